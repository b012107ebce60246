"""From the text of a value to the value and back, exactly: no number passes through a binary fraction."""

import re
from datetime import date
from decimal import Decimal

from fangpin_pipeline.rulebook.errors import UnusableError
from fangpin_pipeline.rulebook.parameters import CHOICES, Parameter, Unit, Value

_NUMBER = re.compile(r"-?[0-9]{1,12}(\.[0-9]{1,12})?")
_INTEGER = re.compile(r"-?[0-9]{1,9}")
_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_EARLIEST, _LATEST = date(1900, 1, 1), date(2100, 12, 31)

# Smallest and largest number that makes sense, and its decimals. An amount or a factor of 0 would hit every household;
# a share above 10 is a percentage written without its point (40 for 0.4).
_BOUNDS = {
    Unit.YUAN: (Decimal("0.01"), Decimal(100_000_000), 2),
    Unit.SHARE: (Decimal(0), Decimal(10), 4),
    Unit.FACTOR: (Decimal("0.0001"), Decimal(100), 4),
    Unit.DAYS: (Decimal(0), Decimal(36_500), 0),
    Unit.MONTHS: (Decimal(0), Decimal(1_200), 0),
    Unit.YEARS: (Decimal(1), Decimal(130), 0),
    Unit.PERSONS: (Decimal(1), Decimal(1_000), 0),
    Unit.HOUSEHOLDS: (Decimal(0), Decimal(1_000_000), 0),
    Unit.TIMES: (Decimal(0), Decimal(1_000), 0),
    Unit.ITEMS: (Decimal(0), Decimal(1_000), 0),
    Unit.POINTS: (Decimal(0), Decimal(1_000), 0),
}


def read_value(parameter: Parameter, text: str) -> Value:
    """The value that a text gives a parameter: Decimal for yuan, shares and factors, int for days and counts.

    Raises UnusableError when the text is no value of the parameter's unit or outside its sane bounds.
    """
    unit, text = parameter.unit, text.strip()
    if unit in CHOICES:
        return _read_choice(unit, text)
    if unit is Unit.DATE:
        return read_date(text)
    return _read_number(unit, text, parameter.at_most)


def read_date(text: str) -> date:
    """A date written as 2020-05-01. Raises UnusableError for anything else."""
    remedy = "日期写成“年-月-日”，月、日各两位，如 2020-05-01"
    if not _DATE.fullmatch(text):
        raise UnusableError(f"“{text}”不是日期", remedy)
    try:
        day = date.fromisoformat(text)
    except ValueError:
        raise UnusableError(f"日历上没有“{text}”这一天", remedy) from None
    if not _EARLIEST <= day <= _LATEST:
        raise UnusableError(f"日期“{text}”不在{_EARLIEST.year}年至{_LATEST.year}年之间", "核对年份")
    return day


def plain(value: Value) -> str:
    """The value as an instrument would write it, e.g. 5000, 0.4, 2020-12-31, orange. Equal values give equal texts."""
    if isinstance(value, Decimal):
        text = f"{value:f}"
        return text.rstrip("0").rstrip(".") if "." in text else text
    return value.isoformat() if isinstance(value, date) else str(value)


def spoken(unit: Unit, value: Value) -> str:
    """The value with its unit as a sentence says it, e.g. 5000元, 40%, 1.2倍, 30天, 2020年12月31日, 橙色."""
    if isinstance(value, date):
        return f"{value.year}年{value.month}月{value.day}日"
    if isinstance(value, str):
        return CHOICES[unit][value]
    if unit is Unit.SHARE:
        return f"{plain(value * Decimal(100))}%"
    return f"{plain(value)}{unit.label}"


def _read_number(unit: Unit, text: str, at_most: Decimal | None) -> Value:
    least, most, decimals = _BOUNDS[unit]
    most = most if at_most is None else at_most
    remedy = _remedy(unit)
    pattern, kind = (_NUMBER, "数字") if decimals else (_INTEGER, "整数")
    if not pattern.fullmatch(text):
        raise UnusableError(f"“{text}”不是{kind}（单位：{unit.label}）", remedy)
    number = Decimal(text)
    if number < 0:
        raise UnusableError(f"“{text}”是负数", remedy)
    if not least <= number <= most:
        raise UnusableError(f"“{text}”超出合理范围（{plain(least)}至{plain(most)}，单位：{unit.label}）", remedy)
    if number != round(number, decimals):
        raise UnusableError(f"“{text}”的小数超过{decimals}位", remedy)
    return number if decimals else int(number)


def _read_choice(unit: Unit, text: str) -> Value:
    if text not in CHOICES[unit]:
        choices = "、".join(f"{name}（{label}）" for name, label in CHOICES[unit].items())
        kind = "预警等级" if unit is Unit.SEVERITY else unit.label
        raise UnusableError(f"“{text}”不是{kind}", f"从这些值中选一个：{choices}")
    return text


def _remedy(unit: Unit) -> str:
    if unit is Unit.YUAN:
        return "以元为单位写大于0的数，不带千分位逗号和单位，至多到分，如 8000"
    if unit is Unit.SHARE:
        return "比例写成小数，如 0.4 表示40%"
    if unit is Unit.FACTOR:
        return "倍数写成大于0的数，如 1.2"
    return f"写成整数，单位为{unit.label}，如 30"
