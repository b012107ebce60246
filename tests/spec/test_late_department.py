"""A day with every department late in turn: it is published, nothing is clear for want of data, and lists say whose."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import pytest
from openpyxl import load_workbook

from fangpin_pipeline.day import Day
from fangpin_pipeline.extracts import all_extracts
from fangpin_pipeline.facts.areas import judged_extracts
from fangpin_pipeline.identity.divisions import COUNTIES
from fangpin_pipeline.outputs.outbox import write_outbox
from fangpin_pipeline.outputs.standings import State, standings
from fangpin_pipeline.rules import all_judgements
from fangpin_pipeline.rules.depends import dependents
from fangpin_pipeline.stages.publication import imprint
from fangpin_pipeline.warehouse import Home, PublishedRun
from tests.spec.worked import REGISTERS, House
from tests.spec.world import COUNTY, OTHER, VILLAGE, D, World

# The household register gives households and places however old it is; no condition reads it (rules.md §1).
READ_BY_NONE = {"X10"}


def _ill(house):
    house.settled(60000)
    house.row("X14", kind="大病", diagnosed_on="2020-02-01")


def _uninsured(house):
    house.world.forget("X16", id_no=house.head)
    house.world.insured(house.head, resident_basic=False)


def _schooling(house):
    house.pupil(30000)
    house.aided(500)


def _struck(house):
    house.struck(60000, house_damaged=True)
    house.struck(60000, kind="意外事故", on="2020-01-10")


def _helpless(house):
    house.person(labour="无劳动力")


def _out_of_work(house):
    house.worked("2019-12")
    house.idle("2020-01", "2020-02")


def _asking(house):
    house.visited()
    house.applied()


def _failing(house):
    house.lent(overdue=31)
    house.linked("注销")
    house.struck(0, kind="生产失败")


def _in_danger(house):
    house.housed("D")
    house.without("X19")
    house.row("X19", quality=False)


def _out_of_school(house):
    child = house.joined("20090501")
    house.row("X11", id_no=child, stage="小学", status="辍学", absent_days=0)


def _unassisted(house):
    house.without("X04", "X21")
    house.world.revise("X01", {"household_no": house.number}, helper_name=None)


def _chronic(house):
    house.row("X14", kind="慢性病", contracted=False)


STORIES = {
    "ill": (_ill, 20000),
    "uninsured": (_uninsured, 20000),
    "schooling": (_schooling, 20000),
    "struck": (_struck, 20000),
    "disabled": (lambda house: house.disabled(living_subsidy=0, care_subsidy=0, care_cost=30000), 20000),
    "helpless": (_helpless, 20000),
    "out of work": (_out_of_work, 20000),
    "asking": (_asking, 20000),
    "failing": (_failing, 20000),
    "linked": (lambda house: house.linked("注销"), 20000),
    "relocated": (lambda house: house.relocated("2019-12-01"), 20000),
    "poor": (lambda house: None, 3000),
    "poor and ill": (_ill, 3000),
    "in danger": (_in_danger, 20000),
    "out of school": (_out_of_school, 20000),
    "unaided": (lambda house: house.pupil(0, "初中", absent_days=0), 20000),
    "unassisted": (_unassisted, 20000),
    "chronically ill": (_chronic, 20000),
    "without dibao": (lambda house: house.supported(ended="2020-01-31"), 3000),
    "on subsidies": (lambda house: house.world.revise("X03", {"household_no": house.number}, ecological=3000), 100),
}


# One department is late in each of these counties, every one of which tells all stories; OTHER has everything in time.
TELLING = tuple(county for county in VILLAGE if county != OTHER)
EXTRACTS = sorted(judged_extracts())
ROUNDS = tuple(dict(zip(TELLING, EXTRACTS[at:], strict=False)) for at in range(0, len(EXTRACTS), len(TELLING)))


@dataclass(frozen=True)
class Published:
    """A published day, its home, and its verdicts by household and rule; an unknown one with what is missing."""

    run: PublishedRun
    home: Home
    verdicts: dict[tuple[str, str], str]
    missing: dict[tuple[str, str], str]

    def changed(self, in_time: "Published", county: str) -> dict[tuple[str, str], str]:
        """Verdicts of a county's households that are other than those of a day with everything in time."""
        assert self.verdicts.keys() == in_time.verdicts.keys()
        ours = {key: verdict for key, verdict in self.verdicts.items() if key[0].startswith(county)}
        assert ours
        return {key: verdict for key, verdict in ours.items() if verdict != in_time.verdicts[key]}


def publish(root: Path, late: Mapping[str, str], silent: bool = False) -> Published:
    """Publish the stories of all counties; the extract `late` names for a county is late there, or was never sent."""
    world = World(late=set() if silent else set(late.items()))
    for number in all_extracts():
        if number not in REGISTERS:
            for county in VILLAGE:
                world.empty(number, county=county)
    for county in TELLING:
        _tell(world, county)
    for number, found in ((f"{OTHER}O001", world.household), (f"{OTHER}O002", world.page)):
        for one in found(number, county=OTHER):
            world.insured(one, county=OTHER)
        world.income(number, 20000, county=OTHER)
    if silent:
        world.rows = [row for row in world.rows if late.get(row[2]) != row[0]]
    run = world.publish(root, D)
    found = run.read("finding").to_pylist()
    verdicts = {
        (number, rule): "clear"
        for number in run.read("household_fact")["household_no"].to_pylist()
        for rule in all_judgements()
    }
    verdicts |= {(row["household_no"], row["rule"]): row["verdict"] for row in found}
    missing = {(row["household_no"], row["rule"]): row["missing"] for row in found if row["verdict"] == "unknown"}
    return Published(run, Home(root), verdicts, missing)


def _tell(world: World, county: str) -> None:
    for place, (build, income) in enumerate(STORIES.values()):
        for kind, found in (("R", world.household), ("G", world.page)):
            number = f"{county}{kind}{place:03d}"
            house = House(world, number, found(number, county=county), county, general=kind == "G")
            world.insured(house.head, county=county)
            house.earned(income)
            build(house)


@pytest.fixture(scope="module")
def in_time(tmp_path_factory):
    return publish(tmp_path_factory.mktemp("in_time"), {})


@dataclass(frozen=True)
class Round:
    """A day on which departments are late, and what its outbox says: heads of lists by title, the page of quality."""

    day: Published
    heads: dict[str, str]
    page: str


@dataclass(frozen=True)
class Late:
    """An extract that is late in a county, on a day on which others are late elsewhere."""

    extract: str
    county: str
    told: Round


@pytest.fixture(scope="module")
def rounds(tmp_path_factory):
    """The days on which departments are late; each is published when it is first asked for."""
    made = {}

    def told(place):
        if place not in made:
            root = tmp_path_factory.mktemp("late")
            day = publish(root / "home", ROUNDS[place])
            sender = imprint(Day(D, day.home, day.home.landing, root, gate=None), day.run)
            files = write_outbox(day.run.path, root / "outbox", sender)
            sheets = [load_workbook(file)["待核实名单"] for file in files if "预警名单" in file.name]
            page = next(file for file in files if file.name == "数据质量.html").read_text("utf-8")
            made[place] = Round(day, {sheet["A1"].value: str(sheet["A3"].value) for sheet in sheets}, page)
        return made[place]

    return told


def test_in_time_every_rule_hits_somebody(in_time):
    for county in TELLING:
        hit = {rule for (number, rule), one in in_time.verdicts.items() if one == "hit" and number.startswith(county)}
        assert all_judgements().keys() <= hit
    assert not in_time.missing


@pytest.fixture(params=[(place, county) for place, late in enumerate(ROUNDS) for county in late], ids=EXTRACTS)
def late(request, rounds):
    place, county = request.param
    return Late(ROUNDS[place][county], county, rounds(place))


def test_nothing_is_clear_for_want_of_data(late, in_time):
    changed = late.told.day.changed(in_time, late.county)
    assert set(changed.values()) <= {"unknown"}
    assert {rule for _, rule in changed} <= {rule.name for rule in dependents()[late.extract]}
    assert bool(changed) is (late.extract not in READ_BY_NONE)


def test_where_everything_is_in_time_nothing_changes(rounds, in_time):
    for place in range(len(ROUNDS)):
        assert not rounds(place).day.changed(in_time, OTHER)


def test_what_is_missing_is_named(late):
    title = all_extracts()[late.extract].title
    missing = [words for (number, _), words in late.told.day.missing.items() if number.startswith(late.county)]
    assert bool(missing) is (late.extract not in READ_BY_NONE)
    assert all(f"{title}（数据过期或未报）" in words for words in missing)


def test_status_page_and_lists_name_the_department(late):
    extract = all_extracts()[late.extract]
    run = late.told.day.run
    found = standings(run.read("coverage").to_pylist(), run.read("delivery").to_pylist())
    not_in_time = [one for one in found if one.county_code == late.county and one.state is not State.IN_TIME]
    assert [one.extract for one in not_in_time] == [late.extract]
    told = f"{extract.department}《{extract.title}》已"
    heads = late.told.heads
    ours = [head for title, head in heads.items() if title.startswith(COUNTIES[late.county])]
    assert ours
    assert all(told in head for head in ours)
    assert all(rule.title in head for head in ours for rule in dependents()[late.extract])
    others = [head for title, head in heads.items() if not title.startswith(COUNTIES[late.county])]
    assert others
    assert not [head for head in others if told in head]
    troubles = late.told.page.partition('id="troubles"')[2].partition("</table>")[0]
    assert f"<td>{extract.department}</td><td>{late.extract} {extract.title}</td>" in troubles


def test_what_was_never_sent_is_as_unknown_as_what_is_late(tmp_path, in_time):
    day = publish(tmp_path / "silent", {COUNTY: "X17"}, silent=True)
    assert set(day.changed(in_time, COUNTY).values()) == {"unknown"}
    (one,) = [
        one
        for one in standings(day.run.read("coverage").to_pylist(), [])
        if (one.extract, one.county_code) == ("X17", COUNTY)
    ]
    assert (one.state, one.words, one.fresh) == (State.MISSING, "未报", False)
