-- Extracts from which the evidence of each hit comes.
SELECT DISTINCT e.household_no, e.rule, e.extract
FROM evidence e
JOIN warning w ON w.household_no = e.household_no
WHERE w.state <> 'cleared'
ORDER BY e.household_no, e.rule, e.extract
