-- Townships that have households, or rows on a list.
WITH place AS (
    SELECT county_code, township_code, 1 AS households FROM household_fact
    UNION ALL
    SELECT county_code, township_code, 0 FROM warning
    UNION ALL
    SELECT county_code, township_code, 0 FROM verification
)
SELECT county_code, township_code, CAST(SUM(households) AS BIGINT) AS households
FROM place
GROUP BY county_code, township_code
ORDER BY county_code, township_code
