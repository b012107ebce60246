"""Worked rows of the hand-kept checks of the extracts that departments added later, and of names and telephones."""

from datetime import date
from decimal import Decimal

from usual_cases import (
    TODAY,
    YESTERDAY,
    Cases,
    in_order,
    in_time,
    in_yuan,
    named,
    sized,
    told,
    within,
)

BOY, MAN, ELDER = "150821201003170013", "152824197006150011", "152824194003150010"
LONG_AGO = date(1950, 1, 1)
SMALL = Decimal("0.0001")
VILLAGE, TOWNSHIP = "150821100200", "150821100000"

NAMES: Cases = {
    **named("X01", "head_name", "helper_name"),
    **{
        key: case
        for number in ("X02", "X07", "X08", "X09", "X10", "X11", "X12", "X16", "X17", "X20", "X21", "X22", "X25b")
        for key, case in named(number, "name").items()
    },
    **named("X06", "visitor_name"),
    **named("X14", "name", "doctor"),
    **named("X23a", "entity"),
    **named("X23b", "guide"),
    **named("X32", "member_name"),
    **named("R01", "actor"),
    ("X01", "helper_phone_plausible"): (
        [{"helper_phone": "13812345678"}],
        [{"helper_phone": "1381234567"}, {"helper_phone": "0478-8212345"}, {"helper_phone": "138123456789"}],
    ),
    **told("X01", "helper_phone", "13812345678", {"helper_name": "白云"}),
}

POVERTY_ALLEVIATION: Cases = {
    ("X05", "year_in_time"): ([{"year": 2020}], [{"year": 2021}]),
    **in_time("X05", "exited_on"),
    ("X05", "exited_on_of_poverty_village"): (
        [{"exited_on": TODAY, "poverty_village": True}],
        [{"exited_on": TODAY, "poverty_village": False}],
    ),
    **sized("X05", "household_count", 1, 5_000),
    **sized("X05", "person_count", 1, 20_000),
    ("X05", "persons_of_households"): (
        [{"household_count": 10, "person_count": 10}, {"household_count": 10, "person_count": 100}],
        [{"household_count": 10, "person_count": 9}, {"household_count": 10, "person_count": 101}],
    ),
    **within("X05", "household_count", "toilets_usable"),
    **in_time("X06", "visited_on"),
    **told("X06", "visitor_name", "白云", {"visit_no": "1"}),
    **told("X06", "difficulty_kind", "因病", {"difficulty": True}, {"difficulty": False}),
    ("X06", "difficulty_of_kind"): (
        [{"difficulty_kind": "因病", "difficulty": True}],
        [{"difficulty_kind": "因病", "difficulty": False}],
    ),
    **told("X06", "content", "看望", {"visit_no": "1"}),
    ("X36", "weight_above_zero"): ([{"weight": SMALL}], [{"weight": 0}, {"weight": -1}]),
    **sized("X36", "weight", 0, 100_000, SMALL),
    **in_time("X36", "surveyed_on"),
    **{
        key: case
        for name in ("food", "clothing", "satisfied", "aware")
        for key, case in told("X36", name, False, {"response_no": "1"}).items()
    },
    **in_time("X37", "started_on"),
    **in_order("X37", "started_on", "ended_on"),
    ("X37", "notice_long_enough"): (
        [{"started_on": date(2020, 3, 1), "ended_on": date(2020, 3, 5)}],
        [{"started_on": date(2020, 3, 1), "ended_on": date(2020, 3, 4)}],
    ),
    ("X37", "notice_masked"): ([{"masked": True}], [{"masked": False}]),
    **sized("X37", "objections", 0, 1_000),
    **told("X37", "masked", True, {"notice_no": "1"}),
}

CIVIL_AFFAIRS: Cases = {
    **sized("X08b", "beds", 1, 2_000),
    **within("X08b", "beds", "residents", "nursing_beds"),
    **sized("X08b", "disabled_waiting", 0, 1_000),
    **in_time("X09", "applied_on", "decided_on"),
    **in_order("X09", "applied_on", "decided_on"),
    ("X09", "applied_after_birth"): ([{"id_no": MAN, "applied_on": TODAY}], [{"id_no": MAN, "applied_on": LONG_AGO}]),
    **told("X09", "decided_on", TODAY, {"decision": "不同意"}, {"decision": "办理中"}),
    **told("X09", "amount", 1, {"decision": "同意"}, {"decision": "不同意"}),
    ("X09", "amount_of_granted"): (
        [{"amount": 1, "decision": "同意"}, {"amount": 0, "decision": "不同意"}],
        [{"amount": 1, "decision": "不同意"}],
    ),
    **in_yuan("X09", "amount", 0, 100_000),
}

SCHOOLS_AND_CLINICS: Cases = {
    **sized("X13", "students", 0, 10_000),
    **sized("X13", "teachers", 1, 1_000),
    **within("X13", "teachers", "degree_teachers"),
    ("X13", "students_per_teacher"): ([{"students": 50, "teachers": 1}], [{"students": 51, "teachers": 1}]),
    **sized("X15", "qualified_staff", 0, 300),
    ("X15", "clinic_lies_in_village"): (
        [{"level": "嘎查村卫生室", "area_code": VILLAGE}, {"level": "苏木乡镇卫生院", "area_code": TOWNSHIP}],
        [{"level": "嘎查村卫生室", "area_code": TOWNSHIP}],
    ),
    ("X15", "hospital_has_staff"): (
        [{"level": "苏木乡镇卫生院", "qualified_staff": 1}, {"level": "嘎查村卫生室", "qualified_staff": 0}],
        [{"level": "苏木乡镇卫生院", "qualified_staff": 0}],
    ),
}

HOUSES_AND_WATER: Cases = {
    **in_time("X18", "appraised_on", "started_on", "finished_on"),
    **in_order("X18", "started_on", "finished_on"),
    **told("X18", "appraised_on", TODAY, {"grade": "A"}),
    **told("X18", "remedy", "拆除重建", {"grade": "C"}, {"grade": "B"}),
    **told("X18", "started_on", TODAY, {"finished_on": TODAY}),
    **in_yuan("X18", "subsidy", 0, 200_000),
    ("X18", "subsidy_of_repair"): (
        [{"subsidy": 1, "remedy": "修缮"}, {"subsidy": 1, "started_on": TODAY}, {"subsidy": 0}],
        [{"subsidy": 1}],
    ),
    **sized("X19", "outage_days", 0, 366),
    **in_time("X19", "tested_on"),
    **told("X19", "tested_on", TODAY, {"quality": False}),
    **told("X19", "keeper", "白云", {"works_no": "1"}),
    **in_time("X27", "vacant_since"),
    ("X27", "vacant_since_plausible"): ([{"vacant_since": date(2016, 1, 1)}], [{"vacant_since": date(2015, 12, 31)}]),
    **told("X27", "moved_in", False, {"household_no": "1"}),
    **told("X27", "old_house_demolished", False, {"household_no": "1"}),
    ("X28", "year_in_time"): ([{"year": 2020}], [{"year": 2021}]),
    **sized("X28", "households_far_from_road", 0, 5_000),
    **sized("X28", "outage_hours", 0, 8_784, SMALL),
    **sized("X28", "supply_radius_km", 0, 50, SMALL),
    **sized("X28", "arable_mu", 0, 500_000, SMALL),
    **within("X28", "arable_mu", "irrigated_mu"),
    **in_yuan("X28", "investment", 0, 500_000_000),
    **in_time("X28", "source_tested_on"),
    **told("X28", "source_tested_on", TODAY, {"source_passed": True}),
}

WORK_AND_PENSIONS: Cases = {
    ("X20", "month_in_time"): ([{"month": date(2020, 3, 1)}], [{"month": date(2020, 4, 1)}]),
    ("X20", "wage_not_tiny"): ([{"monthly_wage": 0}, {"monthly_wage": 10_000}], [{"monthly_wage": 9_999}]),
    ("X20", "wage_not_small"): (
        [{"monthly_wage": 9_999}, {"monthly_wage": 40_000}],
        [{"monthly_wage": 10_000}, {"monthly_wage": 39_999}],
    ),
    ("X20", "wage_not_large"): ([{"monthly_wage": 3_000_000}], [{"monthly_wage": 3_000_001}]),
    ("X20", "wage_not_negative"): ([{"monthly_wage": 0}], [{"monthly_wage": -1}]),
    ("X20", "wage_of_work"): (
        [{"kind": "未就业", "monthly_wage": 0}, {"kind": "本地务工", "monthly_wage": 1}],
        [{"kind": "未就业", "monthly_wage": 1}, {"kind": "本地务工", "monthly_wage": 0}],
    ),
    **told("X20", "monthly_wage", 1, {"kind": "公益岗"}, {"kind": "未就业"}),
    **told("X20", "place", "包头市昆都仑区", {"kind": "外出务工"}, {"kind": "本地务工"}),
    ("X20", "work_old_enough"): (
        [{"kind": "本地务工", "id_no": MAN}, {"kind": "未就业", "id_no": BOY}],
        [{"kind": "本地务工", "id_no": BOY}],
    ),
    ("X20", "public_post_age"): (
        [{"kind": "公益岗", "id_no": MAN}, {"kind": "本地务工", "id_no": ELDER}],
        [{"kind": "公益岗", "id_no": BOY}, {"kind": "公益岗", "id_no": ELDER}],
    ),
    **in_time("X20", "training_on"),
    **sized("X20b", "posts", 1, 1_000),
    **within("X20b", "posts", "filled"),
    **in_time("X20b", "posted_on", "verified_on", "closed_on"),
    **in_order("X20b", "posted_on", "verified_on", "closed_on"),
    ("X20b", "open_and_verified"): (
        [
            {"posted_on": date(2020, 2, 15)},
            {"posted_on": LONG_AGO, "verified_on": date(2020, 2, 15)},
            {"posted_on": LONG_AGO, "closed_on": LONG_AGO},
        ],
        [{"posted_on": date(2020, 2, 14)}, {"posted_on": LONG_AGO, "verified_on": date(2020, 2, 14)}],
    ),
    ("X21", "one_scheme"): (
        [{"resident_scheme": True, "employee_scheme": False}, {"resident_scheme": True}],
        [{"resident_scheme": True, "employee_scheme": True}],
    ),
    ("X21", "insured_old_enough"): (
        [{"resident_scheme": True, "id_no": MAN}, {"resident_scheme": False, "id_no": BOY}],
        [{"resident_scheme": True, "id_no": BOY}],
    ),
    ("X21", "benefit_old_enough"): (
        [
            {"benefit_monthly": 1, "resident_scheme": True, "id_no": ELDER},
            {"benefit_monthly": 1, "resident_scheme": False, "id_no": MAN},
            {"benefit_monthly": 0, "resident_scheme": True, "id_no": MAN},
        ],
        [{"benefit_monthly": 1, "resident_scheme": True, "id_no": MAN}],
    ),
    **in_yuan("X21", "benefit_monthly", 0, 20_000),
    **in_time("X21", "last_paid_on"),
    **told("X21", "benefit_monthly", 1, {"last_paid_on": TODAY}),
}

PARTIES: Cases = {
    **in_time("X32", "started_on"),
    **in_order("X32", "started_on", "ended_on"),
    **sized("X32", "days_present", 0, 31),
    **told("X32", "started_on", TODAY, {"member_name": "白云"}),
    **in_time("X32b", "started_on"),
    **in_order("X32b", "started_on", "ended_on"),
    **in_time("X33", "found_on", "closed_on"),
    **in_order("X33", "found_on", "due_on", "closed_on"),
    **told("X33", "department", "水利局", {"issue_no": "1"}),
    **told("X33", "closed_on", TODAY, {"reopened": True}, {"reopened": False}),
    **in_time("X34a", "occurred_on"),
    **sized("X34a", "points", 0, 10_000, SMALL),
    ("X34a", "points_above_zero"): ([{"points": SMALL}], [{"points": 0}, {"points": -1}]),
    **told("X34a", "reason", "清扫", {"direction": "获得"}, {"direction": "兑换"}),
    **in_time("X34b", "notified_on", "listed_on", "removed_on"),
    **in_order("X34b", "notified_on", "appeal_closed_on", "listed_on"),
    **in_order("X34b", "appeal_closed_on", "listed_on"),
    **in_order("X34b", "listed_on", "removed_on"),
    **told("X34b", "legal_basis", "民法总则", {"listed_on": TODAY}),
    **told("X34b", "notified_on", YESTERDAY, {"listed_on": TODAY}),
    **told("X34b", "appeal_closed_on", YESTERDAY, {"listed_on": TODAY}),
    ("X34b", "listed_of_age"): ([{"listed_on": TODAY, "id_no": MAN}], [{"listed_on": TODAY, "id_no": BOY}]),
    **in_time("X34c", "occurred_on"),
    **sized("X34c", "participants", 1, 5_000),
    ("X38", "year_in_time"): ([{"year": 2020}], [{"year": 2021}]),
    ("X38", "value_not_negative"): ([{"value": 0}], [{"value": -SMALL}]),
    **told("X38", "source", "统计年鉴", {"indicator": "I1"}),
    **in_time("R01", "occurred_on"),
    **told("R01", "actor", "白云", {"event_no": "1"}),
    **told("R01", "reason", "已解决", {"event": "核实不属实"}, {"event": "核实属实"}),
    **told("R01", "evidence", "照片", {"event": "核实属实"}, {"event": "下发"}),
}

LATER: Cases = {
    **NAMES,
    **POVERTY_ALLEVIATION,
    **CIVIL_AFFAIRS,
    **SCHOOLS_AND_CLINICS,
    **HOUSES_AND_WATER,
    **WORK_AND_PENSIONS,
    **PARTIES,
}
