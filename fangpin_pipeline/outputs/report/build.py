"""The report as blocks: the ten parts in their order, for one county or the city and one period."""

from collections.abc import Callable

from fangpin_pipeline.outputs.labels import chinese_date
from fangpin_pipeline.outputs.report import (
    brief,
    part_01_basics,
    part_02_duty,
    part_03_policy,
    part_04_work,
    part_05_results,
    part_06_outlook,
    part_07_problems,
    part_08_next,
    part_09_annexes,
    part_10_notes,
)
from fangpin_pipeline.outputs.report.common import numeral
from fangpin_pipeline.outputs.report.declare import Block, Heading, Report, text
from fangpin_pipeline.outputs.report.evidence import Evidence
from fangpin_pipeline.outputs.report.period import Span

TITLE = "巩固拓展脱贫攻坚成果评估报告"
DRAFT = "（初稿）"
NO_RUN = "本期没有发布的筛查，本部分没有数据。"
PARTS: tuple[tuple[str, Callable[[Evidence], list[Block]]], ...] = (
    ("基本情况", part_01_basics.blocks),
    ("责任落实", part_02_duty.blocks),
    ("政策落实", part_03_policy.blocks),
    ("工作落实", part_04_work.blocks),
    ("巩固成效", part_05_results.blocks),
    ("风险研判", part_06_outlook.blocks),
    ("存在问题", part_07_problems.blocks),
    ("整改与下一步打算", part_08_next.blocks),
    ("附表附图", part_09_annexes.blocks),
)
NOTES, BRIEF = "编制说明", "简报"


def steps(evidence: Evidence, short: bool = False) -> int:
    """How many steps `build` has."""
    return 1 if _is_short(evidence, short) else len(PARTS) + 1


def build(evidence: Evidence, short: bool = False, begin: Callable[[str], None] = lambda title: None) -> Report:
    """The report of a period, or when `short`, and of a week always, the brief. Without a run it says so.

    `begin` hears what is begun, `steps` times.
    """
    if _is_short(evidence, short):
        begin(BRIEF)
        title = f"{evidence.name}防返贫监测{evidence.period.span}报"
        return Report(title, _lines(evidence), tuple(brief.blocks(evidence)))
    blocks: list[Block] = []
    for number, (title, part) in enumerate(PARTS, 1):
        begin(title)
        blocks.append(Heading(f"{numeral(number)}、{title}"))
        blocks += part(evidence) if evidence.current else [text(NO_RUN)]
    begin(NOTES)
    last = part_10_notes.blocks(evidence, blocks) if evidence.current else part_10_notes.without_run(evidence)
    blocks += [Heading(f"{numeral(len(PARTS) + 1)}、{NOTES}"), *last]
    return Report(f"{evidence.name}{TITLE}", _lines(evidence), tuple(blocks))


def _is_short(evidence: Evidence, short: bool) -> bool:
    return short or evidence.period.span is Span.WEEK


def _lines(evidence: Evidence) -> tuple[str, ...]:
    run = evidence.current
    told = f"数据截止日期　{chinese_date(run.as_of)}　运行编号　{run.id}" if run else "本期没有发布的筛查"
    return (DRAFT, evidence.period.words, told)
