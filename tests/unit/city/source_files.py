"""Delivered files opened as an official opens them: by file, sheet and row, without the pipeline's own reading."""

import csv
import io
import re
import zipfile
from decimal import ROUND_HALF_UP, Decimal
from functools import cache
from pathlib import Path

from python_calamine import CalamineWorkbook

from fangpin_pipeline.contracts import Extract

_UNITS = {"元": 1, "千元": 1_000, "万元": 10_000}
_NUMBER = re.compile(r"-?\d+(?:\.\d+)?")
Cells = dict[str, tuple[str, int]]


def row_of(extract: Extract, file: Path, sheet: str, row: int) -> Cells:
    """The cells of a row by name of their column: text, and how many yuan one of its unit are."""
    lines = _lines(file, sheet)
    head = next(line for line in lines if _columns(extract, line).keys() >= {one.name for one in extract.required})
    line = lines[row - 1]
    return {name: (line[place], unit) for name, (place, unit) in _columns(extract, head).items() if place < len(line)}


def fen(cells: Cells, name: str) -> int | None:
    """An amount in whole fen; None where the cell is empty or there is no such column."""
    text, unit = cells.get(name, ("", 1))
    plain = text.translate(str.maketrans("０１２３４５６７８９．－（）", "0123456789.-()")).strip()
    negative = plain.startswith("(")
    found = _NUMBER.search(plain.replace(",", "").replace("，", ""))
    if found is None:
        return None
    for word, factor in _UNITS.items():
        if plain.endswith(word):
            unit = factor
    amount = Decimal(found[0]) * unit * 100
    return int((-amount if negative else amount).quantize(Decimal(1), ROUND_HALF_UP))


def _columns(extract: Extract, line: list[str]) -> dict[str, tuple[int, int]]:
    """Place and unit of each column that a header line names."""
    named = {
        re.sub(r"\s", "", word): column.name
        for column in extract.columns
        for word in (column.label, *column.aliases, column.name)
    }
    found = {}
    for place, cell in enumerate(line):
        text = re.sub(r"\s", "", cell).replace("（", "(").replace("）", ")")
        word, _, unit = text.partition("(")
        plain = {key.replace("（", "(").replace("）", ")"): name for key, name in named.items()}
        if name := plain.get(text) or plain.get(word):
            found[name] = place, _UNITS.get(unit.rstrip(")"), 1)
    return found


@cache
def _lines(file: Path, sheet: str) -> list[list[str]]:
    raw = file.read_bytes()
    if file.suffix == ".zip":
        with zipfile.ZipFile(file) as archive:
            (name,) = archive.namelist()
            raw = archive.read(name)
    if sheet:
        rows = CalamineWorkbook.from_filelike(io.BytesIO(raw)).get_sheet_by_name(sheet).iter_rows()
        return [[str(cell) for cell in row] for row in rows]
    for encoding in ("utf-16", "utf-8-sig", "gb18030"):
        if encoding == "utf-16" and raw[:2] not in (b"\xff\xfe", b"\xfe\xff"):
            continue
        try:
            text = raw.decode(encoding)
        except UnicodeDecodeError:
            continue
        return list(
            csv.reader(io.StringIO(text, newline=""), delimiter="\t" if text.split("\n")[0].count("\t") else ",")
        )
    raise AssertionError(f"{file.name} is no text")
