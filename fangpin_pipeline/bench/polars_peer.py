"""The nine rules in lazy Polars, collected once: columns and rows are pruned by Polars itself.

It follows docs/contract/rules.md and shares no statement with the pipeline. Facts stand in `polars_facts`.
"""

from datetime import date
from pathlib import Path

import polars as pl

from fangpin_pipeline.bench.nine import NINE, SHARE
from fangpin_pipeline.bench.polars_facts import disability, incomes, losses, schooling, support
from fangpin_pipeline.bench.polars_frame import Town, state
from fangpin_pipeline.bench.polars_health import claims, insurance, serious_disease


def judge(tables: Path, as_of: date, out: Path) -> None:
    """Write the nine verdicts of every household, from the tables of a day."""
    town = Town(tables, as_of)
    facts = town.homes
    for subject in (incomes, schooling, disability, losses, support, claims, insurance, serious_disease):
        facts = facts.join(subject(town), on="h")
    col = pl.col
    least = pl.min_horizontal("rigid_k_yellow", "rigid_k_orange", "rigid_k_red")
    registered = col("kind") == "registered"
    below = (
        pl.when(col("no_income_record") & ~registered).then(False).otherwise(col("ni") < col("dibao_line") * col("n"))
    )
    spending = {f"rx{end}": sum(col(f"{part}{end}") for part in ("oop", "edu", "lost", "dsb")) for end in ("", "_low")}
    facts = facts.with_columns(**spending, reference=(col("monitoring_line") * col("n")).fill_null(0)).select(
        "h",
        accident=col("accident") | col("injured"),
        dibao_gap=below & ~col("supported"),
        disability="disability",
        disaster=_above("dis", col("disaster_share")) | col("house_damaged"),
        floor_gap=registered & ~col("able") & ~col("supported"),
        illness=state(_least("oop") >= col("illness_amount"), col("oop").is_not_null())
        | _above("oop", col("illness_share"), reached=True)
        | col("uninsured_stay")
        | col("serious_disease"),
        insurance_gap="insurance_gap",
        rigid_spending=_above("rx", least),
        schooling=_above("advanced", col("schooling_share"))
        | state(col("students_low") >= col("schooling_students"), col("students").is_not_null()),
    )
    facts.select("h", *NINE).collect().write_parquet(out)


def _least(amount: str) -> pl.Expr:
    """An amount, or what it comes to at least."""
    return pl.coalesce(amount, f"{amount}_low")


def _above(amount: str, share: pl.Expr, *, reached: bool = False) -> pl.Expr:
    """An amount against a share of last year's income (§4): against the reference income where it is unknown."""

    def over(spent: pl.Expr, base: str) -> pl.Expr:
        limit = share * pl.col(base)
        compared = spent * SHARE >= limit if reached else spent * SHARE > limit
        return pl.when(pl.col(base) > 0).then(compared).otherwise(spent > 0)

    known, income = pl.col(amount).is_not_null(), pl.col("ni_py")
    return (
        pl.when(income.is_null())
        .then(pl.when(known & ~over(pl.col(amount), "reference")).then(False))
        .otherwise(state(over(_least(amount), "ni_py"), known))
    )
