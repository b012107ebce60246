-- Members of registered households on D with what X02 says of them; `male` is the sex that the id number tells.
SELECT
    r.h,
    r.p,
    h.county_code,
    h.village_code,
    m.household_no,
    m.id_no,
    x.relation,
    x.sex,
    x.health,
    x.school_status,
    x.medical_insured,
    x.pension_insured,
    SUBSTR(m.id_no, 17, 1) IN ('1', '3', '5', '7', '9') AS male
FROM registered_membership m
JOIN x02 x ON x.household_no = m.household_no AND x.id_no = m.id_no
JOIN household h ON h.household_no = m.household_no
JOIN resident r ON r.h = h.h AND r.id_no = m.id_no
WHERE m.choice = 1
