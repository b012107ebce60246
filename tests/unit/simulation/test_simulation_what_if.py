"""The limits that a report tries give what a whole simulation of the same limits gives."""

from decimal import Decimal

import pytest
from office import D

from fangpin_pipeline.identity.divisions import CITY, COUNTIES
from fangpin_pipeline.outputs.report.evidence import Evidence
from fangpin_pipeline.outputs.report.period import Period
from fangpin_pipeline.outputs.report.what_if import WhatIf, differing, what_ifs
from fangpin_pipeline.rulebook import Rulebook
from fangpin_pipeline.rulebook.parameters import PARAMETERS
from fangpin_pipeline.rulebook.supposed import read_decisions, suppose
from fangpin_pipeline.rules.what_if import TRIED
from fangpin_pipeline.simulation.compare import COUNTED, total
from fangpin_pipeline.simulation.ground import Ground
from fangpin_pipeline.simulation.simulate import side_by_side
from fangpin_pipeline.warehouse import Home

# Far enough that households move in so small a city.
HALF = Decimal("0.5")


@pytest.fixture(scope="module")
def book(ground: Ground) -> Rulebook:
    return Rulebook.load(ground.day.home.rulebook)


@pytest.fixture(scope="module")
def tried(office: Home, book: Rulebook) -> list[WhatIf]:
    by_half = suppose(book, read_decisions([f"what_if_share={HALF}"]), D)
    found = what_ifs(Evidence(office, CITY, Period.read("2020-03"), by_half))
    assert found is not None
    return found


def test_every_limit_is_tried_both_ways(tried: list[WhatIf]) -> None:
    assert [one.parameter.name for one in tried] == [name for name in TRIED for _ in range(2)]
    assert {(one.is_now, one.tried) for one in tried if one.parameter.name == "illness_amount"} == {
        ("10000元—12000元", "15000元—18000元"),
        ("10000元—12000元", "5000元—6000元"),
    }


def test_the_lists_are_those_of_simulations(ground: Ground, book: Rulebook, tried: list[WhatIf]) -> None:
    before, moved = ground.outcome(book), 0
    for limit, up in (("monitoring_line", True), ("dibao_line", True), ("illness_amount", False)):
        simulated = side_by_side(ground, before, ground.outcome(_with(book, limit, 1 + HALF if up else 1 - HALF)))
        (city,) = total(simulated.places, (), COUNTED)
        one = tried[2 * TRIED.index(limit) + (not up)]
        counted = {name: int(figure.value or 0) for name, figure in one.counted.items()}
        assert (counted["listed_now"], counted["listed"], counted["added"], counted["removed"]) == (
            *(city["listed_before"], city["listed_after"], city["added"], city["removed"]),
        )
        assert counted["red"] + counted["orange"] + counted["yellow"] == counted["listed"]
        assert int(one.visits.value or 0) == counted["listed"] - counted["listed_now"]
        moved += counted["added"]
    assert moved > 0


def _with(book: Rulebook, limit: str, factor: Decimal) -> Rulebook:
    """The book in which every county takes that much of its own limit."""
    year = f"{D.year}:" if PARAMETERS[limit].by_year else ""
    decided = [
        f"{limit}={year}{Decimal(str(book.settings(county, D)[limit].value)) * factor:f}@{county}"
        for county in COUNTIES
    ]
    return suppose(book, read_decisions(decided), D)


def test_the_list_as_it_is_is_the_published_one(office: Home, book: Rulebook, tried: list[WhatIf]) -> None:
    assert differing(Evidence(office, CITY, Period.read("2020-03"), book), tried) == 0
