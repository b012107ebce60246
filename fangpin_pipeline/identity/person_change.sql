-- What X02 says of each person's change, as in effect on D: one row for each X02 row in force.
SELECT
    x.household_no,
    x.id_no,
    x.relation,
    x.able,
    x.changed_on,
    x.delivery,
    x.row,
    CASE WHEN x.change IS NULL OR x.changed_on > d.as_of THEN '正常' ELSE x.change END AS change
FROM x02 x CROSS JOIN day d
