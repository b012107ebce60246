-- Spending persons of each household: its members (`alive`), and those who died between the first day of W and D.
-- `p` numbers them for today only; `able` is unknown where X02 says nothing of labour, as it does of nobody in a general
-- household; `away` marks soldiers and prisoners; `birth` comes from the id number.
WITH died AS (
    SELECT c.id_no FROM person_change c CROSS JOIN day d
    WHERE c.change = '死亡' AND c.changed_on >= d.w_first AND c.changed_on <= d.as_of
    UNION
    SELECT x.id_no FROM x10 x CROSS JOIN day d
    WHERE x.status = '死亡' AND x.changed_on >= d.w_first AND x.changed_on <= d.as_of
),
last_registered AS (
    SELECT c.id_no, MIN(c.household_no) AS household_no
    FROM person_change c
    JOIN registered r ON r.household_no = c.household_no
    JOIN died ON died.id_no = c.id_no
    WHERE c.change NOT IN ('迁出', '婚出')
    GROUP BY c.id_no
),
-- Nobody of a household whose own row is in quarantine is put into a general one.
withheld AS (
    SELECT c.id_no FROM person_change c JOIN x01_doubt d ON d.household_no = c.household_no
    WHERE c.change NOT IN ('迁出', '婚出')
),
last_general AS (
    SELECT p.id_no, p.hukou_no AS household_no
    FROM register_person p
    JOIN household h ON h.household_no = p.hukou_no
    WHERE h.kind = 'general' AND NOT EXISTS (SELECT 1 FROM withheld w WHERE w.id_no = p.id_no)
),
everyone AS (
    SELECT household_no, id_no, able, TRUE AS alive FROM registered_membership WHERE choice = 1
    UNION ALL
    SELECT household_no, id_no, CAST(NULL AS BOOLEAN), TRUE FROM general_membership
    UNION ALL
    SELECT COALESCE(l.household_no, g.household_no), died.id_no, CAST(NULL AS BOOLEAN), FALSE
    FROM died
    LEFT JOIN last_registered l ON l.id_no = died.id_no
    LEFT JOIN last_general g ON g.id_no = died.id_no
),
away AS (
    SELECT DISTINCT id_no FROM person_change WHERE change IN ('参军', '服刑')
)
SELECT
    h.h,
    CAST(ROW_NUMBER() OVER (ORDER BY e.id_no) AS INT) AS p,
    h.county_code,
    e.id_no,
    e.alive,
    e.able,
    CAST(CONCAT(SUBSTR(e.id_no, 7, 4), '-', SUBSTR(e.id_no, 11, 2), '-', SUBSTR(e.id_no, 13, 2)) AS DATE) AS birth,
    a.id_no IS NOT NULL AS away
FROM everyone e
JOIN household h ON h.household_no = e.household_no
LEFT JOIN away a ON a.id_no = e.id_no
