"""The day's step that judges the national labels, from household facts and the verdicts of the rules."""

from collections.abc import Mapping
from decimal import Decimal

import pyarrow as pa

from fangpin_pipeline.calendar import Calendar
from fangpin_pipeline.day import Day
from fangpin_pipeline.identity.divisions import COUNTIES
from fangpin_pipeline.labels import all_labels
from fangpin_pipeline.labels.judge import hits, judged, label_facts, shock_lack
from fangpin_pipeline.rulebook import Rulebook
from fangpin_pipeline.rules.judge import judgement, missing, unknown_tests, unknowns
from fangpin_pipeline.rules.tell import tell_unknown
from fangpin_pipeline.stages.rules import columns_of, facts_and_parameters
from fangpin_pipeline.stages.session import save, session

_STANDARD = pa.schema(
    [
        ("county_code", pa.string()),
        ("label", pa.string()),
        ("guidance", pa.string()),
        ("line", pa.decimal128(18, 2)),
        ("standard", pa.string()),
    ]
)


def judge_labels(day: Day) -> Mapping[str, int]:
    """Write `household_label`: hits and unknowns of the labels in use on D. Nobody is warned by them."""
    labels = judged(tuple(all_labels().values()))
    with session(day, "household_state", "county_day", "lack", "rule_judgement", "rule_missing") as engine:
        engine.define("household_facts", facts_and_parameters(day))
        engine.define("facts", label_facts("household_facts", columns_of(day, "county_day")))
        engine.materialise("label_judgement", judgement(labels, "facts"))
        engine.define("label_lack", f"SELECT * FROM lack UNION ALL {shock_lack()}")
        engine.materialise("tested", unknown_tests(labels, "facts", "label_judgement"))
        engine.materialise("missing", missing(labels, "tested", "label_lack"))
        engine.register("label_unknown", tell_unknown(engine, unknowns(labels, "label_judgement")))
        engine.register("label_standard", _standards(day))
        engine.register("day", Calendar(day.as_of).table())
        engine.materialise(
            "household_label",
            "SELECT d.as_of, f.household_no, f.county_code, f.label, f.verdict, t.guidance, t.line, t.standard, "
            f"f.missing FROM ({hits(tuple(all_labels().values()))} UNION ALL "
            "SELECT household_no, county_code, rule, verdict, missing FROM label_unknown) f "
            "JOIN label_standard t ON t.county_code = f.county_code AND t.label = f.label CROSS JOIN day d",
        )
        return save(engine, day, "household_label")


def _standards(day: Day) -> pa.Table:
    """Of each county and label the guidance and the line in force, with its document."""
    book = Rulebook.load(day.rulebook)
    rows = []
    for county in COUNTIES:
        line = book.settings(county, day.as_of)["label_line"]
        amount = line.value if isinstance(line.value, Decimal) else None
        told = {"county_code": county, "line": amount, "standard": line.citation}
        rows += [{**told, "label": label.name, "guidance": label.guidance} for label in all_labels().values()]
    return pa.Table.from_pylist(rows, schema=_STANDARD)
