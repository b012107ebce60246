-- What counts for the order of each clue that is to be visited: steps and numbers, before the rulebook's points.
-- The gap is the income's distance to the monitoring line; spending is held against the income, or the reference income
-- where that is unknown. The lower bounds of what is unknown count: they are certain.
WITH open_clue AS (
    SELECT * FROM clue_standing WHERE resting IS NULL
),
cause AS (
    SELECT r.household_no, COUNT(DISTINCT c.cause) AS causes
    FROM clue_rule r
    JOIN rule_cause c ON c.rule = r.rule
    WHERE r.hit_until IS NULL
    GROUP BY r.household_no
),
child AS (
    SELECT r.h, COUNT(*) AS children
    FROM resident r
    CROSS JOIN day d
    WHERE r.alive AND r.birth > d.adult_born_last
    GROUP BY r.h
),
measured AS (
    SELECT
        o.household_no,
        s.n,
        s.ni,
        s.rx,
        s.rx_low,
        s.able,
        s.reference,
        s.reference - s.ni AS gap,
        COALESCE(s.ni, s.reference) AS base,
        COALESCE(k.children, 0) AS children,
        COALESCE(c.causes, 1) AS causes,
        p.score_income_step * s.reference AS income_step,
        p.score_rigid_step AS rigid_step
    FROM open_clue o
    JOIN household_state s ON s.household_no = o.household_no
    JOIN county_day p ON p.county_code = o.county_code
    LEFT JOIN cause c ON c.household_no = o.household_no
    LEFT JOIN child k ON k.h = s.h
)
SELECT
    household_no,
    n,
    children,
    able,
    causes,
    CASE
        WHEN ni IS NULL OR n IS NULL OR gap <= 0 THEN 0
        WHEN gap >= 3 * income_step THEN 4
        WHEN gap >= 2 * income_step THEN 3
        WHEN gap >= income_step THEN 2
        ELSE 1
    END AS income_steps,
    CASE
        WHEN rx_low <= 0 OR (ni IS NULL AND n IS NULL) OR rx_low < rigid_step * base THEN 0
        WHEN rx_low < 2 * rigid_step * base THEN 1
        WHEN rx_low < 3 * rigid_step * base THEN 2
        WHEN rx_low < 4 * rigid_step * base THEN 3
        ELSE 4
    END AS rigid_steps,
    CASE WHEN n IS NULL THEN 1 ELSE 0 END + CASE WHEN ni IS NULL THEN 1 ELSE 0 END
    + CASE WHEN rx IS NULL THEN 1 ELSE 0 END AS unknowns
FROM measured
