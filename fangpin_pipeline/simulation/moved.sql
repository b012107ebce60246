-- Every household that is listed on either side, and what became of it.
SELECT
    COALESCE(a.household_no, b.household_no) AS household_no,
    COALESCE(a.county_code, b.county_code) AS county_code,
    COALESCE(a.township_code, b.township_code) AS township_code,
    b.severity AS severity_before,
    a.severity AS severity_after,
    b.rules AS rules_before,
    a.rules AS rules_after,
    CASE
        WHEN b.household_no IS NULL THEN 'added'
        WHEN a.household_no IS NULL THEN 'removed'
        WHEN a.grade > b.grade THEN 'raised'
        WHEN a.grade < b.grade THEN 'lowered'
        WHEN a.rules <> b.rules THEN 'rules'
        ELSE 'same'
    END AS change
FROM before_listed b
FULL JOIN after_listed a ON a.household_no = b.household_no
