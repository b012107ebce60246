-- Visits due on both sides by township, severity and day.
SELECT
    county_code,
    township_code,
    severity,
    due_on,
    CAST(SUM(visits_before) AS BIGINT) AS visits_before,
    CAST(SUM(visits_after) AS BIGINT) AS visits_after
FROM (
    SELECT county_code, township_code, severity, due_on, 1 AS visits_before, 0 AS visits_after FROM before_listed
    UNION ALL
    SELECT county_code, township_code, severity, due_on, 0, 1 FROM after_listed
) visit
GROUP BY county_code, township_code, severity, due_on
ORDER BY county_code, township_code, due_on, severity
