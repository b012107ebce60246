"""Worked cases of the reference: states of a warning, and whose parameters are in force."""

from datetime import date
from decimal import Decimal

from .naive import Book, Instrument
from .town import COUNTY, Town


def test_states_of_a_warning(town: Town) -> None:
    town.event("火灾", "20000.01")
    day = [date(2020, 3, number) for number in (16, 17, 18, 19, 20)]
    first = town.screen().warning()
    assert (first["state"], first["severity"], first["due_on"]) == ("new", "orange", date(2020, 3, 21))
    assert first["rules"] == "disaster;rigid_spending"
    second = town.screen([first], on=day[1]).warning()
    assert (second["state"], second["first_seen"], second["due_on"]) == ("persisting", day[0], date(2020, 3, 21))
    town.rows["X31"][0]["loss"] = 40000
    third = town.screen([second], on=day[2]).warning()
    assert (third["state"], third["severity"], third["due_on"]) == ("escalated", "red", date(2020, 3, 21))
    town.rows["X31"][0]["loss"] = 5000
    fourth = town.screen([third], on=day[3]).warning()
    assert (fourth["state"], fourth["severity"], fourth["due_on"]) == ("eased", "orange", date(2020, 3, 21))
    town.rows["X31"] = []
    last = town.screen([fourth], on=day[4]).warning()
    assert (last["state"], last["reason"], last["due_on"]) == ("cleared", "resolved", None)
    assert not town.screen([last], on=day[4]).tables["warning"]


def test_county_before_city_before_default(town: Town) -> None:
    town.paid(7000)
    sets = [("150800", "2020-03-01", 7000), (COUNTY, "2020-02-01", 7001), (COUNTY, "2020-03-17", 1)]
    book = Book(tuple(Instrument(who, date.fromisoformat(on), {"illness_amount": Decimal(n)}) for who, on, n in sets))
    assert town.screen(book=book).rule("illness") == "clear"
    assert town.screen(book=Book(book.instruments[:1])).rule("illness") == "orange"
