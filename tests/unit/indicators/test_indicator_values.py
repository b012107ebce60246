"""How sums by place become values: levels, coverage, and the four things that a status can say."""

from datetime import date
from decimal import Decimal
from typing import Any

import pyarrow as pa
import pytest

from fangpin_pipeline.extracts import poverty_alleviation
from fangpin_pipeline.identity.divisions import CITY, COUNTIES
from fangpin_pipeline.indicators.declare import Indicator, Measure, Period
from fangpin_pipeline.indicators.places import Sums, by_place
from fangpin_pipeline.indicators.value import INSUFFICIENT, LATE, NOTHING, TOLD, TOO_FEW, period_text, values

ONE, TWO = "150821", "150822"
VILLAGE = "150821100201"
GATES = dict.fromkeys((CITY, *COUNTIES), Decimal("0.8"))
AS_OF = date(2020, 3, 16)
SUMMED = pa.schema(
    [(name, pa.string()) for name in ("indicator", "county_code", "village_code")]
    + [(name, pa.int64()) for name in Sums._fields]
)


def indicator(measure: Measure = Measure.RATIO, **more: Any) -> Indicator:
    divided = measure in (Measure.RATIO, Measure.MEAN)
    return Indicator(
        "a04_test",
        "试验",
        clause="4.18",
        measure=measure,
        unit="%",
        numerator="甲",
        denominator="乙" if divided else "",
        units="SELECT 1",
        needs=(),
        owner=poverty_alleviation.DEPARTMENT,
        **more,
    )


def sums(
    county: str, numerator: int, denominator: int, known: int, total: int, village: str = "", sent: int | None = None
) -> dict[str, Any]:
    row = {"county_code": county, "numerator": numerator, "denominator": denominator, "known": known, "total": total}
    row["sent"] = total if sent is None else sent
    return {**row, "village_code": village} if village else row


def told(
    of: Indicator, rows: list[dict[str, Any]], silent: set[str] | None = None
) -> dict[str, tuple[Decimal | None, Decimal | None, str]]:
    return {row["unit_code"]: (row["value"], row["coverage"], row["status"]) for row in published(of, rows, silent)}


def published(of: Indicator, rows: list[dict[str, Any]], silent: set[str] | None = None) -> list[dict[str, Any]]:
    silent = silent or set()
    table = pa.Table.from_pylist([{"indicator": of.id, **row} for row in rows], schema=SUMMED)
    found = by_place(table, {of.id: COUNTIES.keys() - silent})
    return list(values(of, found[of.id], silent, GATES, AS_OF))


def test_a_ratio_of_the_city_is_the_ratio_of_its_sums() -> None:
    found = told(indicator(), [sums(ONE, 1, 2, 2, 2), sums(TWO, 3, 10, 10, 10)])
    assert found[ONE] == (Decimal("0.5000"), Decimal("1.0000"), TOLD)
    assert found[CITY] == (Decimal("0.3333"), Decimal("1.0000"), TOLD)


@pytest.mark.parametrize(
    ("known", "status"), [(79, INSUFFICIENT), (80, TOLD), (81, TOLD)], ids=["below the gate", "at it", "above it"]
)
def test_below_the_coverage_gate_there_is_no_value(known: int, status: str) -> None:
    value, _, found = told(indicator(), [sums(ONE, 10, known, known, 100)])[ONE]
    assert (found, value is None) == (status, status == INSUFFICIENT)


@pytest.mark.parametrize("measure", list(Measure))
def test_a_county_that_did_not_report_has_no_value_and_no_sums(measure: Measure) -> None:
    rows = published(indicator(measure), [sums(ONE, 5, 9, 9, 9)], {ONE})
    silent = next(row for row in rows if row["unit_code"] == ONE)
    assert [silent[name] for name in ("numerator", "denominator", "value")] == [None] * 3
    assert (silent["coverage"], silent["status"]) == (Decimal(0), LATE)


@pytest.mark.parametrize("measure", list(Measure))
def test_when_nobody_reported_the_city_says_so(measure: Measure) -> None:
    assert told(indicator(measure), [], set(COUNTIES))[CITY] == (None, Decimal(0), LATE)


def test_a_silent_county_lowers_the_coverage_of_the_city() -> None:
    rows = [sums(TWO, 1, 2, 2, 2)]
    assert told(indicator(), rows, {ONE})[CITY] == (Decimal("0.5000"), Decimal("0.8571"), TOLD)
    assert told(indicator(), rows, {ONE, "150823"})[CITY] == (None, Decimal("0.7143"), INSUFFICIENT)


@pytest.mark.parametrize("measure", [Measure.COUNT, Measure.SUM])
def test_a_number_of_the_city_without_one_county_is_not_told(measure: Measure) -> None:
    assert told(indicator(measure), [sums(TWO, 1, 2, 2, 2)], {ONE})[CITY][2] == INSUFFICIENT


def test_nothing_to_divide_by_is_not_zero_but_a_number_of_nothing_is() -> None:
    assert told(indicator(), [])[ONE] == (None, None, NOTHING)
    assert told(indicator(Measure.COUNT), [])[ONE] == (Decimal("0.0000"), None, TOLD)


def test_amounts_are_published_in_yuan() -> None:
    found = told(indicator(Measure.SUM, fen=True), [sums(ONE, 12345, 1, 1, 1)])
    assert found[ONE][0] == Decimal("123.45")


def test_villages_and_townships_have_values_where_the_indicator_goes_that_far() -> None:
    rows = [sums(ONE, 1, 2, 2, 2, VILLAGE), sums(ONE, 1, 2, 2, 2, "150821100202")]
    found = told(indicator(by_village=True), rows)
    assert found[VILLAGE][0] == found["150821100"][0] == found[ONE][0] == Decimal("0.5000")
    assert found["150821100202"][2] == TOLD


def test_a_place_none_of_whose_units_sent_anything_did_not_report() -> None:
    other = "150821100202"
    rows = [sums(ONE, 0, 0, 0, 1, VILLAGE, sent=0), sums(ONE, 0, 0, 0, 1, other, sent=1)]
    found = told(indicator(by_village=True, self_reported=True), rows)
    assert found[VILLAGE] == (None, Decimal("0.0000"), LATE)
    assert found[other] == found[ONE] == (None, Decimal("0.0000"), INSUFFICIENT)


def test_periods_are_named_by_their_months_and_years() -> None:
    named = {period: period_text(period, AS_OF) for period in Period}
    assert named == {
        Period.DAY: "2020-03-16",
        Period.MONTH: "2020-02",
        Period.TWELVE_MONTHS: "2019-03/2020-02",
        Period.YEAR: "2020",
        Period.PREVIOUS_YEAR: "2019",
    }
    assert period_text(Period.MONTH, date(2020, 1, 31)) == "2019-12"


def test_a_declaration_that_says_nothing_of_its_denominator_is_refused() -> None:
    with pytest.raises(ValueError, match="divided by"):
        Indicator(
            "a04_test",
            "试验",
            clause="4.18",
            measure=Measure.RATIO,
            unit="%",
            numerator="甲",
            units="SELECT 1",
            needs=(),
            owner=poverty_alleviation.DEPARTMENT,
        )


@pytest.mark.parametrize(
    ("more", "expected"),
    [
        ({"fen": True}, ("2.50", "4", "0.63")),
        ({"fen": True, "fen_whole": True}, ("2.50", "0.04", "62.5000")),
        ({"scale": 10000}, ("0.0250", "4", "0.0063")),
        ({"scale": 10000, "whole_scale": 100}, ("0.0250", "0.04", "0.6250")),
    ],
    ids=["yuan by units", "yuan by yuan", "four decimals by units", "four decimals by two"],
)
def test_what_is_whole_in_sql_is_published_in_its_unit(more: dict[str, Any], expected: tuple[str, str, str]) -> None:
    rows = published(indicator(Measure.MEAN, **more), [sums(ONE, 250, 4, 4, 4)])
    found = next(row for row in rows if row["unit_code"] == ONE)
    assert (found["numerator"], found["denominator"], found["value"]) == tuple(Decimal(one) for one in expected)


@pytest.mark.parametrize(("known", "status"), [(29, INSUFFICIENT), (30, TOLD)])
def test_a_small_group_gives_no_value(known: int, status: str) -> None:
    value, _, found = told(indicator(least=30), [sums(ONE, 10, known, known, known)])[ONE]
    assert (found, value is None) == (status, status == INSUFFICIENT)


@pytest.mark.parametrize(("number", "status"), [(0, TOLD), (1, TOO_FEW), (4, TOO_FEW), (5, TOLD)])
def test_a_small_number_of_persons_is_withheld(number: int, status: str) -> None:
    rows = [sums(ONE, number, 9, 9, 9), sums(TWO, 7, 9, 9, 9)]
    found = published(indicator(Measure.COUNT, withheld=5), rows)
    told_of = {row["unit_code"]: row for row in found}
    assert told_of[ONE]["status"] == status
    assert (told_of[ONE]["numerator"] is None, told_of[ONE]["value"] is None) == (status == TOO_FEW,) * 2
    # The city would give the single county away.
    assert told_of[CITY]["status"] == status
    assert told_of[TWO]["status"] == TOLD


def test_two_small_numbers_do_not_give_each_other_away() -> None:
    found = told(indicator(Measure.COUNT, withheld=5), [sums(ONE, 4, 9, 9, 9), sums(TWO, 3, 9, 9, 9)])
    assert (found[ONE][2], found[TWO][2], found[CITY][2]) == (TOO_FEW, TOO_FEW, TOLD)


def test_only_numbers_of_counties_can_be_withheld() -> None:
    with pytest.raises(ValueError, match="can be withheld"):
        indicator(Measure.COUNT, withheld=5, by_village=True)
    with pytest.raises(ValueError, match="can be withheld"):
        indicator(withheld=5)
