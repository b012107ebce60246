-- The verification list by place.
SELECT
    v.household_no,
    v.county_code,
    v.township_code,
    v.village_code,
    v.rule,
    v.missing,
    h.kind,
    h.household_type,
    h.monitored_class,
    h.head_name,
    h.head_id_no,
    h.helper_name,
    h.helper_phone,
    h.dibao,
    h.tekun,
    h.measures,
    h.n,
    h.ni
FROM verification v
LEFT JOIN named h ON h.household_no = v.household_no
ORDER BY v.township_code, v.village_code, v.household_no, v.rule
