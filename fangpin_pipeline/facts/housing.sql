-- Houses of members that are lived in and not yet made safe, of grade C and of grade D (rules.md §6 unsafe_housing).
WITH house AS (
    SELECT x.h, x.grade, x.occupied AND (x.finished_on IS NULL OR x.finished_on > d.as_of) AS lived_in
    FROM own_x18 x CROSS JOIN day d
    WHERE x.alive
),
states AS (
    SELECT
        h,
        BOOL_OR(lived_in AND grade = 'C') AS grade_c,
        BOOL_OR(lived_in AND grade = 'D') AS grade_d,
        BOOL_OR(lived_in IS NOT FALSE AND grade IS NULL) AS ungraded,
        BOOL_OR(lived_in IS NULL AND COALESCE(grade, 'C') = 'C') AS untold_c,
        BOOL_OR(lived_in IS NULL AND COALESCE(grade, 'D') = 'D') AS untold_d
    FROM house
    GROUP BY h
),
unclear AS (
    SELECT DISTINCT h FROM own_x18_doubt WHERE alive
),
seen AS (
    SELECT
        h.h,
        COALESCE(s.grade_c, FALSE) AS grade_c,
        COALESCE(s.grade_d, FALSE) AS grade_d,
        CASE WHEN NOT c.fresh_x18 THEN 'X18' END AS stale,
        NULLIF(CONCAT_WS('；', h.members_gap,
            CASE WHEN u.h IS NOT NULL THEN 'X18有隔离行' END,
            CASE WHEN c.fresh_x18 AND h.kind = 'registered' AND s.h IS NULL AND u.h IS NULL THEN '无住房鉴定记录' END,
            CASE WHEN s.ungraded THEN '鉴定等级未填' END), '') AS gap,
        CASE WHEN s.untold_c THEN '是否居住未填' END AS gap_c,
        CASE WHEN s.untold_d THEN '是否居住未填' END AS gap_d
    FROM household h
    JOIN county_day c ON c.county_code = h.county_code
    LEFT JOIN states s ON s.h = h.h
    LEFT JOIN unclear u ON u.h = h.h
),
missing AS (
    SELECT
        h,
        grade_c,
        grade_d,
        stale,
        CASE WHEN NOT grade_c THEN NULLIF(CONCAT_WS('；', gap, gap_c), '') END AS grade_c_gap,
        CASE WHEN NOT grade_d THEN NULLIF(CONCAT_WS('；', gap, gap_d), '') END AS grade_d_gap
    FROM seen
)
SELECT
    h,
    CASE WHEN grade_c THEN TRUE WHEN stale IS NULL AND grade_c_gap IS NULL THEN FALSE END AS lives_in_grade_c,
    stale AS lives_in_grade_c_stale,
    grade_c_gap AS lives_in_grade_c_gap,
    CASE WHEN grade_d THEN TRUE WHEN stale IS NULL AND grade_d_gap IS NULL THEN FALSE END AS lives_in_grade_d,
    stale AS lives_in_grade_d_stale,
    grade_d_gap AS lives_in_grade_d_gap
FROM missing
