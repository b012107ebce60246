"""The day's steps from judgements to published tables: facts in yuan, verdicts in words, what a visitor needs."""

from collections.abc import Mapping

import pyarrow as pa

from fangpin_pipeline.calendar import Calendar
from fangpin_pipeline.contracts import Kind
from fangpin_pipeline.day import Day
from fangpin_pipeline.facts.amounts import per_head_column, yuan
from fangpin_pipeline.rules import rules
from fangpin_pipeline.stages.session import run_statements, save, session
from fangpin_pipeline.tables import HOUSEHOLD_FACT

_PACKAGE = "fangpin_pipeline.outputs"


def shape_facts(day: Day) -> Mapping[str, int]:
    """Write `household_fact`: amounts in yuan, unknown empty."""
    state = day.read("household_state")
    state = state.append_column("nipc", per_head_column(state["ni"], state["n"]))
    state = state.append_column("as_of", pa.array([day.as_of] * state.num_rows, pa.date32()))
    columns = {
        column.name: yuan(state[column.name]) if column.kind is Kind.MONEY else state[column.name]
        for column in HOUSEHOLD_FACT.columns
    }
    return {"household_fact": day.write("household_fact", pa.table(columns))}


def shape_verdicts(day: Day) -> Mapping[str, int]:
    """Write `household_class`, `flag`, and for the workbooks `class_hit`: the classes that hit, with their sentence."""
    with session(day, "class_judgement", "finding", "household") as engine:
        engine.register("day", Calendar(day.as_of).table())
        engine.register("rule_name", pa.table({"rule": [rule.name for rule in rules()]}))
        run_statements(engine, _PACKAGE, ("household_class", "flag", "class_hit"))
        return save(engine, day, "household_class", "flag", "class_hit")


def write_cards(day: Day) -> Mapping[str, int]:
    """Write `household_card`: head, helper and support of every listed household, for the workbooks only."""
    read = ("household", "resident", "warning", "verification", "x01", "x04", "own_x07", "own_x08", "x10")
    with session(day, *read) as engine:
        engine.register("day", Calendar(day.as_of).table())
        run_statements(engine, _PACKAGE, ("household_card",))
        cards = engine.fetch("SELECT * FROM household_card")
        active = engine.fetch(
            "SELECT DISTINCT x.household_no, x.measure_group FROM x04 x CROSS JOIN day d "
            "JOIN household_card c ON c.household_no = x.household_no "
            "WHERE x.started_on <= d.as_of AND (x.ended_on IS NULL OR x.ended_on >= d.as_of) ORDER BY 1, 2"
        )
    measures: dict[str, list[str]] = {}
    for row in active.to_pylist():
        measures.setdefault(row["household_no"], []).append(row["measure_group"])
    told = ["、".join(measures.get(household, [])) for household in cards["household_no"].to_pylist()]
    return {"household_card": day.write("household_card", cards.append_column("measures", pa.array(told, pa.string())))}
