"""The nine rules of the first day, by which fangpin and its peers are compared, and whether a peer agrees.

A peer reads the typed Parquet that the day's facts begin with (households, persons, counties, rows in force with their
household) and writes one row a household: `h`, and TRUE, FALSE or NULL for each rule.
"""

from pathlib import Path

from fangpin_pipeline.bench.errors import BenchError
from fangpin_pipeline.engine.duckdb import DuckDBEngine
from fangpin_pipeline.rules import Rule, rules

NINE = (
    "accident",
    "dibao_gap",
    "disability",
    "disaster",
    "floor_gap",
    "illness",
    "insurance_gap",
    "rigid_spending",
    "schooling",
)
# Shares of the rulebook have four decimals: amounts are compared in ten-thousandths, as whole numbers.
SHARE = 10_000


def nine_rules() -> tuple[Rule, ...]:
    """The declared rules of these names."""
    return tuple(rule for rule in rules() if rule.name in NINE)


def confirm_agreement(side: str, verdicts: Path, household: Path, run: Path) -> int:
    """How many households have each of the nine verdicts as published in the run directory `run`.

    Raises BenchError when a single household and rule differ, or when households do.
    """
    engine = DuckDBEngine()
    engine.attach("verdict", [verdicts])
    engine.attach("household", [household])
    for table in ("flag", "household_fact"):
        engine.attach(table, [run / f"{table}.parquet"])
    engine.define("told", " UNION ALL ".join(_told(name) for name in NINE))
    listed = ", ".join(f"'{name}'" for name in NINE)
    engine.define("published", f"SELECT household_no, rule, verdict FROM flag WHERE rule IN ({listed})")
    engine.define("told_home", "SELECT h.household_no FROM verdict v JOIN household h ON h.h = v.h")
    engine.define("published_home", "SELECT household_no FROM household_fact")
    differing = sum(
        engine.fetch(f"SELECT * FROM {one} EXCEPT ALL SELECT * FROM {other}").num_rows
        for ours, theirs in (("published", "told"), ("published_home", "told_home"))
        for one, other in ((ours, theirs), (theirs, ours))
    )
    if differing:
        raise BenchError(f"{side} 与已发布的结果不一致：有 {differing} 处不同（户×规则），对比没有意义。")
    return engine.count("verdict")


def _told(rule: str) -> str:
    """What a side says of a rule in the words of the published table, which names no household that is clear."""
    return (
        f"SELECT h.household_no, '{rule}' AS rule, CASE WHEN v.{rule} THEN 'hit' ELSE 'unknown' END AS verdict "
        f"FROM verdict v JOIN household h ON h.h = v.h WHERE v.{rule} IS NOT FALSE"
    )
