"""Worked cases of the reference: which deliveries count and what becomes of their rows."""

import pytest

from .town import A, B, C, Town


@pytest.mark.parametrize(("kept", "believed"), [(2, True), (1, False)])
def test_a_roll_that_lost_half_a_county_is_not_believed(town: Town, kept: int, believed: bool) -> None:
    town.rows["X10"].append(town.registered(C, "G1"))
    rows = [{**row, "status": "死亡"} for row in town.rows["X10"][:kept]]
    town.write("X10", rows, "2020-03-12", name="全市")
    result = town.screen()
    assert result.households() == ([] if believed else ["G1", "H1"])


@pytest.mark.parametrize(("day", "verdict"), [("2020-03-10", "orange"), ("2020-03-09", "clear")])
def test_the_newest_covering_delivery_is_in_force(town: Town, day: str, verdict: str) -> None:
    town.write("X07", [{"id_no": A, "monthly_amount": 1, "started_on": "2019-01-01"}], "2020-03-10", name="全市")
    town.rows["X03"][0] = town.income("2020-02", 1)
    assert town.screen(X07=day).rule("dibao_gap") == verdict


def test_conservation_and_what_is_dropped(town: Town) -> None:
    lines = [
        "参保信息表,,",
        "身份证号,参保年度,居民基本医保,职工基本医保",
        f"{A},2020,是,否",
        ",,,",
        f"{A},2020,是,否",
        "身份证号,参保年度,居民基本医保,职工基本医保",
        f"{B},2020,也许,否",
        f"{C},,是,外",
        "合 计：,3,,",
        "备注：某某,x,,",
        "制表人,,,",
    ]
    folder = town.landing / "2020-03-10"
    folder.mkdir(parents=True)
    (folder / "参保信息_五原县.csv").write_bytes("\n".join(lines).encode("gb18030"))
    result = town.screen(X16="")
    row = result.delivery("五原县.csv")
    assert (row["encoding"], row["rows_read"]) == ("gb18030", 9)
    assert (row["accepted"], row["dropped"], row["quarantined"], row["status"]) == (1, 6, 2, "accepted")
    faults = [(r["row"], r["column"], r["rule"]) for r in result.tables["quarantine"]]
    assert sorted(faults) == [
        (7, "resident_basic", "flag"),
        (8, "employee_basic", "flag"),
        (8, "year", "required"),
    ]


def test_conflicts_scope_and_refusals(town: Town) -> None:
    town.rows["X16"] += [town.insured(C), town.insured(C, resident="否")]
    town.rows["X10"].append({**town.registered(C, "G1"), "village_code": "150822100001"})
    town.write("X22", [{"id_no": "1.52824E+17", "category": "肢体", "grade": "一级"}], "2020-03-11")
    town.write("X01", [], "2020-03-11")
    town.write("X17", [{"id_no": A}], "2020-03-11", columns="id_no total")
    result = town.screen()
    rules = [(r["extract"], r["column"], r["rule"]) for r in result.tables["quarantine"]]
    assert rules.count(("medical_insurance", "id_no+year", "conflict")) == 2
    assert rules.count(("household_register", "village_code", "area_scope")) == 1
    refused = [r["extract"] for r in result.tables["delivery"] if r["status"] == "refused"]
    assert sorted(refused) == ["disability", "medical_settlement", "registered_household"]
    assert result.households() == ["H1"]


def test_the_same_bytes_once_more_do_not_refresh(town: Town) -> None:
    town.paid(1)
    town.write("X17", town.rows["X17"], "2020-02-09")
    result = town.screen()
    assert result.delivery("2020-03-10/medical_settlement_150821.csv")["status"] == "duplicate"
    assert result.fact("oop") is None
