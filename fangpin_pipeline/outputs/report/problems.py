"""The problems that the numbers of a run show, each with who answers for it: parts seven and eight are made of them."""

from dataclasses import dataclass

from fangpin_pipeline.extracts import all_extracts
from fangpin_pipeline.identity.divisions import COUNTIES
from fangpin_pipeline.indicators import all_indicators
from fangpin_pipeline.indicators.value import INSUFFICIENT, LATE
from fangpin_pipeline.outputs.report.declare import Figure
from fangpin_pipeline.outputs.report.evidence import Evidence
from fangpin_pipeline.outputs.wording import extract_named

_OFFICE = "扶贫办"


@dataclass(frozen=True)
class Problem:
    """What is wrong, how often (households, rows, indicators), where its objects are listed, and what to do."""

    kind: str
    what: str
    number: Figure | str
    owner: str
    annex: str
    remedy: str


def problems(evidence: Evidence) -> list[Problem]:
    """Every problem of the county or city, by kind."""
    return [*_clues(evidence), *_extracts(evidence), *_cross_checks(evidence), *_indicators(evidence)]


def _clues(evidence: Evidence) -> list[Problem]:
    overdue = evidence.count("clue", standing="overdue")
    unmatched = evidence.count("unmatched_receipt")
    annex = "预警名单（苏木乡镇工作簿）"
    found = []
    if overdue.value:
        found.append(Problem("核查超期", "线索超过核查时限未入户", overdue, _OFFICE, annex, "限期入户核查并报送回执"))
    if unmatched.value:
        words = "核查回执与线索对不上"
        found.append(
            Problem("回执有误", words, unmatched, _OFFICE, "汇总工作簿“未能匹配的回执”", "核对户编号和日期后重报")
        )
    return found


def _extracts(evidence: Evidence) -> list[Problem]:
    late = evidence.counts("coverage", "extract", fresh=False)
    return [
        Problem(
            "数据未报或过期",
            all_extracts()[number].title,
            f"{one.shown}个旗县区" if evidence.is_city else "本旗县区",
            str(all_extracts()[number].department),
            "数据质量页",
            f"按{all_extracts()[number].max_age}天的时效报送",
        )
        for number, one in sorted(late.items())
    ]


def _cross_checks(evidence: Evidence) -> list[Problem]:
    table = evidence.table("cross_check")
    if table is None:
        return []
    found: dict[str, Problem] = {}
    rows = [row for row in table.to_pylist() if row["status"] == "failed"]
    for row in sorted(rows, key=lambda row: (row["check"], row["county_code"])):
        owner = row["department"] or str(extract_named(row["extract"]).department)
        number, _ = evidence.total("cross_check", "failing", check=row["check"], status="failed")
        found[row["check"]] = Problem(
            "跨表数据不符", row["title"], number, owner, "部门数据问题反馈单", "逐条核对，更正后重新报送"
        )
    return list(found.values())


def _indicators(evidence: Evidence) -> list[Problem]:
    """Indicators that cannot be told, one row a department and reason."""
    silent: dict[tuple[str, str], list[str]] = {}
    for one in all_indicators().values():
        status = str(evidence.indicator(one)["status"])
        if status in (LATE, INSUFFICIENT):
            silent.setdefault((str(one.owner), status), []).append(one.title)
    return [
        Problem(
            f"指标{status}",
            "、".join(titles[:_NAMED]) + (f"等{len(titles)}项" if len(titles) > _NAMED else ""),
            f"{len(titles)}项",
            owner,
            "指标体系及得分表",
            "补报所需数据" if status == LATE else "补齐缺失字段，提高覆盖率",
        )
        for (owner, status), titles in sorted(silent.items())
    ]


_NAMED = 6


def place_word(evidence: Evidence) -> str:
    """What the unit of a report is called in running text."""
    return "全市" if evidence.is_city else COUNTIES[evidence.unit]
