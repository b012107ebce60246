-- Dibao and tekun of members on D, dibao that ended in W+, and a member who can work.
WITH dibao AS (
    SELECT
        x.h,
        BOOL_OR(x.started_on <= d.as_of AND (x.ended_on IS NULL OR x.ended_on >= d.as_of)) AS active,
        BOOL_OR(x.ended_on >= d.w_first AND x.ended_on <= d.as_of) AS stopped
    FROM own_x07 x CROSS JOIN day d
    WHERE x.alive
    GROUP BY x.h
),
unclear_dibao AS (
    SELECT
        x.h,
        BOOL_OR(x.ended_on IS NULL OR x.ended_on >= d.as_of) AS active,
        BOOL_OR(x.ended_on IS NULL OR x.ended_on >= d.w_first) AS stopped
    FROM own_x07_doubt x CROSS JOIN day d
    WHERE x.alive AND (x.started_on IS NULL OR x.started_on <= d.as_of)
    GROUP BY x.h
),
tekun AS (
    SELECT DISTINCT x.h FROM own_x08 x CROSS JOIN day d
    WHERE x.alive AND x.started_on <= d.as_of AND (x.ended_on IS NULL OR x.ended_on >= d.as_of)
),
unclear_tekun AS (
    SELECT DISTINCT x.h FROM own_x08_doubt x CROSS JOIN day d
    WHERE x.alive AND (x.started_on IS NULL OR x.started_on <= d.as_of) AND (x.ended_on IS NULL OR x.ended_on >= d.as_of)
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
        COALESCE(s.active, FALSE) AS dibao_active,
        COALESCE(s.stopped, FALSE) AS dibao_stopped,
        CASE WHEN NOT c.fresh_x07 THEN 'X07' END AS dibao_stale,
        NULLIF(CONCAT_WS('；', h.members_gap, CASE WHEN ud.active THEN 'X07有隔离行' END), '') AS active_gap,
        NULLIF(CONCAT_WS('；', h.members_gap, CASE WHEN ud.stopped THEN 'X07有隔离行' END), '') AS stopped_gap,
        COALESCE(s.active, FALSE) OR t.h IS NOT NULL AS supported,
        NULLIF(CONCAT_WS('；', CASE WHEN NOT c.fresh_x07 THEN 'X07' END,
            CASE WHEN NOT c.fresh_x08 THEN 'X08' END), '') AS support_stale,
        NULLIF(CONCAT_WS('；', h.members_gap,
            CASE WHEN ud.active THEN 'X07有隔离行' END,
            CASE WHEN ut.h IS NOT NULL THEN 'X08有隔离行' END), '') AS support_gap,
        c.fresh_x02 AND COALESCE(l.able, FALSE) AS able,
        CASE WHEN NOT c.fresh_x02 THEN 'X02' END AS able_stale,
        NULLIF(CONCAT_WS('；', h.members_gap, CASE WHEN c.fresh_x02 AND l.untold THEN '劳动技能未填' END,
            CASE WHEN h.kind = 'general' THEN '一般农牧户无劳动技能数据' END), '') AS able_gap
    FROM household h
    JOIN county_day c ON c.county_code = h.county_code
    LEFT JOIN dibao s ON s.h = h.h
    LEFT JOIN unclear_dibao ud ON ud.h = h.h
    LEFT JOIN tekun t ON t.h = h.h
    LEFT JOIN unclear_tekun ut ON ut.h = h.h
    LEFT JOIN labour l ON l.h = h.h
)
SELECT
    h,
    CASE WHEN supported THEN TRUE WHEN support_stale IS NULL AND support_gap IS NULL THEN FALSE END AS supported,
    support_stale AS supported_stale,
    support_gap AS supported_gap,
    CASE WHEN dibao_active THEN TRUE WHEN dibao_stale IS NULL AND active_gap IS NULL THEN FALSE END AS dibao_active,
    dibao_stale AS dibao_active_stale,
    active_gap AS dibao_active_gap,
    CASE WHEN dibao_stopped THEN TRUE WHEN dibao_stale IS NULL AND stopped_gap IS NULL THEN FALSE END AS dibao_stopped,
    dibao_stale AS dibao_stopped_stale,
    stopped_gap AS dibao_stopped_gap,
    CASE WHEN able THEN TRUE WHEN able_stale IS NULL AND able_gap IS NULL THEN FALSE END AS able,
    able_stale,
    able_gap
FROM seen
