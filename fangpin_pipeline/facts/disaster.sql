-- Losses in W by natural disaster, accident and failed production (fen), and events in W+ that count by themselves.
WITH event AS (
    SELECT x.h, x.calamity, x.accident, x.failure, x.loss, x.house_damaged, x.occurred_on <= d.w_last AS in_w
    FROM own_x31 x CROSS JOIN day d
    WHERE x.occurred_on >= d.w_first AND x.occurred_on <= d.as_of
),
summed AS (
    SELECT
        h,
        SUM(loss) FILTER (WHERE in_w AND calamity) AS dis,
        SUM(loss) FILTER (WHERE in_w AND accident) AS acc,
        SUM(loss) FILTER (WHERE in_w AND failure) AS biz,
        BOOL_OR(house_damaged) AS house_damaged,
        BOOL_OR(house_damaged IS NULL) AS undamaged_untold,
        BOOL_OR(accident) AS accident,
        BOOL_OR(failure) AS failed
    FROM event
    GROUP BY h
),
unclear AS (
    SELECT x.h, BOOL_OR(x.occurred_on IS NULL OR x.occurred_on <= d.w_last) AS in_w
    FROM own_x31_doubt x CROSS JOIN day d
    WHERE x.occurred_on IS NULL OR (x.occurred_on >= d.w_first AND x.occurred_on <= d.as_of)
    GROUP BY x.h
),
injury AS (
    SELECT x.h, BOOL_OR(x.injury) AS hit, BOOL_OR(x.injury IS NULL) AS untold
    FROM own_x17 x CROSS JOIN day d
    WHERE x.settled_on >= d.w_first AND x.settled_on <= d.as_of AND x.injury IS NOT FALSE
    GROUP BY x.h
),
unclear_injury AS (
    SELECT DISTINCT x.h
    FROM own_x17_doubt x CROSS JOIN day d
    WHERE x.settled_on IS NULL OR (x.settled_on >= d.w_first AND x.settled_on <= d.as_of)
),
seen AS (
    SELECT
        h.h,
        h.members_gap,
        CASE WHEN NOT c.fresh_x31 THEN 'X31' END AS stale,
        CASE WHEN NOT c.fresh_x17 THEN 'X17' END AS injury_stale,
        NULLIF(CONCAT_WS('；', h.members_gap, CASE WHEN u.in_w THEN 'X31有隔离行' END), '')
            AS loss_gap,
        NULLIF(CONCAT_WS('；', h.members_gap,
            CASE WHEN u.h IS NOT NULL THEN 'X31有隔离行' END), '') AS event_gap,
        CAST(COALESCE(s.dis, 0) AS BIGINT) AS dis,
        CAST(COALESCE(s.acc, 0) AS BIGINT) AS acc,
        CAST(COALESCE(s.biz, 0) AS BIGINT) AS biz,
        COALESCE(s.house_damaged, FALSE) AS house_damaged,
        CASE WHEN s.undamaged_untold THEN '房屋是否受损未填' END AS house_gap,
        COALESCE(s.accident, FALSE) AS accident,
        COALESCE(s.failed, FALSE) AS failed,
        COALESCE(i.hit, FALSE) AS injured,
        CASE WHEN i.untold THEN '是否意外伤害未填' END AS injury_gap,
        CASE WHEN q.h IS NOT NULL THEN 'X17有隔离行' END AS settlement_gap
    FROM household h
    JOIN county_day c ON c.county_code = h.county_code
    LEFT JOIN summed s ON s.h = h.h
    LEFT JOIN unclear u ON u.h = h.h
    LEFT JOIN injury i ON i.h = h.h
    LEFT JOIN unclear_injury q ON q.h = h.h
),
missing AS (
    SELECT
        s.*,
        CASE WHEN NOT house_damaged THEN NULLIF(CONCAT_WS('；', event_gap, house_gap), '') END AS house_damaged_gap,
        CASE WHEN NOT accident THEN event_gap END AS accident_gap,
        CASE WHEN NOT failed THEN event_gap END AS failed_gap,
        CASE WHEN NOT injured THEN NULLIF(CONCAT_WS('；', members_gap, injury_gap, settlement_gap), '') END AS injured_gap
    FROM seen s
)
SELECT
    h,
    CASE WHEN stale IS NULL AND loss_gap IS NULL THEN dis END AS dis,
    dis AS dis_low,
    stale AS dis_stale,
    loss_gap AS dis_gap,
    CASE WHEN stale IS NULL AND loss_gap IS NULL THEN acc END AS acc,
    acc AS acc_low,
    CASE WHEN stale IS NULL AND loss_gap IS NULL THEN biz END AS biz,
    biz AS biz_low,
    CASE WHEN house_damaged THEN TRUE WHEN stale IS NULL AND house_damaged_gap IS NULL THEN FALSE END AS house_damaged,
    stale AS house_damaged_stale,
    house_damaged_gap,
    CASE WHEN accident THEN TRUE WHEN stale IS NULL AND accident_gap IS NULL THEN FALSE END AS accident,
    stale AS accident_stale,
    accident_gap,
    CASE WHEN failed THEN TRUE WHEN stale IS NULL AND failed_gap IS NULL THEN FALSE END AS failed,
    stale AS failed_stale,
    failed_gap,
    CASE WHEN injured THEN TRUE WHEN injury_stale IS NULL AND injured_gap IS NULL THEN FALSE END AS injured,
    injury_stale AS injured_stale,
    injured_gap
FROM missing
