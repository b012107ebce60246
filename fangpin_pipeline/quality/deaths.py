"""Checks on what goes on after a person's death (clause 11.07), and on who cannot be in the register any more.

Dead is who X10 or X02 calls so. Benefits of the month of death are rightful; what counts is a later month.
"""

from fangpin_pipeline.quality.bounds import OLDEST, OTHER_REGISTER
from fangpin_pipeline.quality.declare import CrossCheck

_BASIS = "十一条意见11.07：防止冒领、死亡后继续享受；数据问题目录第11项"
_ACTIVE = (
    "x.started_on <= d.as_of AND (x.ended_on IS NULL OR x.ended_on >= d.as_of) "
    "AND (p.died_on IS NULL OR p.died_on <= d.w_last)"
)
_MONTH_AFTER = "SUBSTR(CAST(x.{} AS STRING), 1, 7) > p.died_month"


def _after_death(id_: str, number: str, title: str, condition: str) -> CrossCheck:
    """Dead persons of a county; wrong are those of whom a row of the extract meets the condition."""
    found = (
        f"SELECT DISTINCT p.id_no FROM {number.lower()} x JOIN dead p ON p.id_no = x.id_no CROSS JOIN day d "
        f"WHERE {condition}"
    )
    units = f"SELECT p.county_code, f.id_no IS NOT NULL AS wrong FROM dead p LEFT JOIN ({found}) f ON f.id_no = p.id_no"
    return CrossCheck(id_, title, number, _BASIS, ("X10", number), units)


CHECKS = (
    _after_death(
        "dead_insured",
        "X16",
        "已死亡人员仍登记为以后年度参保",
        "x.year > YEAR(p.died_on) AND (x.resident_basic OR x.employee_basic)",
    ),
    _after_death("dead_treated", "X17", "死亡日期之后仍有医疗费用结算", "x.settled_on > p.died_on AND x.total > 0"),
    _after_death("dead_dibao", "X07", "已死亡人员仍在享受低保", _ACTIVE),
    _after_death("dead_tekun", "X08", "已死亡人员仍在享受特困供养", _ACTIVE),
    _after_death("dead_pension", "X21", "死亡次月以后仍发放养老金", _MONTH_AFTER.format("last_paid_on")),
    _after_death("dead_working", "X20", "死亡次月以后仍登记务工就业", "x.month > p.died_on AND x.working"),
    _after_death("dead_paid", "X25b", "死亡次月以后仍有一卡通发放", _MONTH_AFTER.format("paid_on")),
    CrossCheck(
        "member_not_in_register",
        "建档立卡人口不在户籍人口中",
        "X02",
        "十一条意见4.06：跨平台数据核对；数据问题目录第21项",
        ("X02", "X10"),
        "SELECT m.county_code, p.id_no IS NULL AS wrong FROM member m LEFT JOIN register_person p ON p.id_no = m.id_no",
        percent=OTHER_REGISTER,
    ),
    CrossCheck(
        "register_too_old",
        f"户籍状态正常而年龄超过{OLDEST}岁",
        "X10",
        "数据问题目录第11项：年龄异常应核实是否死亡",
        ("X10",),
        "SELECT SUBSTR(p.village_code, 1, 6) AS county_code, "
        f"SUBSTR(p.id_no, 7, 8) <= CONCAT(CAST(d.year_now - {OLDEST + 1} AS STRING), "
        "SUBSTR(CAST(d.as_of AS STRING), 6, 2), SUBSTR(CAST(d.as_of AS STRING), 9, 2)) AS wrong "
        "FROM register_person p CROSS JOIN day d WHERE p.status = '正常'",
    ),
)
