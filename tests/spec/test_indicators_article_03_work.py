"""Indicators of article three on work: who is developed, trained, employed, in a public post, in a workshop."""

import pytest

from fangpin_pipeline.indicators import article_03_posts, article_03_work
from tests.spec.measured import measured
from tests.spec.tallied import Found, declared, empty_everywhere, late_everywhere, tally, three_counties
from tests.spec.world import COUNTY, OTHER, VILLAGE, World

INDICATORS = declared(article_03_work, article_03_posts)
DECEMBER, JANUARY, FEBRUARY = "2019-12-01", "2020-01-01", "2020-02-01"


def _works(world: World, person: str, month: str, kind: str, wage: int | None = 1000, **cells: str) -> None:
    world.add("X20", {"id_no": person, "month": month, "kind": kind, "monthly_wage": wage, **cells})


def _workers(world: World) -> None:
    (away,) = world.household("H1")
    _works(world, away, DECEMBER, "外出务工", training_on="2019-11-10")
    _works(world, away, FEBRUARY, "外出务工", 3000)
    (idle,) = world.household("H2")
    world.forget("X04", household_no="H2")
    world.income("H2", 10000)
    _works(world, idle, "2019-02-01", "扶贫车间")
    _works(world, idle, DECEMBER, "本地务工", 800)
    for month in (JANUARY, FEBRUARY):
        _works(world, idle, month, "未就业", None)
    (silent,) = world.household("H7")
    _works(world, silent, JANUARY, "本地务工", training_on="2020-01-10")
    (lost,) = world.household("H8")
    _works(world, lost, DECEMBER, "本地务工")


def _public_posts(world: World) -> None:
    (untold,) = world.household("H3")
    world.revise("X02", {"id_no": untold}, labour=None)
    for month in ("2019-10-01", "2019-11-01", DECEMBER):
        _works(world, untold, month, "未就业", None, training_on="2019-09-10")
    _works(world, untold, FEBRUARY, "公益岗", 500)
    (fit,) = world.household("H4")
    _works(world, fit, FEBRUARY, "公益岗", 800, training_on="2019-10-05")
    (unable,) = world.household("H5")
    world.revise("X02", {"id_no": unable}, labour="丧失劳动力")
    _works(world, unable, FEBRUARY, "公益岗", 0)
    (unregistered,) = world.page("G1")
    _works(world, unregistered, FEBRUARY, "公益岗", None)
    (hand,) = world.household("H6")
    for month in ("2019-02-01", DECEMBER, FEBRUARY):
        _works(world, hand, month, "扶贫车间")
    old = world.person("19500316")
    world.member("H6", old)
    _works(world, old, FEBRUARY, "公益岗", 700)


def _vacancies(world: World) -> None:
    post = {"county_code": COUNTY, "employer": "甲公司"}
    for number, posted, posts, filled, closed in (
        ("V1", "2020-03-01", 10, 4, None),
        ("V2", "2020-01-01", 5, None, None),
        ("V3", "2020-01-01", 3, 3, "2020-02-01"),
        ("V4", "2020-02-15", 2, 0, None),
    ):
        row = {"vacancy_no": number, "posted_on": posted, "posts": posts, "filled": filled, "closed_on": closed}
        world.add("X20b", {**post, **row})
    for code, kind, status in (("A", "扶贫车间", "正常"), ("B", "扶贫车间", "异常"), ("C", "合作社", "异常")):
        row = {"credit_code": code, "entity": code, "kind": kind, "village_code": VILLAGE[COUNTY], "status": status}
        world.add("X23a", row)


@pytest.fixture(scope="module")
def found(tmp_path_factory: pytest.TempPathFactory) -> Found:
    world = three_counties()
    _workers(world)
    _public_posts(world)
    _vacancies(world)
    world.household("H9", county=OTHER)
    return measured(world, tmp_path_factory.mktemp("work"))


@pytest.mark.parametrize(
    ("indicator", "numerator", "denominator"),
    [
        ("a03_developed_households", 5, 6),  # H2 has no measure; of H3 nobody knows whether a member can work
        ("a03_development_gap_households", 1, None),
        ("a03_trained_workers", 4, None),
        ("a03_trained_employed", 1, 2),  # H1 worked; H3 did not; H4 has gaps; H7's months are not over
        ("a03_employed_workers", 4, 5),  # H2 does not work; H7 and H8 are not told of
        ("a03_working_away", 1, 6),
        ("a03_working_nearby", 5, 6),
        ("a03_job_loss_households", 1, 3),  # H2 lost most of its income; of H8 nobody knows
        ("a03_open_posts", 8, None),  # V2 does not say how many were taken on
        ("a03_unchecked_vacancies", 1, 3),
        ("a03_filled_posts", 3, 5),
        ("a03_public_posts", 5, None),
        ("a03_unfit_public_posts", 3, 4),  # unable, of age, unregistered; of H3 nobody knows
        ("a03_unpaid_public_posts", 1, 4),
        ("a03_workshop_jobs", 1, None),
        ("a03_workshop_jobs_change", -1, 2),
        ("a03_active_workshops", 1, 2),
    ],
)
def test_the_county(found: Found, indicator: str, numerator: int, denominator: int | None) -> None:
    assert tally(found, indicator) == (numerator, denominator, "正常")


def test_a_late_county_is_told_nothing_of(found: Found) -> None:
    assert late_everywhere(found, INDICATORS) == []


def test_where_nothing_is_of_a_kind(found: Found) -> None:
    assert empty_everywhere(found, INDICATORS) == []


def test_villages(found: Found) -> None:
    assert found[VILLAGE[COUNTY], "a03_developed_households"] == found[COUNTY, "a03_developed_households"]
