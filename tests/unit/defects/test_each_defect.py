"""Each defect alone: found, counted, explained, and harmless to every household that it does not strike."""

import pytest

from fangpin_pipeline.sample.defects import all_defects
from fangpin_pipeline.sample.defects.declare import Treatment
from tests.unit.defects.core import CORE, each
from tests.unit.defects.defect_city import HOUSEHOLDS, LARGE, NEED_LARGE, make_city, of_others, struck_households
from tests.unit.defects.found import FOUND as FOUND_IN_FILES
from tests.unit.defects.found_across import FOUND_ACROSS
from tests.unit.defects.found_variants import FOUND_VARIANTS

FOUND = {**FOUND_IN_FILES, **FOUND_ACROSS, **FOUND_VARIANTS}

COMPARED = ("household_fact", "household_class", "flag", "warning", "verification", "conflict")
# Data of these households is lost in a way that the day sees.
SEEN_LOST = ("placeholder_ids", "partial_delivery", "certificate_as_id")
# Nothing in the files says that something is missing or wrong; only a comparison across tables can tell.
CHANGES_SILENTLY = ("copied_income", "missing_settlements", "household_split", "unknown_village", "two_households")


@pytest.fixture(scope="module")
def cities(tmp_path_factory):
    """The clean city and the city with one defect, of one size; each is screened once."""
    made = {}

    def city(defect, households):
        if (defect, households) not in made:
            judged = None if defect == "none" else city("none", households).home.staged
            made[defect, households] = make_city(tmp_path_factory.mktemp(defect), defect, judged, households)
        return made[defect, households]

    def pair(defect):
        households = LARGE if defect in NEED_LARGE else HOUSEHOLDS
        return city("none", households), city(defect, households)

    return pair


@pytest.mark.parametrize("name", each(all_defects()))
def test_a_defect_alone_is_found_counted_and_explained(cities, name):
    clean, city = cities(name)
    struck = city.summary.struck[name]
    assert sum(struck.values()) > 0
    FOUND[name](clean, city, struck)


@pytest.mark.parametrize("name", each(all_defects()))
def test_no_line_is_lost(cities, name):
    clean, city = cities(name)
    for path, one in city.deliveries.items():
        assert one["rows_read"] == one["accepted"] + one["dropped"] + one["quarantined"], path
    assert set(city.summary.rows) == set(city.deliveries)
    for path in set(clean.deliveries) - set(city.summary.struck[name]):
        assert city.deliveries[path]["accepted"] == clean.deliveries[path]["accepted"], path


@pytest.mark.parametrize("name", each(all_defects()))
def test_the_screening_of_all_other_households_is_the_clean_one(cities, name):
    clean, city = cities(name)
    struck = struck_households(city, all_defects()[name].title)
    assert bool(struck) == (name in SEEN_LOST + CHANGES_SILENTLY)
    for table in COMPARED:
        assert of_others(city, table, struck) == of_others(clean, table, struck), table


@pytest.mark.parametrize("name", each(SEEN_LOST))
def test_what_depends_on_lost_data_is_never_clear(cities, name):
    """A rule or class that the clean city hits about a struck household is hit or unknown, never cleared by absence."""
    clean, city = cities(name)
    struck = struck_households(city, all_defects()[name].title)
    flags = {(row["household_no"], row["rule"]): row["verdict"] for row in city.rows("flag")}
    for row in clean.rows("flag"):
        if row["household_no"] in struck:
            assert flags.get((row["household_no"], row["rule"])) in ("hit", "unknown"), row["rule"]
    lost = [row for row in city.rows("flag") if row["household_no"] in struck and row["verdict"] == "unknown"]
    known = {(row["household_no"], row["rule"]) for row in clean.rows("flag") if row["verdict"] == "unknown"}
    assert {(row["household_no"], row["rule"]) for row in lost} - known, "something is unknown for the loss"
    classes = {row["household_no"]: row for row in city.rows("household_class")}
    for row in clean.rows("household_class"):
        for judged, verdict in row.items():
            if row["household_no"] in struck and verdict == "hit":
                assert classes[row["household_no"]][judged] != "clear"


def test_every_defect_has_an_assertion():
    assert set(FOUND) == set(all_defects())
    lost = (Treatment.HARMLESS, Treatment.CELL, Treatment.ROW, Treatment.REFUSED)
    assert {all_defects()[name].treatment for name in CORE} == set(lost)


@pytest.mark.parametrize(
    "name", each(name for name, defect in all_defects().items() if defect.treatment is Treatment.HARMLESS)
)
def test_a_harmless_defect_costs_no_cell(cities, name):
    _, city = cities(name)
    assert not [row for row in city.rows("quarantine") if row["delivery"] in city.summary.struck[name]]
