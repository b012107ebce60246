"""Worked cases of the reference: who lives in which household."""

import pytest

from .town import DAY, A, B, C, Town


def test_person_in_two_households(town: Town) -> None:
    town.rows["X01"].append({**town.rows["X01"][0], "household_no": "H0"})
    town.rows["X02"].append(town.member(A, "H0"))
    result = town.screen()
    assert (result.fact("n", "H0"), result.fact("n", "H1")) == (1, 1)
    assert sorted(row["household_no"] for row in result.tables["conflict"]) == ["H0", "H1"]


def test_moved_out_joins_his_hukou_and_the_dead_leave_all(town: Town) -> None:
    town.rows["X02"][1] = town.member(B, change="婚出")
    assert town.screen().households() == ["H1", "K1"]
    town.rows["X02"][1] = town.member(B, change="死亡", changed_on="2020-03-16")
    result = town.screen()
    assert result.households() == ["H1"] and result.fact("n") == 1


@pytest.mark.parametrize(("on", "oop"), [("2019-02-28", 0), ("2019-03-01", 50), ("2020-03-16", 50), ("", 0)])
def test_spending_of_the_dead_counts_while_the_death_is_recent(town: Town, on: str, oop: int) -> None:
    town.rows["X02"][1] = town.member(B, change="死亡", changed_on=on)
    town.paid(50, B, on="2019-12-01")
    assert town.screen().fact("oop") == oop


def test_everybody_gone_no_household_but_without_rows_the_count_speaks(town: Town) -> None:
    town.rows["X01"].append({**town.rows["X01"][0], "household_no": "H2", "member_count": 3})
    town.rows["X01"].append({**town.rows["X01"][0], "household_no": "H3", "member_count": 0})
    town.rows["X02"] = [town.member(A, change="死亡"), town.member(B, change="迁出")]
    result = town.screen()
    assert result.households() == ["H2", "H3", "K1"]
    assert (result.fact("n", "H2"), result.fact("n", "H3"), result.fact("oop", "H2")) == (3, None, None)
    assert result.rule("insurance_gap", "H2") == "unknown"


def test_unidentified_member(town: Town) -> None:
    bad = A[:17] + ("1" if A[17] != "1" else "2")
    town.rows["X02"].append(town.member(bad))
    result = town.screen()
    assert result.fact("n") == 3 and result.fact("oop") is None
    assert result.rule("insurance_gap") == "unknown" and result.rule("floor_gap") == "clear"


def test_a_conflict_counts_once_and_keeps_the_person_out_of_general_households(town: Town) -> None:
    town.rows["X10"].append(town.registered(C, "G9"))
    town.rows["X02"] += [town.member(C, name="甲"), town.member(C, name="乙")]
    result = town.screen()
    assert result.households() == ["H1"] and result.fact("n") == 3


def test_quarantined_household_is_none_and_its_persons_nowhere(town: Town) -> None:
    good = town.screen(X01="2020-03-09")
    previous = [{**good.tables["household_fact"][0], "severity": "red", "state": "new", "rules": "illness"}]
    previous[0] |= {"first_seen": DAY, "due_on": DAY}
    town.rows["X01"].append({**town.rows["X01"][0], "household_no": "H2"})
    town.rows["X01"][0]["household_type"] = "外"
    result = town.screen(previous)
    assert result.households() == ["H2"]
    assert (result.warning()["state"], result.warning()["reason"]) == ("cleared", "unknown_now")


def test_a_page_in_quarantine_may_still_be_a_household(town: Town) -> None:
    town.rows["X10"].append(town.registered(C, "G1", "户主"))
    town.rows["X16"].append(town.insured(C, resident="否"))
    previous = [row for row in town.screen(X10="2020-03-09").tables["warning"] if row["household_no"] == "G1"]
    assert previous[0]["state"] == "new"
    gone = town.registered(C, "G1", "户主", status="迁出")
    town.rows["X10"][-1] = gone
    assert town.screen(previous).warning("G1")["reason"] == "gone"
    town.rows["X10"].append(town.registered("123", "G1", status="正常"))
    assert town.screen(previous).warning("G1")["reason"] == "unknown_now"
