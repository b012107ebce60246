"""The workbook 数据问题反馈单 of one department and county: what to correct, the scorecard 三衔接, how to answer.

Which problems there are stands in `correction`, what a score means in `scores`.
"""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from functools import partial
from pathlib import Path

from xlsxwriter.worksheet import Worksheet

from fangpin_pipeline.identity.divisions import CITY
from fangpin_pipeline.outputs.correction import RECENT_DAYS, Addressee, Problem, problems_of
from fangpin_pipeline.outputs.correction_found import found_wrong
from fangpin_pipeline.outputs.labels import NOT_APPLICABLE, Imprint, chinese_date
from fangpin_pipeline.outputs.notes import write_short_notes
from fangpin_pipeline.outputs.scores import INSUFFICIENT, LINKS, MEANINGS, NOT_YET, Score, number, read_scores
from fangpin_pipeline.outputs.sheet import Heading, ListColumn, write_table
from fangpin_pipeline.outputs.style import Styles
from fangpin_pipeline.outputs.workbook import new_workbook

FOLDER = "部门反馈"
TITLE = "数据问题反馈单"
WHOLE_CITY = "全市"
# A clerk corrects a file, not a hundred thousand cells; the rest stands in the exported table.
MOST_ROWS = 5000
_UNIT = "处"
_MAY = {"autofilter": True, "format_columns": True, "format_rows": True, "select_locked_cells": True}
_HINT = "请逐条核实，在“修改后”“责任人”“日期”三栏填写处理结果；更正后的整份文件按原文件名规则重新报送。"


def write_answers(folder: Path, run_dir: Path, imprint: Imprint, earlier: Mapping[date, Path]) -> list[Path]:
    """Write a workbook for every department and county with problems below a day's `folder`; returns their paths.

    Equal problems give equal bytes. `earlier` holds earlier published runs, newest first.
    """
    scores = read_scores(run_dir, earlier)
    written = []
    for (department, county), problems in _every_problem(run_dir).items():
        place = place_name(county, imprint)
        own = folder / county / FOLDER
        own.mkdir(parents=True, exist_ok=True)
        file = own / f"{TITLE}_{department}_{place}_{imprint.as_of.isoformat()}.xlsx"
        ours = [score for score in scores if (score.department, score.county_code) == (department, county)]
        _write(file, (department, county), problems, ours, imprint, list(earlier))
        written.append(file)
    return written


def _every_problem(run_dir: Path) -> dict[Addressee, list[Problem]]:
    """What checks found, and after it what visitors did."""
    every = problems_of(run_dir)
    for to, found in found_wrong(run_dir).items():
        every.setdefault(to, []).extend(found)
    return dict(sorted(every.items()))


def place_name(county: str, imprint: Imprint) -> str:
    """Name of a county, or 全市."""
    return WHOLE_CITY if county == CITY else imprint.county(county)


def _write(
    file: Path,
    to: Addressee,
    problems: Sequence[Problem],
    scores: Sequence[Score],
    imprint: Imprint,
    days: Sequence[date],
) -> None:
    department, county = to
    place = place_name(county, imprint)
    foot = f"内部资料，仅限更正数据使用|运行编号 {imprint.run_id}"
    heading = partial(Heading, as_of=chinese_date(imprint.as_of), page_foot=foot, filler=f"{department}（{place}）")
    with new_workbook(file, f"{place}{department}{TITLE}", imprint.as_of, imprint.run_id) as book:
        styles = Styles(book)
        sheet = book.add_worksheet(TITLE)
        told = heading(title=f"{place}{TITLE}（{department}）", unit=_UNIT, hint=_hint(len(problems)))
        write_table(sheet, styles, told, _columns(), problems[:MOST_ROWS])
        _protect(sheet)
        sheet = book.add_worksheet("三衔接评分")
        told = heading(title=f"{place}三衔接评分（{department}）", unit="%", hint=_score_hint(scores))
        write_table(sheet, styles, told, _score_columns(scores), scores, empty="尚无评分")
        _protect(sheet)
        sheet = book.add_worksheet("说明")
        write_short_notes(sheet, styles, imprint, _notes())
        _protect(sheet)


def _protect(sheet: Worksheet) -> None:
    """Only the columns to be filled can be written; there is no password, the office can lift it."""
    sheet.protect("", _MAY)


def _hint(count: int) -> str:
    if count <= MOST_ROWS:
        return f"共{count}处。{_HINT}"
    return f"共{count}处，本表列前{MOST_ROWS}处，其余见导出的 quarantine 表。{_HINT}"


def _columns() -> tuple[ListColumn[Problem], ...]:
    return (
        ListColumn("文件", 24, lambda row: row.delivery, look="left"),
        ListColumn("工作表", 8, lambda row: row.sheet or NOT_APPLICABLE),
        ListColumn("行号", 7, lambda row: NOT_APPLICABLE if row.row is None else row.row),
        ListColumn("主键（掩码）", 20, lambda row: row.key or NOT_APPLICABLE, look="left"),
        ListColumn("字段", 12, lambda row: row.field or NOT_APPLICABLE),
        ListColumn("原值（掩码）", 14, lambda row: row.value or NOT_APPLICABLE),
        ListColumn("问题", 28, lambda row: row.problem, look="left"),
        ListColumn("规则", 14, lambda row: row.rule),
        ListColumn("级别", 8, lambda row: row.tier),
        ListColumn("建议", 24, lambda row: row.advice, look="left"),
        ListColumn("修改后", 14, group="部门填写"),
        ListColumn("责任人", 9, group="部门填写"),
        ListColumn("日期", 11, group="部门填写"),
    )


def _score_hint(scores: Sequence[Score]) -> str:
    if not scores:
        return "本部门在本旗县区尚无三衔接评分；没有评分不等于0分。"
    return f"得分＝分子÷分母；“{INSUFFICIENT}”“{NOT_YET}”都不是0分。历次得分为此前已发布各日的得分。"


def _score_columns(scores: Sequence[Score]) -> tuple[ListColumn[Score], ...]:
    days = list(scores[0].earlier) if scores else []
    return (
        ListColumn("衔接", 12, lambda row: LINKS[row.link]),
        ListColumn("含义", 48, lambda row: MEANINGS[row.link], look="left"),
        ListColumn("分子", 10, lambda row: number(row.numerator)),
        ListColumn("分母", 10, lambda row: number(row.denominator)),
        ListColumn("得分", 12, lambda row: row.shown),
        ListColumn("状态", 12, lambda row: row.status),
        *(ListColumn(day.isoformat(), 12, partial(_on, day=day), group="历次得分") for day in days),
    )


def _on(row: Score, day: date) -> str:
    return row.earlier[day]


def _notes() -> Iterable[str]:
    yield "本单列出本部门近一个月内报送、尚未更正的数据问题。填写前请另存；重新筛查当日数据时，原文件会被替换。"
    yield "工作表受保护，只有“修改后”“责任人”“日期”三栏可以填写；没有密码，可在“审阅”中撤销保护。"
    yield "身份证号只显示后四位，姓名只显示第一个字，户编号照列；请按文件、工作表和行号在原文件中找到该行。"
    yield "T1 拒收：整个文件未予采用，此前的文件继续有效，直至过期。T2 隔离：该行或该单元格未予采用，其余照用。"
    yield "T3 提示、T4 跨表核对：数据照用，请核实是否属实；只有件数，没有逐行清单。"
    yield "T5 入户核查：入户人员认为该户数据有误，列出其预警所依据的各行，未指明哪一行有误；更正后不再触发的不再列出。"
    yield f"文件收到超过{RECENT_DAYS}天的、已由新报送的数据替换的问题不再列出。"
    yield "市级文件中能确定旗县区的行列入该旗县区，其余列入“全市”。"
    yield "更正的文件放入实际接收当日的文件夹，文件名以数据名称开头，整份报送；不要只报改过的行，增量数据除外。"
    yield "三衔接评分（实施意见四）：对象衔接、信息衔接、政策衔接；数据不足时不打分。"
