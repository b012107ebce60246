"""The day's steps from facts to judgements: rules, then classes, then every hit and unknown told in words."""

from collections.abc import Mapping

import pyarrow as pa
import pyarrow.compute as pc

from fangpin_pipeline.calendar import Calendar
from fangpin_pipeline.day import Day
from fangpin_pipeline.extracts import all_extracts
from fangpin_pipeline.extracts import extract as extract_of
from fangpin_pipeline.facts.areas import owned_extracts
from fangpin_pipeline.identity.divisions import COUNTIES
from fangpin_pipeline.identity.whose import REGISTERS
from fangpin_pipeline.reading.store import sheet_of
from fangpin_pipeline.rulebook import Rulebook
from fangpin_pipeline.rules import classes, rules
from fangpin_pipeline.rules.evidence import gather_evidence
from fangpin_pipeline.rules.judge import judgement, missing, risk, risk_lack, unknown_tests
from fangpin_pipeline.rules.tell import tell_findings
from fangpin_pipeline.stages.session import keep, save, session


def judge_rules(day: Day) -> Mapping[str, int]:
    """Write the judgement of every household by every rule, whether any risk rule is hit, and what is missing."""
    with session(day, "household_state", "county_day", "lack") as engine:
        engine.define("facts", facts_and_parameters(day))
        graded = columns_of(day, "county_day")
        engine.materialise("rule_judgement", judgement(rules(), "facts", graded), as_written=True)
        engine.materialise("tested", unknown_tests(rules(), "facts", "rule_judgement"))
        engine.materialise("rule_missing", missing(rules(), "tested", "lack"))
        engine.materialise("risk", risk(rules()))
        return keep(engine, day, "rule_judgement", "rule_missing", "risk")


def judge_classes(day: Day) -> Mapping[str, int]:
    """Write the judgement of every household by the four classes, and what is missing."""
    with session(day, "household_state", "county_day", "lack", "risk", "rule_missing") as engine:
        engine.define("household_facts", facts_and_parameters(day))
        engine.define("facts", "SELECT f.*, r.risk FROM household_facts f JOIN risk r ON r.h = f.h")
        engine.materialise("class_judgement", judgement(classes(), "facts"), as_written=True)
        engine.define("class_lack", f"SELECT * FROM lack UNION ALL {risk_lack(rules())}")
        engine.materialise("tested", unknown_tests(classes(), "facts", "class_judgement"))
        engine.materialise("class_missing", missing(classes(), "tested", "class_lack"))
        return keep(engine, day, "class_judgement", "class_missing")


def tell(day: Day) -> Mapping[str, int]:
    """Write every hit and unknown of rules and classes with its sentence and what it lacks."""
    book = Rulebook.load(day.rulebook)
    documents = {
        county: {name: setting.citation for name, setting in book.settings(county, day.as_of).items()}
        for county in COUNTIES
    }
    judged = ("rule_judgement", "class_judgement", "rule_missing", "class_missing")
    with session(day, "household_state", "county_day", *judged) as engine:
        findings = tell_findings(engine, documents, frozenset(columns_of(day, "household_state")))
    return {"finding": day.write("finding", findings)}


def tell_evidence(day: Day) -> Mapping[str, int]:
    """Write the facts that every hit rests on, and their source rows."""
    own = [f"own_{extract.view}" for extract in owned_extracts()]
    registers = [extract_of(number).view for number in REGISTERS]
    read = ("rule_judgement", "class_judgement", "household", "resident", "county_day")
    with session(day, *read, *own, *registers) as engine:
        engine.register("day", Calendar(day.as_of).table())
        engine.register("arrival", pa.concat_tables(_arrivals(day)))
        gather_evidence(engine)
        return save(engine, day, "evidence", "hit_fact")


def _arrivals(day: Day) -> list[pa.Table]:
    """Accepted deliveries with the sheet that was read of them."""
    told = []
    for extract in all_extracts().values():
        arrivals = day.read(f"arrival_{extract.view}")
        accepted = arrivals.filter(pc.equal(arrivals["status"], "accepted"))
        sheets = [sheet_of(day.staged / path) for path in accepted["directory"].to_pylist()]
        told.append(accepted.select(["seq", "delivery"]).append_column("sheet", pa.array(sheets, pa.string())))
    return told


def facts_and_parameters(day: Day) -> str:
    """Facts and parameters of a household side by side, without a column twice."""
    counties = [name for name in columns_of(day, "county_day") if name != "county_code"]
    return (
        f"SELECT s.*, {', '.join(f'c.{name}' for name in counties)} FROM household_state s "
        "JOIN county_day c ON c.county_code = s.county_code"
    )


def columns_of(day: Day, table: str) -> list[str]:
    """Names of the columns of a table that an earlier stage wrote; none when there is no such table."""
    schema = day.schema(table)
    return [] if schema is None else list(schema.names)
