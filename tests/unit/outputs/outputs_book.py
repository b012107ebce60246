"""The workbook of one township from made-up tables, and how to look into it."""

from pathlib import Path
from typing import Any

from openpyxl import Workbook, load_workbook
from openpyxl.worksheet.worksheet import Worksheet
from outputs_run import AS_OF, coverage, flag, household, imprint, warning, write_tables

from fangpin_pipeline.outputs.outbox import write_outbox

EAST, WEST = "150821100201", "150821100202"
GROUP_ROW, HEAD_ROW, FIRST_ROW = 4, 5, 6


def township(tmp_path: Path, **tables: list[dict[str, Any]]) -> Path:
    """The workbook of 隆兴昌镇 from these tables."""
    tables.setdefault("coverage", coverage())
    write_tables(tmp_path / "run", tables)
    files = write_outbox(tmp_path / "run", tmp_path / "outbox", imprint())
    return next(file for file in files if file.parent.name == "150821100")


def listed(*numbers: str, **told: Any) -> dict[str, list[dict[str, Any]]]:
    """Tables of households on the warning list for illness."""
    rows = [household(number, EAST, **told) for number in numbers]
    return {
        "household_card": [row["household_card"] for row in rows],
        "household_fact": [row["household_fact"] for row in rows],
        "warning": [warning(number, EAST) for number in numbers],
        "flag": [flag(number, EAST, "illness", "orange") for number in numbers],
        "evidence": [
            {"as_of": AS_OF, "household_no": number, "rule": "illness", "extract": extract, "delivery": "x", "row": 2}
            for number in numbers
            for extract in ("X03", "X17")
        ],
    }


def opened(file: Path) -> Workbook:
    return load_workbook(file)


def header(sheet: Worksheet) -> dict[str, int]:
    """Column number by title; a title without a group stands in the upper of the two header rows."""
    found = {}
    for column in range(1, sheet.max_column + 1):
        title = sheet.cell(HEAD_ROW, column).value or sheet.cell(GROUP_ROW, column).value
        found[str(title)] = column
    return found


def cell(sheet: Worksheet, title: str, row: int = FIRST_ROW) -> Any:
    return sheet.cell(row, header(sheet)[title])


def texts(sheet: Worksheet) -> str:
    return "\n".join(str(value) for row in sheet.iter_rows(values_only=True) for value in row if value is not None)
