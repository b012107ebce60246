-- X02 rows in registered households whose membership has not ended on D. A person with several belongs to the
-- smallest 户编号; `places` counts them.
SELECT
    c.household_no,
    c.id_no,
    c.able,
    CAST(ROW_NUMBER() OVER (PARTITION BY c.id_no ORDER BY c.household_no) AS BIGINT) AS choice,
    COUNT(*) OVER (PARTITION BY c.id_no) AS places
FROM person_change c
JOIN registered r ON r.household_no = c.household_no
WHERE c.change NOT IN ('迁出', '婚出')
    AND NOT EXISTS (SELECT 1 FROM gone g WHERE g.id_no = c.id_no)
