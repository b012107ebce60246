"""How a day shows the defects that one file tells: one assertion a defect.

What only a comparison shows stands in `found_across`, other looks of the same defects in `found_variants`. An assertion
gets the clean city, the city with the defect, and the rows that the sample says were struck, by file.
"""

from collections import Counter
from collections.abc import Callable
from functools import partial

import pyarrow.compute as pc

from tests.unit.defects.defect_city import DefectCity

Struck = dict[str, int]
Found = Callable[[DefectCity, DefectCity, Struck], None]


def only(struck: Struck) -> tuple[str, int]:
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
    path, rows = only(struck)
    assert city.deliveries[path]["encoding"] == "gb18030"
    assert pc.sum(pc.match_substring_regex(city.typed(path)["name"], "[䶮㛃𬱖]")).as_py() == rows


def _name_dots(clean: DefectCity, city: DefectCity, struck: Struck) -> None:
    path, rows = only(struck)
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
    path, rows = only(struck)
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


def _documents(clean: DefectCity, city: DefectCity, struck: Struck) -> None:
    kinds = {".doc": "Word或WPS文字文稿（doc、wps）", ".pdf": "PDF文件（扫描件或打印稿）"}
    assert {path[-4:] for path in struck} == set(kinds)
    for path, rows in struck.items():
        _refused(clean, city, {path: rows}, kinds[path[-4:]])


def _ids_by_excel(clean: DefectCity, city: DefectCity, struck: Struck) -> None:
    path, rows = only(struck)
    _refused(clean, city, struck, "「身份证号」", f"有{rows}个号码是科学计数法", "重新导出")
    assert city.deliveries[path]["rows_read"] == rows, "the header is no row"


def _read_the_same(clean: DefectCity, city: DefectCity, struck: Struck, *labels: str) -> None:
    """The cells look different and mean the same: every row is accepted with the values of the clean city."""
    path, rows = only(struck)
    pairs = zip(clean.raw(path), city.raw(path), strict=True)
    assert sum(any(was[label] != now[label] for label in labels) for was, now in pairs) == rows
    one = city.deliveries[path]
    assert (one["accepted"], one["dropped"], one["quarantined"]) == (one["rows_read"], 0, 0)
    assert not city.quarantine(path)
    assert city.typed(path).equals(clean.typed(path))


def _quarantined(clean: DefectCity, city: DefectCity, struck: Struck, rule: str, label: str, whole_row: bool) -> None:
    path, rows = only(struck)
    listed = city.quarantine(path)
    assert Counter(row["rule"] for row in listed) == {rule: rows}
    assert len({row["row"] for row in listed}) == rows
    assert all(f"第{row['row']}行「{label}」" in row["message"] and "。请" in row["message"] for row in listed)
    assert city.deliveries[path]["quarantined"] == (rows if whole_row else 0)


def _checks_fail(clean: DefectCity, city: DefectCity, struck: Struck, extract: str, checks: tuple[str, ...]) -> None:
    _, rows = only(struck)
    more = [city.failing(extract, check) - clean.failing(extract, check) for check in checks]
    assert all(more)
    assert sum(more) == rows


def _two_households(clean: DefectCity, city: DefectCity, struck: Struck) -> None:
    _, rows = only(struck)
    listed = city.rows("conflict")
    assert Counter(row["kind"] for row in listed) == {"person_in_two_households": 2 * rows}


def _extra_lines(clean: DefectCity, city: DefectCity, struck: Struck) -> None:
    path, rows = only(struck)
    one = city.deliveries[path]
    assert (one["dropped"], one["accepted"]) == (rows, clean.deliveries[path]["accepted"])


def _unknown_village(clean: DefectCity, city: DefectCity, struck: Struck) -> None:
    path, rows = only(struck)
    codes = [code for code in city.typed(path)["village_code"].to_pylist() if code.endswith("398")]
    message = city.deliveries[path]["message"]
    assert len(codes) == rows
    assert "现行区划中没有的代码（行仍接受，请核对；箭头后为现行代码）" in message
    assert all(code in message for code in codes)
    assert city.deliveries[path]["quarantined"] == 0


def _refunds(clean: DefectCity, city: DefectCity, struck: Struck) -> None:
    path, rows = only(struck)
    one = city.deliveries[path]
    negative = [_negatives(place.typed(path)) for place in (clean, city)]
    assert 2 * (negative[1] - negative[0]) == rows
    assert one["accepted"] == clean.deliveries[path]["accepted"] + rows


def _negatives(settlements: object) -> int:
    return pc.sum(pc.less(settlements["total"], 0)).as_py()  # type: ignore[index]


def spelt_otherwise(*labels: str) -> Found:
    return lambda clean, city, struck: _read_the_same(clean, city, struck, *labels)


def refused(*words: str) -> Found:
    return lambda clean, city, struck: _refused(clean, city, struck, *words)


def quarantined(rule: str, label: str, *, whole_row: bool) -> Found:
    return partial(_quarantined, rule=rule, label=label, whole_row=whole_row)


def check_fails(extract: str, *checks: str) -> Found:
    return partial(_checks_fail, extract=extract, checks=checks)


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
    "extra_lines": _extra_lines,
    "renamed_column": refused(
        "《农村牧区低保对象》的表头", "缺少：身份证号", "“身份正号”是否为“身份证号”？", "核对列名"
    ),
    "money_unit": refused("列“月补差金额”的中位数", "疑似计量单位不同", "核对表头单位"),
    "date_forms": spelt_otherwise("享受开始日期"),
    "empty_words": spelt_otherwise("变动日期"),
    "flag_words": spelt_otherwise("居民基本医保"),
    "unknown_village": _unknown_village,
    "odd_wages": check_fails("employment", "wage_not_tiny", "wage_not_large"),
    "refunds": _refunds,
    "free_text_cause": quarantined("code", "主要致贫原因", whole_row=False),
    "web_page": refused("网页（HTML）", "另存为xlsx"),
    "documents": _documents,
}
"""What one file tells. The words are those that an official reads."""
