-- Persons who are dead on D by X10 or X02, with their county and the earliest date that is told (NULL: undated).
WITH told AS (
    SELECT x.id_no, SUBSTR(x.village_code, 1, 6) AS county_code, x.changed_on
    FROM x10 x CROSS JOIN day d
    WHERE x.status = '死亡' AND (x.changed_on IS NULL OR x.changed_on <= d.as_of)
    UNION ALL
    SELECT c.id_no, r.county_code, c.changed_on
    FROM person_change c
    JOIN registered r ON r.household_no = c.household_no
    WHERE c.change = '死亡'
)
SELECT
    id_no,
    MIN(county_code) AS county_code,
    MIN(changed_on) AS died_on,
    SUBSTR(CAST(MIN(changed_on) AS STRING), 1, 7) AS died_month
FROM told
GROUP BY id_no
