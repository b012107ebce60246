"""Plain tables as a file for the office: a workbook with one sheet each, or one of them as csv. Knows no table."""

import csv
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any

from fangpin_pipeline.outputs.errors import OutputError
from fangpin_pipeline.outputs.labels import NOT_APPLICABLE, chinese_date
from fangpin_pipeline.outputs.rows import Cell
from fangpin_pipeline.outputs.sheet import Heading, ListColumn, write_table
from fangpin_pipeline.outputs.style import Styles
from fangpin_pipeline.outputs.workbook import new_workbook

_SUFFIXES = (".xlsx", ".csv")
_Row = dict[str, Any]


@dataclass(frozen=True)
class Page:
    """A table: the name of its sheet, its columns with their headers, its rows."""

    name: str
    heads: Mapping[str, str]
    rows: Sequence[_Row]


@dataclass(frozen=True)
class Paper:
    """What every sheet says: title, day and run of the data, unit, hint; and the widths of wide columns."""

    title: str
    as_of: date
    run_id: str
    unit: str
    hint: str
    wide: Mapping[str, int]


def check_suffix(out: Path) -> None:
    """Raise OutputError for a file of another kind, before anything is computed."""
    if out.suffix.lower() not in _SUFFIXES:
        raise OutputError(f"不支持的文件类型：{out.name}。请以 .xlsx 或 .csv 作为文件名后缀。")


def write_pages(out: Path, paper: Paper, pages: Sequence[Page], as_csv: Page) -> None:
    """Write all pages as a workbook, or `as_csv`, by the suffix; `out` is replaced as a whole or not at all."""
    part = out.with_name(f".{out.name}.part")
    try:
        out.parent.mkdir(parents=True, exist_ok=True)
        _write_csv(as_csv, part) if out.suffix.lower() == ".csv" else _write_workbook(paper, pages, part)
        part.replace(out)
    except OSError:
        raise OutputError(f"无法写入 {out}。请检查该位置是否存在、是否可写、磁盘是否已满。") from None
    finally:
        part.unlink(missing_ok=True)


def _write_csv(page: Page, part: Path) -> None:
    with part.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(page.heads.values())
        writer.writerows([row[key] for key in page.heads] for row in page.rows)


def _write_workbook(paper: Paper, pages: Sequence[Page], part: Path) -> None:
    with new_workbook(part, paper.title, paper.as_of, paper.run_id) as book:
        styles = Styles(book)
        for page in pages:
            title = f"{paper.title}（{page.name}）"
            heading = Heading(title, chinese_date(paper.as_of), paper.unit, paper.hint)
            columns = [
                ListColumn(head, paper.wide.get(key, 12), value=partial(_cell, key)) for key, head in page.heads.items()
            ]
            write_table(book.add_worksheet(page.name), styles, heading, columns, page.rows)


def _cell(key: str, row: _Row) -> Cell:
    value: Any = row[key]
    return value if isinstance(value, int | date) else str(value or NOT_APPLICABLE)
