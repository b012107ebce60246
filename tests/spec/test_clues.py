"""Clues over several days: every passage from one standing to another, published and read back for real."""

import pytest

from tests.spec.clue_stories import DAYS, STORIES
from tests.spec.town import DAILY, Town
from tests.spec.world import COUNTY

# What an ordinary household has, told once: by the summer it is too old, which unmakes no hit of these stories.
ORDINARY = ("X04", "X18", "X19", "X21")


def _number(index):
    return f"C{index:02d}"


def _titled(title):
    return _number([story.title for story in STORIES].index(title))


@pytest.fixture(scope="module")
def root(tmp_path_factory):
    """The home in which all days are published."""
    return tmp_path_factory.mktemp("clues")


@pytest.fixture(scope="module")
def town():
    """Everything that is ever delivered."""
    town = Town()
    for index, story in enumerate(STORIES):
        for day, what in zip(DAYS, story.days, strict=True):
            town.deliver(day, _number(index), what)
        for place, said in enumerate(story.said):
            row = {
                "event_no": f"{_number(index)}-{place}",
                "household_no": _number(index),
                "machine": "线索核查",
                "event": said.event,
                "actor_role": "嘎查村两委",
                "occurred_on": said.occurred_on,
                **said.cells,
            }
            town.world.add("R01", row, on=said.received_on)
    told = {extract for extract, *_, row, _ in town.world.rows if row}
    assert told <= {*DAILY, "R01", *ORDINARY}
    return town


@pytest.fixture(scope="module")
def runs(town, root):
    """The published runs of all days."""
    return [town.world.publish(root, day) for day in DAYS]


@pytest.fixture(scope="module")
def clues(runs):
    """Each day's clues by household."""
    return [{row["household_no"]: row for row in run.read("clue").to_pylist()} for run in runs]


@pytest.mark.parametrize("index", range(len(STORIES)), ids=[story.title for story in STORIES])
def test_standing_day_by_day(clues, index):
    found = [day[_number(index)]["standing"] if _number(index) in day else None for day in clues]
    assert found == list(STORIES[index].standings)


@pytest.mark.parametrize("index", range(len(STORIES)), ids=[story.title for story in STORIES])
def test_what_the_clue_says(clues, index):
    for place, cells in STORIES[index].cells.items():
        row = clues[place][_number(index)]
        assert {name: row[name] for name in cells} == cells, DAYS[place]


def test_the_warning_list_keeps_whom_the_clue_lets_rest(runs, clues):
    for run, day in zip(runs, clues, strict=True):
        listed = {row["household_no"] for row in run.read("warning").to_pylist() if row["state"] != "cleared"}
        assert listed == {number for number, row in day.items() if row["listed"]}


def test_only_clues_to_be_visited_have_a_place_in_the_order(clues):
    to_visit = {"pending", "dispatched", "reopened", "overdue"}
    for day in clues:
        for row in day.values():
            assert (row["visit_rank"] is not None) == (row["score"] is not None) == (row["standing"] in to_visit)


def test_a_clue_keeps_its_number(clues):
    for number in clues[-1]:
        assert len({day[number]["clue_no"] for day in clues if number in day}) == 1
    assert clues[-1][_titled("没有回执：期限过后为超期")]["clue_no"] == "C00-20200316"


def test_a_receipt_that_fits_no_clue_is_listed_and_not_applied(runs):
    listed = [{row["household_no"]: row for row in run.read("unmatched_receipt").to_pylist()} for run in runs]
    future, early, never = (
        _titled(title)
        for title in (
            "办理日期在将来：到日子以前不采用",
            "办理日期早于列入名单：不采用",
            "从未列入名单的户的回执：不采用",
        )
    )
    assert {number: row["problem"] for number, row in listed[1].items()} == {
        future: "future",
        early: "before_listed",
        never: "never_listed",
    }
    assert listed[1][never]["county_code"] == COUNTY
    assert listed[1][never]["delivery"] == f"2020-03-17/R01_{COUNTY}.csv"
    assert set(listed[3]) == {early, never}, "its day has come"


def test_a_day_screened_again_gives_the_same_clues(town, root, runs):
    """What a clue remembers lies in the run of the day before, and nowhere else; other tables would be refused."""
    assert town.world.publish(root, DAYS[-2]).id == runs[-2].id


def test_clues_begin_where_the_run_before_knows_none(tmp_path):
    """The first day after an update: first_seen of the warning list is the day on which a clue was opened."""
    town = Town()
    for day in DAYS[:2]:
        town.deliver(day, "H1", "橙")
    first = town.world.publish(tmp_path, DAYS[0])
    first.path.chmod(0o755)
    for table in ("clue", "clue_rule"):
        first.file(table).unlink()
    (row,) = town.world.publish(tmp_path, DAYS[1]).read("clue").to_pylist()
    assert (row["clue_no"], row["opened_on"], row["times_warned"]) == ("H1-20200316", DAYS[0], 1)
