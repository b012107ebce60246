-- What was missing for the rules of the households on the warning list.
SELECT DISTINCT f.household_no, f.missing
FROM flag f
JOIN warning w ON w.household_no = f.household_no
WHERE w.state <> 'cleared' AND f.missing <> ''
ORDER BY f.household_no, f.missing
