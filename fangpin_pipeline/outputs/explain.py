"""Why a household is, or is not, on the list: every rule and class with its numbers, standard, documents and rows.

Everything is read from a published run, so that a past day is explained as it was judged. Nothing is judged here.
"""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import date
from pathlib import Path
from typing import Any

from fangpin_pipeline.engine.duckdb import DuckDBEngine
from fangpin_pipeline.facts.amounts import with_per_head
from fangpin_pipeline.outputs.clue_words import told_clue
from fangpin_pipeline.outputs.errors import OutputError
from fangpin_pipeline.outputs.explain_labels import LabelTold, label_lines, labels_told
from fangpin_pipeline.outputs.export import run_table
from fangpin_pipeline.outputs.labels import SEVERITIES, chinese_date
from fangpin_pipeline.rulebook import Setting
from fangpin_pipeline.rules import Rule, all_judgements
from fangpin_pipeline.rules.sentence import parameters_of, told

_TABLES = ("household_state", "county_day", "finding", "evidence", "warning", "clue", "household_label")
_VERDICTS = {"hit": "触发", "clear": "未触发", "unknown": "无法判断"}


@dataclass(frozen=True)
class Standard:
    """A parameter that a rule used, with the document that sets it."""

    name: str
    label: str
    value: str
    document: str


@dataclass(frozen=True)
class Reason:
    """What one rule or class says of the household. `cases` pairs each number with its
    standard; a case that is a mere yes or no has none."""

    rule: str
    title: str
    clause: str
    owner: str
    verdict: str
    severity: str
    sentence: str
    cases: tuple[tuple[str, str], ...]
    standards: tuple[Standard, ...]
    missing: str
    rows: tuple[tuple[str, str, int], ...]
    clears_when: str


@dataclass(frozen=True)
class Explanation:
    """A household on D: where it is, whether it is warned, every rule, and the national labels in use."""

    household_no: str
    as_of: date
    run_id: str
    kind: str
    village_code: str
    n: int | None
    warning: Mapping[str, Any] | None
    clue: Mapping[str, Any] | None
    reasons: tuple[Reason, ...]
    labels: tuple[LabelTold, ...]

    def as_json(self) -> dict[str, Any]:
        """Plain values."""
        return asdict(self)

    def as_text(self) -> str:
        """The explanation as a clerk reads it."""
        return "\n".join(_lines(self))


def explain(
    run_dir: Path, run_id: str, household_no: str, settings: Mapping[str, Mapping[str, Setting]]
) -> Explanation:
    """Explain one household of a published run. `settings` holds the parameters in force by county and name.

    Raises OutputError when the run has no such household.
    """
    engine = DuckDBEngine()
    try:
        for table in _TABLES:
            engine.attach(table, [run_table(run_dir, table)])
        rows = {table: _rows(engine, table, household_no) for table in _TABLES if table != "county_day"}
        if not rows["household_state"]:
            raise OutputError(
                f"没有户编号为 {household_no} 的家庭。请核对编号；整户死亡、迁出或注销的家庭不在当日名册中。"
            )
        state = rows["household_state"][0]
        day = engine.fetch(f"SELECT * FROM county_day WHERE county_code = '{state['county_code']}'").to_pylist()[0]
    finally:
        engine.close()
    facts = with_per_head({**day, **state})
    found = {row["rule"]: row for row in rows["finding"]}
    evidence = [(row["rule"], (row["extract"], row["delivery"], row["row"])) for row in rows["evidence"]]
    reasons = [
        _reason(
            rule,
            found.get(rule.name),
            facts,
            settings[state["county_code"]],
            tuple(row for name, row in evidence if name == rule.name),
        )
        for rule in all_judgements().values()
    ]
    return Explanation(
        household_no,
        day["as_of"],
        run_id,
        state["kind"],
        state["village_code"],
        state["n"],
        next(iter(rows["warning"]), None),
        next(iter(rows["clue"]), None),
        tuple(sorted(reasons, key=lambda reason: (list(_VERDICTS).index(reason.verdict), reason.rule))),
        labels_told(rows["household_label"], day["as_of"], settings[state["county_code"]]),
    )


def _rows(engine: DuckDBEngine, table: str, household_no: str) -> list[dict[str, Any]]:
    quoted = household_no.replace("'", "''")
    found: list[dict[str, Any]] = engine.fetch(
        f"SELECT * FROM {table} WHERE household_no = '{quoted}' ORDER BY ALL"
    ).to_pylist()
    return found


def _reason(
    rule: Rule,
    finding: Mapping[str, Any] | None,
    facts: Mapping[str, Any],
    settings: Mapping[str, Setting],
    rows: tuple[tuple[str, str, int], ...],
) -> Reason:
    used = dict.fromkeys(name for case in rule.cases for name in parameters_of(case))
    return Reason(
        rule.name,
        rule.title,
        rule.clause,
        rule.owner,
        finding["verdict"] if finding else "clear",
        finding["severity"] if finding else "",
        finding["sentence"] if finding else "",
        tuple((told(case.value, facts), told(case.limit, facts)) for case in rule.cases if "{" in case.value),
        tuple(Standard(name, _label(settings[name]), settings[name].text, settings[name].citation) for name in used),
        finding["missing"] if finding else "",
        rows,
        rule.clears_when,
    )


def _label(setting: Setting) -> str:
    return setting.parameter.label


def _lines(told_of: Explanation) -> Sequence[str]:
    kind = "建档立卡户" if told_of.kind == "registered" else "一般农牧户"
    size = "未知" if told_of.n is None else f"{told_of.n}人"
    lines = [
        f"户编号 {told_of.household_no}　{kind}　家庭人口 {size}　嘎查村代码 {told_of.village_code}",
        f"数据截止 {chinese_date(told_of.as_of)}　运行编号 {told_of.run_id}",
    ]
    if told_of.warning and told_of.warning["state"] != "cleared":
        listed = told_of.warning
        lines.append(
            f"在预警名单：{SEVERITIES[listed['severity']]}，首次预警 {chinese_date(listed['first_seen'])}，"
            f"核查时限 {chinese_date(listed['due_on'])}"
        )
    else:
        lines.append("不在预警名单")
    if told_of.clue:
        lines += told_clue(told_of.clue)
    lines.append("名单是入户核实的线索，不是认定结论。")
    for reason in told_of.reasons:
        lines += ["", *_told(reason)]
    return [*lines, *label_lines(told_of.labels)]


def _told(reason: Reason) -> list[str]:
    severity = f"（{SEVERITIES[reason.severity]}）" if reason.severity else ""
    lines = [
        f"【{_VERDICTS[reason.verdict]}{severity}】{reason.title} {reason.rule}　条款 {reason.clause}　{reason.owner}"
    ]
    if reason.sentence:
        lines.append(f"  {reason.sentence}")
    else:
        lines += [f"  数值 {value}　标准 {limit}" for value, limit in reason.cases]
    if reason.missing:
        lines.append(f"  缺失：{reason.missing}")
    lines += [f"  标准：{one.label} {one.value}，{one.document}" for one in reason.standards]
    lines += [f"  来源：{delivery} 第{row}行（{extract}）" for extract, delivery, row in reason.rows]
    if reason.verdict == "unknown":  # the sentence of a hit says it
        lines.append(f"  解除条件：{reason.clears_when}")
    return lines
