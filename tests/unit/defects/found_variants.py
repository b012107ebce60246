"""How a day shows other looks of a defect that `found` has already. Assertions are as there."""

import pyarrow.compute as pc

from tests.unit.defects.defect_city import DefectCity
from tests.unit.defects.found import Found, Struck, only, quarantined, refused


def _names_cut(clean: DefectCity, city: DefectCity, struck: Struck) -> None:
    """The name of the register goes on where the other ends; both files are accepted and the person is his number."""
    register, roll = (city.path_of(title) for title in ("农村牧区户籍人口", "参保信息"))
    assert set(struck) == {register, roll}
    names = {row["身份证号"]: row["姓名"] for row in city.raw(register)}
    told = [row for row in city.raw(roll) if len(row["姓名"].encode("gb18030")) in (19, 20)]
    assert len(told) == struck[roll]
    assert all(names[row["身份证号"]].startswith(row["姓名"]) for row in told if row["身份证号"] in names)
    for path in struck:
        assert city.deliveries[path]["accepted"] == clean.deliveries[path]["accepted"]


def _long_certificates(clean: DefectCity, city: DefectCity, struck: Struck) -> None:
    """Twenty and twenty-two characters stay as they are written; the identity number beside them counts."""
    path, rows = only(struck)
    numbers = city.typed(path)["certificate_no"]
    sizes = dict.fromkeys((20, 22), 0)
    for number in numbers.to_pylist():
        sizes[len(number)] += 1
    assert sizes == {20: len(numbers) - rows, 22: rows}
    assert city.typed(path).drop_columns("certificate_no").equals(clean.typed(path).drop_columns("certificate_no"))


def _merged_header(clean: DefectCity, city: DefectCity, struck: Struck) -> None:
    path, rows = only(struck)
    one = city.deliveries[path]
    assert (one["status"], one["accepted"], one["quarantined"]) == ("accepted", rows, 0)
    assert one["message"] == "有3个隐藏行，已照常读取"
    ids = clean.typed(city.path_of("参保信息"))["id_no"].combine_chunks()
    assert pc.all(pc.is_in(city.typed(path)["id_no"], value_set=ids)).as_py()


def _uneven_lines(clean: DefectCity, city: DefectCity, struck: Struck) -> None:
    path, rows = only(struck)
    content = (city.landing / path).read_bytes()
    assert all(sign in content for sign in (b'"', b"\t", b"\r\n", b'"\n'))
    assert city.deliveries[path]["accepted"] == city.deliveries[path]["rows_read"] == rows
    assert city.typed(path).equals(clean.typed(path))


FOUND_VARIANTS: dict[str, Found] = {
    "garbled_file": refused("乱码", "身份证号"),
    "names_cut": _names_cut,
    "long_certificates": _long_certificates,
    "certificate_as_id": quarantined("id_no", "身份证号", whole_row=True),
    "merged_header": _merged_header,
    "two_digit_years": quarantined("date", "发证日期", whole_row=False),
    "uneven_lines": _uneven_lines,
}
