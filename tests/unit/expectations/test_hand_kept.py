"""Every hand-kept check with rows that it passes and rows that it finds, and silence where a cell is empty."""

from datetime import date
from typing import Any

import duckdb
import pytest
from department_cases import LATER
from expectations_toys import candidates
from money_cases import MONEY

from expectations.candidates import statements
from expectations.checks import Check
from expectations.hand_kept import hand_kept
from fangpin_pipeline.extracts import all_extracts, extract

# Lines are received on 2020-03-16; BOY is born on 2010-03-17 (nine years old), MAN in 1970, OLD in 1905.
BOY, GIRL, MAN, OLD = "150821201003170013", "150821201003160021", "152824197006150011", "152824190501010012"
YESTERDAY, TODAY, TOMORROW = date(2020, 3, 15), date(2020, 3, 16), date(2020, 3, 17)
LONG_AGO = date(1950, 1, 1)

Row = dict[str, Any]
# extract, check: rows that pass, rows that are found
CASES: dict[tuple[str, str], tuple[list[Row], list[Row]]] = {
    ("X01", "member_count_plausible"): (
        [{"member_count": 1}, {"member_count": 15}],
        [{"member_count": 0}, {"member_count": 16}],
    ),
    ("X01", "exit_year_plausible"): (
        [{"exit_year": 2014}, {"exit_year": 2020}],
        [{"exit_year": 2013}, {"exit_year": 2021}],
    ),
    ("X01", "exit_year_of_exited"): (
        [{"household_type": "已脱贫", "exit_year": 2019}, {"household_type": "未脱贫"}],
        [{"household_type": "已脱贫"}],
    ),
    ("X01", "identified_on_in_time"): ([{"identified_on": TODAY}], [{"identified_on": TOMORROW}]),
    ("X01", "cleared_on_in_time"): ([{"cleared_on": TODAY}], [{"cleared_on": TOMORROW}]),
    ("X01", "identified_on_of_monitored"): (
        [{"monitored_class": "边缘户", "identified_on": TODAY}],
        [{"monitored_class": "边缘户"}],
    ),
    ("X01", "cleared_on_of_cleared"): (
        [{"risk_cleared": True, "cleared_on": TODAY}, {"risk_cleared": False}],
        [{"risk_cleared": True}],
    ),
    ("X01", "cleared_after_identified"): (
        [{"cleared_on": TODAY, "identified_on": TODAY}],
        [{"cleared_on": YESTERDAY, "identified_on": TODAY}],
    ),
    ("X01", "cleared_not_hasty"): (
        [{"cleared_on": TODAY, "identified_on": date(2019, 9, 16)}],
        [{"cleared_on": TODAY, "identified_on": date(2019, 9, 17)}],
    ),
    ("X01", "risks_differ"): ([{"risk_1": "因病", "risk_2": "因学"}], [{"risk_1": "因病", "risk_2": "因病"}]),
    ("X02", "sex_matches_id_no"): (
        [{"id_no": BOY, "sex": "男"}, {"id_no": GIRL, "sex": "女"}],
        [{"id_no": BOY, "sex": "女"}, {"id_no": GIRL, "sex": "男"}],
    ),
    ("X02", "relation_matches_sex"): (
        [{"id_no": BOY, "relation": "之子"}, {"id_no": GIRL, "relation": "之女"}, {"id_no": GIRL, "relation": "配偶"}],
        [{"id_no": BOY, "relation": "之母"}, {"id_no": GIRL, "relation": "之女婿"}],
    ),
    ("X02", "age_plausible"): (
        [{"id_no": MAN, "change": "正常"}, {"id_no": OLD, "change": "死亡"}],
        [{"id_no": OLD, "change": "正常"}],
    ),
    ("X02", "school_status_matches_age"): (
        [{"id_no": BOY, "school_status": "小学"}, {"id_no": MAN, "school_status": "非在校生"}],
        [{"id_no": BOY, "school_status": name} for name in ("初中", "高中", "中职", "硕士及以上")]
        + [{"id_no": MAN, "school_status": "小学"}],
    ),
    ("X02", "labour_old_enough"): (
        [{"id_no": BOY, "labour": "无劳动力"}, {"id_no": MAN, "labour": "普通劳动力"}],
        [{"id_no": BOY, "labour": "弱劳动力或半劳动力"}],
    ),
    ("X02", "healthy_adult_has_labour"): (
        [
            {"id_no": MAN, "labour": "普通劳动力", "health": "健康", "school_status": "非在校生"},
            {"id_no": MAN, "labour": "无劳动力", "health": "残疾", "school_status": "非在校生"},
            {"id_no": BOY, "labour": "无劳动力", "health": "健康", "school_status": "非在校生"},
        ],
        [{"id_no": MAN, "labour": "无劳动力", "health": "健康", "school_status": "非在校生"}],
    ),
    ("X02", "change_dated"): ([{"change": "正常"}, {"change": "死亡", "changed_on": TODAY}], [{"change": "死亡"}]),
    ("X02", "changed_on_in_time"): ([{"changed_on": TODAY}], [{"changed_on": TOMORROW}]),
    **{
        ("X02", f"{name}_filled"): ([{"id_no": MAN, name: value}], [{"id_no": MAN}])
        for name, value in (
            ("relation", "户主"),
            ("ethnicity", "蒙古族"),
            ("health", "健康"),
            ("labour", "无劳动力"),
            ("medical_insured", False),
        )
    },
    ("X03", "period_end_in_time"): ([{"period_end": date(2020, 3, 1)}], [{"period_end": date(2020, 4, 1)}]),
    ("X03", "wage_plausible"): ([{"wage": 0}, {"wage": 10_000}], [{"wage": 9_999}, {"wage": -1}]),
    ("X03", "parts_not_negative"): (
        [{"wage": 0, "business": 0}],
        [{"wage": 0, "business": -1}, {"wage": 0, "property": -1}],
    ),
    ("X03", "transfers_not_negative"): ([{"wage": 0}, {"wage": 0, "pension": 0}], [{"wage": 0, "pension": -1}]),
    ("X03", "parts_plausible"): ([{"wage": 100_000_000}], [{"wage": 100_000_001}, {"wage": 0, "dibao": 100_000_001}]),
    ("X03", "policy_named"): (
        [{"policy_subsidy": 0}, {"policy_subsidy": 1, "policy_code": "P"}],
        [{"policy_subsidy": 1}],
    ),
    ("X04", "amount_plausible"): ([{"amount": 0}, {"amount": 100_000_000}], [{"amount": -1}, {"amount": 100_000_001}]),
    ("X04", "started_on_in_time"): ([{"started_on": TODAY}], [{"started_on": TOMORROW}]),
    ("X04", "ended_after_started"): (
        [{"started_on": TODAY, "ended_on": TODAY}],
        [{"started_on": TODAY, "ended_on": YESTERDAY}],
    ),
    ("X07", "monthly_amount_plausible"): (
        [{"monthly_amount": 1}, {"monthly_amount": 500_000}],
        [{"monthly_amount": 0}, {"monthly_amount": 500_001}],
    ),
    ("X07", "started_on_in_time"): ([{"started_on": TODAY}], [{"started_on": TOMORROW}]),
    ("X07", "ended_after_started"): (
        [{"started_on": TODAY, "ended_on": TODAY}],
        [{"started_on": TODAY, "ended_on": YESTERDAY}],
    ),
    ("X08", "started_on_in_time"): ([{"started_on": TODAY}], [{"started_on": TOMORROW}]),
    ("X08", "ended_after_started"): (
        [{"started_on": TODAY, "ended_on": TODAY}],
        [{"started_on": TODAY, "ended_on": YESTERDAY}],
    ),
    ("X10", "age_plausible"): (
        [{"id_no": MAN, "status": "正常"}, {"id_no": OLD, "status": "死亡"}],
        [{"id_no": OLD, "status": "正常"}],
    ),
    ("X10", "change_dated"): ([{"status": "正常"}, {"status": "死亡", "changed_on": TODAY}], [{"status": "死亡"}]),
    ("X10", "changed_on_in_time"): ([{"changed_on": TODAY}], [{"changed_on": TOMORROW}]),
    ("X10", "changed_after_birth"): (
        [{"id_no": BOY, "changed_on": date(2010, 3, 17)}],
        [{"id_no": BOY, "changed_on": date(2010, 3, 16)}],
    ),
    ("X11", "stage_matches_age"): (
        [
            {"id_no": BOY, "stage": "小学", "status": "在读"},
            {"id_no": BOY, "stage": "初中", "status": "毕业"},
            {"id_no": MAN, "stage": "大学", "status": "在读"},
        ],
        [{"id_no": BOY, "stage": name, "status": "在读"} for name in ("学前", "初中", "高中", "中职", "高职", "大学")]
        + [{"id_no": MAN, "stage": "小学", "status": "在读"}],
    ),
    ("X11", "annual_cost_plausible"): (
        [{"annual_cost": 0}, {"annual_cost": 20_000_000}],
        [{"annual_cost": -1}, {"annual_cost": 20_000_001}],
    ),
    ("X11", "absent_days_plausible"): ([{"absent_days": 0}, {"absent_days": 366}], [{"absent_days": 367}]),
    ("X12", "amount_plausible"): ([{"amount": 1}, {"amount": 10_000_000}], [{"amount": 0}, {"amount": 10_000_001}]),
    ("X12", "paid_on_in_time"): ([{"paid_on": TODAY}], [{"paid_on": TOMORROW}]),
    ("X14", "diagnosed_on_in_time"): ([{"diagnosed_on": TODAY}], [{"diagnosed_on": TOMORROW}]),
    ("X14", "diagnosed_after_birth"): (
        [{"id_no": MAN, "diagnosed_on": TODAY}],
        [{"id_no": MAN, "diagnosed_on": LONG_AGO}],
    ),
    ("X14", "followup_in_time"): ([{"last_followup_on": TODAY}], [{"last_followup_on": TOMORROW}]),
    ("X14", "followup_after_diagnosis"): (
        [{"diagnosed_on": TODAY, "last_followup_on": TODAY}],
        [{"diagnosed_on": TODAY, "last_followup_on": YESTERDAY}],
    ),
    ("X14", "doctor_of_contracted"): (
        [{"contracted": True, "doctor": "白医生"}, {"contracted": False}],
        [{"contracted": True}],
    ),
    ("X16", "one_basic_insurance"): (
        [{"resident_basic": True, "employee_basic": False}, {"resident_basic": True}],
        [{"resident_basic": True, "employee_basic": True}],
    ),
    ("X16", "critical_needs_basic"): (
        [{"critical_illness": True, "resident_basic": True}, {"critical_illness": False, "resident_basic": False}],
        [{"critical_illness": True, "resident_basic": False, "employee_basic": False}],
    ),
    ("X16", "year_plausible"): ([{"year": 2021}], [{"year": 2022}]),
    ("X17", "paid_within_total"): (
        [
            {"total": 100, "basic_paid": 60, "critical_paid": 30, "aid_paid": 10},
            {"total": -100, "basic_paid": -60},
            {"total": 100, "basic_paid": 100},
        ],
        [{"total": 100, "basic_paid": 60, "critical_paid": 30, "aid_paid": 11}, {"total": -100, "basic_paid": -101}],
    ),
    ("X17", "self_paid_within_total"): (
        [{"total": 100, "basic_paid": 60, "compliant_self_paid": 40}],
        [
            {"total": 100, "basic_paid": 60, "compliant_self_paid": 41},
            {"total": -100, "basic_paid": -60, "compliant_self_paid": -41},
        ],
    ),
    ("X17", "signs_agree"): (
        [{"total": 1, "basic_paid": 0}, {"total": -1, "basic_paid": -1, "aid_paid": 0}],
        [{"total": 1, "basic_paid": -1}, {"total": -1, "basic_paid": -1, "aid_paid": 1}],
    ),
    ("X17", "total_plausible"): ([{"total": -100_000_000}], [{"total": 100_000_001}, {"total": -100_000_001}]),
    ("X17", "settled_on_in_time"): ([{"settled_on": TODAY}], [{"settled_on": TOMORROW}]),
    ("X17", "settled_after_birth"): ([{"id_no": MAN, "settled_on": TODAY}], [{"id_no": MAN, "settled_on": LONG_AGO}]),
    ("X17", "deposit_not_negative"): ([{"deposit": 0}], [{"deposit": -1}]),
    ("X22", "certificate_holds_id_no"): (
        [{"id_no": MAN, "certificate_no": f"{MAN}41"}],
        [{"id_no": MAN, "certificate_no": f"{BOY}41"}],
    ),
    ("X22", "certificate_holds_category"): (
        [{"category": "肢体", "certificate_no": f"{MAN}41"}],
        [{"category": "视力", "certificate_no": f"{MAN}41"}],
    ),
    ("X22", "certificate_holds_grade"): (
        [{"grade": "一级", "certificate_no": f"{MAN}41"}],
        [{"grade": "二级", "certificate_no": f"{MAN}41"}],
    ),
    ("X22", "issued_on_in_time"): ([{"issued_on": TODAY}], [{"issued_on": TOMORROW}]),
    ("X22", "issued_after_birth"): ([{"id_no": MAN, "issued_on": TODAY}], [{"id_no": MAN, "issued_on": LONG_AGO}]),
    ("X22", "living_subsidy_plausible"): (
        [{"living_subsidy": 0}],
        [{"living_subsidy": -1}, {"living_subsidy": 1_000_001}],
    ),
    ("X22", "care_subsidy_plausible"): ([{"care_subsidy": 0}], [{"care_subsidy": -1}, {"care_subsidy": 1_000_001}]),
    ("X22", "care_subsidy_of_severe"): (
        [{"care_subsidy": 1, "grade": "二级"}, {"care_subsidy": 0, "grade": "三级"}],
        [{"care_subsidy": 1, "grade": "三级"}],
    ),
    ("X22", "care_cost_plausible"): ([{"care_cost": 0}], [{"care_cost": -1}, {"care_cost": 100_000_001}]),
    ("X31", "loss_plausible"): ([{"loss": 0}], [{"loss": -1}, {"loss": 1_000_000_001}]),
    ("X31", "crop_area_plausible"): ([{"crop_area": 10_000}], [{"crop_area": -1}, {"crop_area": 10_001}]),
    ("X31", "livestock_plausible"): ([{"livestock": 10_000}], [{"livestock": -1}, {"livestock": 10_001}]),
    ("X31", "occurred_on_in_time"): ([{"occurred_on": TODAY}], [{"occurred_on": TOMORROW}]),
    **LATER,
    **MONEY,
}


def found(number: str, check: Check, *rows: Row) -> int:
    """How many of the rows the check finds; run without the framework, which the gate's own tests cover."""
    with duckdb.connect(":memory:") as connection:
        connection.register("delivered", candidates(extract(number), *rows))
        for statement in statements(extract(number)):
            connection.execute(statement)
        counted = connection.sql(
            f'SELECT COUNT(*) FROM candidates WHERE "{check.on}" IS NOT NULL AND NOT ({check.condition})'
        ).fetchall()
    return int(counted[0][0])


CHECKS = {(number, check.name): check for number, table in all_extracts().items() for check in hand_kept(table)}


def test_every_hand_kept_check_has_its_cases() -> None:
    assert CASES.keys() == CHECKS.keys()


@pytest.mark.parametrize("case", CASES, ids="-".join)
def test_plausible_rows_pass_and_others_are_found(case: tuple[str, str]) -> None:
    plausible, odd = CASES[case]
    assert found(case[0], CHECKS[case], *plausible, {}) == 0
    assert [found(case[0], CHECKS[case], row) for row in odd] == [1] * len(odd)
