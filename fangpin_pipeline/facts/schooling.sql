-- Cost of schooling less aid in W (fen): EDU over all members at school, and the same over those beyond compulsory school.
WITH aid AS (
    SELECT x.p, SUM(x.amount) AS amount
    FROM own_x12 x CROSS JOIN day d
    WHERE x.paid_on >= d.w_first AND x.paid_on <= d.w_last
    GROUP BY x.p
),
unclear_aid AS (
    SELECT DISTINCT x.p
    FROM own_x12_doubt x CROSS JOIN day d
    WHERE x.paid_on IS NULL OR (x.paid_on >= d.w_first AND x.paid_on <= d.w_last)
),
pupil AS (
    SELECT
        x.h,
        x.advanced,
        x.annual_cost IS NULL AS unpriced,
        u.p IS NOT NULL AS unaided,
        COALESCE(x.annual_cost, 0) - COALESCE(a.amount, 0) AS cost
    FROM own_x11 x
    LEFT JOIN aid a ON a.p = x.p
    LEFT JOIN unclear_aid u ON u.p = x.p
    WHERE x.alive AND x.status = '在读'
),
summed AS (
    SELECT
        h,
        COUNT(*) AS pupils,
        COUNT(*) FILTER (WHERE advanced) AS advanced_pupils,
        CAST(SUM(cost) AS BIGINT) AS cost,
        CAST(COALESCE(SUM(cost) FILTER (WHERE advanced), 0) AS BIGINT) AS advanced_cost,
        BOOL_OR(unpriced) AS unpriced,
        BOOL_OR(unpriced AND advanced) AS advanced_unpriced,
        BOOL_OR(unaided) AS unaided,
        BOOL_OR(unaided AND advanced) AS advanced_unaided
    FROM pupil
    GROUP BY h
),
unclear_pupil AS (
    SELECT x.h, BOOL_OR(a.p IS NOT NULL) AS unaided
    FROM own_x11_doubt x
    LEFT JOIN unclear_aid a ON a.p = x.p
    WHERE x.alive
    GROUP BY x.h
),
seen AS (
    SELECT
        h.h,
        h.members_gap,
        c.fresh_x11 AS rolls,
        c.fresh_x12 AS payments,
        CASE WHEN u.h IS NOT NULL THEN 'X11有隔离行' END AS pupil_gap,
        COALESCE(s.pupils, 0) AS pupils,
        COALESCE(s.advanced_pupils, 0) AS advanced_pupils,
        COALESCE(s.cost, 0) AS cost,
        COALESCE(s.advanced_cost, 0) AS advanced_cost,
        COALESCE(s.unpriced, FALSE) AS unpriced,
        COALESCE(s.advanced_unpriced, FALSE) AS advanced_unpriced,
        COALESCE(s.unaided, FALSE) OR COALESCE(u.unaided, FALSE) AS unaided,
        COALESCE(s.advanced_unaided, FALSE) OR COALESCE(u.unaided, FALSE) AS advanced_unaided
    FROM household h
    JOIN county_day c ON c.county_code = h.county_code
    LEFT JOIN summed s ON s.h = h.h
    LEFT JOIN unclear_pupil u ON u.h = h.h
),
missing AS (
    SELECT
        s.*,
        CASE WHEN NOT rolls THEN 'X11' WHEN pupils > 0 AND NOT payments THEN 'X12' END AS edu_stale,
        NULLIF(CONCAT_WS('；', members_gap, pupil_gap, CASE WHEN unpriced THEN '年学习生活费用未填' END,
            CASE WHEN unaided AND payments THEN 'X12有隔离行' END), '') AS edu_gap,
        CASE WHEN NOT rolls THEN 'X11' WHEN advanced_pupils > 0 AND NOT payments THEN 'X12' END AS advanced_stale,
        NULLIF(CONCAT_WS('；', members_gap, pupil_gap, CASE WHEN advanced_unpriced THEN '年学习生活费用未填' END,
            CASE WHEN advanced_unaided AND payments THEN 'X12有隔离行' END), '') AS advanced_gap
    FROM seen s
)
SELECT
    h,
    CASE WHEN edu_stale IS NULL AND edu_gap IS NULL THEN GREATEST(cost, CAST(0 AS BIGINT)) END AS edu,
    CASE WHEN payments AND NOT unaided THEN GREATEST(cost, CAST(0 AS BIGINT)) ELSE CAST(0 AS BIGINT) END AS edu_low,
    edu_stale,
    edu_gap,
    CASE WHEN advanced_stale IS NULL AND advanced_gap IS NULL THEN advanced_cost END AS advanced,
    CASE WHEN payments AND NOT advanced_unaided THEN GREATEST(advanced_cost, CAST(0 AS BIGINT))
        ELSE CAST(0 AS BIGINT) END AS advanced_low,
    advanced_stale,
    advanced_gap,
    CASE WHEN rolls AND members_gap IS NULL AND pupil_gap IS NULL THEN advanced_pupils END AS students,
    advanced_pupils AS students_low,
    CASE WHEN NOT rolls THEN 'X11' END AS students_stale,
    NULLIF(CONCAT_WS('；', members_gap, pupil_gap), '') AS students_gap
FROM missing
