-- Persons whose every membership has ended on D: dead in X02 or X10, or moved away or struck off in X10.
SELECT id_no FROM person_change WHERE change = '死亡'
UNION
SELECT id_no FROM register_person WHERE status IN ('死亡', '迁出', '注销')
