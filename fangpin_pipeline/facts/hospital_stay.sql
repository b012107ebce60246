-- Households of persons who were, or may have been, in hospital in W+ uninsured for the year of settlement. `certain` is
-- FALSE where X17 does not tell because of a quarantined row (rules.md §6 illness).
WITH maybe AS (
    SELECT x.p, YEAR(x.settled_on) AS year
    FROM own_x17_doubt x CROSS JOIN day d
    WHERE x.settled_on >= d.w_first AND x.settled_on <= d.as_of
    UNION
    SELECT x.p, d.year_now - back.years
    FROM own_x17_doubt x CROSS JOIN day d CROSS JOIN (SELECT 0 AS years UNION ALL SELECT 1) back
    WHERE x.settled_on IS NULL
),
stay AS (
    SELECT DISTINCT x.p, YEAR(x.settled_on) AS year, TRUE AS certain
    FROM own_x17 x CROSS JOIN day d
    WHERE x.visit_kind = '住院' AND x.settled_on >= d.w_first AND x.settled_on <= d.as_of
    UNION ALL
    SELECT p, year, FALSE FROM maybe
),
said_no AS (
    SELECT p, year FROM own_x16 WHERE NOT (resident_basic OR employee_basic)
),
judged AS (
    SELECT
        r.h,
        s.certain,
        CASE
            WHEN r.birth >= c.newborn_since OR r.away THEN FALSE
            WHEN r.alive AND s.year = c.year_now THEN CASE WHEN i.p IS NULL THEN FALSE ELSE i.uninsured END
            WHEN NOT c.fresh_x16 THEN NULL
            WHEN n.p IS NOT NULL THEN TRUE
            WHEN q.p IS NOT NULL THEN NULL
            ELSE FALSE
        END AS uninsured,
        CASE WHEN NOT c.fresh_x16 THEN 'X16' END AS stale,
        CASE WHEN c.fresh_x16 THEN COALESCE(i.gap, 'X16有隔离行') END AS gap
    FROM stay s
    JOIN resident r ON r.p = s.p
    JOIN county_day c ON c.county_code = r.county_code
    LEFT JOIN insurance i ON i.p = s.p
    LEFT JOIN said_no n ON n.p = s.p AND n.year = s.year
    LEFT JOIN (SELECT DISTINCT p, year FROM own_x16_doubt) q ON q.p = s.p AND (q.year IS NULL OR q.year = s.year)
)
SELECT
    h,
    BOOL_OR(certain AND uninsured) AS hit,
    BOOL_OR(uninsured IS NULL OR (uninsured AND NOT certain)) AS doubtful,
    MAX(CASE WHEN uninsured IS NULL THEN stale END) AS stale,
    MAX(CASE WHEN uninsured IS NULL THEN gap END) AS gap,
    BOOL_OR(NOT certain AND (uninsured IS NULL OR uninsured)) AS uncertain
FROM judged
GROUP BY h
