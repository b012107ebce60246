-- What each hit of a listed household rests on: its facts, and of each the source rows; a fact without rows has one row.
SELECT
    w.county_code,
    f.household_no,
    f.rule,
    f.fact,
    t.threshold,
    e.extract,
    e.delivery,
    e.sheet,
    e.row
FROM hit_fact f
JOIN warning w ON w.household_no = f.household_no
JOIN finding t ON t.household_no = f.household_no AND t.rule = f.rule
LEFT JOIN evidence e ON e.household_no = f.household_no AND e.rule = f.rule AND e.fact = f.fact
WHERE w.state <> 'cleared'
ORDER BY w.county_code, f.household_no, f.rule, f.fact, e.extract, e.delivery, e.sheet, e.row
