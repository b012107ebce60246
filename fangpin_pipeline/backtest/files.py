"""A back-test as a file for the office: a workbook with every table, or the groups as csv."""

from pathlib import Path

from fangpin_pipeline.backtest.told import HEADS, Told
from fangpin_pipeline.outputs.tables_file import Page, Paper, write_pages

_SHEETS = {
    "groups": "分组",
    "kinds": "事件类型",
    "capacity": "走访能力",
    "townships": "苏木乡镇",
    "households": "需核对的户",
}
_WIDE = {"title": 26, "precision_text": 24, "recall_text": 24, "lead_text": 20, "reason": 22, "household_no": 16}
_HINT = "只按时间先后检验：事件发生以前已发布的预警才算数。名单是线索，不是认定结论。"


def write_file(told: Told, out: Path) -> None:
    """Write the tables to `out`, replaced as a whole or not at all."""
    pages = [
        Page(name, HEADS[table], rows) for table, name in _SHEETS.items() if (rows := getattr(told, table)) is not None
    ]
    write_pages(out, Paper("预警名单回测", told.as_of, told.run_id, "户", _HINT, _WIDE), pages, pages[0])
