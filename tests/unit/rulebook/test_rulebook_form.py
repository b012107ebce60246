"""What a rulebook file may not be: each departure is named with file, key, date and remedy."""

from pathlib import Path

import pytest

from fangpin_pipeline.rulebook import Rulebook, RulebookError

GOOD = """authority: "150821"
instruments:
  - title: 五原县办法
    issued: 2020-04-20
    effective: 2020-05-01
    sets: {illness_amount: 8000}
policies:
  BZ1: {title: 补贴, ends_on: 2020-12-31, adjusted: false}
"""


def problems(folder: Path, text: str | bytes, name: str = "150821.yaml") -> list[str]:
    """The problems of a folder with one file; none when it loads."""
    (folder / name).write_bytes(text if isinstance(text, bytes) else text.encode())
    try:
        Rulebook.load(folder)
    except RulebookError as error:
        return [str(problem) for problem in error.problems]
    return []


def test_the_good_file_of_these_tests_is_good(tmp_path: Path) -> None:
    assert problems(tmp_path, GOOD) == []


def test_a_problem_names_file_date_key_fault_and_remedy(tmp_path: Path) -> None:
    found = problems(tmp_path, GOOD.replace("illness_amount: 8000", "ilness_amount: 8000"))
    assert found == [
        "规则文件 150821.yaml，2020-05-01 起施行的文件，键“ilness_amount”：没有这个键。"
        "处理办法：是不是“illness_amount”？改正或删去。"
    ]


@pytest.mark.parametrize(
    ("sets", "fault"),
    [
        ("illness_amount: -1", "负数"),
        ("illness_amount: 0", "超出合理范围"),
        ("illness_amount: 8000.001", "小数超过2位"),
        ("illness_amount: 8千", "不是数字"),
        ("illness_amount: 8_000", "不是数字"),
        ("illness_amount: 8e3", "不是数字"),
        ("illness_amount: .inf", "不是数字"),
        ("illness_amount:", "不是数字"),
        ("illness_amount: [8000]", "只能有一个值"),
        ("illness_amount: {2020: 8000}", "不分年度"),
        ("illness_share: 40", "超出合理范围"),
        ("illness_share: 40%", "不是数字"),
        ("illness_share: 0.33333", "小数超过4位"),
        ("rigid_k_red: 0", "超出合理范围"),
        ("due_days_red: 2.5", "不是整数"),
        ("due_days_red: two", "不是整数"),
        ("due_days_red: -2", "负数"),
        ("schooling_students: 0", "超出合理范围"),
        ("subsidy_horizon: 2020", "不是日期"),
        ("class_severity: blue", "不是预警等级"),
        ("due_day_kind: week", "不是计日方式"),
        ("subsidy_share: 1.01", "超出合理范围（0至1，单位：比例）"),
        ("production_fall: 1.5", "超出合理范围"),
        ("visit_days: 0.4", "不是整数"),
        ("poverty_line: {}", "没有任何年度的值"),
        ("poverty_line: {二〇二〇: 4000}", "不是年度"),
        ("poverty_line: {2020: -4000}", "负数"),
        ("poverty_line: {2020: {1: 4000}}", "不是一个数"),
        ("dibao_line: 五千", "不是数字"),
        ("[illness_amount]", "不是“参数: 值”的形式"),
    ],
)
def test_a_value_that_does_not_fit_its_parameter_is_refused(tmp_path: Path, sets: str, fault: str) -> None:
    body = sets if sets.startswith("[") else f"{{{sets}}}"
    found = problems(tmp_path, GOOD.replace("{illness_amount: 8000}", body))
    assert len(found) == 1
    key = "sets" if sets.startswith("[") else sets.split(":")[0]
    assert f"150821.yaml，2020-05-01 起施行的文件，键“{key}”" in found[0]
    assert fault in found[0]
    assert "处理办法：" in found[0]


@pytest.mark.parametrize(
    ("key", "line"),
    [
        ("title", "title: 五原县办法\n    "),
        ("issued", "    issued: 2020-04-20\n"),
        ("effective", "    effective: 2020-05-01\n"),
        ("sets", "    sets: {illness_amount: 8000}\n"),
    ],
)
def test_an_instrument_without_a_required_key_is_refused(tmp_path: Path, key: str, line: str) -> None:
    found = problems(tmp_path, GOOD.replace(line, "", 1))
    assert len(found) == 1
    assert f"键“{key}”：缺少这一项。处理办法：补写 {key}" in found[0]


@pytest.mark.parametrize("day", ["2020-5-1", "2020/05/01", "2020-02-30", "20200501", "1820-01-01", "[2020-05-01]", ""])
@pytest.mark.parametrize("key", ["issued: 2020-04-20", "effective: 2020-05-01"])
def test_a_bad_date_is_refused(tmp_path: Path, key: str, day: str) -> None:
    name = key.split(":")[0]
    found = problems(tmp_path, GOOD.replace(key, f"{name}: {day}"))
    assert len(found) == 1
    assert f"键“{name}”" in found[0]


@pytest.mark.parametrize(
    ("old", "new", "fault"),
    [
        ('"150821"', '"150822"', "与文件名不一致"),
        ('"150821"', '"150801"', "不是本市或旗县区的代码"),
        ('authority: "150821"\n', "", "键“authority”：缺少这一项"),
        ("instruments:", "instrument:", "键“instrument”：没有这个键"),
        ("issued:", "isued:", "键“isued”：没有这个键"),
        ("title: 五原县办法", "title:", "键“title”：是空的"),
        ("    sets:", "    note: [甲]\n    sets:", "键“note”：是空的或不是一段文字"),
        ("    sets:", "    assumptions: {dibao_line: 待定}\n    sets:", "不在本文件的 sets 中"),
        ("    sets:", "    assumptions: {illness_amount: }\n    sets:", "没有说明为什么"),
        ("    sets:", "    assumptions: 待定\n    sets:", "不是“参数: 理由”的形式"),
        ("title: 补贴, ", "", "键“BZ1.title”：缺少这一项"),
        ("ends_on: 2020-12-31, ", "", "键“BZ1.ends_on”：缺少这一项"),
        (", adjusted: false", "", "键“BZ1.adjusted”：缺少这一项"),
        ("adjusted: false", "adjusted: 否", "键“BZ1.adjusted”：“否”不是 true 或 false"),
        ("ends_on: 2020-12-31", "ends_on: 年底", "键“BZ1.ends_on”：“年底”不是日期"),
        ("ends_on:", "end_on: null, ends_on:", "键“BZ1.end_on”：没有这个键"),
        ("BZ1:", "ＢＺ1:", "含全角字符"),
        ("BZ1: {title: 补贴, ends_on: 2020-12-31, adjusted: false}", "BZ1: 补贴", "补贴政策不是“键: 值”的形式"),
    ],
)
def test_a_file_that_departs_from_the_form_is_refused(tmp_path: Path, old: str, new: str, fault: str) -> None:
    assert old in GOOD
    found = problems(tmp_path, GOOD.replace(old, new))
    assert any(fault in problem and "150821.yaml" in problem for problem in found), found


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("", "内容不是“键: 值”的形式"),
        ("- 150821", "内容不是“键: 值”的形式"),
        ("authority: '150821'\ninstruments: 无\n", "键“instruments”：不是列表"),
        ("authority: '150821'\ninstruments: [无]\n", "第1份文件不是“键: 值”的形式"),
        ("authority: '150821'\npolicies: [无]\n", "键“policies”：不是“政策代码: 内容”的形式"),
        ("authority: '150821\n", "不是有效的 YAML"),
        ("authority: '150821'\n\tinstruments: []\n", "第2行附近不是有效的 YAML"),
        ("authority: '150821'\x00", "YAML 不允许的字符"),
        (GOOD.encode("gb18030"), "文件不是 UTF-8 编码"),
        (GOOD.replace("8000}", "8000, illness_amount: 9000}"), "第6行：键“illness_amount”重复"),
        (GOOD + "authority: '150821'\n", "第9行：键“authority”重复"),
    ],
)
def test_a_file_that_cannot_be_read_is_refused(tmp_path: Path, text: str | bytes, fault: str) -> None:
    found = problems(tmp_path, text)
    assert len(found) == 1
    assert "规则文件 150821.yaml" in found[0]
    assert fault in found[0]


def test_a_byte_order_mark_and_an_unquoted_authority_are_fine(tmp_path: Path) -> None:
    assert problems(tmp_path, b"\xef\xbb\xbf" + GOOD.replace('"', "").encode()) == []


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("illness_amount: 8000", "illness_amount: 8000"),
        ("dibao_line: 6000", "dibao_line: {2020: 6100}"),
        ("dibao_line: {2020: 6000, 2021: 6200}", "dibao_line: {2021: 6100}"),
    ],
)
def test_two_instruments_of_one_day_may_not_set_one_parameter(tmp_path: Path, one: str, other: str) -> None:
    second = "  - {title: 补充规定, issued: 2020-04-21, effective: 2020-05-01, sets: {" + other + "}}\npolicies:"
    found = problems(tmp_path, GOOD.replace("illness_amount: 8000", one).replace("policies:", second))
    assert len(found) == 1
    assert f"2020-05-01 起施行的文件，键“{one.split(':')[0]}”：《五原县办法》和《补充规定》同日起施行" in found[0]


@pytest.mark.parametrize("name", ["150821.yml", "150821.YAML"])
def test_a_file_that_only_looks_like_a_rulebook_is_not_passed_over(tmp_path: Path, name: str) -> None:
    assert problems(tmp_path, GOOD, name) == [
        f"规则文件 {name}：扩展名不是 .yaml，不会被读取。处理办法：改名为 150821.yaml。"
    ]


def test_every_problem_of_every_file_is_named_at_once(tmp_path: Path) -> None:
    (tmp_path / "150822.yaml").write_text(GOOD, encoding="utf-8")
    found = problems(tmp_path, GOOD.replace("8000", "-1, due_days_red: x"))
    assert [problem.split("，")[0].split("：")[0] for problem in found] == [
        "规则文件 150821.yaml",
        "规则文件 150821.yaml",
        "规则文件 150822.yaml",
    ]


def test_a_folder_in_place_of_a_file_is_refused(tmp_path: Path) -> None:
    (tmp_path / "150821.yaml").mkdir()
    with pytest.raises(RulebookError, match="文件打不开"):
        Rulebook.load(tmp_path)


@pytest.mark.parametrize("odd", ["[甲, 乙]", "{甲: 乙}", "[[甲], {乙: [丙]}]", "", "&a [*a]"])
@pytest.mark.parametrize("value", [line.split(": ", 1)[1] for line in GOOD.splitlines() if ": " in line] + ["false"])
def test_whatever_stands_in_place_of_a_value_the_answer_is_in_words(tmp_path: Path, value: str, odd: str) -> None:
    found = problems(tmp_path, GOOD.replace(value, odd, 1))
    assert found
    assert all("规则文件 150821.yaml" in problem and "处理办法：" in problem for problem in found)
