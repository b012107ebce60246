-- What a visitor needs of a listed household besides its findings. Holds names and id numbers: never exported.
WITH listed AS (
    SELECT household_no FROM warning
    UNION
    SELECT household_no FROM verification
),
general_head AS (
    SELECT h.household_no, x.name, x.id_no
    FROM household h
    JOIN listed l ON l.household_no = h.household_no
    JOIN resident r ON r.h = h.h
    JOIN x10 x ON x.id_no = r.id_no AND x.hukou_no = h.household_no
    WHERE r.alive AND h.kind = 'general'
    QUALIFY ROW_NUMBER() OVER (
        PARTITION BY h.household_no ORDER BY CASE WHEN x.relation = '户主' THEN 0 ELSE 1 END, x.id_no
    ) = 1
),
dibao AS (
    SELECT DISTINCT x.h FROM own_x07 x CROSS JOIN day d
    WHERE x.alive AND x.started_on <= d.as_of AND (x.ended_on IS NULL OR x.ended_on >= d.as_of)
),
tekun AS (
    SELECT DISTINCT x.h FROM own_x08 x CROSS JOIN day d
    WHERE x.alive AND x.started_on <= d.as_of AND (x.ended_on IS NULL OR x.ended_on >= d.as_of)
)
SELECT
    h.household_no,
    h.kind,
    h.county_code,
    h.township_code,
    h.village_code,
    h.n,
    COALESCE(x.head_name, g.name) AS head_name,
    COALESCE(x.head_id_no, g.id_no) AS head_id_no,
    x.household_type,
    x.monitored_class,
    x.helper_name,
    x.helper_phone,
    b.h IS NOT NULL AS dibao,
    t.h IS NOT NULL AS tekun
FROM household h
JOIN listed l ON l.household_no = h.household_no
LEFT JOIN x01 x ON x.household_no = h.household_no AND h.kind = 'registered'
LEFT JOIN general_head g ON g.household_no = h.household_no AND h.kind = 'general'
LEFT JOIN dibao b ON b.h = h.h
LEFT JOIN tekun t ON t.h = h.h
