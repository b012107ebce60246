-- Name and ethnicity of everybody on a register; of two spellings the first in order.
SELECT n.id_no, MIN(n.name) AS name, MIN(n.ethnicity) AS ethnicity
FROM (
    SELECT id_no, name, ethnicity FROM x02
    UNION ALL
    SELECT id_no, name, ethnicity FROM x10
) n
GROUP BY n.id_no
