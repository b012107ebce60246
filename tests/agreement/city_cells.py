"""How a value is written into a cell and a workbook, and other valid values. Which rows a file holds: `city_files`."""

import re
from datetime import date
from pathlib import Path

import openpyxl

from fangpin_pipeline.contracts import Column, Kind

from .city_rows import City
from .naive.cells import check_character

FULL_WIDTH = str.maketrans("0123456789", "０１２３４５６７８９")


def dressed(city: City, column: Column, text: str, factor: int) -> str:
    """The text of a cell as some office may write it, with the same meaning; `factor` is the unit of the header."""
    if column.kind is Kind.MONEY and _is_money(text):
        return _money(city, text, factor)
    if not city.chance(0.15):
        return text
    if column.kind is Kind.DATE and len(text) == 10:
        day = date.fromisoformat(text)
        serial = str((day - date(1899, 12, 30)).days)
        styles = [f"{day:%Y%m%d}", f"{day:%Y.%m.%d}", f"{day:%Y/%m/%d}", f"{day:%Y年%m月%d日}", f"{day} 08:30:00"]
        return city.rng.choice([*styles, serial])
    if column.kind is Kind.ID_NO and len(text) == 18:
        if text[6:8] == "19" and check_character(text[:17]) == text[17] and city.chance(0.3, "15 digits"):
            return text[:6] + text[8:17]
        return city.rng.choice([text.lower(), f" {text}", f"'{text}", f"{text[:6]} {text[6:]}"])
    return text


def _money(city: City, text: str, factor: int) -> str:
    if factor == 10000:
        return f"{float(text):.2f}元" if city.chance(0.2) else _shifted(text)
    if city.chance(0.15, "money in other clothes"):
        if text.startswith("-"):
            return city.rng.choice([f"({text[1:]})", f"−{text[1:]}", f"（{text[1:]}）"])
        return city.rng.choice([f"¥{text}", f"{text}元", text.translate(FULL_WIDTH)])
    return text


def alternative(column: Column, text: str) -> str:
    """Another valid value of a column; none of columns of which it does not matter."""
    if column.codes is not None:
        return next(value for value in column.codes.values if value != text)
    if column.kind is Kind.FLAG:
        return "否" if text == "是" else "是"
    return {Kind.MONEY: "12345.67", Kind.COUNT: "77", Kind.DATE: "2001-01-01"}.get(column.kind, "")


def _is_money(text: str) -> bool:
    return text.lstrip("-").replace(".", "", 1).isdigit()


def _shifted(text: str) -> str:
    """An amount of yuan written in 万元, without loss."""
    sign, digits = ("-", text[1:]) if text.startswith("-") else ("", text)
    whole, _, part = digits.partition(".")
    whole = whole.rjust(5, "0")
    return f"{sign}{whole[:-4]}.{whole[-4:]}{part}"


def write_xlsx(file: Path, lines: list[list[str]]) -> None:
    """A workbook as an office leaves it: a hidden sheet first, amounts as numbers, days as dates."""
    book = openpyxl.Workbook()
    hidden = book.active
    assert hidden is not None
    hidden.append(lines[0])
    hidden.sheet_state = "hidden"
    page = book.create_sheet("数据")
    for line in lines:
        page.append([_typed(text) for text in line])
    book.active = 1
    book.save(file)


def _typed(text: str) -> str | float | date | None:
    if re.fullmatch(r"-?\d{1,6}\.\d{1,2}", text):
        return float(text)
    if re.fullmatch(r"\d{4}-\d{2}-\d{2}", text):
        return date.fromisoformat(text)
    return text or None
