"""The defaults that ship with the package: what rules.md §9 names, and what the policy itself fixes."""

from datetime import date
from decimal import Decimal

import pytest

from fangpin_pipeline.identity.divisions import CITY, COUNTIES
from fangpin_pipeline.rulebook import Rulebook

POLICY_DAY = date(2020, 3, 16)

# Every default that ships, written here a second time on purpose: those of rules.md §9, then those of our own.
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
    "escalation_days": 2,
    "due_day_kind": "calendar",
    "labels_2020_since": date(2020, 1, 1),
    "labels_2021_since": date(2021, 6, 29),
    "label_line": Decimal(5000),
    "label_rigid_k": Decimal("1.0"),
    "label_income_fall": Decimal("0.5"),
    "shock_severity": "orange",
    "warning_jump": Decimal("0.5"),
    "warning_jump_minimum": 50,
    "relative_line_share": Decimal("0.6"),
    "deprivation_share": Decimal("0.3"),
    "deprivation_surveyed": 30,
    "assess_duty": Decimal("0.2"),
    "assess_policy": Decimal("0.25"),
    "assess_work": Decimal("0.25"),
    "assess_outcome": Decimal("0.3"),
    "assess_sensitivity": Decimal("0.2"),
    "cooldown_days": 90,
    "merge_days": 365,
    "data_fix_days": 10,
    "revisit_days": 7,
    "revisit_times": 2,
    "score_red": 60,
    "score_orange": 40,
    "score_yellow": 20,
    "score_cause": 5,
    "score_causes_most": 20,
    "score_income": 4,
    "score_income_step": Decimal("0.25"),
    "score_rigid": 3,
    "score_rigid_step": Decimal("0.5"),
    "score_person": 1,
    "score_child": 1,
    "score_people_most": 8,
    "score_unable": 5,
    "score_overdue": 1,
    "score_overdue_most": 10,
    "score_repeat": 3,
    "score_repeats_most": 9,
    "score_unknown": 2,
    "score_rejected": 5,
    "score_rejected_most": 10,
    "suspect_share": Decimal("0.5"),
    "suspect_minimum": 500,
    "training_job_months": 3,
    "vacancy_check_days": 30,
    "public_post_age": 70,
    "tekun_visit_days": 30,
    "property_fall": Decimal("0.3"),
    "aid_decision_days": 30,
    "team_days_present": 20,
    "first_measure_days": 10,
    "points_idle_days": 90,
    "points_award_most": 100,
    "points_bulk_households": 30,
    "elder_alone_age": 70,
    "civic_meeting_days": 90,
    "secretary_vacancy_days": 15,
    "over_aid_factor": Decimal("1.5"),
    "measures_most": 6,
    "visits_a_day": 20,
    "same_text_visits": 20,
    "verdicts_without_rejection": 20,
    "leading_industries": 2,
    "entity_linked_households": 5,
    "link_expiry_days": 60,
    "link_grace_days": 30,
    "link_paid_share": Decimal("0.9"),
    "income_source_share": Decimal("0.05"),
    "price_fall": Decimal("0.2"),
    "loan_due_soon_days": 60,
    "asset_gap_share": Decimal("0.05"),
    "asset_booking_days": 90,
    "asset_idle_days": 180,
    "asset_check_days": 365,
    "unallocated_share": Decimal("0.2"),
    "even_payout_cv": Decimal("0.05"),
    "everyone_share": Decimal("0.9"),
    "reserve_least": Decimal("0.1"),
    "reserve_most": Decimal("0.5"),
    "notice_length": 5,
    "fund_idle_days": 365,
    "fund_long_idle_days": 730,
    "project_late_days": 180,
    "account_sharers": 3,
    "indicator_coverage": Decimal("0.8"),
    "watch_factor": Decimal("1.1"),
    "edge_factor": Decimal("1.5"),
    "contact_days": 30,
    "helper_households": 5,
    "clearing_days": 180,
    "teacher_factor": Decimal("1.5"),
    "catastrophic_share": Decimal("0.4"),
    "unsafe_house_days": 90,
    "inspection_days": 180,
    "works_test_days": 180,
    "source_test_days": 365,
    "what_if_share": Decimal("0.1"),
    "small_cell": 5,
}


@pytest.mark.parametrize("county", [CITY, *COUNTIES])
def test_every_parameter_has_its_default(county: str) -> None:
    settings = Rulebook.load().settings(county, POLICY_DAY)
    assert {name: setting.value for name, setting in settings.items()} == DEFAULTS


@pytest.mark.parametrize("on", [date(2018, 1, 1), POLICY_DAY, date(2020, 12, 31)])
def test_the_defaults_are_in_force_for_every_day(on: date) -> None:
    settings = Rulebook.load().settings("150821", on)
    assert settings["illness_amount"].value == Decimal(10000)
    assert settings["illness_amount"].effective == POLICY_DAY


@pytest.mark.parametrize(("year", "line"), [(2017, None), (2018, 2995), (2019, 3218), (2020, 4000), (2021, None)])
def test_the_poverty_line_is_that_of_the_year_and_other_years_have_none(year: int, line: int | None) -> None:
    assert Rulebook.load().settings("150821", date(year, 6, 30))["poverty_line"].value == line


@pytest.mark.parametrize(("year", "line"), [(2018, None), (2019, 5000), (2020, 5000), (2021, 6000), (2022, None)])
def test_the_national_range_is_that_of_the_year(year: int, line: int | None) -> None:
    assert Rulebook.load().settings("150821", date(year, 6, 30))["label_line"].value == line


def test_a_national_document_is_shown_as_that_of_its_issuer() -> None:
    setting = Rulebook.load().settings("150821", POLICY_DAY)["labels_2021_since"]
    assert (setting.decided_by, setting.citation) == ("中央农村工作领导小组", "中农组发〔2021〕7号，暂定值")
    assert Rulebook.load().settings("150821", POLICY_DAY)["illness_amount"].decided_by == "巴彦淖尔市"


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
