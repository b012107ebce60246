-- Members of general households: persons of X10 in normal state whom no registered household holds or may hold.
WITH held AS (
    SELECT id_no FROM registered_membership
    UNION
    SELECT id_no FROM gone
    UNION
    SELECT d.id_no FROM x02_doubt d JOIN registered r ON r.household_no = d.household_no WHERE d.id_no IS NOT NULL
    UNION
    SELECT c.id_no FROM person_change c JOIN x01_doubt d ON d.household_no = c.household_no
    WHERE c.change NOT IN ('迁出', '婚出')
    UNION
    SELECT x.id_no FROM x02_doubt x JOIN x01_doubt d ON d.household_no = x.household_no WHERE x.id_no IS NOT NULL
),
taken AS (
    SELECT household_no FROM registered
    UNION
    SELECT household_no FROM x01_doubt WHERE household_no IS NOT NULL
)
SELECT p.hukou_no AS household_no, p.id_no, p.village_code, p.relation
FROM register_person p
WHERE p.status = '正常'
    AND NOT EXISTS (SELECT 1 FROM held h WHERE h.id_no = p.id_no)
    AND NOT EXISTS (SELECT 1 FROM taken t WHERE t.household_no = p.hukou_no)
