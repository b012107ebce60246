-- One row a person of the household register (X10): dead wins, then normal, then the newest, then the smallest 户号.
-- A status that takes effect after D counts as normal (rules.md §3).
WITH effective AS (
    SELECT
        x.id_no,
        x.hukou_no,
        x.village_code,
        x.relation,
        CASE WHEN x.changed_on > d.as_of THEN '正常' ELSE x.status END AS status,
        x.seq
    FROM x10 x CROSS JOIN day d
)
SELECT id_no, hukou_no, village_code, relation, status
FROM effective
QUALIFY ROW_NUMBER() OVER (
    PARTITION BY id_no
    ORDER BY CASE status WHEN '死亡' THEN 0 WHEN '正常' THEN 1 ELSE 2 END, seq DESC, hukou_no, status, village_code
) = 1
