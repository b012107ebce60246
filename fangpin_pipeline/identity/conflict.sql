-- X02 rows of persons whom several registered households hold on D.
SELECT d.as_of, 'person_in_two_households' AS kind, m.household_no, r.county_code
FROM registered_membership m
JOIN registered r ON r.household_no = m.household_no
CROSS JOIN day d
WHERE m.places > 1
