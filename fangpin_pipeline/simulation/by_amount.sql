-- Amounts of both sides by township, in whole fen.
SELECT
    county_code,
    township_code,
    amount,
    CAST(SUM(one_before) AS BIGINT) AS households_before,
    CAST(SUM(one_after) AS BIGINT) AS households_after,
    CAST(SUM(one_before * fen) AS BIGINT) AS fen_before,
    CAST(SUM(one_after * fen) AS BIGINT) AS fen_after
FROM (
    SELECT county_code, township_code, amount, fen, 1 AS one_before, 0 AS one_after FROM before_amount
    UNION ALL
    SELECT county_code, township_code, amount, fen, 0, 1 FROM after_amount
) side
GROUP BY county_code, township_code, amount
ORDER BY county_code, township_code, amount
