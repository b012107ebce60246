"""What the text of one cell means as a value of its kind (contract: rules.md §2). Reads a single text, decides alone.

Every reader takes normal text (`text.normal_text`), returns the value or None for an empty cell, and raises
UnreadableError for a text that is no value of its kind. Whole columns are read in `columns`.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, timedelta
from decimal import ROUND_HALF_UP, Context, Decimal

from fangpin_pipeline.contracts import CodeList, Column, Kind
from fangpin_pipeline.identity import credit_code, id_number
from fangpin_pipeline.identity.divisions import COUNTIES
from fangpin_pipeline.reading.text import EMPTY_CODE_WORDS, EMPTY_DATE_WORDS, EMPTY_WORDS

MONEY_UNITS = {"元": 1, "千元": 1_000, "万元": 10_000}
YEARS = range(1900, 2101)
SERIALS = (Decimal(20_000), Decimal(60_000))
LARGEST_FEN = 10**17
LARGEST_NUMBER = Decimal(10) ** 14
FLAG_TRUE = frozenset({"是", "1", "Y", "有", "√", "TRUE"})
FLAG_FALSE = frozenset({"否", "0", "N", "无", "×", "FALSE"})
FLAG_UNKNOWN = frozenset({"", "空", "/", "—", "不详", "未知", "未填"})

_EXACT = Context(prec=200, rounding=ROUND_HALF_UP)
_LONGEST_NUMBER = 60
_CLOCK = r"[0-9]{1,2}(?::[0-9]{1,2}){1,2}(?:\.[0-9]+)?(?:Z|[+-][0-9]{2}:?[0-9]{2})?"
_TIME = re.compile(rf"(?:[ T]|(?<=日))(?:{_CLOCK}|[0-9]{{1,2}}时(?:[0-9]{{1,2}}分)?(?:[0-9]{{1,2}}秒)?)$")
_DAY = re.compile(
    r"([0-9]{4})(?:([-./])([0-9]{1,2})\2([0-9]{1,2})|年([0-9]{1,2})月([0-9]{1,2})日|([0-9]{2})([0-9]{2}))"
)
_MONTH = re.compile(r"([0-9]{4})(?:[-./]([0-9]{1,2})|年([0-9]{1,2})月|([0-9]{2}))")
_SERIAL = re.compile(r"[0-9]{5}(?:\.[0-9]*)?")
_YEAR = re.compile(r"([0-9]{4})(?:\.0+|年)?")
_PLAIN = r"(?:[0-9][0-9,]*(?:\.[0-9]*)?|\.[0-9]+)"
_NUMBER = re.compile(rf"([-−+]?)({_PLAIN})")
_MONEY = re.compile(
    rf"(?P<sign>[-−+]?) ?¥? ?(?P<inner>[-−+]?)(?P<number>{_PLAIN}) ?(?P<unit>元|千元|万元)?"
    rf"|\( ?¥? ?(?P<bracketed>{_PLAIN}) ?(?P<unit_inside>元|千元|万元)? ?\) ?(?P<unit_after>元|千元|万元)?"
)


class UnreadableError(ValueError):
    """A text that is no value of its kind. Carries nothing: the text may be personal."""


@dataclass(frozen=True)
class Setting:
    """What a file says about how its cells are meant.

    `received_on` bounds dates of birth, `unit` is the number of yuan that 1 in a money column stands for, `date1904`
    tells the date system of the workbook.
    """

    received_on: date
    unit: int = 1
    date1904: bool = False


def read_text(text: str) -> str | None:
    """Plain text; never unreadable."""
    return None if text in EMPTY_WORDS else text


def read_flag(text: str) -> bool | None:
    """是/否 in its spellings; None is unknown."""
    word = text.upper() if text.isascii() else text
    if word in FLAG_UNKNOWN:
        return None
    if word in FLAG_TRUE:
        return True
    if word in FLAG_FALSE:
        return False
    raise UnreadableError


def read_code(text: str, codes: CodeList) -> str | None:
    """A value of the code list exactly as listed."""
    if text in codes.values:
        return text
    if text in EMPTY_CODE_WORDS:
        return None
    raise UnreadableError


def read_area(text: str, digits: int) -> str | None:
    """A division code of `digits` digits in one of the seven counties."""
    if text in EMPTY_WORDS:
        return None
    if len(text) == digits and text.isascii() and text.isdigit() and text[:6] in COUNTIES:
        return text
    raise UnreadableError


def read_id_no(text: str, latest_birth: date) -> str | None:
    """A valid 18-character identity number."""
    form = "" if text in EMPTY_WORDS else id_number.normal_form(text)
    if not form:
        return None
    number = id_number.accepted_form(form, latest_birth)
    if number is None:
        raise UnreadableError
    return number


def read_credit_code(text: str) -> str | None:
    """A valid 18-character unified social credit code."""
    if text in EMPTY_WORDS:
        return None
    code = credit_code.accepted(text)
    if code is None:
        raise UnreadableError
    return code


def read_date(text: str, date1904: bool) -> date | None:
    """A day, in one of the written forms or as an Excel serial; a time of day is dropped."""
    bare = _TIME.sub("", text)
    if bare in EMPTY_DATE_WORDS:
        return None
    if found := _DAY.fullmatch(bare):
        year, _, *parts = found.groups()
        month, day = (part for part in parts if part is not None)
        return _day(int(year), int(month), int(day))
    return _day_of_serial(bare, date1904)


def read_month(text: str, date1904: bool) -> date | None:
    """A month as its first day, written as a month or as any day of it."""
    if found := _MONTH.fullmatch(text):
        year, *parts = found.groups()
        return _day(int(year), int(next(part for part in parts if part is not None)), 1)
    day = read_date(text, date1904)
    return None if day is None else day.replace(day=1)


def read_year(text: str) -> int | None:
    """A calendar year from 1900 to 2100."""
    if text in EMPTY_WORDS:
        return None
    found = _YEAR.fullmatch(text)
    if found is None or int(found[1]) not in YEARS:
        raise UnreadableError
    return int(found[1])


def read_number(text: str) -> Decimal | None:
    """A decimal number, rounded half away from zero to the four decimals that are stored."""
    number = _exact_number(text)
    return None if number is None else number.quantize(Decimal("0.0001"), context=_EXACT)


def read_count(text: str) -> int | None:
    """A whole number of things, not below zero."""
    number = _exact_number(text)
    if number is None:
        return None
    if number < 0 or number != number.to_integral_value():
        raise UnreadableError
    return int(number)


def read_money(text: str, unit: int) -> int | None:
    """An amount in fen. `unit` of the header holds unless the cell names its own."""
    if text in EMPTY_WORDS:
        return None
    found = _MONEY.fullmatch(text)
    if found is None:
        raise UnreadableError
    part = found.groupdict()
    if part["sign"] and part["inner"]:
        raise UnreadableError
    negative = part["bracketed"] is not None or "-" in _sign(part) or "−" in _sign(part)
    named = part["unit"] or part["unit_after"] or part["unit_inside"]
    yuan = _signed(negative, part["bracketed"] or part["number"])
    fen = _EXACT.multiply(yuan, Decimal((MONEY_UNITS[named] if named else unit) * 100))
    if fen.copy_abs() >= LARGEST_FEN:
        raise UnreadableError
    return int(fen.quantize(Decimal(1), context=_EXACT))


def reader(column: Column, setting: Setting) -> Callable[[str], object]:
    """The reader of one cell of this column in a file with this setting."""
    kind = column.kind
    if column.lenient:
        return _lenient(reader(replace(column, lenient=False), setting))
    if kind is Kind.CODE and column.codes is not None:
        codes = column.codes
        return lambda text: read_code(text, codes)
    readers: dict[Kind, Callable[[str], object]] = {
        Kind.TEXT: read_text,
        Kind.ID_NO: lambda text: read_id_no(text, setting.received_on),
        Kind.CREDIT_CODE: read_credit_code,
        Kind.AREA12: lambda text: read_area(text, 12),
        Kind.AREA9: lambda text: read_area(text, 9),
        Kind.AREA6: lambda text: read_area(text, 6),
        Kind.DATE: lambda text: read_date(text, setting.date1904),
        Kind.MONTH: lambda text: read_month(text, setting.date1904),
        Kind.YEAR: read_year,
        Kind.MONEY: lambda text: read_money(text, setting.unit),
        Kind.NUMBER: read_number,
        Kind.COUNT: read_count,
        Kind.FLAG: read_flag,
    }
    return readers[kind]


def _lenient(read: Callable[[str], object]) -> Callable[[str], object]:
    """A reader that leaves a text as it stands, in the normal form of a number, where it is no value of its kind."""

    def reading(text: str) -> object:
        try:
            return read(text)
        except UnreadableError:
            return id_number.normal_form(text)

    return reading


def _sign(part: dict[str, str | None]) -> str:
    return (part["sign"] or "") + (part["inner"] or "")


def _exact_number(text: str) -> Decimal | None:
    if text in EMPTY_WORDS:
        return None
    found = _NUMBER.fullmatch(text)
    if found is None:
        raise UnreadableError
    number = _signed(found[1] in {"-", "−"}, found[2])
    if number.copy_abs() >= LARGEST_NUMBER:
        raise UnreadableError
    return number


def _signed(negative: bool, digits: str) -> Decimal:
    if len(digits) > _LONGEST_NUMBER:
        raise UnreadableError
    number = Decimal(digits.replace(",", ""))
    # Unary minus would round to the precision of the ambient context.
    return number.copy_negate() if negative else number


def _day(year: int, month: int, day: int) -> date:
    if year not in YEARS:
        raise UnreadableError
    try:
        return date(year, month, day)
    except ValueError:
        raise UnreadableError from None


def _day_of_serial(text: str, date1904: bool) -> date:
    if not _SERIAL.fullmatch(text) or not SERIALS[0] <= Decimal(text) <= SERIALS[1]:
        raise UnreadableError
    origin = date(1904, 1, 1) if date1904 else date(1899, 12, 30)
    return origin + timedelta(days=int(Decimal(text)))
