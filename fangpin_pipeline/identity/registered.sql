-- Registered households on D: X01 rows in force that are not struck off and whose row is not in quarantine.
SELECT
    x.household_no,
    x.village_code,
    x.household_type,
    x.member_count,
    x.helper_name,
    CASE WHEN x.helper_name IS NOT NULL THEN FALSE WHEN x.helper_name__delivered THEN TRUE END AS without_helper,
    SUBSTR(x.village_code, 1, 6) AS county_code
FROM x01 x
WHERE x.household_type <> '注销'
    AND NOT EXISTS (SELECT 1 FROM x01_doubt d WHERE d.household_no = x.household_no)
