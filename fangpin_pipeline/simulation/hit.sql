-- Rules and classes that hit on one side, with the place of the household.
SELECT f.household_no, h.county_code, h.township_code, f.rule
FROM finding f
JOIN household h ON h.household_no = f.household_no
WHERE f.verdict = 'hit'
