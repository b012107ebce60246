"""Checks on population: frames of two departments side by side, and places or rows that a roll has lost."""

from fangpin_pipeline.quality.bounds import FRAMES, POPULATION_PERCENT, ROLL_FALL_PERCENT, TOWNSHIP_HOUSEHOLDS
from fangpin_pipeline.quality.declare import CrossCheck

_FRAMES = "数据问题目录第21项：户籍、登记在册、村级统计口径并列"
_LOST = "数据问题目录第22项：交付不完整"

_REGISTERED_PERSONS = (
    "SELECT village_code, COUNT(*) AS persons FROM register_person WHERE status = '正常' GROUP BY village_code"
)
_VILLAGES = f"""
SELECT SUBSTR(v.village_code, 1, 6) AS county_code,
    GREATEST(v.person_count - COALESCE(p.persons, 0), COALESCE(p.persons, 0) - v.person_count) * 100
        > v.person_count * {POPULATION_PERCENT} AS wrong
FROM x05 v
JOIN (SELECT village_code, MAX(year) AS year FROM x05 GROUP BY village_code) n
    ON n.village_code = v.village_code AND n.year = v.year
LEFT JOIN ({_REGISTERED_PERSONS}) p ON p.village_code = v.village_code"""

_MORE_REGISTERED = f"""
SELECT m.county_code, m.persons > COALESCE(p.persons, 0) AS wrong
FROM (SELECT county_code, village_code, COUNT(*) AS persons FROM member GROUP BY county_code, village_code) m
LEFT JOIN ({_REGISTERED_PERSONS}) p ON p.village_code = m.village_code"""


def _townships(present: str) -> str:
    """Townships of some size; wrong are those that the roll does not hold at all."""
    return (
        "SELECT t.county_code, s.township_code IS NULL AS wrong FROM ("
        "SELECT county_code, township_code, COUNT(*) AS households FROM household GROUP BY county_code, township_code"
        f") t LEFT JOIN ({present}) s ON s.township_code = t.township_code WHERE t.households >= {TOWNSHIP_HOUSEHOLDS}"
    )


def _of(view: str) -> str:
    return f"SELECT DISTINCT h.township_code FROM household h JOIN (SELECT DISTINCT h FROM {view}) x ON x.h = h.h"


def _missing(id_: str, number: str, present: str, title: str) -> CrossCheck:
    return CrossCheck(id_, f"{title}缺少整个苏木乡镇", number, _LOST, ("X01", number), _townships(present))


def _fallen(number: str, title: str) -> CrossCheck:
    """One unit a county: its rows in the delivery in force against the delivery before."""
    units = (
        f"SELECT county_code, held * 100 < before * {100 - ROLL_FALL_PERCENT} AS wrong FROM roll_size "
        f"WHERE extract = '{number}'"
    )
    label = f"{title}行数比上次减少超过{ROLL_FALL_PERCENT}%"
    return CrossCheck(f"{number.lower()}_fallen", label, number, _LOST, (number,), units)


CHECKS = (
    CrossCheck(
        "village_population",
        f"村级总人口与户籍正常人口相差超过{POPULATION_PERCENT}%的嘎查村过多",
        "X05",
        _FRAMES,
        ("X05", "X10"),
        _VILLAGES,
        percent=FRAMES,
    ),
    CrossCheck(
        "village_registered",
        "建档立卡人口多于户籍正常人口的嘎查村",
        "X02",
        _FRAMES,
        ("X02", "X10"),
        _MORE_REGISTERED,
        percent=FRAMES,
    ),
    _missing("x10_township", "X10", "SELECT DISTINCT SUBSTR(village_code, 1, 9) AS township_code FROM x10", "户籍人口"),
    _missing("x11_township", "X11", _of("own_x11"), "学籍信息"),
    _missing("x16_township", "X16", _of("own_x16"), "参保信息"),
    _missing("x21_township", "X21", _of("own_x21"), "养老保险"),
    _fallen("X01", "建档立卡户信息"),
    _fallen("X02", "建档立卡人口信息"),
    _fallen("X10", "户籍人口"),
    _fallen("X11", "学籍信息"),
    _fallen("X16", "参保信息"),
    _fallen("X21", "养老保险"),
)
