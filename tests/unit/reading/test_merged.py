"""Headers of two and three lines with merged cells, and columns named by a merged cell above a one-line header."""

import io

import openpyxl
import pytest
from reading_toys import Landing, csv_text, person

from fangpin_pipeline.reading.asides import REPEATED_HEADER

DIBAO = "身份证号,月补差金额,享受开始日期"
ROW = [person(1), "300", "2020-01-01"]


@pytest.mark.parametrize(
    "lines",
    [
        # A group above its leaves, the other cells merged downwards.
        ["身份证号,低保,", ",月补差金额,享受开始日期"],
        ["身份证号,低保待遇,享受开始日期", ",月补差金额,"],
        # A name split over group and leaf, the group merged to the right.
        ["身份证号,月补差,享受", ",金额,开始日期"],
        ["身份证号,低保待遇,享受开始日期", ",月补差,", ",金额,"],
        ["身份证号,低保待遇,", ",月补差金额,享受", ",,开始日期"],
    ],
)
def test_headers_of_several_lines(landing: Landing, lines: list[str]) -> None:
    text = "\n".join(["低保名单,,", *lines]) + "\n" + csv_text(ROW, [person(2), 5, "2020-02-01"])
    read = landing.read("dibao.csv", text)
    assert read.refusal is None
    # The lines of the header do not count, the title does.
    assert (read.rows_read, read.dropped["row"].to_pylist()) == (3, [1])
    assert read.rows["row"].to_pylist() == [len(lines) + 2, len(lines) + 3]
    assert read.rows["monthly_amount"].to_pylist() == [30000, 500]


def test_a_group_that_spans_several_leaves(landing: Landing) -> None:
    text = csv_text(
        ["身份证号", "残疾", "", "困难残疾人生活补贴"], ["", "类别", "等级", ""], [person(1), "肢体", "一级", ""]
    )
    read = landing.read("disability.csv", text)
    (row,) = read.rows.to_pylist()
    assert (row["category"], row["grade"], row["row"], row["living_subsidy__delivered"]) == ("肢体", "一级", 3, True)


def test_merged_cells_of_a_workbook(landing: Landing) -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    for line in (
        ["低保名单"],
        ["身份证号", "待遇", None],
        [None, "月补差金额（千元）", "享受开始日期"],
        [ROW[0], 0.3, ROW[2]],
    ):
        sheet.append(line)
    for merged in ("A1:C1", "A2:A3", "B2:C2"):
        sheet.merge_cells(merged)
    stream = io.BytesIO()
    book.save(stream)
    read = landing.read("dibao.xlsx", stream.getvalue())
    assert (read.refusal, read.rows_read) == (None, 2)
    assert read.rows["monthly_amount"].to_pylist() == [30000]
    assert read.rows["row"].to_pylist() == [4]


def test_a_single_line_that_holds_everything_comes_first(landing: Landing) -> None:
    text = f"身份证号,低保,\n,月补差金额,享受开始日期\n{DIBAO}\n" + csv_text(ROW)
    read = landing.read("dibao.csv", text)
    assert read.rows["row"].to_pylist() == [4]
    assert read.rows_read == 3


@pytest.mark.parametrize(
    "lines", [["身份证号,,", "", ",月补差金额,享受开始日期"], ["身份证号,,", "x,,", "x,,", ",月补差金额,享受开始日期"]]
)
def test_lines_that_do_not_follow_each_other_are_no_header(landing: Landing, lines: list[str]) -> None:
    read = landing.read("dibao.csv", "\n".join(lines) + "\n" + csv_text(ROW))
    assert read.refusal is not None and "没有找到" in read.refusal


def test_required_columns_that_share_a_place_are_no_header(landing: Landing) -> None:
    read = landing.read("dibao.csv", f"身份证号,月补差金额\n,享受开始日期\n{person(1)},2020-01-01\n")
    assert read.refusal is not None and "没有找到" in read.refusal
    assert read.rows_read == 3


def test_a_column_named_twice_refuses_a_header_of_several_lines(landing: Landing) -> None:
    read = landing.read("dibao.csv", "身份证号,低保,,\n,月补差金额,享受开始日期,月补差金额\n" + csv_text([*ROW, 1]))
    assert read.refusal is not None and "重复出现：月补差金额" in read.refusal
    assert read.rows_read == 1


@pytest.mark.parametrize(("between", "taken"), [("", True), ("x,,,\n", True), ("x,,,\n" * 2, False), ("\n", True)])
def test_a_blank_cell_takes_its_name_from_the_merged_cell_above(landing: Landing, between: str, taken: bool) -> None:
    text = f"低保,,,低保类别\n{between}{DIBAO},\n" + csv_text([*ROW, "A类"])
    read = landing.read("dibao.csv", text)
    assert read.refusal is None
    assert read.rows["category"].to_pylist() == (["A类"] if taken else [None])
    # One line is the header, as the contract says: what stands above is a title and counts.
    assert read.dropped.num_rows == text.count("x,,,") + 1


def test_a_name_above_a_filled_cell_or_of_a_placed_column_says_nothing(landing: Landing) -> None:
    text = f",,,低保类别,身份证号\n{DIBAO},经办,\n" + csv_text([*ROW, "A类", "x"])
    read = landing.read("dibao.csv", text)
    assert read.rows["category"].to_pylist() == [None]
    assert read.rows["id_no"].to_pylist() == [person(1)]
    assert any("经办" in note for note in read.notes)


def test_a_unit_below_the_header_that_is_not_read_refuses_the_file(landing: Landing) -> None:
    read = landing.read("dibao.csv", f"{DIBAO}\n,（亿元）,\n" + csv_text(ROW))
    assert read.refusal is not None and "第2行的金额单位不能换算：月补差金额(亿元)" in read.refusal
    assert read.rows_read == 2
    named = landing.read("dibao.csv", f"{DIBAO.replace('额', '额(千元)')}\n,（亿元）,\n" + csv_text(ROW))
    assert named.rows["monthly_amount"].to_pylist() == [30_000_000]


def test_a_header_of_several_lines_on_every_page(landing: Landing) -> None:
    header = "身份证号,低保待遇,,经办\n,月补差金额,享受 开始日期,\n"
    text = header + csv_text([*ROW, "甲"]) + header + csv_text([person(2), 5, "2020-02-01", "甲"])
    read = landing.read("dibao.csv", text)
    assert (read.rows_read, read.rows["row"].to_pylist()) == (4, [3, 6])
    assert read.dropped.to_pylist() == [{"row": row, "reason": REPEATED_HEADER} for row in (4, 5)]


@pytest.mark.parametrize("above", ["", "身份证号,低保,\n,月补差金额,享受开始日期\n"])
@pytest.mark.parametrize(("unit", "fen"), [("(万元)", 3_000_000), ("（ 元 ）", 300), ("(户)", 300), ("万元", 300)])
def test_a_line_of_units_below_the_header(landing: Landing, above: str, unit: str, fen: int) -> None:
    text = (above or f"{DIBAO}\n") + f",{unit},\n" + csv_text([person(1), 3, "2020-01-01"])
    read = landing.read("dibao.csv", text)
    assert read.rows["monthly_amount"].to_pylist() == [fen]
    # It is no part of the header and counts.
    assert (read.rows_read, read.dropped.num_rows) == (2, 1)


@pytest.mark.parametrize("below", [0, 1, 30])
@pytest.mark.parametrize("quoted", ["", '"'])
def test_every_line_below_is_read_once(landing: Landing, below: int, quoted: str) -> None:
    rows = [[quoted + person(n) + quoted, n, "2020-01-01"] for n in range(1, below + 1)]
    read = landing.read("dibao.csv", "身份证号,低保,\n,月补差金额,享受开始日期\n" + csv_text(*rows))
    assert (read.refusal, read.rows_read) == (None, below)
    assert read.rows["row"].to_pylist() == list(range(3, below + 3))
