"""Ids that Excel has destroyed refuse the file (rules.md §1)."""

import pytest
from reading_toys import Landing, csv_text, person

HEADER = ["身份证号", "户主身份证号", "月补差金额", "享受开始日期"]


def rounded(serial: int) -> str:
    return person(serial)[:14] + f"{serial % 10}000"


def refusal(landing: Landing, ids: list[str], place: int = 0) -> str | None:
    rows = [["", "", "1", "2020-01-01"] for _ in ids]
    for index, (row, text) in enumerate(zip(rows, ids, strict=True)):
        row[0] = person(index + 500)
        row[place] = text
    read = landing.read("dibao.csv", csv_text(HEADER, *rows))
    assert read.rows_read == len(ids)
    assert (read.rows.num_rows == 0) is (read.refusal is not None)
    return read.refusal


@pytest.mark.parametrize("text", ["1.52824E+17", "1.52824e+17", "1.5E17", "'1.52824E+17", "１.52824E+17", "1E+17"])
@pytest.mark.parametrize("place", [0, 1])
def test_one_cell_in_scientific_notation(landing: Landing, text: str, place: int) -> None:
    why = refusal(landing, [person(1), text, person(2)], place)
    assert why is not None and "科学计数法" in why and "请" in why and HEADER[place] in why


@pytest.mark.parametrize(
    ("bad", "good", "destroyed"), [(2, 0, False), (3, 0, True), (3, 147, True), (3, 148, False), (4, 196, True)]
)
def test_at_least_three_and_two_percent_end_in_000(landing: Landing, bad: int, good: int, destroyed: bool) -> None:
    whole = [number for serial in range(900) if (number := person(serial)).isdigit() and not number.endswith("000")]
    ids = [rounded(serial) for serial in range(bad)] + whole[:good]
    why = refusal(landing, ids, place=1)
    assert (why is not None) is destroyed
    assert why is None or "以000结尾" in why


def test_only_all_digit_cells_are_the_base(landing: Landing) -> None:
    ending_x = [number for serial in range(900, 999) if (number := person(serial)).endswith("X")]
    texts = [rounded(serial) for serial in range(3)] + ending_x + ["待办"] * 200
    assert refusal(landing, texts, place=1) is not None


def test_lines_that_are_no_data_do_not_count(landing: Landing) -> None:
    rows = [[person(1), "", 1, "2020-01-01"], ["合计", "1.5E+17", "", ""]]
    assert landing.read("dibao.csv", csv_text(HEADER, *rows)).refusal is None


def test_other_columns_may_hold_round_numbers(landing: Landing) -> None:
    rows = [[person(serial), "", 1000, "2020-01-01"] for serial in range(5)]
    assert landing.read("dibao.csv", csv_text(HEADER, *rows)).refusal is None
