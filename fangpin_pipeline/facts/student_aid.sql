-- Members at school to whom no aid was paid in W (rules.md §6 student_aid_gap). Who was paid is clear, at school or not.
WITH paid AS (
    SELECT DISTINCT x.p
    FROM own_x12 x CROSS JOIN day d
    WHERE x.paid_on >= d.w_first AND x.paid_on <= d.w_last
),
unclear_payment AS (
    SELECT DISTINCT x.p
    FROM own_x12_doubt x CROSS JOIN day d
    WHERE x.paid_on IS NULL OR (x.paid_on >= d.w_first AND x.paid_on <= d.w_last)
),
maybe_at_school AS (
    SELECT h, p, TRUE AS at_school FROM own_x11 WHERE alive AND studying
    UNION ALL
    SELECT DISTINCT x.h, x.p, FALSE
    FROM own_x11_doubt x
    WHERE x.alive AND NOT EXISTS (SELECT 1 FROM own_x11 s WHERE s.p = x.p AND s.studying)
    UNION ALL
    SELECT r.h, r.p, FALSE
    FROM resident r
    JOIN county_day c ON c.county_code = r.county_code
    WHERE r.alive AND NOT c.fresh_x11
),
unpaid AS (
    SELECT
        m.h,
        BOOL_OR(m.at_school AND u.p IS NULL) AS unpaid,
        BOOL_OR(NOT m.at_school) AS maybe,
        BOOL_OR(u.p IS NOT NULL) AS doubtful
    FROM maybe_at_school m
    LEFT JOIN unclear_payment u ON u.p = m.p
    WHERE NOT EXISTS (SELECT 1 FROM paid a WHERE a.p = m.p)
    GROUP BY m.h
),
seen AS (
    SELECT
        h.h,
        COALESCE(u.unpaid AND c.fresh_x12, FALSE) AS unaided,
        CASE WHEN u.h IS NULL THEN NULL WHEN NOT c.fresh_x11 THEN 'X11' WHEN NOT c.fresh_x12 THEN 'X12' END AS stale,
        NULLIF(CONCAT_WS('；', h.members_gap,
            CASE WHEN c.fresh_x11 AND u.maybe THEN 'X11有隔离行' END,
            CASE WHEN c.fresh_x12 AND u.doubtful THEN 'X12有隔离行' END), '') AS gap
    FROM household h
    JOIN county_day c ON c.county_code = h.county_code
    LEFT JOIN unpaid u ON u.h = h.h
)
SELECT
    h,
    CASE WHEN unaided THEN TRUE WHEN stale IS NULL AND gap IS NULL THEN FALSE END AS unaided_pupil,
    stale AS unaided_pupil_stale,
    gap AS unaided_pupil_gap
FROM seen
