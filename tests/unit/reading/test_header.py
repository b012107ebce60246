"""Finding the header and matching its cells (rules.md §2)."""

import pytest
from reading_toys import Landing, csv_text, person

from fangpin_pipeline.extracts import extract
from fangpin_pipeline.reading.header import HeaderWords

DIBAO = "身份证号,月补差金额,享受开始日期"
ROW = f"{person(1)},300,2020-01-01\n"


@pytest.mark.parametrize(
    ("cell", "column", "unit"),
    [
        ("月补差金额", "monthly_amount", None),
        (" 月 补差\n金额　", "monthly_amount", None),
        ("monthly_amount", "monthly_amount", None),
        ("月补差金额(元)", "monthly_amount", 1),
        ("月补差金额（万元）", "monthly_amount", 10_000),
        ("月补差金额 ( 千元 )", "monthly_amount", 1_000),
        ("公民身份号码", "id_no", None),
        ("身份证号码", "id_no", None),
        ("ｉｄ_ｎｏ", "id_no", None),
    ],
)
def test_cells_that_match(cell: str, column: str, unit: int | None) -> None:
    known = HeaderWords(extract("X07")).column_of(cell)
    assert known is not None and (known[0].name, known[1]) == (column, unit)


@pytest.mark.parametrize(
    "cell", ["", "月补差", "月补差金额(美元)", "月补差金额元", "Monthly_Amount", "姓名(元)", "(元)"]
)
def test_cells_that_match_nothing(cell: str) -> None:
    assert HeaderWords(extract("X07")).column_of(cell) is None


def test_a_header_that_has_parentheses_itself() -> None:
    known = HeaderWords(extract("X31")).column_of("受灾面积（亩）")
    assert known is not None and known[0].name == "crop_area"


def test_title_lines_above_count_and_are_dropped(landing: Landing) -> None:
    read = landing.read("dibao.csv", f"农村低保对象名单\n\n单位：元,,\n{DIBAO}\n{ROW}")
    assert read.refusal is None
    assert (read.rows_read, read.data_lines) == (3, 1)
    assert read.dropped["row"].to_pylist() == [1, 3]
    assert read.rows["row"].to_pylist() == [5]


@pytest.mark.parametrize(("above", "found"), [(19, True), (20, False)])
def test_the_first_twenty_lines_that_are_not_blank(landing: Landing, above: int, found: bool) -> None:
    read = landing.read("dibao.csv", "\n ,\n" * 30 + "标题\n" * above + DIBAO + "\n" + ROW)
    assert (read.refusal is None) is found
    assert read.rows_read == (above + 1 if found else above + 2)


def test_the_first_line_that_holds_every_required_column(landing: Landing) -> None:
    read = landing.read("dibao.csv", f"身份证号,月补差金额,\n{DIBAO}\n{ROW}")
    assert read.rows["row"].to_pylist() == [3]


def test_missing_columns_are_named(landing: Landing) -> None:
    read = landing.read("dibao.csv", f"身份证号,金额\n{ROW}")
    assert read.refusal is not None and "缺少：月补差金额、享受开始日期" in read.refusal
    assert (read.rows_read, read.encoding) == (2, "utf-8")


@pytest.mark.parametrize("again", ["身份证号", "公民身份号码", "id_no", "月补差金额(万元)"])
def test_a_header_that_occurs_twice_refuses_the_file(landing: Landing, again: str) -> None:
    read = landing.read("dibao.csv", f"标题\n{DIBAO},{again}\n{ROW}")
    assert read.refusal is not None and "重复出现" in read.refusal
    assert read.rows_read == 2


def test_unknown_columns_are_named_and_ignored(landing: Landing) -> None:
    read = landing.read("dibao.csv", f"序号,{DIBAO},经办,经办\n1,{person(1)},300,2020-01-01,甲,乙\n")
    assert read.refusal is None and read.rows.num_rows == 1
    assert any("序号、经办" in note for note in read.notes)


def test_columns_in_any_order_and_any_subset(landing: Landing) -> None:
    read = landing.read(
        "dibao.csv", csv_text(["享受开始日期", "id_no", "月补差金额(千元)"], ["2020.1.1", person(1), "0.3"])
    )
    (row,) = read.rows.to_pylist()
    assert (row["id_no"], row["monthly_amount"], row["ended_on"]) == (person(1), 30000, None)


def test_where_empty_has_a_meaning_it_is_kept_whether_the_column_was_delivered(landing: Landing) -> None:
    read = landing.read(
        "disability.csv",
        csv_text(["身份证号", "残疾类别", "残疾等级", "困难残疾人生活补贴"], [person(1), "肢体", "一级", ""]),
    )
    (row,) = read.rows.to_pylist()
    assert row["living_subsidy__delivered"] is True
    assert row["care_subsidy__delivered"] is False
