-- Unidentified members: quarantined X02 and X10 rows that name a household. Rows of one person count once; a row does
-- not count when its person is a member somewhere or gone.
WITH known AS (
    SELECT id_no FROM registered_membership
    UNION
    SELECT id_no FROM general_membership
    UNION
    SELECT id_no FROM gone
),
named AS (
    SELECT d.household_no, d.id_no, d.delivery, d.row
    FROM x02_doubt d JOIN registered r ON r.household_no = d.household_no
    UNION ALL
    SELECT d.hukou_no AS household_no, d.id_no, d.delivery, d.row
    FROM x10_doubt d JOIN (SELECT DISTINCT household_no FROM general_membership) g ON g.household_no = d.hukou_no
)
SELECT n.household_no, COUNT(DISTINCT COALESCE(n.id_no, CONCAT(n.delivery, ' ', CAST(n.row AS STRING)))) AS unidentified
FROM named n
WHERE NOT EXISTS (SELECT 1 FROM known k WHERE k.id_no = n.id_no)
GROUP BY n.household_no
