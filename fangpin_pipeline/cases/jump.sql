-- Counties whose new warnings jump beyond the rulebook's bound, against the list that stands; not on a first screening.
WITH fresh AS (
    SELECT county_code, COUNT(*) AS added FROM warning WHERE state = 'new' GROUP BY county_code
),
standing AS (
    SELECT county_code, COUNT(*) AS listed FROM previous_warning WHERE state <> 'cleared' GROUP BY county_code
)
SELECT f.county_code, f.added, COALESCE(s.listed, 0) AS listed
FROM fresh f
JOIN county_day c ON c.county_code = f.county_code
JOIN (SELECT DISTINCT county_code FROM previous_fact) p ON p.county_code = f.county_code
LEFT JOIN standing s ON s.county_code = f.county_code
WHERE f.added >= c.warning_jump_minimum AND f.added > c.warning_jump * COALESCE(s.listed, 0)
ORDER BY f.county_code
