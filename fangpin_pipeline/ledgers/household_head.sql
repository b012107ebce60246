-- Name of the head of every household. Holds names: for workbooks only.
SELECT h.h, COALESCE(MIN(x.head_name), MIN(g.name)) AS head_name
FROM household h
LEFT JOIN x01 x ON x.household_no = h.household_no AND h.kind = 'registered'
LEFT JOIN x10 g ON g.hukou_no = h.household_no AND g.relation = '户主' AND h.kind = 'general'
GROUP BY h.h
