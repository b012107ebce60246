"""Indicators of article seven on a small world: children out of school, aid to pupils, schools and teachers."""

from pathlib import Path

import pyarrow as pa

from fangpin_pipeline.engine.duckdb import DuckDBEngine
from fangpin_pipeline.indicators import article_07_school
from tests.spec.measured import check, check_silent_and_empty, declared_in, measured, reporting
from tests.spec.world import CITY, COUNTY, OTHER, THIRD, VILLAGE, World

EXPECTED = {
    # Of six children of school age two are at school, one dropped out, one stays away, one is on no roll; where the
    # sixth went after changing school nobody knows.
    "a07_children_at_school": (2, 5, "0.4"),
    "a07_children_out_of_school": (3, None, 3),
    "a07_children_at_school_registered": (1, 3, "0.3333"),
    # H1 and P1 are on the list today; nobody was before.
    "a07_dropouts_resolved": (0, 2, "0"),
    # Three registered pupils: one was paid, one was not, of the third a payment lies in quarantine.
    "a07_pupils_aided": (1, 2, "0.5"),
    "a07_pupils_aided_beyond_compulsory": "数据不足",
    "a07_aid_to_non_pupils": (1, None, 1),
    "a07_pupils_per_teacher": (360, 24, 15),
    "a07_teachers_with_degree": (20, 24, "0.8333"),
    "a07_schools_short_of_teachers": (1, 3, "0.3333"),
    "a07_schools_in_condition": (2, 3, "0.6667"),
}


def _children(world: World) -> None:
    heads = [world.household(number)[0] for number in ("H1", "H2")]
    for number in ("H1", "H2"):
        world.income(number, 90000)
    for head in heads:
        world.insured(head)
    learns = {"stage": "小学", "status": "在读", "absent_days": 0}
    registered = [world.person("20100101") for _ in range(3)]
    student = world.person("20020101")
    for child in (*registered, student):
        world.member("H1", child, labour="无劳动能力")
    world.add("X11", {"id_no": registered[0], **learns})
    world.add("X11", {"id_no": registered[1], **learns, "absent_days": 20})
    world.add("X11", {"id_no": registered[2], **learns, "status": "辍学"})
    world.add("X11", {"id_no": student, **learns, "stage": "高中"})
    world.page("P1")
    children = [world.person("20110101") for _ in range(3)]
    for child in children:
        world.listed("P1", child, relation="之子")
    world.add("X11", {"id_no": children[0], **learns})
    world.add("X11", {"id_no": children[1], **learns, "status": "转学"})
    aid = {"program": "资助", "amount": 500}
    world.add("X12", {"id_no": registered[0], **aid, "paid_on": "2019-10-01"})
    world.add("X12", {"id_no": registered[1], **aid, "paid_on": "2018-10-01"})
    world.add("X12", {"id_no": heads[0], **aid, "paid_on": "2019-10-01"})
    world.add("X12", {"id_no": student, "program": "资助", "paid_on": "2019-10-01"}, accepted=False)


def _schools(world: World) -> None:
    rows = (("S1", "小学", 200, 8, 4, True), ("S2", "小学", 160, 16, 16, True), ("S3", "高中", 60, 6, None, False))
    for code, kind, students, teachers, degree, met in rows:
        row = {"school_code": code, "school": code, "county_code": COUNTY, "kind": kind, "students": students}
        world.add("X13", {**row, "teachers": teachers, "degree_teachers": degree, "conditions_met": met})


def test_children_aid_and_schools(tmp_path: Path) -> None:
    world = reporting(World(), (COUNTY, THIRD))
    world.decides(CITY, indicator_coverage=0.1)
    _children(world)
    _schools(world)
    found = measured(world, tmp_path)
    check(found, COUNTY, EXPECTED)
    assert declared_in(article_07_school) == EXPECTED.keys()
    check_silent_and_empty(found, OTHER, THIRD, EXPECTED.keys())


def test_a_household_whose_children_went_back_is_resolved_and_an_unknown_one_is_not() -> None:
    verdicts = {1: True, 2: False, 3: None, 4: False}
    engine = DuckDBEngine()
    try:
        numbers = [f"H{h}" for h in verdicts]
        homes = {"h": list(verdicts), "household_no": numbers}
        places = {"county_code": [COUNTY] * 4, "village_code": [VILLAGE[COUNTY]] * 4}
        engine.register("household", pa.table({**homes, **places}))
        engine.register("rule_judgement", pa.table({"h": list(verdicts), "dropout": list(verdicts.values())}))
        spells = ["H1", "H2", "H3", "H2", "H4"]  # twice on the list is one household
        rules = [*(["dropout"] * 4), "illness"]
        engine.register("clue_rule", pa.table({"household_no": spells, "rule": rules}))
        (row,) = engine.fetch(article_07_school.RETURNED.statement).to_pylist()
    finally:
        engine.close()
    assert (row["numerator"], row["denominator"], row["total"]) == (1, 2, 3)
