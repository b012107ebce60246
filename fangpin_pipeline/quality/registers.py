"""Checks on what X02 says of a member against the department that knows it: insurance, disability, school."""

from fangpin_pipeline.quality.bounds import OTHER_DAY
from fangpin_pipeline.quality.declare import CrossCheck

_BASIS = "十一条意见4.08：信息衔接"

# No row of a person on a roll that covers the county says that he is not insured.
_INSURED = """
SELECT m.county_code,
    m.medical_insured <> CASE WHEN x.p IS NULL THEN FALSE ELSE x.resident_basic END AS wrong
FROM member m
JOIN county_day c ON c.county_code = m.county_code
LEFT JOIN (
    SELECT x.p, BOOL_OR(x.resident_basic) AS resident_basic FROM own_x16 x CROSS JOIN day d
    WHERE x.year = d.year_now GROUP BY x.p
) x ON x.p = m.p
WHERE c.fresh_x16"""

_PENSION = """
SELECT m.county_code,
    m.pension_insured <> CASE WHEN x.p IS NULL THEN FALSE ELSE x.resident_scheme END AS wrong
FROM member m
JOIN county_day c ON c.county_code = m.county_code
LEFT JOIN own_x21 x ON x.p = m.p
WHERE c.fresh_x21"""

# X02 holds one state of health: who is ill as well as disabled may be there as ill.
_DISABLED = """
SELECT m.county_code,
    CASE WHEN m.health = '残疾' THEN FALSE WHEN m.health = '健康' THEN TRUE END AS wrong
FROM own_x22 x JOIN member m ON m.p = x.p"""

_PUPILS = """
SELECT m.county_code, m.school_status = '非在校生' AS wrong
FROM own_x11 x JOIN member m ON m.p = x.p WHERE x.status = '在读'"""

CHECKS = (
    CrossCheck(
        "medical_insured",
        "建档立卡人口是否参加居民医保与参保信息不一致",
        "X16",
        _BASIS,
        ("X02", "X16"),
        _INSURED,
        percent=OTHER_DAY,
        information=True,
    ),
    CrossCheck(
        "pension_insured",
        "建档立卡人口是否参加居民养老保险与参保数据不一致",
        "X21",
        _BASIS,
        ("X02", "X21"),
        _PENSION,
        percent=OTHER_DAY,
        information=True,
    ),
    CrossCheck(
        "disabled_in_register",
        "持证残疾人在建档立卡人口信息中健康状况为健康",
        "X02",
        _BASIS,
        ("X02", "X22"),
        _DISABLED,
        percent=OTHER_DAY,
        information=True,
    ),
    CrossCheck(
        "pupil_in_register",
        "在读学生在建档立卡人口信息中为非在校生",
        "X02",
        _BASIS,
        ("X02", "X11"),
        _PUPILS,
        percent=OTHER_DAY,
        information=True,
    ),
)
