-- Unknown rules and classes of households that are not on the warning list, unless only stale extracts are missing.
SELECT c.as_of, f.household_no, h.county_code, h.township_code, h.village_code, f.rule, f.missing
FROM finding f
JOIN household h ON h.household_no = f.household_no
JOIN county_day c ON c.county_code = h.county_code
WHERE f.verdict = 'unknown' AND f.listed
    AND NOT EXISTS (SELECT 1 FROM listing l WHERE l.household_no = f.household_no)
