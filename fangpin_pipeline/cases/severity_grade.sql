-- The grades by which severities are compared.
SELECT 'red' AS severity, 3 AS grade UNION ALL SELECT 'orange', 2 UNION ALL SELECT 'yellow', 1
