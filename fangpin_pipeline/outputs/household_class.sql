-- The four classes of every household in words.
SELECT
    d.as_of,
    h.household_no,
    h.county_code,
    CASE WHEN c.c1_unstable_exit THEN 'hit' WHEN c.c1_unstable_exit IS NULL THEN 'unknown' ELSE 'clear' END
        AS c1_unstable_exit,
    CASE WHEN c.c2_low_income THEN 'hit' WHEN c.c2_low_income IS NULL THEN 'unknown' ELSE 'clear' END AS c2_low_income,
    CASE WHEN c.c3_subsidy_dependent THEN 'hit' WHEN c.c3_subsidy_dependent IS NULL THEN 'unknown' ELSE 'clear' END
        AS c3_subsidy_dependent,
    CASE WHEN c.c4_rigid_spending THEN 'hit' WHEN c.c4_rigid_spending IS NULL THEN 'unknown' ELSE 'clear' END
        AS c4_rigid_spending
FROM class_judgement c
JOIN household h ON h.h = c.h
CROSS JOIN day d
