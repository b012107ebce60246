-- Children of compulsory-school age who dropped out, stay away, or are on no school roll (rules.md §6 dropout).
WITH unclear AS (
    SELECT DISTINCT p FROM own_x11_doubt WHERE alive
),
child AS (
    SELECT
        r.h,
        c.fresh_x11 AS rolls,
        c.absent_days AS limit_days,
        s.p IS NOT NULL AS listed,
        s.dropped,
        s.untraced,
        s.studying,
        s.absent_days,
        u.p IS NOT NULL AS doubtful
    FROM resident r
    JOIN county_day c ON c.county_code = r.county_code
    LEFT JOIN own_x11 s ON s.p = r.p
    LEFT JOIN unclear u ON u.p = r.p
    WHERE r.alive AND r.birth >= c.school_born_first AND r.birth <= c.school_born_last
),
judged AS (
    SELECT
        h,
        doubtful,
        listed,
        CASE
            WHEN NOT rolls THEN NULL
            WHEN dropped THEN TRUE
            WHEN doubtful OR untraced THEN NULL
            ELSE FALSE
        END AS dropped_out,
        CASE
            WHEN NOT rolls THEN NULL
            WHEN studying AND absent_days >= limit_days THEN TRUE
            WHEN doubtful OR (studying AND absent_days IS NULL) THEN NULL
            ELSE FALSE
        END AS absent,
        CASE WHEN NOT rolls THEN NULL WHEN listed THEN FALSE WHEN NOT doubtful THEN TRUE END AS off_roll
    FROM child
),
states AS (
    SELECT
        h,
        BOOL_OR(dropped_out) AS dropped_out,
        BOOL_OR(dropped_out IS NULL AND NOT doubtful) AS untraced,
        BOOL_OR(absent) AS absent,
        BOOL_OR(absent IS NULL AND NOT doubtful) AS uncounted,
        BOOL_OR(off_roll) AS off_roll,
        BOOL_OR(doubtful) AS doubtful,
        BOOL_OR(doubtful AND NOT listed) AS maybe_off_roll
    FROM judged
    GROUP BY h
),
seen AS (
    SELECT
        h.h,
        h.members_gap,
        CASE WHEN s.h IS NOT NULL AND NOT c.fresh_x11 THEN 'X11' END AS stale,
        COALESCE(s.dropped_out, FALSE) AS dropped_out,
        COALESCE(s.absent, FALSE) AS absent,
        COALESCE(s.off_roll, FALSE) AS off_roll,
        CASE WHEN c.fresh_x11 AND s.doubtful THEN 'X11有隔离行' END AS row_gap,
        CASE WHEN c.fresh_x11 AND s.maybe_off_roll THEN 'X11有隔离行' END AS roll_gap,
        CASE WHEN c.fresh_x11 AND s.untraced THEN '转学、死亡或小学毕业后的去向' END AS trace_gap,
        CASE WHEN c.fresh_x11 AND s.uncounted THEN '连续缺勤天数未填' END AS count_gap
    FROM household h
    JOIN county_day c ON c.county_code = h.county_code
    LEFT JOIN states s ON s.h = h.h
),
missing AS (
    SELECT
        s.*,
        CASE WHEN NOT dropped_out THEN NULLIF(CONCAT_WS('；', members_gap, row_gap, trace_gap), '') END AS dropped_out_gap,
        CASE WHEN NOT absent THEN NULLIF(CONCAT_WS('；', members_gap, row_gap, count_gap), '') END AS absent_gap,
        CASE WHEN NOT off_roll THEN NULLIF(CONCAT_WS('；', members_gap, roll_gap), '') END AS off_roll_gap
    FROM seen s
)
SELECT
    h,
    CASE WHEN dropped_out THEN TRUE WHEN stale IS NULL AND dropped_out_gap IS NULL THEN FALSE END AS dropped_out,
    stale AS dropped_out_stale,
    dropped_out_gap,
    CASE WHEN absent THEN TRUE WHEN stale IS NULL AND absent_gap IS NULL THEN FALSE END AS absent_pupil,
    stale AS absent_pupil_stale,
    absent_gap AS absent_pupil_gap,
    CASE WHEN off_roll THEN TRUE WHEN stale IS NULL AND off_roll_gap IS NULL THEN FALSE END AS off_roll,
    stale AS off_roll_stale,
    off_roll_gap
FROM missing
