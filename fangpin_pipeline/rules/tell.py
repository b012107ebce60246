"""Every hit and unknown of a day as one row: the verdict, its number and standard, its sentence, what is missing."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Any

import pyarrow as pa

from fangpin_pipeline.engine.protocol import Engine
from fangpin_pipeline.facts.amounts import per_head
from fangpin_pipeline.rules import Rule, all_judgements, classes, rules
from fangpin_pipeline.rules.declare import Severity
from fangpin_pipeline.rules.judge import case_columns, findings
from fangpin_pipeline.rules.sentence import facts_named, sentence, told, worth_telling

# What `identity.household` says is missing of a household's members and size.
MEMBER_LACKS = ("建档立卡人口信息中无该户人口", "有身份不明的家庭成员")
SIZE_LACK = "家庭人口"

_WORDED_SCHEMA = pa.schema(
    [
        ("stale", pa.string()),
        ("gap", pa.string()),
        ("late_members", pa.bool_()),
        ("late_size", pa.bool_()),
        ("missing", pa.string()),
        ("listed", pa.bool_()),
    ]
)

FINDING_SCHEMA = pa.schema(
    [
        ("household_no", pa.string()),
        ("county_code", pa.string()),
        ("rule", pa.string()),
        ("verdict", pa.string()),
        ("severity", pa.string()),
        ("value", pa.string()),
        ("threshold", pa.string()),
        ("missing", pa.string()),
        ("listed", pa.bool_()),
        ("sentence", pa.string()),
    ]
)


def tell_findings(engine: Engine, documents: Mapping[str, Mapping[str, str]], facts: Collection[str]) -> pa.Table:
    """Hits and unknowns of all rules and classes (`FINDING_SCHEMA`).

    `engine` reads `household_state`, `county_day`, `rule_judgement` and `class_judgement`; `documents` names by county
    and parameter the document it comes from; `facts` are the columns of `household_state`. `listed` is false where all
    that is missing are extracts not fresh in the county: such an unknown stands in the status, not on the verification
    list (rules.md §7).
    """
    hits = [_hits(engine, rule, documents, facts) for rule in all_judgements().values()]
    return pa.concat_tables([_unknown(engine), *hits])


def _unknown(engine: Engine) -> pa.Table:
    """Unknown verdicts. Few combinations of lacks occur, so each is put into words once."""
    every = f"{findings(rules(), 'rule_judgement')} UNION ALL {findings(classes(), 'class_judgement')}"
    engine.materialise(
        "unknown",
        "SELECT f.household_no, f.county_code, f.rule, COALESCE(f.stale, '') AS stale, COALESCE(f.gap, '') AS gap, "
        "CASE WHEN s.registered THEN NOT c.fresh_x02 ELSE NOT c.fresh_x10 END AS late_members, "
        "NOT c.fresh_x01 AND NOT c.fresh_x02 AS late_size "
        f"FROM ({every}) f JOIN household_state s ON s.h = f.h "
        "JOIN county_day c ON c.county_code = f.county_code WHERE f.verdict = 'unknown'",
    )
    lacks = engine.fetch("SELECT DISTINCT stale, gap, late_members, late_size FROM unknown").to_pylist()
    worded = [lack | dict(zip(("missing", "listed"), _lack(**lack), strict=True)) for lack in lacks]
    engine.register("worded", pa.Table.from_pylist(worded, schema=_WORDED_SCHEMA))
    return engine.fetch(
        "SELECT u.household_no, u.county_code, u.rule, 'unknown' AS verdict, '' AS severity, '' AS value, "
        "'' AS threshold, w.missing, w.listed, '' AS sentence FROM unknown u JOIN worded w "
        "ON w.stale = u.stale AND w.gap = u.gap AND w.late_members = u.late_members AND w.late_size = u.late_size"
    ).cast(FINDING_SCHEMA)


def _lack(stale: str, gap: str, late_members: bool, late_size: bool) -> tuple[str, bool]:
    """What is missing in words, and whether anything of it is more than an extract that is not fresh.

    Members and household size come from the registers: where these are late themselves, so is what they lack.
    """
    late = [f"{name}（数据过期或未报）" for name in stale.split("；") if name]
    rest = dict.fromkeys(lack for lack in gap.split("；") if lack)
    excused = (set(MEMBER_LACKS) if late_members else set()) | ({SIZE_LACK} if late_size else set())
    return "；".join(dict.fromkeys([*late, *rest])), bool(rest.keys() - excused)


def _hits(engine: Engine, rule: Rule, documents: Mapping[str, Mapping[str, str]], facts: Collection[str]) -> pa.Table:
    source = "class_judgement" if rule.is_class else "rule_judgement"
    cases = case_columns(rule)
    named = [name for name in facts_named(rule) if name != "nipc"]
    chosen = [
        "j.household_no",
        "j.county_code",
        f"j.{rule.name}_severity AS severity_hit",
        *(f"j.{case}" for case in cases),
        *(f"{'s' if name in facts else 'c'}.{name}" for name in named),
        "s.ni AS income_now",
        "s.n AS size_now",
    ]
    rows = engine.fetch(
        f"SELECT {', '.join(dict.fromkeys(chosen))} FROM {source} j "
        "JOIN household_state s ON s.h = j.h "
        f"JOIN county_day c ON c.county_code = j.county_code WHERE j.{rule.name}"
    )
    return pa.Table.from_pylist(
        [_hit(rule, cases, row, documents[row["county_code"]]) for row in rows.to_pylist()], schema=FINDING_SCHEMA
    )


def _hit(rule: Rule, cases: Sequence[str], row: dict[str, Any], documents: Mapping[str, str]) -> dict[str, Any]:
    row["nipc"] = per_head(row["income_now"], row["size_now"])
    hit = worth_telling([case for case, column in zip(rule.cases, cases, strict=True) if row[column]])
    return {
        "household_no": row["household_no"],
        "county_code": row["county_code"],
        "rule": rule.name,
        "verdict": "hit",
        "severity": Severity(row["severity_hit"]).code,
        "value": _joined(told(case.value, row) for case in hit),
        "threshold": _joined(told(case.limit, row) for case in hit),
        "missing": "",
        "listed": True,
        "sentence": sentence(rule, hit, row, documents),
    }


def _joined(texts: Iterable[str]) -> str:
    return "；".join(dict.fromkeys(text for text in texts if text))
