"""A simulation as a file for the office: a workbook with every table, or the townships as csv."""

import csv
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any

from fangpin_pipeline.outputs.errors import OutputError
from fangpin_pipeline.outputs.labels import NOT_APPLICABLE, chinese_date
from fangpin_pipeline.outputs.sheet import Cell, Heading, ListColumn, write_table
from fangpin_pipeline.outputs.style import Styles
from fangpin_pipeline.outputs.workbook import new_workbook
from fangpin_pipeline.simulation.compare import Row
from fangpin_pipeline.simulation.told import Told

_SUFFIXES = (".xlsx", ".csv")
_SHEETS = {
    "townships": "苏木乡镇",
    "counties": "旗县区",
    "rules_by_township": "规则增减",
    "workload": "核查工作量",
    "amounts": "测算",
    "settings": "改变的参数",
    "households": "变动的户",
}
_WIDE = {"label": 30, "title": 22, "document": 36, "gained_titles": 30, "lost_titles": 30, "household_no": 16}
_HINT = "模拟结果，没有发布；“现行”为当日规则库的结果，“模拟”为改变参数后的结果。"


def check_suffix(out: Path) -> None:
    """Raise OutputError for a file of another kind, before anything is computed."""
    if out.suffix.lower() not in _SUFFIXES:
        raise OutputError(f"不支持的文件类型：{out.name}。请以 .xlsx 或 .csv 作为文件名后缀。")


def write_file(told: Told, out: Path) -> None:
    """Write the tables to `out`, replaced as a whole or not at all."""
    part = out.with_name(f".{out.name}.part")
    try:
        out.parent.mkdir(parents=True, exist_ok=True)
        _write_csv(told, part) if out.suffix.lower() == ".csv" else _write_workbook(told, part)
        part.replace(out)
    except OSError:
        raise OutputError(f"无法写入 {out}。请检查该位置是否存在、是否可写、磁盘是否已满。") from None
    finally:
        part.unlink(missing_ok=True)


def _write_csv(told: Told, part: Path) -> None:
    heads = told.heads("townships")
    with part.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(["代码", *heads.values()])
        writer.writerows([row["township_code"], *(row[key] for key in heads)] for row in told.townships)


def _write_workbook(told: Told, part: Path) -> None:
    title = "规则库参数模拟对照表"
    with new_workbook(part, title, told.imprint) as book:
        styles = Styles(book)
        for table, name in _SHEETS.items():
            rows = getattr(told, table)
            if rows is not None:
                heading = Heading(f"{title}（{name}）", chinese_date(told.as_of), "户、元", _HINT)
                write_table(book.add_worksheet(name), styles, heading, _columns(told, table), rows)


def _columns(told: Told, table: str) -> list[ListColumn[Row]]:
    return [ListColumn(head, _WIDE.get(key, 12), value=partial(_cell, key)) for key, head in told.heads(table).items()]


def _cell(key: str, row: Row) -> Cell:
    value: Any = row[key]
    return value if isinstance(value, int | date) else str(value or NOT_APPLICABLE)
