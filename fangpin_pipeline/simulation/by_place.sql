-- Households listed on both sides, and how many moved, by township.
SELECT
    county_code,
    township_code,
    CAST(COUNT(severity_before) AS BIGINT) AS listed_before,
    CAST(COUNT(severity_after) AS BIGINT) AS listed_after,
    CAST(SUM(CASE WHEN change = 'added' THEN 1 ELSE 0 END) AS BIGINT) AS added,
    CAST(SUM(CASE WHEN change = 'removed' THEN 1 ELSE 0 END) AS BIGINT) AS removed,
    CAST(SUM(CASE WHEN change = 'raised' THEN 1 ELSE 0 END) AS BIGINT) AS raised,
    CAST(SUM(CASE WHEN change = 'lowered' THEN 1 ELSE 0 END) AS BIGINT) AS lowered
FROM moved
GROUP BY county_code, township_code
ORDER BY county_code, township_code
