-- Since when each rule or class hits each household at its severity, and until when it did: what a visitor of a past
-- day had on his list. `hit_until` is the first list without it. Kept as long as a cooldown may look back.
WITH present AS (
    SELECT f.household_no, f.rule, r.grade
    FROM finding f
    JOIN severity_grade r ON r.severity = f.severity
    WHERE f.verdict = 'hit'
),
oldest AS (
    SELECT MIN(LEAST(cooldown_since, revisit_since)) AS kept_since FROM county_day
)
SELECT
    n.household_no,
    n.rule,
    CAST(n.grade AS INT) AS grade,
    COALESCE(p.hit_since, d.as_of) AS hit_since,
    CAST(NULL AS DATE) AS hit_until
FROM present n
CROSS JOIN day d
LEFT JOIN previous_clue_rule p
    ON p.household_no = n.household_no AND p.rule = n.rule AND p.grade = n.grade AND p.hit_until IS NULL
UNION ALL
SELECT p.household_no, p.rule, p.grade, p.hit_since, COALESCE(p.hit_until, d.as_of)
FROM previous_clue_rule p
CROSS JOIN day d
CROSS JOIN oldest o
LEFT JOIN present n ON n.household_no = p.household_no AND n.rule = p.rule AND n.grade = p.grade
WHERE (p.hit_until IS NOT NULL OR n.household_no IS NULL) AND COALESCE(p.hit_until, d.as_of) >= o.kept_since
