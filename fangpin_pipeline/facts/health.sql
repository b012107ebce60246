-- Compliant self-paid medical spending in W (fen), uninsured hospital stays, uninsured members, new serious diseases.
WITH paid AS (
    SELECT
        x.h,
        SUM(COALESCE(
            x.compliant_self_paid, x.total - x.basic_paid - COALESCE(x.critical_paid, 0) - COALESCE(x.aid_paid, 0)
        )) AS amount
    FROM own_x17 x CROSS JOIN day d
    WHERE x.settled_on >= d.w_first AND x.settled_on <= d.w_last
    GROUP BY x.h
),
unclear_payment AS (
    SELECT DISTINCT x.h
    FROM own_x17_doubt x CROSS JOIN day d
    WHERE x.settled_on IS NULL OR (x.settled_on >= d.w_first AND x.settled_on <= d.w_last)
),
uncovered AS (
    SELECT h, BOOL_OR(uninsured) AS hit, MAX(stale) AS stale, MAX(gap) AS gap
    FROM insurance
    GROUP BY h
),
disease AS (
    SELECT x.h, BOOL_OR(x.diagnosed_on IS NOT NULL) AS hit, BOOL_OR(x.diagnosed_on IS NULL) AS undated
    FROM own_x14 x
    JOIN household h ON h.h = x.h
    JOIN county_day c ON c.county_code = h.county_code
    WHERE x.alive AND x.kind = '大病'
        AND (x.diagnosed_on IS NULL OR (x.diagnosed_on >= c.serious_disease_since AND x.diagnosed_on <= c.as_of))
    GROUP BY x.h
),
unclear_disease AS (
    SELECT DISTINCT x.h
    FROM own_x14_doubt x
    JOIN household h ON h.h = x.h
    JOIN county_day c ON c.county_code = h.county_code
    WHERE x.alive
        AND (x.diagnosed_on IS NULL OR (x.diagnosed_on >= c.serious_disease_since AND x.diagnosed_on <= c.as_of))
),
seen AS (
    SELECT
        h.h,
        h.members_gap,
        CASE WHEN NOT c.fresh_x17 THEN 'X17' END AS oop_stale,
        CASE WHEN u.h IS NOT NULL THEN 'X17有隔离行' END AS payment_gap,
        CAST(GREATEST(COALESCE(p.amount, 0), 0) AS BIGINT) AS paid,
        COALESCE(s.hit, FALSE) AS stay_hit,
        COALESCE(s.doubtful, FALSE) AS stay_doubtful,
        s.stale AS stay_stale,
        s.gap AS stay_gap,
        COALESCE(s.uncertain, FALSE) AS stay_uncertain,
        COALESCE(i.hit, FALSE) AS uninsured_hit,
        i.stale AS uninsured_stale,
        i.gap AS insurance_gap,
        CASE WHEN NOT c.fresh_x14 THEN 'X14' END AS serious_disease_stale,
        COALESCE(g.hit, FALSE) AS disease_hit,
        CASE WHEN g.undated THEN '大病确诊日期未填' END AS undated_gap,
        CASE WHEN q.h IS NOT NULL THEN 'X14有隔离行' END AS disease_gap
    FROM household h
    JOIN county_day c ON c.county_code = h.county_code
    LEFT JOIN paid p ON p.h = h.h
    LEFT JOIN unclear_payment u ON u.h = h.h
    LEFT JOIN hospital_stay s ON s.h = h.h
    LEFT JOIN uncovered i ON i.h = h.h
    LEFT JOIN disease g ON g.h = h.h
    LEFT JOIN unclear_disease q ON q.h = h.h
),
missing AS (
    SELECT
        s.*,
        NULLIF(CONCAT_WS('；', members_gap, payment_gap), '') AS oop_gap,
        CASE WHEN oop_stale IS NULL THEN stay_stale ELSE oop_stale END AS uninsured_stay_stale,
        NULLIF(CONCAT_WS('；', members_gap, stay_gap,
            CASE WHEN stay_uncertain THEN 'X17有隔离行' END), '') AS uninsured_stay_gap,
        NULLIF(CONCAT_WS('；', members_gap, insurance_gap), '') AS uninsured_gap,
        NULLIF(CONCAT_WS('；', members_gap, undated_gap, disease_gap), '') AS serious_disease_gap
    FROM seen s
)
SELECT
    h,
    CASE WHEN oop_stale IS NULL AND oop_gap IS NULL THEN paid END AS oop,
    paid AS oop_low,
    oop_stale,
    oop_gap,
    CASE WHEN stay_hit THEN TRUE WHEN NOT stay_doubtful AND members_gap IS NULL AND oop_stale IS NULL THEN FALSE END AS uninsured_stay,
    uninsured_stay_stale,
    uninsured_stay_gap,
    CASE WHEN uninsured_hit THEN TRUE WHEN uninsured_stale IS NULL AND uninsured_gap IS NULL THEN FALSE END AS uninsured,
    uninsured_stale,
    uninsured_gap,
    CASE WHEN disease_hit THEN TRUE WHEN serious_disease_stale IS NULL AND serious_disease_gap IS NULL THEN FALSE END
        AS serious_disease,
    serious_disease_stale,
    serious_disease_gap
FROM missing
