"""How a day shows the defects that only a comparison tells: with another table, another delivery, or the divisions.

Assertions are as in `found`.
"""

from collections import Counter
from functools import partial

from tests.unit.defects.defect_city import D, DefectCity, struck_households
from tests.unit.defects.found import Found, Struck, only


def _failing(city: DefectCity, check: str) -> Counter[str]:
    """Failing units of a check across tables, by county."""
    return Counter({row["county_code"]: row["failing"] for row in city.rows("cross_check") if row["check"] == check})


def _status(city: DefectCity, check: str) -> dict[str, str]:
    return {row["county_code"]: row["status"] for row in city.rows("cross_check") if row["check"] == check}


def _every_row(clean: DefectCity, city: DefectCity, struck: Struck, check: str, extract: str) -> None:
    """Each struck row is a unit that fails, and the counties where one does say so."""
    path, rows = only(struck)
    assert city.deliveries[path]["quarantined"] == 0
    more = _failing(city, check) - _failing(clean, check)
    assert more.total() == rows
    told = [row for row in city.rows("cross_check") if row["check"] == check and row["county_code"] in more]
    assert {(row["extract"], row["status"]) for row in told} == {(extract, "failed")}
    assert all(f"不符{row['failing']}" in row["message"] and "请核对更正" in row["message"] for row in told)


def every_row(extract: str, check: str) -> Found:
    return partial(_every_row, extract=extract, check=check)


def _copied_income(clean: DefectCity, city: DefectCity, struck: Struck) -> None:
    """Counties fail whose copied village has five households or more in the ledger, each with one village."""
    path, _ = only(struck)
    village = {row["household_no"]: row["village_code"] for row in city.truth}
    size = Counter(village[household] for household in {row["户编号"] for row in city.raw(path)})
    copied = {village[household] for household in struck_households(city, "全村收入相同")}
    large = {one[:6]: 1 for one in copied if size[one] >= 5}
    assert large
    assert not _failing(clean, "same_income_in_village").total()
    assert +_failing(city, "same_income_in_village") == large


def _missing_settlements(clean: DefectCity, city: DefectCity, struck: Struck) -> None:
    """One chronically ill person a county has no settlement any more."""
    path, rows = only(struck)
    assert city.deliveries[path]["accepted"] == clean.deliveries[path]["accepted"] - rows
    more = _failing(city, "chronic_untreated") - _failing(clean, "chronic_untreated")
    assert more == Counter({row["county_code"]: 1 for row in city.truth if "异地结算缺失" in row["faults"].split(";")})


def _shared_phone(clean: DefectCity, city: DefectCity, struck: Struck) -> None:
    """One telephone with several names, and for more than five households, wherever there are as many."""
    path, rows = only(struck)
    homes, names = Counter[str](), dict[str, set[str]]()
    for row in city.raw(path):
        county = row["行政村代码"][:6]
        homes[county] += 1
        names.setdefault(county, set()).add(row["帮扶责任人"])
    assert homes.total() == rows
    for check, counties in (
        ("helper_telephone_names", {county for county, found in names.items() if len(found) > 1}),
        ("helper_telephone_households", {county for county, many in homes.items() if many > 5}),
    ):
        assert counties
        assert not _failing(clean, check).total()
        assert +_failing(city, check) == dict.fromkeys(counties, 1)


def _partial_delivery(clean: DefectCity, city: DefectCity, struck: Struck) -> None:
    first, again = sorted(struck, key=lambda path: "重报" in path)
    assert city.deliveries[first]["accepted"] == clean.deliveries[first]["accepted"] - struck[first]
    one = city.deliveries[again]
    assert (one["status"], one["rows_read"], one["accepted"]) == ("duplicate", 0, 0)
    assert one["message"] == f"与{first}内容完全相同，不重复计入。"
    assert struck[again] == city.deliveries[first]["rows_read"]
    assert not _failing(clean, "x16_township").total()
    assert +_failing(city, "x16_township") == {"150802": 1}
    (whole,) = (
        row for row in city.rows("cross_check") if (row["check"], row["county_code"]) == ("medical_insured", "150825")
    )
    assert _status(clean, "medical_insured")["150825"] == "passed"
    assert (whole["status"], whole["message"]) == ("insufficient", "X16 参保信息（医保）未报送或已过期")


def _county_alias(clean: DefectCity, city: DefectCity, struck: Struck) -> None:
    path, rows = only(struck)
    one = city.deliveries[path]
    assert (one["status"], one["county_code"], one["accepted"]) == ("accepted", "150823", rows)
    assert one["message"] == "文件名中的“乌前旗”按乌拉特前旗接收"


def _restated(clean: DefectCity, city: DefectCity, struck: Struck) -> None:
    path, rows = only(struck)
    assert path.startswith("2020-03-15/")
    assert not clean.rows("restatement")
    (one,) = city.rows("restatement")
    assert (one["as_of"], one["extract"], one["county_code"]) == (D, "medical_settlement", "150800")
    assert (one["delivery"], one["rows_changed"]) == (city.path_of("医疗费用结算"), rows)


def _household_split(clean: DefectCity, city: DefectCity, struck: Struck) -> None:
    """The household that split off is screened as one of its own."""
    path, rows = only(struck)
    assert city.deliveries[path]["accepted"] == clean.deliveries[path]["accepted"]
    before, now = ({row["household_no"] for row in place.rows("household_fact")} for place in (clean, city))
    assert len(now - before) == rows
    assert {number[:-1] for number in now - before} <= before
    assert +_failing(city, "x10_moved") == Counter(f"15{number[:4]}" for number in now - before)


FOUND_ACROSS: dict[str, Found] = {
    "dead_active": every_row("dibao", "dead_dibao"),
    "household_heads": every_row("registered_person", "household_head"),
    "other_member_count": every_row("registered_household", "member_count"),
    "copied_income": _copied_income,
    "missing_settlements": _missing_settlements,
    "shared_phone": _shared_phone,
    "partial_delivery": _partial_delivery,
    "county_alias": _county_alias,
    "restated_history": _restated,
    "household_split": _household_split,
}
