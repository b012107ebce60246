"""Indicators of article seven on a small world: insurance, clinics, hospital stays, chronic diseases, spending."""

from pathlib import Path

from fangpin_pipeline.indicators import article_07_chronic, article_07_health
from tests.spec.measured import check, check_silent_and_empty, declared_in, measured, reporting
from tests.spec.world import CITY, COUNTY, OTHER, THIRD, VILLAGE, World

EXPECTED = {
    # H1 has all three covers, H2 says nothing of one and lacks one, H3 is in no row, the row of H4 is in quarantine.
    "a07_insured_basic": (2, 3, "0.6667"),
    "a07_insured_critical": (1, 2, "0.5"),
    "a07_insured_aid": (1, 3, "0.3333"),
    "a07_insured_twice": (1, None, 1),
    # One village has a doctor, one a doctor who visits, one an empty clinic, one no clinic, of one nobody knows.
    "a07_villages_without_doctor": (2, 4, "0.5"),
    "a07_townships_without_doctor": (1, 2, "0.5"),
    # Stays of H1 in the county; one abroad does not count, of one nobody knows where it was.
    "a07_stays_settled_at_once": (2, 3, "0.6667"),
    "a07_stays_without_deposit": (2, 3, "0.6667"),
    "a07_inpatient_reimbursement": (34000, 50000, "0.68"),
    "a07_catastrophic_spending": (1, 3, "0.3333"),
    "a07_catastrophic_spending_registered": (1, 3, "0.3333"),
    "a07_chronic_contracted": (3, 4, "0.75"),
    "a07_chronic_contracted_registered": (2, 3, "0.6667"),
    "a07_chronic_followed_up": (1, 3, "0.3333"),
    "a07_contracts_per_doctor": (3, 2, "1.5"),
}


def _people(world: World) -> None:
    first, second, third, fourth = (world.household(number)[0] for number in ("H1", "H2", "H3", "H4"))
    world.income("H1", 20000)
    world.income("H2", 90000)
    world.income("H3", 90000)
    world.insured(first, critical_illness=True, medical_aid=True, employee_basic=True)
    world.insured(second, medical_aid=False)
    world.add("X16", {"id_no": fourth}, accepted=False)
    stay = {"id_no": first, "settled_on": "2019-08-01", "visit_kind": "住院", "total": 10000, "basic_paid": 6800}
    for place, told in enumerate(
        (
            {"in_county": True, "one_stop": True},
            {"in_county": True, "one_stop": True, "deposit": 0},
            {"in_county": True, "one_stop": False, "deposit": 2000},
            {"in_county": False, "one_stop": False},
            {"one_stop": True},
        )
    ):
        world.add("X17", {"settlement_no": f"S{place}", **stay, **told})
    _diseases(world, first, second, third)


def _diseases(world: World, first: str, second: str, third: str) -> None:
    patient = world.page("P1")[0]
    world.insured(patient)
    chronic = {"disease": "高血压", "kind": "慢性病"}
    world.add("X14", {"id_no": first, **chronic, "contracted": True, "doctor": "甲", "last_followup_on": "2020-03-01"})
    world.add("X14", {"id_no": first, **chronic, "disease": "糖尿病", "contracted": True, "doctor": "乙"})
    world.add("X14", {"id_no": second, **chronic, "contracted": False})
    world.add("X14", {"id_no": third, **chronic})
    world.add(
        "X14", {"id_no": patient, **chronic, "contracted": True, "doctor": "甲", "last_followup_on": "2019-01-01"}
    )


def _clinics(world: World) -> None:
    villages = (VILLAGE[COUNTY], *(f"{COUNTY}10020{place}" for place in range(2, 5)), f"{COUNTY}101201")
    for village in villages:
        world.add("X05", {"village_code": village, "year": 2019, "poverty_village": False})
    clinics = (
        (villages[0], "嘎查村卫生室", True, 1, False),
        (villages[1], "嘎查村卫生室", False, 0, True),
        (villages[2], "嘎查村卫生室", True, 0, False),
        (villages[3], "嘎查村卫生室", None, 1, False),
        (f"{COUNTY}100000", "苏木乡镇卫生院", True, 5, False),
    )
    for place, (area, level, standard, staff, visiting) in enumerate(clinics):
        row = {"institution_code": f"C{place}", "area_code": area, "level": level, "standard": standard}
        world.add("X15", {**row, "qualified_staff": staff, "visiting_arrangement": visiting})


def test_insurance_clinics_and_diseases(tmp_path: Path) -> None:
    world = reporting(World(), (COUNTY, THIRD))
    world.decides(CITY, indicator_coverage=0.1)
    _people(world)
    _clinics(world)
    found = measured(world, tmp_path)
    check(found, COUNTY, EXPECTED)
    assert declared_in(article_07_health, article_07_chronic) == EXPECTED.keys()
    check_silent_and_empty(found, OTHER, THIRD, EXPECTED.keys())


def test_nobody_is_uninsured_before_this_year_is_told(tmp_path: Path) -> None:
    world = reporting(World(), (COUNTY,))
    world.income("H1", 90000)
    world.insured(world.household("H1")[0], year=2019)
    found = measured(world, tmp_path)
    check(found, COUNTY, {"a07_insured_basic": "数据不足", "a07_insured_aid": "数据不足"})
