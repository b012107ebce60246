"""A simulation as a file for the office: a workbook with every table, or the townships as csv."""

from pathlib import Path

from fangpin_pipeline.outputs.tables_file import Page, Paper, write_pages
from fangpin_pipeline.simulation.told import Told

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


def write_file(told: Told, out: Path) -> None:
    """Write the tables to `out`, replaced as a whole or not at all."""
    pages = [
        Page(name, told.heads(table), rows)
        for table, name in _SHEETS.items()
        if (rows := getattr(told, table)) is not None
    ]
    as_csv = Page(_SHEETS["townships"], {"township_code": "代码", **told.heads("townships")}, told.townships)
    paper = Paper("规则库参数模拟对照表", told.as_of, told.run, "户、元", _HINT, _WIDE)
    write_pages(out, paper, pages, as_csv)
