-- Support that a household already has on D: dibao or tekun of a member, an assistance measure, a member who can work.
WITH spell AS (
    SELECT x.h FROM own_x07 x CROSS JOIN day d
    WHERE x.alive AND x.started_on <= d.as_of AND (x.ended_on IS NULL OR x.ended_on >= d.as_of)
    UNION
    SELECT x.h FROM own_x08 x CROSS JOIN day d
    WHERE x.alive AND x.started_on <= d.as_of AND (x.ended_on IS NULL OR x.ended_on >= d.as_of)
),
unclear_dibao AS (
    SELECT DISTINCT x.h FROM own_x07_doubt x CROSS JOIN day d
    WHERE x.alive AND (x.started_on IS NULL OR x.started_on <= d.as_of) AND (x.ended_on IS NULL OR x.ended_on >= d.as_of)
),
unclear_tekun AS (
    SELECT DISTINCT x.h FROM own_x08_doubt x CROSS JOIN day d
    WHERE x.alive AND (x.started_on IS NULL OR x.started_on <= d.as_of) AND (x.ended_on IS NULL OR x.ended_on >= d.as_of)
),
measure AS (
    SELECT DISTINCT x.h FROM own_x04 x CROSS JOIN day d
    WHERE x.started_on <= d.as_of AND (x.ended_on IS NULL OR x.ended_on >= d.as_of)
),
unclear_measure AS (
    SELECT DISTINCT x.h FROM own_x04_doubt x CROSS JOIN day d
    WHERE (x.started_on IS NULL OR x.started_on <= d.as_of) AND (x.ended_on IS NULL OR x.ended_on >= d.as_of)
),
labour AS (
    SELECT
        r.h,
        BOOL_OR(r.able) AS able,
        BOOL_OR(r.able IS NULL) AS untold
    FROM resident r
    JOIN household h ON h.h = r.h
    WHERE r.alive AND h.kind = 'registered'
    GROUP BY r.h
),
seen AS (
    SELECT
        h.h,
        s.h IS NOT NULL AS supported,
        NULLIF(CONCAT_WS('；', CASE WHEN NOT c.fresh_x07 THEN 'X07' END,
            CASE WHEN NOT c.fresh_x08 THEN 'X08' END), '') AS support_stale,
        NULLIF(CONCAT_WS('；', h.members_gap,
            CASE WHEN ud.h IS NOT NULL THEN 'X07有隔离行' END,
            CASE WHEN ut.h IS NOT NULL THEN 'X08有隔离行' END), '') AS support_gap,
        m.h IS NOT NULL AS assisted,
        CASE WHEN NOT c.fresh_x04 THEN 'X04' END AS assisted_stale,
        CASE WHEN um.h IS NOT NULL THEN 'X04有隔离行' END AS assisted_gap,
        c.fresh_x02 AND COALESCE(l.able, FALSE) AS able,
        CASE WHEN NOT c.fresh_x02 THEN 'X02' END AS able_stale,
        NULLIF(CONCAT_WS('；', h.members_gap, CASE WHEN c.fresh_x02 AND l.untold THEN '劳动技能未填' END,
            CASE WHEN h.kind = 'general' THEN '一般农牧户无劳动技能数据' END), '') AS able_gap
    FROM household h
    JOIN county_day c ON c.county_code = h.county_code
    LEFT JOIN spell s ON s.h = h.h
    LEFT JOIN unclear_dibao ud ON ud.h = h.h
    LEFT JOIN unclear_tekun ut ON ut.h = h.h
    LEFT JOIN measure m ON m.h = h.h
    LEFT JOIN unclear_measure um ON um.h = h.h
    LEFT JOIN labour l ON l.h = h.h
)
SELECT
    h,
    CASE WHEN supported THEN TRUE WHEN support_stale IS NULL AND support_gap IS NULL THEN FALSE END AS supported,
    support_stale AS supported_stale,
    support_gap AS supported_gap,
    CASE WHEN assisted THEN TRUE WHEN assisted_stale IS NULL AND assisted_gap IS NULL THEN FALSE END AS assisted,
    assisted_stale,
    assisted_gap,
    CASE WHEN able THEN TRUE WHEN able_stale IS NULL AND able_gap IS NULL THEN FALSE END AS able,
    able_stale,
    able_gap
FROM seen
