-- Assistance measures of a household: any on D, one of development on D, any in W, one that brings income in W.
WITH measure AS (
    SELECT
        x.h,
        x.developing,
        x.earning,
        x.started_on <= d.as_of AND (x.ended_on IS NULL OR x.ended_on >= d.as_of) AS on_day,
        x.started_on <= d.w_last AND (x.ended_on IS NULL OR x.ended_on >= d.w_first) AS in_w
    FROM own_x04 x CROSS JOIN day d
),
states AS (
    SELECT
        h,
        BOOL_OR(on_day) AS assisted,
        BOOL_OR(on_day AND developing) AS developed,
        BOOL_OR(in_w) AS assisted_in_w,
        BOOL_OR(in_w AND earning) AS income_project
    FROM measure
    GROUP BY h
),
unclear AS (
    SELECT
        x.h,
        BOOL_OR((x.started_on IS NULL OR x.started_on <= d.as_of) AND (x.ended_on IS NULL OR x.ended_on >= d.as_of))
            AS on_day,
        BOOL_OR((x.started_on IS NULL OR x.started_on <= d.w_last) AND (x.ended_on IS NULL OR x.ended_on >= d.w_first))
            AS in_w
    FROM own_x04_doubt x CROSS JOIN day d
    GROUP BY x.h
),
seen AS (
    SELECT
        h.h,
        COALESCE(s.assisted, FALSE) AS assisted,
        COALESCE(s.developed, FALSE) AS developed,
        COALESCE(s.assisted_in_w, FALSE) AS assisted_in_w,
        COALESCE(s.income_project, FALSE) AS income_project,
        CASE WHEN NOT c.fresh_x04 THEN 'X04' END AS stale,
        CASE WHEN u.on_day THEN 'X04有隔离行' END AS day_gap,
        CASE WHEN u.in_w THEN 'X04有隔离行' END AS window_gap
    FROM household h
    JOIN county_day c ON c.county_code = h.county_code
    LEFT JOIN states s ON s.h = h.h
    LEFT JOIN unclear u ON u.h = h.h
)
SELECT
    h,
    CASE WHEN assisted THEN TRUE WHEN stale IS NULL AND day_gap IS NULL THEN FALSE END AS assisted,
    stale AS assisted_stale,
    day_gap AS assisted_gap,
    CASE WHEN developed THEN TRUE WHEN stale IS NULL AND day_gap IS NULL THEN FALSE END AS developed,
    stale AS developed_stale,
    day_gap AS developed_gap,
    CASE WHEN assisted_in_w THEN TRUE WHEN stale IS NULL AND window_gap IS NULL THEN FALSE END AS assisted_in_w,
    stale AS assisted_in_w_stale,
    window_gap AS assisted_in_w_gap,
    CASE WHEN income_project THEN TRUE WHEN stale IS NULL AND window_gap IS NULL THEN FALSE END AS income_project,
    stale AS income_project_stale,
    window_gap AS income_project_gap
FROM seen
