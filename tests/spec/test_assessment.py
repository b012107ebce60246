"""The assessment score of a day on a small world: it adds up from its items, and is withheld below the gate."""

from decimal import Decimal
from pathlib import Path

import pytest

from fangpin_pipeline.day import Day
from fangpin_pipeline.stages.assessment import assess
from fangpin_pipeline.stages.indicators import measure
from tests.spec.measured import reporting
from tests.spec.world import CITY, COUNTY, OTHER, World


@pytest.fixture(scope="module")
def day(tmp_path_factory: pytest.TempPathFactory) -> Day:
    world = reporting(World(), (COUNTY,))
    for number in ("H1", "H2"):
        (head,) = world.household(number)
        world.insured(head)
    world.income("H1", 90000)
    world.decides("150800", assess_outcome="0.5")
    root: Path = tmp_path_factory.mktemp("assessed")
    screened = measured_day(world, root)
    assess(screened)
    return screened


def measured_day(world: World, root: Path) -> Day:
    screened = world.screen(root, crossed=True)
    measure(screened)
    return screened


def test_items_are_the_published_values_with_their_points(day: Day) -> None:
    items = {(row["unit_code"], row["indicator"]): row for row in day.read("assessment_item").to_pylist()}
    values = {(row["unit_code"], row["indicator"]): row for row in day.read("indicator_value").to_pylist()}
    item = items[COUNTY, "a04_households_to_verify"]
    assert (item["section"], item["value"], item["points"]) == ("work", Decimal("0.5"), 50)
    for place, row in items.items():
        assert (row["value"], row["status"]) == (values[place]["value"], values[place]["status"])
        assert (row["points"] is None) == (row["status"] != "正常")


def test_scores_add_up_again_from_their_items(day: Day) -> None:
    items = day.read("assessment_item").to_pylist()
    scores = day.read("assessment_score").to_pylist()
    assert {row["section"] for row in scores} == {"duty", "policy", "work", "outcome", "total"}
    assert len(scores) == 5 * 8
    seen = 0
    for row in scores:
        mine = [i for i in items if (i["unit_code"], i["section"]) == (row["unit_code"], row["section"])]
        applying = [i for i in mine if i["status"] != "无对象"]
        told = [i for i in applying if i["points"] is not None]
        if row["section"] != "total":
            assert (row["indicators"], row["known"]) == (len(applying), len(told))
        if row["score"] is not None:
            assert row["known_weight"] >= Decimal("0.8")
            if row["section"] != "total":
                seen += 1
                weight = sum(i["weight"] for i in told)
                mean = sum(i["points"] * i["weight"] for i in told) / weight
                assert abs(weight - row["known_weight"]) < Decimal("0.01")
                assert abs(row["score"] - mean) < Decimal("0.1")
            assert row["low"] <= row["score"] <= row["high"]
    assert seen > 0


def test_weights_are_the_rulebooks_made_to_add_up_to_one(day: Day) -> None:
    weights = {row["section"]: row["weight"] for row in day.read("assessment_score").to_pylist()}
    # 0.2 + 0.25 + 0.25 + 0.5 = 1.2
    assert weights["outcome"] == Decimal("0.4167")
    assert weights["total"] == 1


def test_no_score_says_why_and_has_no_place(day: Day) -> None:
    rows = day.read("assessment_score").to_pylist()
    withheld = [row for row in rows if row["score"] is None]
    assert withheld
    for row in withheld:
        assert row["status"] in ("数据不足", "无对象")
        assert row["note"]
        assert (row["rank"], row["low"], row["high"]) == (None, None, None)
    for row in rows:
        assert (row["rank"] is None) == (row["score"] is None or row["unit_code"] == CITY)
    (work,) = (row for row in rows if (row["unit_code"], row["section"]) == (OTHER, "work"))
    assert work["known_weight"] < 1 or work["score"] is not None
