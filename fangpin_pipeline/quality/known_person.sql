-- Whom the registers know, one row a person: county, whether a household of D holds him, his names in X10 and X02.
WITH listed AS (
    SELECT x.id_no, MIN(SUBSTR(x.village_code, 1, 6)) AS county_code, MIN(x.name) AS name, MAX(x.name) AS other_name
    FROM x10 x GROUP BY x.id_no
),
registered_name AS (
    SELECT x.id_no, MIN(x.name) AS name FROM x02 x GROUP BY x.id_no
)
SELECT
    COALESCE(r.id_no, l.id_no) AS id_no,
    COALESCE(r.county_code, l.county_code) AS county_code,
    r.id_no IS NOT NULL AS found,
    COALESCE(l.name, n.name) AS name,
    COALESCE(l.other_name, n.name) AS other_name,
    COALESCE(n.name, l.name) AS registered_name
FROM resident r
FULL JOIN listed l ON l.id_no = r.id_no
LEFT JOIN registered_name n ON n.id_no = COALESCE(r.id_no, l.id_no)
