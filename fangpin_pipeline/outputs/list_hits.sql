-- What hit the households on the warning list: rules and classes, the most severe first.
WITH hit AS (
    SELECT household_no, rule, severity, sentence FROM flag WHERE verdict = 'hit'
    UNION ALL
    SELECT household_no, rule, severity, sentence FROM class_hit
)
SELECT h.household_no, h.rule, h.severity, h.sentence
FROM hit h
JOIN warning w ON w.household_no = h.household_no
WHERE w.state <> 'cleared'
ORDER BY
    h.household_no,
    CASE h.severity WHEN 'red' THEN 1 WHEN 'orange' THEN 2 ELSE 3 END,
    h.rule
