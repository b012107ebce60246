-- Care cost of disabled spending persons (fen), and members of grade 一级 or 二级: certified lately, without both subsidies.
WITH care AS (
    SELECT h, CAST(SUM(COALESCE(care_cost, 0)) AS BIGINT) AS amount FROM own_x22 GROUP BY h
),
severe AS (
    SELECT
        x.h,
        x.issued_on >= c.disability_since AND x.issued_on <= c.as_of AS recent,
        CASE WHEN x.living_subsidy IS NULL THEN CASE WHEN x.living_subsidy__delivered THEN TRUE END
            ELSE x.living_subsidy = 0 END
        AND CASE WHEN x.care_subsidy IS NULL THEN CASE WHEN x.care_subsidy__delivered THEN TRUE END
            ELSE x.care_subsidy = 0 END AS unsubsidised
    FROM own_x22 x
    JOIN household h ON h.h = x.h
    JOIN county_day c ON c.county_code = h.county_code
    WHERE x.alive AND x.severe
),
states AS (
    SELECT
        h,
        BOOL_OR(recent) AS recent,
        BOOL_OR(recent IS NULL) AS undated,
        BOOL_OR(unsubsidised) AS unsubsidised,
        BOOL_OR(unsubsidised IS NULL) AS untold
    FROM severe
    GROUP BY h
),
unclear AS (
    SELECT
        x.h,
        BOOL_OR(x.alive) AS member,
        BOOL_OR(x.alive AND (
            x.issued_on IS NULL OR (x.issued_on >= c.disability_since AND x.issued_on <= c.as_of)
        )) AS recent_member
    FROM own_x22_doubt x
    JOIN household h ON h.h = x.h
    JOIN county_day c ON c.county_code = h.county_code
    GROUP BY x.h
),
seen AS (
    SELECT
        h.h,
        h.members_gap,
        CASE WHEN NOT c.fresh_x22 THEN 'X22' END AS stale,
        CASE WHEN u.h IS NOT NULL THEN 'X22有隔离行' END AS care_gap,
        CASE WHEN u.member THEN 'X22有隔离行' END AS row_gap,
        CASE WHEN u.recent_member THEN 'X22有隔离行' END AS recent_gap,
        COALESCE(a.amount, 0) AS amount,
        COALESCE(s.recent, FALSE) AS recent,
        COALESCE(s.undated, FALSE) AS undated,
        COALESCE(s.unsubsidised, FALSE) AS unsubsidised,
        COALESCE(s.untold, FALSE) AS untold
    FROM household h
    JOIN county_day c ON c.county_code = h.county_code
    LEFT JOIN care a ON a.h = h.h
    LEFT JOIN states s ON s.h = h.h
    LEFT JOIN unclear u ON u.h = h.h
),
missing AS (
    SELECT
        s.*,
        NULLIF(CONCAT_WS('；', members_gap, care_gap), '') AS dsb_gap,
        CASE WHEN NOT recent THEN NULLIF(CONCAT_WS('；', members_gap, recent_gap,
            CASE WHEN undated THEN '残疾人证发证日期未填' END), '') END AS new_disability_gap,
        CASE WHEN NOT unsubsidised THEN NULLIF(CONCAT_WS('；', members_gap, row_gap,
            CASE WHEN untold THEN '两项补贴未提供' END), '') END AS unsubsidised_gap
    FROM seen s
)
SELECT
    h,
    CASE WHEN stale IS NULL AND dsb_gap IS NULL THEN amount END AS dsb,
    amount AS dsb_low,
    stale AS dsb_stale,
    dsb_gap,
    CASE WHEN recent THEN TRUE WHEN stale IS NULL AND new_disability_gap IS NULL THEN FALSE END AS new_disability,
    stale AS new_disability_stale,
    new_disability_gap,
    CASE WHEN unsubsidised THEN TRUE WHEN stale IS NULL AND unsubsidised_gap IS NULL THEN FALSE END AS unsubsidised,
    stale AS unsubsidised_stale,
    unsubsidised_gap
FROM missing
