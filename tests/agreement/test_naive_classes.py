"""Worked cases of the reference: the four classes of article four."""

import pytest

from .town import C, Town


@pytest.mark.parametrize(("income", "verdict"), [("9999.99", "hit"), ("10000", "clear")])
def test_unstable_exit(town: Town, income: str, verdict: str) -> None:
    town.rows["X03"][0] = town.income("2020-02", income)
    assert town.screen().of_class("c1") == verdict
    town.rows["X01"][0]["household_type"] = "返贫"
    assert town.screen().of_class("c1") == "clear"


@pytest.mark.parametrize(
    ("code", "verdict"),
    [("BZ2020", "hit"), ("BZ2021", "clear"), ("BZADJ", "hit"), ("BZLONG", "clear"), ("", "unknown"), ("QT", "unknown")],
)
def test_subsidy_dependent(town: Town, code: str, verdict: str) -> None:
    town.rows["X03"][0] = town.income("2020-02", 6000, policy_subsidy=6000, policy_code=code)
    assert town.screen().of_class("c3") == verdict


@pytest.mark.parametrize(("loss", "verdict"), [("32000", "hit"), ("31999.99", "clear")])
def test_rigid_spending_household(town: Town, loss: str, verdict: str) -> None:
    town.event("生产失败", loss)
    assert town.screen().of_class("c4") == verdict


def general(town: Town, income: object) -> None:
    town.rows["X10"].append(town.registered(C, "G1", "户主"))
    town.rows["X03"].append(town.income("2020-02", income, no="G1"))


@pytest.mark.parametrize(("income", "verdict"), [("5000", "hit"), ("5000.01", "clear")])
def test_low_income_needs_a_risk(town: Town, income: str, verdict: str) -> None:
    general(town, income)
    result = town.screen()
    assert result.rule("insurance_gap", "G1") == "red" and result.of_class("c2", "G1") == verdict
    town.rows["X16"].append(town.insured(C))
    assert town.screen().of_class("c2", "G1") == "clear"


def test_low_income_with_a_measure_is_clear(town: Town) -> None:
    general(town, 5000)
    town.rows["X04"] = [
        {
            "household_no": "G1",
            "measure_no": "1",
            "measure_group": "搬迁",
            "started_on": "2020-03-16",
            "ended_on": "长期",
        }
    ]
    assert town.screen().of_class("c2", "G1") == "clear"


def test_general_household_without_income_record(town: Town) -> None:
    general(town, 1)
    town.rows["X03"].pop()
    result = town.screen()
    assert result.rule("dibao_gap", "G1") == "clear"
    assert (result.of_class("c2", "G1"), result.of_class("c3", "G1")) == ("unknown", "clear")
