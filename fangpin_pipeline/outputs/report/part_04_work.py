"""Part four, 工作落实: warnings published, clues visited and in time, assets and supervision."""

from fangpin_pipeline.extracts.codes import CASE_EVENT
from fangpin_pipeline.outputs.labels import SEVERITIES, STANDINGS, STATES, chinese_date
from fangpin_pipeline.outputs.report.charts import funnel, waterfall
from fangpin_pipeline.outputs.report.common import indicator_blocks
from fangpin_pipeline.outputs.report.declare import Block, Cell, Figure, Heading, Note, Paragraph, Table, joined, text
from fangpin_pipeline.outputs.report.evidence import LISTED, Evidence, share
from fangpin_pipeline.outputs.report.headlines import headline_table

RECEIPTS = "R01"
_FOUND = ("核实属实", "核实不属实")
_CALLING = ("pending", "dispatched", "reopened", "overdue")


def blocks(evidence: Evidence) -> list[Block]:
    """From the list to the visit."""
    return [
        Heading("（一）预警发布", 2),
        *listed(evidence),
        Heading("（二）线索核查", 2),
        *_clues(evidence),
        Heading("（三）主要指标", 2),
        *headline_table(evidence, "work"),
        *indicator_blocks(evidence, "work"),
    ]


def listed(evidence: Evidence) -> list[Block]:
    """The list at the end of the period and what changed in it."""
    return [_published(evidence), _severities(evidence), *_list_change(evidence)]


def _published(evidence: Evidence) -> Paragraph:
    days = sum(run.as_of in evidence.period for run in evidence.runs)
    warned = evidence.count("warning", state=LISTED)
    return joined(
        [
            (f"本期共发布筛查结果{days}次，最近一次为", chinese_date(evidence.run.as_of)),
            ("期末在预警名单的", warned, "户，占纳入筛查家庭的", share(warned, evidence.count("household_fact"))),
            ("当日退出名单的", evidence.count("warning", state="cleared"), "户"),
        ]
    )


def _severities(evidence: Evidence) -> Table:
    rows: list[tuple[Cell, ...]] = []
    for code, name in SEVERITIES.items():
        states = [evidence.count("warning", severity=code, state=state) for state in LISTED]
        rows.append((name, evidence.count("warning", severity=code, state=LISTED), *states))
    whole = [evidence.count("warning", state=state) for state in LISTED]
    rows.insert(0, ("合计", evidence.count("warning", state=LISTED), *whole))
    head = ("预警等级", "在册（户）", *(STATES[state] for state in LISTED))
    return Table("期末预警名单（与上一筛查日相比）", head, tuple(rows), (20, 16, 16, 16, 16, 16))


def _list_change(evidence: Evidence) -> list[Block]:
    if evidence.base is None:
        return [text("本期以前没有发布的筛查，本期内也只有一次，没有可比的名单，增减情况不明。")]
    before = evidence.count("warning", evidence.base, state=LISTED)
    now = evidence.count("warning", state=LISTED)
    new = evidence.joined_list(evidence.run, evidence.base)
    cleared = evidence.joined_list(evidence.base, evidence.run)
    inside = evidence.base.as_of in evidence.period
    since = f"{'本期首次' if inside else '上期末'}筛查（{chinese_date(evidence.base.as_of)}）"
    told = joined(
        [(f"与{since}相比，原在册", before, "户"), ("新增", new, "户"), ("退出", cleared, "户"), ("现在册", now, "户")]
    )
    if None in (before.value, new.value, cleared.value, now.value):
        return [told]
    return [
        told,
        waterfall("预警名单增减（户）", before, new, cleared, now),
        Note("来源 warning 两次运行的户集合比较。"),
    ]


def _clues(evidence: Evidence) -> list[Block]:
    if evidence.table("clue") is None:
        return [text("本期的筛查没有线索台账，核查情况不明。")]
    total = evidence.count("clue")
    standings = evidence.counts("clue", "standing")
    rows: list[tuple[Cell, ...]] = [
        (name, standings.get(code) or evidence.nothing("clue", standing=code)) for code, name in STANDINGS.items()
    ]
    calling = evidence.count("clue", standing=_CALLING)
    overdue = evidence.count("clue", standing="overdue")
    return [
        joined(
            [
                ("历次列入名单的户共形成线索", total, "条"),
                ("现需入户", calling, "条"),
                ("其中超过核查时限", overdue, "条，占", share(overdue, calling)),
            ]
        ),
        *_progress(evidence, total),
        Table("预警处置情况表", ("线索状态", "线索（条）"), tuple(rows), (50, 50)),
        Note("核实依据旗县区报送的核查回执；没有回执的线索不视为已核实。来源 clue。"),
    ]


def _progress(evidence: Evidence, total: Figure) -> list[Block]:
    """How far the visits are, where receipts come in; without any their number is not known to be 0."""
    told = evidence.count("coverage", extract=RECEIPTS, fresh=True)
    silent = evidence.count("coverage", extract=RECEIPTS, fresh=False)
    if not told.value:
        return [text("没有收到时效内的核查回执（未报），已下发、已核实、属实的线索数不明，不按零计。")]
    lacking = (
        [text("有", silent, "个旗县区没有时效内的核查回执，其线索的核实情况不明，未计入下图。")] if silent.value else []
    )
    return [*lacking, funnel("线索办理（条）：预警→下发→核实→属实", _steps(evidence, total))]


def _steps(evidence: Evidence, total: Figure) -> list[tuple[str, Figure]]:
    """How far clues have come; each step holds the ones after it."""
    return [
        ("线索", total),
        ("已下发或已有回执", evidence.count("clue", last_event=CASE_EVENT.values)),
        ("已有核实结论", evidence.count("clue", verdict=_FOUND)),
        ("核实属实", evidence.count("clue", verdict=_FOUND[0])),
    ]
