-- The latest income record of each household that may count on D (fen), and whether it repeats the record before it.
WITH ranked AS (
    SELECT
        x.h,
        h.county_code,
        h.village_code,
        x.period_end,
        x.wage,
        x.business,
        x.business_cost,
        x.property,
        COALESCE(x.pension, 0) AS pension,
        COALESCE(x.dibao, 0) AS dibao,
        COALESCE(x.tekun, 0) + COALESCE(x.family_planning, 0) + COALESCE(x.ecological, 0)
            + COALESCE(x.policy_subsidy, 0) + COALESCE(x.other_transfer, 0) AS other,
        x.period_end >= c.income_oldest AS recent,
        ROW_NUMBER() OVER (PARTITION BY x.h ORDER BY x.period_end DESC) AS place
    FROM own_x03 x
    JOIN household h ON h.h = x.h
    JOIN county_day c ON c.county_code = h.county_code
    WHERE x.period_end <= c.m
)
SELECT
    l.h,
    l.county_code,
    l.village_code,
    l.wage,
    l.business,
    l.business_cost,
    l.property,
    l.pension,
    l.dibao,
    l.other,
    l.period_end = d.py_last AS last_year,
    b.wage = l.wage AND b.business = l.business AND b.business_cost = l.business_cost AND b.property = l.property
        AND b.pension = l.pension AND b.dibao = l.dibao AND b.other = l.other AS unchanged
FROM ranked l
CROSS JOIN day d
LEFT JOIN ranked b ON b.h = l.h AND b.place = 2
WHERE l.place = 1 AND l.recent
