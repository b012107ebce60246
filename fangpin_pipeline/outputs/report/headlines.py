"""What the report is customarily asked for first, part by part: which indicators answer, or that no data do.

The outline asks for these by name; all other indicators stand in the tables of their articles.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from fangpin_pipeline.extracts import all_extracts
from fangpin_pipeline.indicators import all_indicators
from fangpin_pipeline.indicators.declare import Better, Indicator
from fangpin_pipeline.indicators.value import INSUFFICIENT, LATE, TOLD
from fangpin_pipeline.outputs.labels import NOT_APPLICABLE, UNKNOWN
from fangpin_pipeline.outputs.report.declare import Block, Cell, Figure, Note, Paragraph, Span, Table, joined
from fangpin_pipeline.outputs.report.evidence import Evidence, difference

NO_SOURCE = "无数据来源"
_HEAD = ("事项", "指标", "分子", "分母", "本期", "上期", "覆盖率", "没有数值的原因")
_WIDTHS = (11, 27, 10, 10, 10, 9, 9, 20)
_POLICY_HEAD = ("领域", "指标", "应享", "已享", "漏享", "享受率", "覆盖率", "没有数值的原因")


@dataclass(frozen=True)
class Headline:
    """One thing that is asked for, and the ids of the indicators that answer; without any, `lacking` says why."""

    asked: str
    indicators: tuple[str, ...] = ()
    lacking: str = ""


HEADLINES: Mapping[str, tuple[Headline, ...]] = {
    "duty": (
        Headline(
            "遍访",
            (
                "a09_visited_by_helper",
                "a09_visited_by_village_team",
                "a09_poverty_villages_visited_by_county_secretary",
            ),
        ),
        Headline("驻村", ("a10_team_attendance", "a10_first_secretary_vacant")),
        Headline("会商", ("a07_review_issues_closed",), "没有部门报送会商记录，只反映“回头看”问题的销号"),
        Headline("约谈", (), "没有部门报送约谈记录"),
        Headline("党政正职", ("a05_leaders_in_post", "a05_leader_tenure", "a05_leaders_changed")),
    ),
    "work": (
        Headline("预警发布", ("a04_clues_handed_down",)),
        Headline("核查及时", ("a04_clues_verified", "a04_clues_overdue", "a04_clue_days")),
        Headline("认定程序", (), "核查回执只有下发、属实、不属实、暂缓，没有评议、审核、认定各步的记录"),
        Headline("帮扶时效", ("a05_helped_in_time", "a05_not_yet_helped")),
        Headline("资金", ("a11_funds_arrived", "a11_funds_paid", "a11_funds_idle")),
        Headline("资产", ("a02_assets_in_trouble", "a02_income_collected")),
        Headline("公示", ("a11_notices_long_enough", "a11_notices_masked", "a11_projects_announced")),
    ),
    "results": (
        Headline("返贫", ("a05_return_rate", "a05_returned_persons")),
        Headline("新致贫", ("a05_new_poverty_rate", "a05_newly_poor_persons")),
        Headline("收入增幅", ("a05_income_growth_assisted", "a05_income_growth_unassisted")),
        Headline("两不愁", ("a07_assured_food", "a07_assured_clothing")),
        Headline("三保障", ("a07_guaranteed_all",)),
        Headline("退出质量", ("a05_exits_below_standard", "a05_exits_reversed")),
        Headline("群众认可度", ("a05_satisfied",)),
    ),
}
# Fields of policy, each with shares whose whole is who should enjoy it; of one that is better low the part lacks it.
POLICIES: tuple[tuple[str, str], ...] = (
    ("教育", "a07_pupils_aided"),
    ("医疗", "a07_insured_basic"),
    ("医疗", "a07_chronic_contracted_registered"),
    ("住房", "a07_registered_in_unsafe_houses"),
    ("饮水", "a07_registered_with_safe_water"),
    ("兜底", "a03_floor_households"),
    ("就业", "a03_employed_workers"),
    ("产业", "a01_income_project"),
    ("金融", "a01_loans_not_used_by_household"),
    ("搬迁", "a07_relocated_moved_in"),
    ("政策不断档", "a05_policy_break_households"),
)


def headline_table(evidence: Evidence, part: str) -> list[Block]:
    """A table of what a part is asked for, with the reason wherever there is no number."""
    rows: list[tuple[Cell, ...]] = []
    for headline in HEADLINES[part]:
        rows += [_row(evidence, headline, all_indicators()[one]) for one in headline.indicators]
        if not headline.indicators:
            rows.append((headline.asked, NO_SOURCE, *(NOT_APPLICABLE,) * 5, headline.lacking))
    return [
        Table("主要指标", _HEAD, tuple(rows), _WIDTHS, texts=2),
        Note("没有数值的不按零计。来源 indicator_value。"),
    ]


def policy_table(evidence: Evidence) -> list[Block]:
    """Who should enjoy a policy, who does and who does not, by field."""
    rows: list[tuple[Cell, ...]] = []
    for field, name in POLICIES:
        one = all_indicators()[name]
        cells = evidence.indicator(one)
        due, part = cells["denominator"], cells["numerator"]
        if not (isinstance(due, Figure) and isinstance(part, Figure)):
            told: tuple[Cell, ...] = (UNKNOWN,) * 4
        else:
            rest = difference(due, part)
            told = (
                (due, rest, part, NOT_APPLICABLE) if one.better is Better.LOWER else (due, part, rest, cells["value"])
            )
        rows.append((field, one.title, *told, cells["coverage"], why_silent(evidence, one)))
    return [
        Table("分领域应享、已享、漏享", _POLICY_HEAD, tuple(rows), _WIDTHS, texts=2),
        Note("只计能判断的对象；漏享的待部门核实。享受率为“—”的，指标以漏享占比计。来源 indicator_value。"),
    ]


def headline_sentence(evidence: Evidence, names: Mapping[str, str]) -> Paragraph:
    """Indicators by the words they are known by, in one sentence; without a value with its reason."""
    parts: list[tuple[Span, ...]] = []
    for name, words in names.items():
        one = all_indicators()[name]
        cells = evidence.indicator(one)
        if isinstance(cells["value"], Figure):
            part, whole = cells["numerator"], cells["denominator"]
            parts.append((words, cells["value"], f"（{one.numerator}", part, f"，{one.denominator}", whole, "）"))
        else:
            reason = why_silent(evidence, one)
            parts.append((f"{words}{cells['status']}{'' if reason == cells['status'] else f'（{reason}）'}",))
    return joined(parts, mark="；")


def why_silent(evidence: Evidence, one: Indicator) -> str:
    """Why an indicator has no value, as far as the run tells: which data are late, or that too little is known."""
    status = evidence.indicator(one)["status"]
    if status == TOLD:
        return NOT_APPLICABLE
    if status == LATE:
        late = evidence.counts("coverage", "extract", fresh=False)
        titles = [all_extracts()[number].title for number in one.needs if number in late]
        return f"未报或过期：{'、'.join(titles)}" if titles else "所需数据未报"
    if status == INSUFFICIENT:
        return "能判断的对象太少，或有旗县区未报" if evidence.is_city else "能判断的对象太少"
    return str(status)


def _row(evidence: Evidence, headline: Headline, one: Indicator) -> tuple[Cell, ...]:
    now = evidence.indicator(one)
    then = evidence.indicator(one, before=True)["value"] if evidence.base else NOT_APPLICABLE
    reason = why_silent(evidence, one)
    if headline.lacking:
        reason = headline.lacking if reason == NOT_APPLICABLE else f"{headline.lacking}；{reason}"
    cells = (now[name] for name in ("numerator", "denominator", "value"))
    return (headline.asked, one.title, *cells, then, now["coverage"], reason)
