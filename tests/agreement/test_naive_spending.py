"""Worked cases of the reference: incomes, spending and the rules that compare the two."""

from decimal import Decimal

import pytest

from .town import A, B, Town


def test_all_is_well(town: Town) -> None:
    result = town.screen()
    assert result.households() == ["H1"]
    assert not result.tables["flag"] and not result.tables["warning"] and not result.tables["verification"]
    assert [result.of_class(name) for name in ("c1", "c2", "c3", "c4")] == ["clear"] * 4
    assert result.fact("rx") == 0 and result.fact("nipc") == 20000


@pytest.mark.parametrize(
    ("oop", "verdict"), [("7999.99", "clear"), ("8000", "orange"), ("8000.01", "orange"), ("0", "clear")]
)
def test_illness_share_of_last_year(town: Town, oop: str, verdict: str) -> None:
    town.paid(oop)
    assert town.screen().rule("illness") == verdict


@pytest.mark.parametrize(("oop", "verdict"), [("9999.99", "clear"), ("10000", "orange")])
def test_illness_amount(town: Town, oop: str, verdict: str) -> None:
    town.rows["X03"] = [town.income("2019-12", 99999)]
    town.paid(oop)
    assert town.screen().rule("illness") == verdict


@pytest.mark.parametrize(
    ("on", "oop"), [("2019-02-28", 0), ("2019-03-01", 100), ("2020-02-29", 100), ("2020-03-01", 0)]
)
def test_twelve_months(town: Town, on: str, oop: int) -> None:
    town.paid(100, on=on)
    assert town.screen().fact("oop") == oop


def test_self_paid_falls_back_on_what_nobody_paid_and_refunds_count(town: Town) -> None:
    town.paid(1000, compliant_self_paid="", basic_paid=300, critical_paid=50, aid_paid="")
    town.paid(-100)
    assert town.screen().fact("oop") == 550


def test_refunds_do_not_go_below_nothing(town: Town) -> None:
    town.paid(-100)
    assert town.screen().fact("oop") == 0


def test_quarantined_settlement_leaves_a_lower_bound(town: Town) -> None:
    town.paid(8000)
    town.paid("三百")
    result = town.screen()
    assert result.fact("oop") is None and result.fact("rx_low") == 8000
    assert result.rule("illness") == "orange" and result.rule("rigid_spending") == "unknown"


@pytest.mark.parametrize(("on", "verdict"), [("2019-01-01", "clear"), ("2019-06-01", "unknown"), ("也许", "unknown")])
def test_quarantined_row_counts_only_in_its_window(town: Town, on: str, verdict: str) -> None:
    town.paid(1)
    town.paid("三百", on=on)
    assert town.screen().rule("illness") == verdict


def test_newer_row_of_the_key_settles_a_quarantined_one(town: Town) -> None:
    row = town.paid("三百")
    town.write("X17", [{**row, "total": 5, "compliant_self_paid": 5}], "2020-03-11")
    assert town.screen().fact("oop") == 5


@pytest.mark.parametrize(("day", "known"), [("2020-02-10", True), ("2020-02-09", False)])
def test_stale_extract(town: Town, day: str, known: bool) -> None:
    town.paid(100)
    result = town.screen(X17=day)
    assert (result.fact("oop") is not None) is known
    assert result.fact("rx_low") == (100 if known else 0)
    assert not result.unverified()


def test_absent_extract_is_not_for_verification_but_an_empty_cell_is(town: Town) -> None:
    town.rows["X16"] = [town.insured(A), town.insured(B, resident="")]
    result = town.screen(X31="")
    assert result.rule("accident") == result.rule("disaster") == "unknown"
    assert result.unverified() == {"insurance_gap"}


@pytest.mark.parametrize(
    ("rx", "verdict"),
    [
        ("20000", "clear"),
        ("20000.01", "yellow"),
        ("24000", "yellow"),
        ("24000.01", "orange"),
        ("30000", "orange"),
        ("30000.01", "red"),
    ],
)
def test_rigid_spending(town: Town, rx: str, verdict: str) -> None:
    town.event("火灾", rx)
    assert town.screen().rule("rigid_spending") == verdict


@pytest.mark.parametrize(("rx", "verdict"), [("0", "clear"), ("0.01", "red")])
def test_rigid_spending_without_an_income(town: Town, rx: str, verdict: str) -> None:
    town.rows["X03"] = [town.income("2019-12", 0)]
    town.event("火灾", rx)
    assert town.screen().rule("rigid_spending") == verdict


@pytest.mark.parametrize(("rx", "verdict"), [("10000", "clear"), ("10000.01", "unknown")])
def test_unknown_income_is_judged_by_the_reference_income(town: Town, rx: str, verdict: str) -> None:
    town.rows["X03"] = [town.income("2020-02", 40000)]
    town.event("火灾", rx)
    assert town.screen().rule("rigid_spending") == verdict


def test_schooling(town: Town) -> None:
    town.student(A, "6500")
    town.rows["X12"] = [{"id_no": A, "program": "助学金", "amount": 500, "paid_on": "2020-02-29"}]
    assert town.screen().rule("schooling") == "clear"
    town.rows["X12"][0]["amount"] = "499.99"
    assert town.screen().rule("schooling") == "orange"
    town.rows["X11"][0]["stage"] = "初中"
    result = town.screen()
    assert result.rule("schooling") == "clear" and result.fact("edu") == Decimal("6000.01")


def test_two_students_without_a_known_cost(town: Town) -> None:
    town.student(A, "")
    assert town.screen().rule("schooling") == "unknown"
    town.student(B, "")
    assert town.screen().rule("schooling") == "yellow"


def test_no_children_no_need_of_aid_rows(town: Town) -> None:
    result = town.screen(X12="")
    assert result.rule("schooling") == "clear" and result.fact("edu") == 0


@pytest.mark.parametrize(
    ("months", "ni"), [(("2018-11",), 7), (("2018-10",), None), (("2020-03",), None), (("2019-01", "2019-05"), 7)]
)
def test_income_record(town: Town, months: tuple[str, ...], ni: int | None) -> None:
    town.rows["X03"] = [town.income(month, 7 if month == months[-1] else 1) for month in months]
    assert town.screen().fact("ni") == ni


def test_net_income_and_the_previous_year(town: Town) -> None:
    more = {"pension": 1, "dibao": 2, "tekun": "", "policy_subsidy": 4, "other_transfer": 8}
    town.rows["X03"] = [town.income("2019-11", 9), town.income("2019-06", 100, **more)]
    town.rows["X03"][1] |= {"business": 50, "business_cost": 70, "property": 0.5}
    assert town.screen().fact("ni_py") == 9
    town.rows["X03"].pop(0)
    assert town.screen().fact("ni_py") == Decimal("95.50")
