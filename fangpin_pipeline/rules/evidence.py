"""The rows behind each hit: extract, delivery, sheet and row of what its facts were computed from (rules.md §7)."""

from fangpin_pipeline.engine.protocol import Engine
from fangpin_pipeline.extracts import extract as extract_of
from fangpin_pipeline.facts.sources import SOURCES, hit_persons, hit_rows, rows_behind
from fangpin_pipeline.rulebook.parameters import PARAMETERS
from fangpin_pipeline.rules import Rule, all_judgements
from fangpin_pipeline.rules.judge import case_columns


def gather_evidence(engine: Engine) -> None:
    """Compute `evidence`, one row for each row that a hit of a rule or class rests on, and `hit_fact`, the facts read.

    `engine` reads the judgements, `household`, `resident`, `county_day`, `arrival` (with `sheet`), `own_xNN` and the
    registers.
    """
    engine.materialise("need", _need())
    engine.materialise("hit_fact", "SELECT h.household_no, n.rule, n.fact FROM need n JOIN household h ON h.h = n.h")
    rows = rows_needed(engine)
    engine.materialise(
        "evidence",
        "SELECT d.as_of, h.household_no, e.rule, e.fact, e.extract, a.delivery, a.sheet, e.row "
        f"FROM ({rows}) e JOIN household h ON h.h = e.h JOIN arrival a ON a.seq = e.seq CROSS JOIN day d",
    )


def rows_needed(engine: Engine) -> str:
    """Statement for the rows behind the facts of the table `need` (h, rule, fact): with these extract, seq and row."""
    engine.materialise("hit_person", hit_persons())
    facts = {row["fact"] for row in engine.fetch("SELECT DISTINCT fact FROM need").to_pylist()} & SOURCES.keys()
    filled = set()
    for extract in sorted({source.extract for fact in facts for source in SOURCES[fact]}):
        hit = f"hit_{extract_of(extract).view}"
        engine.materialise(hit, hit_rows(extract_of(extract)))
        if engine.count(hit):
            filled.add(extract)
    sources = [(fact, source) for fact in sorted(facts) for source in SOURCES[fact] if source.extract in filled]
    parts = [rows_behind(fact, source) for fact, source in sources]
    nothing = "SELECT h, rule, fact, '' AS extract, 0 AS seq, 0 AS row FROM need WHERE 1 = 0"
    every = " UNION ALL ".join(f"SELECT * FROM ({part}) rows" for part in [nothing, *parts])
    return f"SELECT DISTINCT * FROM ({every}) e"


def _need() -> str:
    """Which facts each hit rests on: those read by the cases that hit."""
    parts = [
        f"SELECT h, '{rule.name}' AS rule, '{fact}' AS fact "
        f"FROM {'class' if rule.is_class else 'rule'}_judgement WHERE {column}"
        for rule in all_judgements().values()
        for column, facts in _read_by_case(rule)
        for fact in facts
    ]
    return " UNION ".join(parts)


def _read_by_case(rule: Rule) -> list[tuple[str, list[str]]]:
    read = [[fact for test in case.tests for fact in (*test.reads, *test.then)] for case in rule.cases]
    return [
        (column, [fact for fact in dict.fromkeys(facts) if fact not in PARAMETERS])
        for column, facts in zip(case_columns(rule), read, strict=True)
    ]
