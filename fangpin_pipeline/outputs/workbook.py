"""The workbook of one township: 预警名单 and what belongs to it.

Columns stand in `columns`, looks in `style` and `sheet`, the sheet 说明 in `notes`.
"""

from collections import Counter
from collections.abc import Sequence
from contextlib import contextmanager
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from xlsxwriter import Workbook

from fangpin_pipeline.outputs.columns import (
    cleared_columns,
    detail_columns,
    doubt_columns,
    hit_columns,
    resting_columns,
    warning_columns,
)
from fangpin_pipeline.outputs.details import Detail
from fangpin_pipeline.outputs.labels import SEVERITIES, Imprint, chinese_date
from fangpin_pipeline.outputs.lists import Age, Township, Warned
from fangpin_pipeline.outputs.notes import lateness, what_is_unlisted, write_notes
from fangpin_pipeline.outputs.ready_book import ReadyBook
from fangpin_pipeline.outputs.rows import Cell
from fangpin_pipeline.outputs.sheet import Heading, write_table
from fangpin_pipeline.outputs.style import Styles

if TYPE_CHECKING:
    from collections.abc import Iterator

_UNIT = "户、人、元"
_CONFIDENTIAL = "内部资料，仅限入户核查使用，不得公开"
_DOUBTS = "下列各户因数据缺失或有疑问不能判断，请核实缺失的数据；这些户不是预警户。"
_DETAILS = (
    "每项触发依据的数据项逐一列出，按预警名单的顺序排列；行号是部门所报文件中的行号（csv为记录号，含表头），便于部门核对原始数据。"
    "“没有支持的数据行”是指该项以没有相应记录为依据。"
)
_RESTING = (
    "下列各户仍在预警名单，但已入户核查：核实不属实的在冷却期内，核实属实的并入原线索，暂缓的尚未到再次入户的日期。"
    "名单是线索，不是认定结论。"
)
_HOW_TO_USE = (
    "“预警名单”按优先序排列，人手不足时从上往下入户；得分说明在折叠的列中，权重见下表“优先序”各参数。得分只排先后，不是认定依据。",
    "已入户核查的户在“重复线索（冷却期）”表，冷却期内触发新规则、等级升高或冷却期满仍触发的重新核查，时限自重新核查之日起计算。",
    "填写核查栏前请将本文件另存，填写后按规定时限反馈；重新筛查当日数据时，发件箱中的原文件会被替换。",
    "“预警名单”表头上方的“+”可展开折叠的列（预警类别、规则编号、数据龄期、收入区间、已享受政策、缺失数据项等），折叠的列不打印。",
    "触发依据只列要点，全文（含文件依据、解除条件）见“触发依据”表，每项数值所在的文件、工作表和行号见“触发明细”表；“待核实名单”是因数据不足不能判断的户，不是预警。",
)


def write_township(
    file: Path, township: Township, imprint: Imprint, ages: Sequence[Age], details: Sequence[Detail]
) -> None:
    """Write the workbook of a township. Equal lists give equal bytes."""
    hint = lateness(ages)
    late = any(not age.fresh for age in ages)
    place = imprint.county(township.county_code) + imprint.township(township.code)
    as_of = chinese_date(imprint.as_of)
    page_foot = f"{_CONFIDENTIAL}|运行编号 {imprint.run_id}"

    def heading(title: str, about: str = hint, alarm: bool = late) -> Heading:
        return Heading(f"{place}{title}", as_of, _UNIT, about, alarm, page_foot)

    with new_workbook(file, f"{place}预警名单", imprint.as_of, imprint.run_id) as book:
        styles = Styles(book)
        write_table(
            book.add_worksheet("预警名单"),
            styles,
            heading("防返贫致贫预警名单"),
            warning_columns(imprint, ages),
            township.to_visit,
            _total(township.to_visit),
            empty="本期无须入户的预警户" if township.warned else "本期无预警户",
        )
        write_table(
            book.add_worksheet("触发依据"),
            styles,
            heading("预警触发依据", "一户有多项依据的分行列出，按预警名单的顺序排列，重复线索在后。", False),
            hit_columns(imprint),
            [(row, hit) for row in township.warned for hit in row.hits],
        )
        write_table(
            book.add_worksheet("触发明细"),
            styles,
            heading("预警触发明细", _DETAILS, False),
            detail_columns(imprint),
            details,
        )
        write_table(
            book.add_worksheet("待核实名单"),
            styles,
            heading("待核实名单", f"{_DOUBTS}{what_is_unlisted(ages)}"),
            doubt_columns(imprint),
            township.doubts,
        )
        write_table(
            book.add_worksheet("重复线索（冷却期）"),
            styles,
            heading("重复线索（冷却期）", _RESTING, False),
            resting_columns(imprint),
            township.resting,
        )
        write_table(
            book.add_worksheet("已销号线索"),
            styles,
            heading("已销号线索", "本期筛查后退出预警名单的户及原因。", False),
            cleared_columns(imprint),
            township.cleared,
        )
        write_notes(book.add_worksheet("说明"), styles, imprint, township.county_code, ages, _HOW_TO_USE)


@contextmanager
def new_workbook(file: Path, title: str, as_of: date, run_id: str) -> "Iterator[Workbook]":
    """A workbook that is written when the block ends, or not at all.

    Names never touch a temporary file, no text turns into a formula, a link or a number, and the day of the data
    stands for the time of writing, so that equal lists give equal bytes.
    """
    options = {
        "strings_to_formulas": False,
        "strings_to_urls": False,
        "strings_to_numbers": False,
    }
    book = ReadyBook(file, options)
    created = datetime(as_of.year, as_of.month, as_of.day)  # noqa: DTZ001 - no zone in the format
    book.set_properties({"title": title, "comments": f"运行编号 {run_id}", "created": created})
    yield book
    book.close()


def _total(rows: Sequence[Warned]) -> dict[str, Cell]:
    """合计: households, persons, and households by severity."""
    sizes = [row.household.n for row in rows]
    known, unknown = sum(n for n in sizes if n is not None), sizes.count(None)
    by_severity = Counter(row.severity for row in rows)
    return {
        "户编号": f"{len(rows)}户",
        "家庭人口": f"{known}人" + (f"（{unknown}户不详）" if unknown else ""),
        "触发依据": "　".join(f"{name}{by_severity[key]}户" for key, name in SEVERITIES.items()),
    }
