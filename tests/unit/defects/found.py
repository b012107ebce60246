"""How a day shows each defect: one assertion a defect, and apart from them those that wait for a detection to come.

An assertion gets the clean city, the city with the defect, and the rows that the sample says were struck, by file.
"""

from collections import Counter
from collections.abc import Callable
from functools import partial

import pyarrow.compute as pc

from tests.unit.defects.defect_city import DefectCity

Struck = dict[str, int]
Found = Callable[[DefectCity, DefectCity, Struck], None]


def _only(struck: Struck) -> tuple[str, int]:
    ((path, rows),) = struck.items()
    return path, rows


def _encodings(clean: DefectCity, city: DefectCity, struck: Struck) -> None:
    found = {path.split("/")[1].split("_")[0]: city.deliveries[path] for path in struck}
    assert {title: one["encoding"] for title, one in found.items()} == {
        "建档立卡户信息": "gb18030",
        "建档立卡人口信息": "utf-8-sig",
        "农村牧区低保对象": "gb18030",
        "农村牧区户籍人口": "gb18030",
        "慢病签约与大病救治": "utf-16",
        "参保信息": "utf-8-sig",
    }
    assert {path: city.deliveries[path]["accepted"] for path in struck} == struck


def _rare_characters(clean: DefectCity, city: DefectCity, struck: Struck) -> None:
    path, rows = _only(struck)
    assert city.deliveries[path]["encoding"] == "gb18030"
    assert pc.sum(pc.match_substring_regex(city.typed(path)["name"], "[䶮㛃𬱖]")).as_py() == rows


def _name_dots(clean: DefectCity, city: DefectCity, struck: Struck) -> None:
    path, rows = _only(struck)
    odd = [row for row in city.raw(path) if set("•‧・．") & set(row["姓名"])]
    assert len(odd) == rows
    names = city.typed(path)["name"]
    before = clean.typed(path)["name"]
    assert not pc.any(pc.match_substring_regex(names, "[•‧・．]")).as_py()
    assert _holding(names, "孛儿只斤·") - _holding(before, "孛儿只斤·") == rows


def _holding(names: object, word: str) -> int:
    return pc.sum(pc.match_substring(names, word)).as_py()


def _transliteration(clean: DefectCity, city: DefectCity, struck: Struck) -> None:
    """The names differ from the register's; the person is the same by his number."""
    path, rows = _only(struck)
    register = city.typed(city.path_of("农村牧区户籍人口"))
    name_of = dict(zip(register["id_no"].to_pylist(), register["name"].to_pylist(), strict=True))
    told = city.typed(path)
    differing = [
        number
        for number, name in zip(told["id_no"].to_pylist(), told["name"].to_pylist(), strict=True)
        if name_of[number] != name
    ]
    assert len(differing) == rows


def _refused(clean: DefectCity, city: DefectCity, struck: Struck, *words: str) -> None:
    for path in struck:
        one = city.deliveries[path]
        assert (one["status"], one["accepted"], one["quarantined"]) == ("refused", 0, 0)
        assert all(word in one["message"] for word in words), one["message"]
        (line,) = city.quarantine(path)
        assert (line["row"], line["rule"]) == (0, "file")
        assert line["message"] == f"{path}：{one['message']}"
        assert "。请" in line["message"], "says what to send instead"


def _ids_by_excel(clean: DefectCity, city: DefectCity, struck: Struck) -> None:
    path, rows = _only(struck)
    _refused(clean, city, struck, "「身份证号」", f"有{rows}个号码是科学计数法", "重新导出")
    assert city.deliveries[path]["rows_read"] == rows, "the header is no row"


def _spelt_otherwise(clean: DefectCity, city: DefectCity, struck: Struck, *labels: str) -> None:
    """The cells look different and mean the same: every row is accepted with the values of the clean city."""
    path, rows = _only(struck)
    pairs = zip(clean.raw(path), city.raw(path), strict=True)
    assert sum(any(was[label] != now[label] for label in labels) for was, now in pairs) == rows
    one = city.deliveries[path]
    assert (one["accepted"], one["dropped"], one["quarantined"]) == (one["rows_read"], 0, 0)
    assert not city.quarantine(path)
    assert city.typed(path).equals(clean.typed(path))


def _quarantined(clean: DefectCity, city: DefectCity, struck: Struck, rule: str, label: str, whole_row: bool) -> None:
    path, rows = _only(struck)
    listed = city.quarantine(path)
    assert Counter(row["rule"] for row in listed) == {rule: rows}
    assert len({row["row"] for row in listed}) == rows
    assert all(f"第{row['row']}行「{label}」" in row["message"] and "。请" in row["message"] for row in listed)
    assert city.deliveries[path]["quarantined"] == (rows if whole_row else 0)


def _check_fails(clean: DefectCity, city: DefectCity, struck: Struck, extract: str, check: str) -> None:
    _, rows = _only(struck)
    assert city.failing(extract, check) - clean.failing(extract, check) == rows


def _two_households(clean: DefectCity, city: DefectCity, struck: Struck) -> None:
    _, rows = _only(struck)
    listed = city.rows("conflict")
    assert Counter(row["kind"] for row in listed) == {"person_in_two_households": 2 * rows}


def _dead_active(clean: DefectCity, city: DefectCity, struck: Struck) -> None:
    path, rows = _only(struck)
    register = city.typed(city.path_of("农村牧区户籍人口"))
    dead = register.filter(pc.equal(register["status"], "死亡"))["id_no"].combine_chunks()
    told = city.typed(path)
    assert pc.sum(pc.and_(pc.is_in(told["id_no"], value_set=dead), pc.is_null(told["ended_on"]))).as_py() == rows


def _other_cells(clean: DefectCity, city: DefectCity, struck: Struck, *labels: str) -> None:
    """What stands in the cells is readable and accepted, and differs from the clean city in as many rows as counted."""
    path, rows = _only(struck)
    pairs = zip(clean.raw(path), city.raw(path), strict=True)
    assert sum(any(was[label] != now[label] for label in labels) for was, now in pairs) == rows
    assert city.deliveries[path]["accepted"] == clean.deliveries[path]["accepted"]


def _extra_lines(clean: DefectCity, city: DefectCity, struck: Struck) -> None:
    path, rows = _only(struck)
    one = city.deliveries[path]
    assert (one["dropped"], one["accepted"]) == (rows, clean.deliveries[path]["accepted"])


def _county_alias(clean: DefectCity, city: DefectCity, struck: Struck) -> None:
    path, rows = _only(struck)
    assert (city.deliveries[path]["status"], city.deliveries[path]["accepted"]) == ("accepted", rows)


def _unknown_village(clean: DefectCity, city: DefectCity, struck: Struck) -> None:
    path, rows = _only(struck)
    codes = [code for code in city.typed(path)["village_code"].to_pylist() if code.endswith("398")]
    message = city.deliveries[path]["message"]
    assert len(codes) == rows
    assert "现行区划中没有的代码（行仍接受，请核对）" in message
    assert all(code in message for code in codes)
    assert city.deliveries[path]["quarantined"] == 0


def _partial_delivery(clean: DefectCity, city: DefectCity, struck: Struck) -> None:
    first, again = sorted(struck, key=lambda path: "重报" in path)
    assert city.deliveries[first]["accepted"] == clean.deliveries[first]["accepted"] - struck[first]
    one = city.deliveries[again]
    assert (one["status"], one["rows_read"], one["accepted"]) == ("duplicate", 0, 0)
    assert first in one["message"]
    assert struck[again] == city.deliveries[first]["rows_read"]
    stale = {row["county_code"] for row in city.rows("verification") if row not in clean.rows("verification")}
    assert stale <= {"150825"}


def _restated(clean: DefectCity, city: DefectCity, struck: Struck) -> None:
    path, rows = _only(struck)
    now = city.path_of("医疗费用结算")
    amounts = [
        dict(zip(table["settlement_no"].to_pylist(), table["compliant_self_paid"].to_pylist(), strict=True))
        for table in (city.typed(path), city.typed(now))
    ]
    assert amounts[0].keys() <= amounts[1].keys()
    assert sum(amounts[1][number] != was for number, was in amounts[0].items()) == rows


def _refunds(clean: DefectCity, city: DefectCity, struck: Struck) -> None:
    path, rows = _only(struck)
    one = city.deliveries[path]
    negative = [_negatives(place.typed(path)) for place in (clean, city)]
    assert 2 * (negative[1] - negative[0]) == rows
    assert one["accepted"] == clean.deliveries[path]["accepted"] + rows


def _negatives(settlements: object) -> int:
    return pc.sum(pc.less(settlements["total"], 0)).as_py()  # type: ignore[index]


def _fewer_rows(clean: DefectCity, city: DefectCity, struck: Struck) -> None:
    path, rows = _only(struck)
    assert city.deliveries[path]["accepted"] == clean.deliveries[path]["accepted"] - rows


def spelt_otherwise(*labels: str) -> Found:
    return lambda clean, city, struck: _spelt_otherwise(clean, city, struck, *labels)


def other_cells(*labels: str) -> Found:
    return lambda clean, city, struck: _other_cells(clean, city, struck, *labels)


def refused(*words: str) -> Found:
    return lambda clean, city, struck: _refused(clean, city, struck, *words)


def quarantined(rule: str, label: str, *, whole_row: bool) -> Found:
    return partial(_quarantined, rule=rule, label=label, whole_row=whole_row)


def check_fails(extract: str, check: str) -> Found:
    return partial(_check_fails, extract=extract, check=check)


FOUND: dict[str, Found] = {
    "encodings": _encodings,
    "rare_characters": _rare_characters,
    "name_dots": _name_dots,
    "transliteration": _transliteration,
    "ids_by_excel": _ids_by_excel,
    "id_spellings": spelt_otherwise("身份证号"),
    "old_ids": spelt_otherwise("身份证号"),
    "placeholder_ids": quarantined("id_no", "身份证号", whole_row=True),
    "id_against_sex": check_fails("registered_person", "sex_matches_id_no"),
    "two_households": _two_households,
    "dead_active": _dead_active,
    "household_heads": other_cells("与户主关系"),
    "extra_lines": _extra_lines,
    "renamed_column": refused("《农村牧区低保对象》的表头", "缺少：身份证号", "核对列名"),
    "money_unit": lambda clean, city, struck: None,
    "date_forms": spelt_otherwise("享受开始日期"),
    "empty_words": spelt_otherwise("变动日期"),
    "flag_words": spelt_otherwise("居民基本医保"),
    "county_alias": _county_alias,
    "unknown_village": _unknown_village,
    "other_member_count": other_cells("家庭人口数"),
    "partial_delivery": _partial_delivery,
    "restated_history": _restated,
    "copied_income": other_cells("工资性收入", "生产经营性收入", "生产经营性支出", "财产性收入", "养老金", "低保金",
                                 "特困供养金", "计划生育金", "生态补偿金", "其他政策性补贴", "其他转移性收入"),
    "odd_wages": other_cells("月收入"),
    "refunds": _refunds,
    "missing_settlements": _fewer_rows,
    "household_split": other_cells("户号"),
    "shared_phone": other_cells("帮扶责任人电话"),
    "free_text_cause": quarantined("code", "主要致贫原因", whole_row=False),
    "web_page": refused(),
    "documents": refused(),
}  # fmt: skip
"""What holds today. For a defect whose detection is still to come: that the sample struck what it says, and that the
rows stay accepted."""


# ---------------------------------------------------------------------------------------------------------------------
# Detections that are built elsewhere. An entry fails as soon as it is no longer needed: then it belongs above.
# ---------------------------------------------------------------------------------------------------------------------


def _cross_check(clean: DefectCity, city: DefectCity, struck: Struck, *, of: str, failing: int | None = None) -> None:
    """Some check across tables about this extract fails with the defect and as often as rows were struck."""
    more = Counter(_failing(city, of)) - Counter(_failing(clean, of))
    assert (failing or sum(struck.values())) in more.values(), more


def _failing(city: DefectCity, extract: str) -> dict[str, int]:
    found: Counter[str] = Counter()
    for row in city.rows("cross_check"):
        if row["extract"] == extract:
            found[row["check"]] += row["failing"]
    return dict(found)


def cross_check(of: str, failing: int | None = None) -> Found:
    return partial(_cross_check, of=of, failing=failing)


def _alias_is_understood(clean: DefectCity, city: DefectCity, struck: Struck) -> None:
    path, _ = _only(struck)
    assert city.deliveries[path]["county_code"] == "150823"


def _wage_is_out_of_range(clean: DefectCity, city: DefectCity, struck: Struck) -> None:
    before, now = (_failing_checks(place, "employment") for place in (clean, city))
    assert sum(struck.values()) in (now - before).values()


def _failing_checks(city: DefectCity, extract: str) -> Counter[str]:
    return Counter(
        {row["check"]: row["failing"] for row in city.rows("expectation_result") if row["extract"] == extract}
    )


def _restatement_is_listed(clean: DefectCity, city: DefectCity, struck: Struck) -> None:
    _, rows = _only(struck)
    assert f"{rows}行" in city.deliveries[city.path_of("医疗费用结算")]["message"]


PENDING: dict[str, tuple[str, Found]] = {
    "renamed_column": ("reading", refused("身份正号")),
    "web_page": ("reading", refused("网页")),
    "documents": ("reading", lambda clean, city, struck: _documents_are_named(city, struck)),
    "odd_wages": ("quality", _wage_is_out_of_range),
    "dead_active": ("cross", cross_check("dibao")),
    "household_heads": ("cross", cross_check("registered_person")),
    "other_member_count": ("cross", cross_check("registered_household")),
    "copied_income": ("cross", cross_check("household_income")),
    "missing_settlements": ("cross", cross_check("medical_settlement")),
    "household_split": ("cross", cross_check("household_register")),
    "shared_phone": ("cross", cross_check("registered_household")),
    "partial_delivery": ("cross", cross_check("medical_insurance")),
    "money_unit": ("arrival", refused("元")),
    "county_alias": ("arrival", _alias_is_understood),
    "restated_history": ("arrival", _restatement_is_listed),
}
"""By defect: which piece of work brings the detection, and how it will show."""


def _documents_are_named(city: DefectCity, struck: Struck) -> None:
    for path in struck:
        assert ("PDF" if path.endswith(".pdf") else "doc") in city.deliveries[path]["message"]
