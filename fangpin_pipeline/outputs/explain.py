"""Why a household is, or is not, on the list: every rule, class and label with its numbers, limits, documents and rows.

Everything is read from a published run, so that a past day is explained as it was judged. Nothing is judged here.
How it is told to a clerk stands in `explain_text`.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import date
from pathlib import Path
from typing import Any

from fangpin_pipeline.engine.duckdb import DuckDBEngine
from fangpin_pipeline.facts.amounts import with_per_head
from fangpin_pipeline.labels import all_labels
from fangpin_pipeline.outputs.errors import OutputError
from fangpin_pipeline.outputs.explain_clearing import clearing
from fangpin_pipeline.outputs.explain_inputs import Input, Known, Missing, facts_of, inputs_of, missing_of
from fangpin_pipeline.outputs.explain_labels import LabelTold, labels_told
from fangpin_pipeline.outputs.explain_rows import look_up
from fangpin_pipeline.outputs.export import run_table
from fangpin_pipeline.rulebook import Setting
from fangpin_pipeline.rules import Rule, all_judgements
from fangpin_pipeline.rules.sentence import parameters_of, told
from fangpin_pipeline.warehouse import PublishedRun

# Of these only what names the household is read.
_TABLES = ("household_state", "finding", "evidence", "warning", "clue", "household_label")
# Tables that versions before them did not publish.
_LATER = ("clue", "household_label")
_ORDER = ("hit", "unknown", "clear")


@dataclass(frozen=True)
class Standard:
    """A parameter that a rule used, with the document that sets it."""

    name: str
    label: str
    value: str
    document: str


@dataclass(frozen=True)
class EvidenceRow:
    """A row that a hit rests on, as the run keeps it."""

    extract: str
    delivery: str
    sheet: str
    row: int


@dataclass(frozen=True)
class Reason:
    """What one rule or class says of the household. `cases` pairs each number with its
    standard; a case that is a mere yes or no has none. `missing` is empty unless the verdict is unknown, `to_clear`
    says for a hit by how much its numbers have to change, and `clears_when` what is declared.
    """

    rule: str
    title: str
    is_class: bool
    clause: str
    owner: str
    verdict: str
    severity: str
    sentence: str
    cases: tuple[tuple[str, str], ...]
    inputs: tuple[Input, ...]
    standards: tuple[Standard, ...]
    missing: tuple[Missing, ...]
    evidence: tuple[EvidenceRow, ...]
    to_clear: tuple[str, ...]
    clears_when: str


@dataclass(frozen=True)
class Explanation:
    """A household on D: where it is, whether it is warned, every rule, and the national labels in use.

    `rows_kept` is false when the rows that were read for this run are not there any more: then only a hit has rows.
    """

    household_no: str
    as_of: date
    run_id: str
    kind: str
    county_code: str
    village_code: str
    n: int | None
    rows_kept: bool
    warning: Mapping[str, Any] | None
    clue: Mapping[str, Any] | None
    reasons: tuple[Reason, ...]
    labels: tuple[LabelTold, ...]

    def as_json(self) -> dict[str, Any]:
        """Plain values."""
        return asdict(self)


def explain(
    run: PublishedRun,
    staged: Path,
    household_no: str,
    settings: Mapping[str, Mapping[str, Setting]],
    only: Iterable[str] = (),
) -> Explanation:
    """Explain one household of a published run, or only some rules, classes and labels of it.

    `settings` holds the parameters in force by county and name, `staged` is the cache of rows read. Raises OutputError
    when the run has no such household, or there is no such rule.
    """
    names = tuple(only)
    judgements = [rule for rule in all_judgements().values() if rule.name in names or not names]
    labels = [label for label in all_labels().values() if label.name in names or not names]
    if unknown := set(names) - {rule.name for rule in (*judgements, *labels)}:
        raise OutputError(f"没有名为“{'、'.join(sorted(unknown))}”的规则、类别或标签；名称见 fangpin rules list。")
    engine = DuckDBEngine(threads=1)
    try:
        rows = {table: _rows(engine, run, table, household_no) for table in _TABLES}
        if not rows["household_state"]:
            raise OutputError(
                f"没有户编号为 {household_no} 的家庭。请核对编号；整户死亡、迁出或注销的家庭不在当日名册中。"
            )
        state = rows["household_state"][0]
        for table in ("county_day", "coverage", "delivery"):
            engine.attach(table, [run_table(run.path, table)])
        of_county = f"WHERE county_code = '{state['county_code']}'"
        day = engine.fetch(f"SELECT * FROM county_day {of_county}").to_pylist()[0]
        ages = {row["extract"]: row for row in engine.fetch(f"SELECT * FROM coverage {of_county}").to_pylist()}
        facts = [fact for rule in (*judgements, *labels) for fact in facts_of(rule)]
        found = look_up(engine, run, staged, household_no, day["w_first"], facts)
    finally:
        engine.close()
    verdicts = {row["rule"]: row["verdict"] for row in rows["finding"]}
    known = Known(with_per_head({**day, **state}), verdicts, ages, found)
    in_force = settings[state["county_code"]]
    reasons = [_reason(rule, rows, known, in_force) for rule in judgements]
    return Explanation(
        household_no,
        day["as_of"],
        run.id,
        state["kind"],
        state["county_code"],
        state["village_code"],
        state["n"],
        found is not None,
        next(iter(rows["warning"]), None),
        next(iter(rows["clue"]), None),
        tuple(sorted(reasons, key=lambda reason: (_ORDER.index(reason.verdict), reason.rule))),
        labels_told(labels, rows["household_label"], known, day["as_of"], in_force),
    )


def _rows(engine: DuckDBEngine, run: PublishedRun, table: str, household_no: str) -> list[dict[str, Any]]:
    if table in _LATER and not run.file(table).exists():
        return []
    engine.attach(table, [run_table(run.path, table)])
    quoted = household_no.replace("'", "''")
    found: list[dict[str, Any]] = engine.fetch(
        f"SELECT * FROM {table} WHERE household_no = '{quoted}' ORDER BY ALL"
    ).to_pylist()
    engine.drop(table)
    return found


def _reason(
    rule: Rule, rows: Mapping[str, Sequence[Mapping[str, Any]]], known: Known, settings: Mapping[str, Setting]
) -> Reason:
    finding: Mapping[str, Any] = next((row for row in rows["finding"] if row["rule"] == rule.name), {})
    verdict = finding.get("verdict", "clear")
    used = dict.fromkeys(name for case in rule.cases for name in parameters_of(case))
    return Reason(
        rule.name,
        rule.title,
        rule.is_class,
        rule.clause,
        str(rule.owner),
        verdict,
        finding.get("severity", ""),
        finding.get("sentence", ""),
        tuple(
            (told(case.value, known.facts), told(case.limit, known.facts)) for case in rule.cases if "{" in case.value
        ),
        inputs_of(rule, known),
        tuple(_standard(settings[name]) for name in used),
        missing_of(finding.get("missing", ""), known.ages),
        tuple(dict.fromkeys(_evidence(row) for row in rows["evidence"] if row["rule"] == rule.name)),
        clearing(rule, known.facts) if verdict == "hit" else (),
        rule.clears_when,
    )


def _standard(setting: Setting) -> Standard:
    return Standard(setting.parameter.name, setting.parameter.label, setting.text, setting.citation)


def _evidence(row: Mapping[str, Any]) -> EvidenceRow:
    return EvidenceRow(row["extract"], row["delivery"], row.get("sheet") or "", row["row"])
