-- Every household that was ever on a published list, before what its visitors say: one clue a household, for good.
-- A break for want of knowledge closes no clue: unknown is never no.
WITH in_doubt AS (
    SELECT p.household_no FROM previous_clue p JOIN quarantined_household q ON q.household_no = p.household_no
    UNION
    SELECT p.household_no
    FROM previous_clue p
    JOIN finding f ON f.household_no = p.household_no
    WHERE f.verdict = 'unknown' AND CONCAT(';', p.rules, ';') LIKE CONCAT('%;', f.rule, ';%')
),
joined AS (
    SELECT
        COALESCE(w.household_no, p.household_no) AS household_no,
        COALESCE(w.county_code, p.county_code) AS county_code,
        COALESCE(w.township_code, p.township_code) AS township_code,
        COALESCE(w.village_code, p.village_code) AS village_code,
        COALESCE(w.severity, p.severity) AS severity,
        COALESCE(w.rules, p.rules) AS rules,
        COALESCE(w.state <> 'cleared', FALSE) AS listed,
        COALESCE(w.state = 'new', FALSE) AS begins,
        w.reason AS left_for,
        w.first_seen,
        w.due_on AS listed_due,
        p.opened_on AS was_opened_on,
        p.first_opened_on AS was_first_opened_on,
        p.closed_on AS was_closed_on,
        p.close_reason AS was_close_reason,
        p.times_warned AS was_warned,
        p.due_on AS was_due,
        p.reopened_on AS was_reopened_on,
        p.verdict_on AS was_verdict_on,
        p.severity AS was_severity
    FROM warning w
    FULL OUTER JOIN previous_clue p ON p.household_no = w.household_no
),
told AS (
    SELECT
        j.*,
        d.as_of,
        CASE
            WHEN j.listed THEN NULL
            WHEN j.left_for IS NOT NULL THEN j.left_for
            WHEN j.was_closed_on IS NOT NULL THEN j.was_close_reason
            WHEN u.household_no IS NOT NULL THEN 'unknown_now'
            WHEN h.household_no IS NULL THEN 'gone'
            ELSE 'resolved'
        END AS close_reason
    FROM joined j
    CROSS JOIN day d
    LEFT JOIN household h ON h.household_no = j.household_no
    LEFT JOIN in_doubt u ON u.household_no = j.household_no
)
SELECT
    t.as_of,
    t.household_no,
    t.county_code,
    t.township_code,
    t.village_code,
    t.severity,
    r.grade,
    t.rules,
    t.listed,
    CASE
        WHEN t.was_opened_on IS NULL THEN t.first_seen
        WHEN t.begins AND t.was_closed_on IS NOT NULL THEN t.as_of
        ELSE t.was_opened_on
    END AS opened_on,
    COALESCE(t.was_first_opened_on, t.first_seen) AS first_opened_on,
    CASE
        WHEN t.listed OR t.close_reason = 'unknown_now' THEN NULL
        ELSE COALESCE(t.was_closed_on, t.as_of)
    END AS closed_on,
    t.close_reason,
    CAST(COALESCE(t.was_warned, 0) + CASE WHEN t.begins OR t.was_warned IS NULL THEN 1 ELSE 0 END AS BIGINT)
        AS times_warned,
    t.listed_due,
    t.was_due,
    t.was_reopened_on,
    t.was_verdict_on,
    w.grade AS was_grade
FROM told t
JOIN severity_grade r ON r.severity = t.severity
LEFT JOIN severity_grade w ON w.severity = t.was_severity
