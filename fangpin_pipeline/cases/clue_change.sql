-- Whether a household shows more today than when its visitor left: a rule that was not on his list, or a higher severity.
-- His list is the newest one of that day or before; the list of today is in nobody's hands yet.
WITH asked AS (
    SELECT household_no, verdict_on AS asked_on FROM clue_outcome WHERE verdict = '核实不属实'
    UNION
    SELECT household_no, last_event_on FROM clue_outcome WHERE last_event = '暂缓'
),
carried AS (
    SELECT a.household_no, a.asked_on, r.rule, r.grade
    FROM asked a
    CROSS JOIN day d
    JOIN clue_rule r ON r.household_no = a.household_no
    WHERE r.hit_since <= a.asked_on AND r.hit_since < d.as_of AND (r.hit_until IS NULL OR r.hit_until > a.asked_on)
),
highest AS (
    SELECT household_no, asked_on, MAX(grade) AS grade FROM carried GROUP BY household_no, asked_on
)
SELECT
    a.household_no,
    a.asked_on,
    COUNT(CASE WHEN c.rule IS NULL THEN 1 END) > 0 AS new_rule,
    MAX(n.grade) > MAX(COALESCE(h.grade, 0)) AS higher
FROM asked a
JOIN clue_rule n ON n.household_no = a.household_no AND n.hit_until IS NULL
LEFT JOIN carried c ON c.household_no = a.household_no AND c.asked_on = a.asked_on AND c.rule = n.rule
LEFT JOIN highest h ON h.household_no = a.household_no AND h.asked_on = a.asked_on
GROUP BY a.household_no, a.asked_on
