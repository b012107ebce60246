"""What an explanation says of every listed household, read against the files that departments delivered."""

from collections.abc import Callable, Iterable, Iterator
from datetime import date
from typing import Any

import pytest
from sample_city import City, D
from source_files import Cells, fen, row_of

from fangpin_pipeline.extracts import all_extracts
from fangpin_pipeline.identity.divisions import COUNTIES
from fangpin_pipeline.outputs.explain import Explanation, explain
from fangpin_pipeline.outputs.explain_inputs import Input
from fangpin_pipeline.outputs.explain_text import as_text
from fangpin_pipeline.rulebook import Rulebook

BY_NAME = {extract.name: extract for extract in all_extracts().values()}
_INCOME = ("wage", "business", "property", "pension", "dibao", "tekun", "family_planning", "ecological")
_MORE_INCOME = ("policy_subsidy", "other_transfer")


@pytest.fixture(scope="session")
def explained(city: City) -> list[Explanation]:
    """Explanations of every third household on the warning list: each of them takes as long as a query of the run."""
    book = Rulebook.load(None)
    settings = {county: book.settings(county, D) for county in COUNTIES}
    numbers = [row["household_no"] for row in city.rows("warning") if row["state"] != "cleared"]
    return [explain(city.run, city.home.staged, number, settings) for number in sorted(numbers)[::3]]


def inputs(explained: Iterable[Explanation]) -> Iterator[Input]:
    return (one for told in explained for reason in told.reasons for one in reason.inputs)


def net(cells: Cells) -> int:
    return sum(fen(cells, name) or 0 for name in (*_INCOME, *_MORE_INCOME)) - (fen(cells, "business_cost") or 0)


def self_paid(cells: Cells) -> int:
    paid = fen(cells, "compliant_self_paid")
    if paid is not None:
        return paid
    total, *less = (fen(cells, name) or 0 for name in ("total", "basic_paid", "critical_paid", "aid_paid"))
    return total - sum(less)


def one_cell(name: str) -> Callable[[Cells], int]:
    return lambda cells: fen(cells, name) or 0


# Of each amount, what a row of an extract adds to it.
ADDS: dict[str, dict[str, Callable[[Cells], int]]] = {
    "ni": {"household_income": net},
    "ni_py": {"household_income": net},
    "oop": {"medical_settlement": self_paid},
    "dis": {"disaster": one_cell("loss")},
    "dsb": {"disability": one_cell("care_cost")},
    "edu": {"student": one_cell("annual_cost"), "student_aid": lambda cells: -(fen(cells, "amount") or 0)},
}
SPENDING = ("oop", "dis", "dsb", "edu")
ADDS["rx"] = {extract: adds for part in SPENDING for extract, adds in ADDS[part].items()}
NEVER_NEGATIVE = {"oop", "edu", "rx"}


def test_the_rows_named_add_up_to_the_amount_told(city: City, explained: list[Explanation]) -> None:
    added: dict[str, int] = dict.fromkeys(ADDS, 0)
    for one in set(inputs(explained)):
        if one.fact not in ADDS or one.value is None or not one.rows:
            continue
        parts: dict[str, int] = {}
        for row in one.rows:
            cells = row_of(BY_NAME[row.extract], city.landing / row.delivery, row.sheet, row.row)
            family = "school" if row.extract in ("student", "student_aid") else row.extract
            parts[family] = parts.get(family, 0) + ADDS[one.fact][row.extract](cells)
        floor = 0 if one.fact in NEVER_NEGATIVE else None
        total = sum(part if floor is None else max(part, floor) for part in parts.values())
        assert total == one.value, (one.fact, [(row.delivery, row.sheet, row.row) for row in one.rows])
        added[one.fact] += 1
    assert min(added[name] for name in ("ni", "ni_py", "oop", "rx")) > 0


def test_every_cell_told_stands_in_the_row_named(city: City, explained: list[Explanation]) -> None:
    rows = {row for one in inputs(explained) for row in one.rows}
    assert len(rows) > 200
    assert any(row.sheet for row in rows)
    for row in rows:
        extract = BY_NAME[row.extract]
        cells = row_of(extract, city.landing / row.delivery, row.sheet, row.row)
        for cell in row.cells:
            column = extract.by_name[cell.column]
            assert cell.label == column.label
            if column.kind.value == "money":
                assert fen(cells, cell.column) == round(float(cell.value.replace(",", "")) * 100)


def test_what_a_hit_rests_on_is_what_the_run_keeps(explained: list[Explanation]) -> None:
    """The rows looked up for one household are those that the whole day found."""
    for told in explained:
        for reason in told.reasons:
            if reason.verdict == "hit":
                found = {(row.extract, row.delivery, row.sheet, row.row) for one in reason.inputs for row in one.rows}
                assert {(row.extract, row.delivery, row.sheet, row.row) for row in reason.evidence} <= found


def test_an_extract_that_is_late_has_no_rows_and_says_since_when(explained: list[Explanation]) -> None:
    late = [(one, extent) for one in set(inputs(explained)) for extent in one.extracts if not extent.fresh]
    for one, extent in late:
        assert (extent.stale_since is None) == (extent.received_on is None)
        if extent.stale_since is not None and extent.extract not in (
            "registered_household",
            "registered_person",
            "household_register",
        ):
            assert extent.stale_since <= D
            assert not [row for row in one.rows if row.extract == extent.extract]


def test_an_explanation_names_nobody(city: City, explained: list[Explanation]) -> None:
    cards = {row["household_no"]: row for row in city.run.read("household_card").to_pylist()}
    for told in explained:
        text = as_text(told, whole=True)
        head = cards[told.household_no]
        assert head["head_id_no"] is None or head["head_id_no"] not in text
        assert head["head_name"] is None or head["head_name"] not in text


def test_the_text_is_grouped_and_clear_rules_are_short(explained: list[Explanation]) -> None:
    told = explained[0]
    short, whole = as_text(told), as_text(told, whole=True)
    assert short.index("━━ 触发") < short.index("━━ 未触发")
    assert len(short) < len(whole)
    for reason in told.reasons:
        assert reason.rule in short


def test_the_json_has_plain_values_only(explained: list[Explanation]) -> None:
    def plain(value: Any) -> bool:
        if isinstance(value, dict):
            return all(isinstance(key, str) and plain(inner) for key, inner in value.items())
        if isinstance(value, list | tuple):
            return all(map(plain, value))
        return value is None or isinstance(value, str | int | float | bool | date)

    assert plain(explained[0].as_json())
