"""Village and township clinics: what the declaration cannot say about one row."""

from expectations.checks import advice
from expectations.hand_kept.reasons import PRACTICE
from expectations.usual import Usual

_USUAL = Usual("X15")

CHECKS = (
    _USUAL.sized("qualified_staff", 0, 300),
    advice(
        "clinic_lies_in_village",
        "嘎查村卫生室的区划代码精确到嘎查村",
        "area_code",
        "level <> '嘎查村卫生室' OR substr(area_code, 10, 3) <> '000'",
        "区划代码规则：后三位为000的是苏木乡镇，不是嘎查村",
    ),
    advice(
        "hospital_has_staff",
        "苏木乡镇卫生院有合格执业人员",
        "qualified_staff",
        "level <> '苏木乡镇卫生院' OR qualified_staff > 0",
        PRACTICE,
    ),
)
