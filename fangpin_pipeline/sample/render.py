"""Typed rows as the text of a departmental file: headers, dates, money and flags in the manner of one office.

Everything legal here reads back to the same values; faults are `dirt`'s business, bytes are `files`'.
"""

from dataclasses import dataclass
from datetime import date, timedelta

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from fangpin_pipeline.contracts import Column, Extract, Kind

Texts = dict[str, pa.Array]
"""Cells by column name, all text of one length, never null."""

_EXCEL_EPOCH = date(1899, 12, 30)
_FEN_IN_WAN = 1_000_000


@dataclass(frozen=True)
class Manner:
    """How one office writes a file. `headers`: label, alias (the first, where declared) or name."""

    form: str = "csv"
    encoding: str = "utf-8"
    headers: str = "label"
    dates: str = "2020-03-16"
    flags: tuple[str, str] = ("是", "否")
    money_unit: str = ""
    thousands: bool = False
    titled: bool = False
    subtotals: bool = False
    line_end: str = "\n"
    leave_out: tuple[str, ...] = ()
    reversed_columns: bool = False


def columns_of(extract: Extract, manner: Manner) -> tuple[Column, ...]:
    """The columns that a file in this manner holds, in its order."""
    kept = [column for column in extract.columns if column.required or column.name not in manner.leave_out]
    return tuple(reversed(kept)) if manner.reversed_columns else tuple(kept)


def header(column: Column, manner: Manner) -> str:
    """The header of a column; money may carry its unit in parentheses."""
    word = {"label": column.label, "alias": (*column.aliases, column.label)[0], "name": column.name}[manner.headers]
    return f"{word}({manner.money_unit})" if column.kind is Kind.MONEY and manner.money_unit else word


def render(extract: Extract, rows: pa.Table, manner: Manner) -> Texts:
    """All cells as text."""
    texts = {}
    for column in columns_of(extract, manner):
        cells = rows[column.name].combine_chunks()
        texts[column.name] = pc.fill_null(_write(column.kind, cells, manner), "")
    return texts


def _write(kind: Kind, cells: pa.Array, manner: Manner) -> pa.Array:
    match kind:
        case Kind.DATE:
            return _by_day(cells, manner.dates)
        case Kind.MONTH:
            return _by_day(cells, MONTH_FORMS.get(manner.dates, "2020-03"))
        case Kind.MONEY:
            return money_text(cells, manner.money_unit, manner.thousands)
        case Kind.FLAG:
            return pc.if_else(cells, *manner.flags)
        case Kind.NUMBER:
            return _without_zeros(pc.cast(cells, pa.string()))
    return pc.cast(cells, pa.string())


MONTH_FORMS = {"2020-03-16": "2020-03", "2020.3.16": "2020.3", "2020/3/16": "2020/3", "20200316": "202003",
               "2020年3月16日": "2020年3月"}  # fmt: skip


def write_day(day: date, form: str) -> str:
    """One day or month in a form, which is named by how 16 March 2020 looks in it."""
    year, month, of_month = day.year, day.month, day.day
    written = {
        "2020-03-16": f"{year}-{month:02d}-{of_month:02d}",
        "2020-03-16 00:00:00": f"{year}-{month:02d}-{of_month:02d} 00:00:00",
        "2020.3.16": f"{year}.{month}.{of_month}",
        "2020/3/16": f"{year}/{month}/{of_month}",
        "20200316": f"{year}{month:02d}{of_month:02d}",
        "2020年3月16日": f"{year}年{month}月{of_month}日",
        "43906": str((day - _EXCEL_EPOCH).days),
        "2020-03": f"{year}-{month:02d}",
        "2020.3": f"{year}.{month}",
        "2020/3": f"{year}/{month}",
        "202003": f"{year}{month:02d}",
        "2020年3月": f"{year}年{month}月",
    }
    return written[form]


def _by_day(cells: pa.Array, form: str) -> pa.Array:
    """Each day is written once, then looked up."""
    days = pc.cast(cells, pa.int32())
    bounds = pc.min_max(days).as_py()
    if bounds["min"] is None:
        return pa.nulls(len(cells), pa.string())
    first = date(1970, 1, 1) + timedelta(days=bounds["min"])
    span = bounds["max"] - bounds["min"] + 1
    written = pa.array([write_day(first + timedelta(days=place), form) for place in range(span)])
    return written.take(pc.subtract(days, bounds["min"]))


def money_text(cells: pa.Array, unit: str = "", thousands: bool = False) -> pa.Array:
    """Fen as text in yuan or in 万元, exactly; whole yuan are written without decimals."""
    step, width = (_FEN_IN_WAN, 6) if unit == "万元" else (100, 2)
    fen = pc.fill_null(cells, 0).to_numpy(zero_copy_only=False)
    whole, rest = np.divmod(np.abs(fen), step)
    sign = pc.if_else(pa.array(fen < 0), "-", "")
    fraction = pc.utf8_lpad(pc.cast(pa.array(rest), pa.string()), width, "0")
    left = pc.cast(pa.array(whole), pa.string())
    if thousands:
        left = pc.if_else(pa.array(whole < 1000), left, pa.array([f"{value:,}" for value in whole.tolist()]))
    written = pc.binary_join_element_wise(sign, left, ".", fraction, "")
    tidy = _without_zeros(written) if unit == "万元" else pc.if_else(
        pa.array(rest == 0), pc.binary_join_element_wise(sign, left, ""), written
    )  # fmt: skip
    return pc.if_else(pc.is_valid(cells), tidy, None)


def _without_zeros(cells: pa.Array) -> pa.Array:
    return pc.utf8_rtrim(pc.utf8_rtrim(cells, "0"), ".")
