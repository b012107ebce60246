"""The defaults that ship with the package: what rules.md §9 names, and what the policy itself fixes."""

from datetime import date
from decimal import Decimal

import pytest

from fangpin_pipeline.identity.divisions import CITY, COUNTIES
from fangpin_pipeline.rulebook import Rulebook

POLICY_DAY = date(2020, 3, 16)

# The table of rules.md §9, written here a second time on purpose.
DEFAULTS = {
    "monitoring_line": Decimal(5000),
    "poverty_line": Decimal(4000),
    "dibao_line": Decimal(5800),
    "income_max_age_months": 15,
    "subsidy_share": Decimal("0.5"),
    "subsidy_horizon": date(2020, 12, 31),
    "component_share": Decimal("0.2"),
    "rigid_k_yellow": Decimal("1.0"),
    "rigid_k_orange": Decimal("1.2"),
    "rigid_k_red": Decimal("1.5"),
    "illness_amount": Decimal(10000),
    "illness_share": Decimal("0.4"),
    "serious_disease_days": 365,
    "schooling_share": Decimal("0.3"),
    "schooling_students": 2,
    "disability_days": 90,
    "disaster_share": Decimal("0.2"),
    "production_fall": Decimal("0.5"),
    "production_overdue": 30,
    "job_loss_share": Decimal("0.5"),
    "outage_days": 36,
    "absent_days": 5,
    "newborn_days": 28,
    "visit_days": 30,
    "application_days": 30,
    "pension_payment_days": 62,
    "followup_days": 90,
    "loan_amount": Decimal(50000),
    "loan_overdue_orange": 30,
    "loan_overdue_red": 90,
    "vacancy_days": 90,
    "class_severity": "orange",
    "due_days_red": 3,
    "due_days_orange": 5,
    "due_days_yellow": 10,
    "warning_jump": Decimal("0.5"),
    "warning_jump_minimum": 50,
    "suspect_share": Decimal("0.5"),
    "suspect_minimum": 500,
}


@pytest.mark.parametrize("county", [CITY, *COUNTIES])
def test_every_parameter_has_the_default_of_the_contract(county: str) -> None:
    settings = Rulebook.load().settings(county, POLICY_DAY)
    assert {name: settings[name].value for name in DEFAULTS} == DEFAULTS


@pytest.mark.parametrize("on", [date(2018, 1, 1), POLICY_DAY, date(2020, 12, 31)])
def test_the_defaults_are_in_force_for_every_day(on: date) -> None:
    settings = Rulebook.load().settings("150821", on)
    assert settings["illness_amount"].value == Decimal(10000)
    assert settings["illness_amount"].effective == POLICY_DAY


@pytest.mark.parametrize(("year", "line"), [(2017, None), (2018, 2995), (2019, 3218), (2020, 4000), (2021, None)])
def test_the_poverty_line_is_that_of_the_year_and_other_years_have_none(year: int, line: int | None) -> None:
    assert Rulebook.load().settings("150821", date(year, 6, 30))["poverty_line"].value == line


def test_a_year_without_a_line_says_so_instead_of_naming_a_document() -> None:
    setting = Rulebook.load().settings("150821", date(2021, 1, 1))["poverty_line"]
    assert setting.authority == ""
    assert (setting.text, setting.citation) == ("未定", "规则库没有2021年的扶贫标准（年人均纯收入）")


def test_only_what_the_policy_fixes_is_no_assumption() -> None:
    settings = Rulebook.load().settings("150821", POLICY_DAY)
    assert {name for name, setting in settings.items() if not setting.assumption} == {
        "monitoring_line",
        "subsidy_horizon",
    }


def test_a_provisional_value_says_so_where_a_sentence_cites_it() -> None:
    settings = Rulebook.load().settings("150821", POLICY_DAY)
    assert settings["monitoring_line"].citation == "巴扶组发〔2020〕8号"
    assert settings["illness_amount"].citation == "巴扶组发〔2020〕8号，暂定值"


def test_values_are_spoken_with_their_units() -> None:
    settings = Rulebook.load().settings("150821", POLICY_DAY)
    spoken = {
        "illness_amount": "10000元",
        "illness_share": "40%",
        "rigid_k_red": "1.5倍",
        "visit_days": "30天",
        "income_max_age_months": "15个月",
        "schooling_students": "2人",
        "subsidy_horizon": "2020年12月31日",
        "class_severity": "橙色",
    }
    assert {name: settings[name].text for name in spoken} == spoken


def test_the_shipped_subsidy_policies_are_those_of_the_contract() -> None:
    policies = Rulebook.load().policies("150821")
    assert {code: (policy.ends_on, policy.adjusted) for code, policy in policies.items()} == {
        "BZ2020": (date(2020, 12, 31), False),
        "BZ2021": (date(2021, 1, 1), False),
        "BZ2025": (date(2025, 12, 31), False),
        "BZADJ": (None, True),
        "BZLONG": (None, False),
    }


def test_an_unknown_county_is_refused_with_the_choices() -> None:
    with pytest.raises(ValueError, match=r"150899.*150821五原县"):
        Rulebook.load().settings("150899", POLICY_DAY)
