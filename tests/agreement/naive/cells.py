"""One cell: what its text means for the kind of its column (rules.md §2). Lines and files stand in `files`."""

import re
import unicodedata
from collections.abc import Callable
from datetime import date, timedelta
from decimal import ROUND_HALF_UP, Decimal
from typing import Any

from fangpin_pipeline.contracts import Column, Kind

COUNTIES = ("150802", "150821", "150822", "150823", "150824", "150825", "150826")
UNITS = {"元": Decimal(1), "千元": Decimal(1000), "万元": Decimal(10000)}
EMPTY = {"空", "/", "—", "-", "不详", "未知", "未填", "无", "NULL", "None", "NaN"}
YES = {"是", "1", "Y", "有", "√", "TRUE"}
NO = {"否", "0", "N", "无", "×", "FALSE"}
FLAG_UNKNOWN = {"空", "/", "—", "不详", "未知", "未填"}
INVISIBLE = re.compile("[\\s'’‘`\u200b-\u200f\u2060\ufeff\u00ad]")
CREDIT = "0123456789ABCDEFGHJKLMNPQRTUWXY"
SCIENTIFIC = re.compile(r"[+-]?\d+(\.\d+)?E[+-]?\d+")
DATES = (
    re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})"),
    re.compile(r"(\d{4})\.(\d{1,2})\.(\d{1,2})"),
    re.compile(r"(\d{4})/(\d{1,2})/(\d{1,2})"),
    re.compile(r"(\d{4})(\d{2})(\d{2})"),
    re.compile(r"(\d{4})年(\d{1,2})月(\d{1,2})日"),
)
MONTHS = (
    re.compile(r"(\d{4})-(\d{1,2})"),
    re.compile(r"(\d{4})(\d{2})"),
    re.compile(r"(\d{4})\.(\d{1,2})"),
    re.compile(r"(\d{4})/(\d{1,2})"),
    re.compile(r"(\d{4})年(\d{1,2})月"),
)
TIME = re.compile(r"[ T]\d{1,2}:\d{2}(:\d{2}(\.\d+)?)?$")


class InvalidCellError(Exception):
    """The text cannot be read as the kind of its column."""


def folded(text: str) -> str:
    """NFKC, trimmed, inner whitespace collapsed."""
    return " ".join(unicodedata.normalize("NFKC", text).split())


def bare_id(text: str) -> str:
    """An id number as compared: NFKC, without whitespace, invisible characters and apostrophes, upper case."""
    bare = INVISIBLE.sub("", unicodedata.normalize("NFKC", text)).upper()
    return bare[:17] + "X" if len(bare) == 18 and bare[17] == "×" else bare


def check_character(first17: str) -> str:
    weights = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
    return "10X98765432"[sum(int(d) * w for d, w in zip(first17, weights, strict=True)) % 11]


def birth_of(id_no: str) -> date:
    return date(int(id_no[6:10]), int(id_no[10:12]), int(id_no[12:14]))


def _id_no(text: str, received_on: date) -> str:
    bare = bare_id(text)
    if re.fullmatch(r"[0-9]{15}", bare):
        bare = bare[:6] + "19" + bare[6:]
        bare += check_character(bare)
    if not re.fullmatch(r"[0-9]{17}[0-9X]", bare) or bare[:6] in ("000000", "999999"):
        raise InvalidCellError
    if check_character(bare[:17]) != bare[17]:
        raise InvalidCellError
    try:
        born = birth_of(bare)
    except ValueError:
        raise InvalidCellError from None
    if not date(1900, 1, 1) <= born <= received_on:
        raise InvalidCellError
    return bare


def credit_check_character(first17: str) -> str:
    total = sum(CREDIT.index(c) * 3**i for i, c in enumerate(first17))
    return CREDIT[-total % 31]


def _credit_code(text: str, received_on: date) -> str:
    bare = bare_id(text)
    if not re.fullmatch(f"[{CREDIT}]{{2}}[0-9]{{6}}[{CREDIT}]{{10}}", bare):
        raise InvalidCellError
    if credit_check_character(bare[:17]) != bare[17]:
        raise InvalidCellError
    return bare


def _day(year: str, month: str, day: str) -> date:
    if not 1900 <= int(year) <= 2100:
        raise InvalidCellError
    try:
        return date(int(year), int(month), int(day))
    except ValueError:
        raise InvalidCellError from None


def _date(text: str, received_on: date, base: date = date(1899, 12, 30)) -> date:
    for pattern in DATES:
        if match := pattern.fullmatch(TIME.sub("", text)):
            return _day(*match.groups())
    if re.fullmatch(r"\d{5}(\.\d+)?", text) and 20000 <= Decimal(text) <= 60000:
        return base + timedelta(days=int(Decimal(text)))
    raise InvalidCellError


def _month(text: str, received_on: date, base: date = date(1899, 12, 30)) -> date:
    for pattern in MONTHS:
        if match := pattern.fullmatch(text):
            return _day(*match.groups(), "1")
    return _date(text, received_on, base).replace(day=1)


def money(text: str, header_unit: str | None) -> Decimal:
    """Yuan with two decimals; a unit behind the number wins over the header's."""
    bare = re.sub(r"[\s,¥]", "", text).replace("−", "-")
    unit = header_unit or "元"
    for name in ("万元", "千元", "元"):
        if bare.rstrip(")").endswith(name):
            unit, bare = name, bare.replace(name, "")
            break
    if match := re.fullmatch(r"\((.*)\)", bare):
        bare = "-" + match[1]
    if not re.fullmatch(r"[+-]?(\d+(\.\d*)?|\.\d+)", bare):
        raise InvalidCellError
    return (Decimal(bare) * UNITS[unit]).quantize(Decimal("0.01"), ROUND_HALF_UP)


def _number(text: str, received_on: date) -> Decimal:
    bare = text.replace(",", "")
    if not re.fullmatch(r"[+-]?\d+(\.\d+)?", bare):
        raise InvalidCellError
    return Decimal(bare).quantize(Decimal("0.0001"), ROUND_HALF_UP)


def _count(text: str, received_on: date) -> int:
    if not re.fullmatch(r"\d+", text):
        raise InvalidCellError
    return int(text)


def _year(text: str, received_on: date) -> int:
    if not re.fullmatch(r"\d{4}", text) or not 1900 <= int(text) <= 2100:
        raise InvalidCellError
    return int(text)


def _area12(text: str, received_on: date) -> str:
    if not re.fullmatch(r"\d{12}", text) or text[:6] not in COUNTIES:
        raise InvalidCellError
    return text


READERS: dict[Kind, Callable[..., Any]] = {
    Kind.ID_NO: _id_no,
    Kind.CREDIT_CODE: _credit_code,
    Kind.AREA12: _area12,
    Kind.DATE: _date,
    Kind.MONTH: _month,
    Kind.YEAR: _year,
    Kind.NUMBER: _number,
    Kind.COUNT: _count,
}


def _flag(text: str) -> bool | None:
    upper = text.upper()
    if upper in YES:
        return True
    if upper in NO:
        return False
    if text in FLAG_UNKNOWN:
        return None
    raise InvalidCellError


def _code(text: str, column: Column) -> str | None:
    assert column.codes is not None
    if text in column.codes.values:
        return text
    if text in EMPTY - {"无"}:
        return None
    raise InvalidCellError


def _empty(text: str, kind: Kind) -> bool:
    return text in EMPTY or (kind in (Kind.DATE, Kind.MONTH) and text in ("长期", "0000-00-00"))


def _of_kind(kind: Kind, text: str, unit: str | None, received_on: date, base: date) -> Any:
    if kind is Kind.MONEY:
        return money(text, unit)
    if kind in (Kind.DATE, Kind.MONTH):
        return READERS[kind](text, received_on, base)
    return READERS[kind](text, received_on)


def read_cell(column: Column, text: str, unit: str | None, received_on: date, base: date) -> Any:
    """The value of a cell, None when it is empty. Raises InvalidCellError."""
    if column.kind is Kind.TEXT and column.name.endswith("name"):
        text = re.sub("[•‧・．]", "·", text)
    text = folded(text)
    if not text:
        return None
    if column.kind is Kind.FLAG:
        return _flag(text)
    if column.kind is Kind.CODE:
        return _code(text, column)
    if _empty(text, column.kind):
        return None
    if column.kind is Kind.TEXT:
        return text
    try:
        return _of_kind(column.kind, text, unit, received_on, base)
    except InvalidCellError:
        if column.lenient:
            return bare_id(text)
        raise
