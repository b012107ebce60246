"""Laws of a simulation: nothing changes nothing, laxer never removes, what is really decided gives the same list."""

import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from office import D, contents, copied, decide, screen

from expectations.gate import great_expectations_gate
from fangpin_pipeline.rulebook import Rulebook
from fangpin_pipeline.rulebook.errors import UnusableError
from fangpin_pipeline.rulebook.parameters import PARAMETERS, Unit
from fangpin_pipeline.rulebook.supposed import read_decisions, suppose
from fangpin_pipeline.rules import all_judgements
from fangpin_pipeline.simulation.compare import COUNTED, total
from fangpin_pipeline.simulation.ground import Ground
from fangpin_pipeline.simulation.outcome import Outcome
from fangpin_pipeline.simulation.simulate import side_by_side, simulate
from fangpin_pipeline.warehouse import Home

# Parameters of which a smaller value lets more households in, and those of which a larger one does.
LOWER_IS_LAXER = {
    "subsidy_share",
    "component_share",
    "rigid_k_yellow",
    "rigid_k_orange",
    "rigid_k_red",
    "illness_amount",
    "illness_share",
    "schooling_share",
    "schooling_students",
    "disaster_share",
    "production_fall",
    "production_overdue",
    "job_loss_share",
    "outage_days",
    "absent_days",
    "newborn_days",
    "pension_payment_days",
    "followup_days",
    "loan_amount",
    "loan_overdue_orange",
    "loan_overdue_red",
    "vacancy_days",
}
HIGHER_IS_LAXER = {
    "monitoring_line",
    "poverty_line",
    "dibao_line",
    "subsidy_horizon",
    "serious_disease_days",
    "disability_days",
    "visit_days",
    "application_days",
}


@pytest.fixture(scope="session")
def base(ground: Ground) -> Outcome:
    return ground.outcome(Rulebook.load(ground.day.home.rulebook))


def rows(outcome: Outcome) -> list[tuple[Any, ...]]:
    columns = ("household_no", "county_code", "township_code", "severity", "due_on", "rules")
    return sorted(tuple(row.values()) for row in outcome.listed.select(list(columns)).to_pylist())


def test_no_change_moves_nobody_and_touches_nothing(office: Home) -> None:
    before = contents(office)
    found = simulate(office, D, [], great_expectations_gate)

    assert found.changed == []
    assert found.notes == ()
    counts = total(found.comparison.places, (), COUNTED)[0]
    assert counts["listed_before"] == counts["listed_after"] > 0
    assert counts["added"] == counts["removed"] == counts["raised"] == counts["lowered"] == 0
    assert found.comparison.households == []
    assert contents(office) == before


@st.composite
def laxer(draw: st.DrawFn) -> str:
    """A value of some parameter that lets more in than the one in force."""
    name = draw(st.sampled_from(sorted(LOWER_IS_LAXER | HIGHER_IS_LAXER)))
    unit, value = PARAMETERS[name].unit, Rulebook.load().settings("150800", D)[name].value
    up = name in HIGHER_IS_LAXER
    if unit is Unit.DATE:
        return f"{name}={date(draw(st.integers(2021, 2030)), 12, 31)}"
    if unit in (Unit.DAYS, Unit.PERSONS):
        least = 1 if unit is Unit.PERSONS else 0
        return f"{name}={draw(st.integers(value, 2000) if up else st.integers(least, value))}"
    percent = draw(st.integers(100, 300) if up else st.integers(1, 100))
    return f"{name}={value * percent / 100:f}"


@settings(max_examples=8, deadline=None, derandomize=True, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(changes=st.lists(laxer(), min_size=1, max_size=4, unique_by=lambda text: text.split("=")[0]))
def test_a_laxer_threshold_never_removes(ground: Ground, base: Outcome, changes: list[str]) -> None:
    book = suppose(Rulebook.load(ground.day.home.rulebook), read_decisions(changes), D)
    moved = side_by_side(ground, base, ground.outcome(book)).households

    assert {row["change"] for row in moved} <= {"added", "raised", "rules"}
    assert not [row for row in moved if row["lost"]]


def test_every_threshold_has_its_direction() -> None:
    """The property above knows every parameter that a rule compares with."""
    tests = [test for rule in all_judgements().values() for case in rule.cases for test in case.tests]
    compared = {word for test in tests for word in re.findall(r"\w+", test.sql)} & set(PARAMETERS)

    assert compared
    assert compared <= LOWER_IS_LAXER | HIGHER_IS_LAXER <= set(PARAMETERS)
    assert not LOWER_IS_LAXER & HIGHER_IS_LAXER


@pytest.mark.parametrize(
    ("authority", "sets"),
    [
        ("150800", {"illness_amount": "6000", "poverty_line": {"2020": "6000"}, "subsidy_horizon": "2025-12-31"}),
        (
            "150802",
            {"monitoring_line": "9000", "class_severity": "red", "due_days_orange": "4"},
        ),
        (
            "150800",
            {"rigid_k_yellow": "0.4", "illness_share": "0.9", "income_max_age_months": "3"},
        ),
    ],
)
def test_what_is_simulated_is_what_a_decision_gives(
    ground: Ground, base: Outcome, office: Home, tmp_path: Path, authority: str, sets: dict[str, Any]
) -> None:
    texts = [f"{name}={value}@{authority}" for name, value in _written(sets)]
    supposed = suppose(Rulebook.load(ground.day.home.rulebook), read_decisions(texts), D)
    simulated = ground.outcome(supposed)
    assert rows(simulated) != rows(base)

    other = copied(office, tmp_path / "other")
    decide(other, authority, D, **sets)
    real = [row for row in screen(other, D).read("warning").to_pylist() if row["state"] != "cleared"]
    columns = ("household_no", "county_code", "township_code", "severity", "due_on", "rules")
    assert rows(simulated) == sorted(tuple(row[name] for name in columns) for row in real)


def test_a_supposed_policy_is_what_a_written_one_gives(ground: Ground, office: Home, tmp_path: Path) -> None:
    texts = ["policies.BZLONG.adjusted=true", "policies.BZ2025.ends_on=2020-06-30", "subsidy_share=0.01"]
    book = Rulebook.load(ground.day.home.rulebook)
    simulated = ground.outcome(suppose(book, read_decisions(texts), D))
    assert rows(simulated) != rows(ground.outcome(suppose(book, read_decisions(texts[2:]), D)))

    other = copied(office, tmp_path / "other")
    decide(other, "150800", D, subsidy_share="0.01")
    file = other.rulebook / "150800.yaml"
    body = yaml.safe_load(file.read_text(encoding="utf-8"))
    body["policies"] = {
        "BZLONG": {"title": "长期补贴", "ends_on": "null", "adjusted": "true"},
        "BZ2025": {"title": "改期的补贴", "ends_on": "2020-06-30", "adjusted": "false"},
    }
    file.write_text(yaml.safe_dump(body, allow_unicode=True), encoding="utf-8")
    real = [row for row in screen(other, D).read("warning").to_pylist() if row["state"] != "cleared"]
    columns = ("household_no", "county_code", "township_code", "severity", "due_on", "rules")
    assert rows(simulated) == sorted(tuple(row[name] for name in columns) for row in real)


def _written(sets: dict[str, Any]) -> Iterator[tuple[str, str]]:
    """What an instrument sets, as simulate takes it."""
    for name, value in sets.items():
        if name == "grades":
            yield from ((f"grades.{rule}.{one}", other) for rule in value for one, other in value[rule].items())
        elif isinstance(value, dict):
            yield name, ",".join(f"{year}:{number}" for year, number in value.items())
        else:
            yield name, value


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("rigid_k_yellow=1.3", "刚性支出为上年纯收入的倍数（黄色）为1.3倍"),
        ("grades.ilness.orange=red", "键“grades.ilness”：没有这条规则"),
        ("grades.dibao_gap.red=yellow", "这条规则没有红色的情形"),
    ],
)
def test_what_no_office_could_decide_is_refused(office: Home, text: str, words: str) -> None:
    with pytest.raises(UnusableError, match=re.escape(words)):
        simulate(office, D, read_decisions([text]), great_expectations_gate)
