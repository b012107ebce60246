"""A past day judged by what is known and decided later: which delivery or which parameter moved which household."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pytest
from office import DAYS, LATER, D, contents, copied, decide, screen

from expectations.gate import great_expectations_gate
from fangpin_pipeline.simulation.restate import Change, Restated, restate
from fangpin_pipeline.simulation.restated_told import tell_restated
from fangpin_pipeline.warehouse import Home, run_of
from fangpin_pipeline.warehouse.errors import WarehouseError

INCOME = f"{LATER}/家庭收入台账_更正.csv"
LINE = Change("parameter", "dibao_line")
FILE = Change("delivery", INCOME, "added")
DECIDED = date(2020, 4, 1)
_HEAD = "户编号,统计截止月份,工资性收入,生产经营性收入,生产经营性支出,财产性收入"


@dataclass(frozen=True)
class Later:
    """The office some days on. Of three households the incomes were corrected or not.

    `poor` is below the line of then by its corrected income, `near` only below the line of today, and only by its
    corrected income; `low` is below the line of today by the income that it always had.
    """

    home: Home
    poor: str
    near: str
    low: str


@pytest.fixture(scope="module")
def later(office: Home, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Later]:
    home = copied(office, tmp_path_factory.mktemp("later") / "home")
    run = run_of(home, D)
    assert run is not None
    hit = {row["household_no"] for row in run.read("flag").to_pylist() if row["rule"] == "dibao_gap"}
    facts = [row for row in run.read("household_fact").to_pylist() if row["nipc"] is not None and row["n"]]
    states = run.read("household_state").to_pylist()
    supported = {row["household_no"] for row in states if row["supported"] is not False}
    # The corrections tell of wages only: to whoever produced the year before they would say that production fell.
    producing = {row["household_no"] for row in states if row["production_before"]}
    clear = [row for row in facts if row["household_no"] not in hit | supported]
    low = next(row for row in clear if 5800 <= row["nipc"] < 8000)
    poor, near = [row for row in clear if row["nipc"] > 9000 and row["household_no"] not in producing][:2]
    wages = {poor["household_no"]: 100 * poor["n"], near["household_no"]: 7000 * near["n"]}
    lines = [_HEAD, *(f"{household},2019-12,{wage},0,0,0" for household, wage in wages.items())]
    file = home.landing / INCOME
    file.parent.mkdir()
    file.write_text("\n".join(lines), encoding="utf-8")
    # A later roll of dibao without anybody: it tells of its own day, not of D.
    (file.parent / "农村牧区低保对象_空.csv").write_text("身份证号,月补差金额,享受开始日期\n", encoding="utf-8")
    screen(home, LATER)
    decide(home, "150800", DECIDED, dibao_line="8000", due_days_red="3")
    yield Later(home, poor["household_no"], near["household_no"], low["household_no"])


def again(later: Later, today: date = DECIDED, *, inputs: bool, rulebook: bool) -> Restated:
    return restate(later.home, D, today, great_expectations_gate, inputs=inputs, rulebook=rulebook)


def reasons(found: Restated, household: str) -> tuple[str, set[Change], set[Change]]:
    """How a household moved, what alone moved it so, and what alone made dibao_gap hit."""
    (moved,) = (one for one in found.moved if one.row["household_no"] == household)
    assert "dibao_gap" in moved.row["gained"]
    return moved.row["change"], set(moved.listing), set(moved.rules["dibao_gap"])


def test_todays_inputs(later: Later) -> None:
    before = contents(later.home)
    found = again(later, inputs=True, rulebook=False)

    assert set(found.alone) == {FILE}
    assert found.changed == []
    assert reasons(found, later.poor)[2] == {FILE}
    assert {one.row["household_no"] for one in found.moved if "dibao_gap" in one.row["gained"]} == {later.poor}
    assert contents(later.home) == before


def test_todays_rulebook(later: Later) -> None:
    found = again(later, inputs=False, rulebook=True)

    assert set(found.alone) == {LINE}
    assert {change.after.citation for change in found.changed} == {"《150800关于dibao_line、due_days_red的通知》"}
    assert reasons(found, later.low)[2] == {LINE}
    assert not {later.poor, later.near} & {one.row["household_no"] for one in found.moved}


def test_both_together_move_whom_neither_moves_alone(later: Later) -> None:
    found = again(later, inputs=True, rulebook=True)

    assert set(found.alone) == {LINE, FILE}
    assert reasons(found, later.poor)[2] == {FILE}
    assert reasons(found, later.low)[2] == {LINE}
    assert reasons(found, later.near)[2] == set()
    told = {row["household_no"]: row for row in tell_restated(found).households}
    assert told[later.near]["rule_reasons"]["dibao_gap"] == []
    assert "几项更改合在一起才引起" in told[later.near]["reason"]
    assert INCOME in told[later.poor]["reason"]


def test_a_rulebook_counts_from_the_day_on_which_it_is_in_force(later: Later) -> None:
    found = again(later, today=date(2020, 3, 31), inputs=False, rulebook=True)

    assert (found.alone, found.changed, found.moved) == ({}, [], ())


def test_the_newest_day_knows_nothing_more_than_itself(office: Home) -> None:
    found = restate(office, D, D, great_expectations_gate, inputs=True, rulebook=True)

    assert (found.alone, found.moved, found.notes) == ({}, (), ())


def test_a_file_that_was_taken_away_is_a_change(office: Home, tmp_path: Path) -> None:
    """Files of extracts that no rule rests on cannot have moved anybody and are not tried."""
    home = copied(office, tmp_path / "home")
    gone = sorted(home.landing.rglob("medical_settlement*"))
    unread = sorted(home.landing.rglob("公告公示*"))
    assert gone and unread
    for file in (*gone, *unread):
        file.unlink()
    screen(home, LATER)
    found = restate(home, D, LATER, great_expectations_gate, inputs=True, rulebook=False)

    assert set(found.alone) == {
        Change("delivery", file.relative_to(home.landing).as_posix(), "removed") for file in gone
    }


def test_a_day_that_was_never_published_has_no_other_side(office: Home) -> None:
    with pytest.raises(WarehouseError, match=f"{DAYS[0].replace(day=1)} 尚未发布"):
        restate(office, DAYS[0].replace(day=1), D, great_expectations_gate, inputs=True, rulebook=True)
