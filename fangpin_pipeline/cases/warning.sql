-- The warning list of D against the newest list before it (rules.md §7): states, due days, and who left and why.
WITH earlier AS (
    SELECT p.*, r.grade FROM previous_warning p JOIN severity_grade r ON r.severity = p.severity WHERE p.state <> 'cleared'
),
present AS (
    SELECT
        l.household_no,
        l.rules,
        l.grade,
        r.severity,
        h.county_code,
        h.township_code,
        h.village_code,
        CASE l.grade WHEN 3 THEN c.due_red WHEN 2 THEN c.due_orange ELSE c.due_yellow END AS due_now,
        c.as_of
    FROM listing l
    JOIN severity_grade r ON r.grade = l.grade
    JOIN household h ON h.household_no = l.household_no
    JOIN county_day c ON c.county_code = h.county_code
),
still_unknown AS (
    SELECT DISTINCT e.household_no
    FROM earlier e
    JOIN finding f ON f.household_no = e.household_no
    WHERE f.verdict = 'unknown' AND CONCAT(';', e.rules, ';') LIKE CONCAT('%;', f.rule, ';%')
)
SELECT
    p.as_of,
    p.household_no,
    p.county_code,
    p.township_code,
    p.village_code,
    p.severity,
    CASE
        WHEN e.household_no IS NULL THEN 'new'
        WHEN p.grade > e.grade THEN 'escalated'
        WHEN p.grade < e.grade THEN 'eased'
        ELSE 'persisting'
    END AS state,
    CAST(NULL AS STRING) AS reason,
    COALESCE(e.first_seen, p.as_of) AS first_seen,
    CASE
        WHEN e.household_no IS NULL THEN p.due_now
        WHEN p.grade > e.grade THEN LEAST(e.due_on, p.due_now)
        ELSE e.due_on
    END AS due_on,
    p.rules
FROM present p
LEFT JOIN earlier e ON e.household_no = p.household_no
UNION ALL
SELECT
    d.as_of,
    e.household_no,
    e.county_code,
    e.township_code,
    e.village_code,
    e.severity,
    'cleared',
    CASE
        WHEN h.household_no IS NULL AND q.household_no IS NULL THEN 'gone'
        WHEN h.household_no IS NULL OR u.household_no IS NOT NULL THEN 'unknown_now'
        ELSE 'resolved'
    END,
    e.first_seen,
    CAST(NULL AS DATE),
    e.rules
FROM earlier e
CROSS JOIN day d
LEFT JOIN household h ON h.household_no = e.household_no
LEFT JOIN quarantined_household q ON q.household_no = e.household_no
LEFT JOIN still_unknown u ON u.household_no = e.household_no
WHERE NOT EXISTS (SELECT 1 FROM listing l WHERE l.household_no = e.household_no)
