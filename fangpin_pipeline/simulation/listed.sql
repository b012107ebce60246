-- The warning list of one side, without households that left it.
SELECT
    household_no,
    county_code,
    township_code,
    severity,
    CASE severity WHEN 'red' THEN 3 WHEN 'orange' THEN 2 ELSE 1 END AS grade,
    due_on,
    rules
FROM warning
WHERE state <> 'cleared'
