-- Members' chronic diseases without a doctor's contract, or contracted and not followed up (rules.md §6 chronic_uncontracted).
WITH disease AS (
    SELECT
        x.h,
        NOT x.contracted AS uncontracted,
        x.contracted AND CASE
            WHEN x.last_followup_on IS NOT NULL THEN x.last_followup_on < c.followed_up_since
            WHEN x.last_followup_on__delivered THEN TRUE
        END AS unfollowed
    FROM own_x14 x
    JOIN household h ON h.h = x.h
    JOIN county_day c ON c.county_code = h.county_code
    WHERE x.alive AND x.chronic
),
states AS (
    SELECT
        h,
        BOOL_OR(uncontracted) AS uncontracted,
        BOOL_OR(uncontracted IS NULL) AS untold,
        BOOL_OR(unfollowed) AS unfollowed,
        BOOL_OR(unfollowed IS NULL AND uncontracted IS NOT NULL) AS undated
    FROM disease
    GROUP BY h
),
unclear AS (
    SELECT DISTINCT h FROM own_x14_doubt WHERE alive
),
seen AS (
    SELECT
        h.h,
        CASE WHEN NOT c.fresh_x14 THEN 'X14' END AS stale,
        COALESCE(s.uncontracted, FALSE) AS uncontracted,
        COALESCE(s.unfollowed, FALSE) AS unfollowed,
        NULLIF(CONCAT_WS('；', h.members_gap,
            CASE WHEN u.h IS NOT NULL THEN 'X14有隔离行' END,
            CASE WHEN s.untold THEN '慢性病是否签约未填' END), '') AS gap,
        CASE WHEN s.undated THEN '最近随访日期未提供' END AS date_gap
    FROM household h
    JOIN county_day c ON c.county_code = h.county_code
    LEFT JOIN states s ON s.h = h.h
    LEFT JOIN unclear u ON u.h = h.h
),
missing AS (
    SELECT
        h,
        stale,
        uncontracted,
        unfollowed,
        CASE WHEN NOT uncontracted THEN gap END AS uncontracted_gap,
        CASE WHEN NOT unfollowed THEN NULLIF(CONCAT_WS('；', gap, date_gap), '') END AS unfollowed_gap
    FROM seen
)
SELECT
    h,
    CASE WHEN uncontracted THEN TRUE WHEN stale IS NULL AND uncontracted_gap IS NULL THEN FALSE END AS uncontracted,
    stale AS uncontracted_stale,
    uncontracted_gap,
    CASE WHEN unfollowed THEN TRUE WHEN stale IS NULL AND unfollowed_gap IS NULL THEN FALSE END AS unfollowed,
    stale AS unfollowed_stale,
    unfollowed_gap
FROM missing
