-- Hits of both sides by rule or class and township.
SELECT
    COALESCE(a.county_code, b.county_code) AS county_code,
    COALESCE(a.township_code, b.township_code) AS township_code,
    COALESCE(a.rule, b.rule) AS rule,
    CAST(COUNT(b.rule) AS BIGINT) AS hits_before,
    CAST(COUNT(a.rule) AS BIGINT) AS hits_after,
    CAST(SUM(CASE WHEN b.rule IS NULL THEN 1 ELSE 0 END) AS BIGINT) AS added,
    CAST(SUM(CASE WHEN a.rule IS NULL THEN 1 ELSE 0 END) AS BIGINT) AS removed
FROM before_hit b
FULL JOIN after_hit a ON a.household_no = b.household_no AND a.rule = b.rule
GROUP BY COALESCE(a.county_code, b.county_code), COALESCE(a.township_code, b.township_code), COALESCE(a.rule, b.rule)
ORDER BY county_code, township_code, rule
