"""Lines that are no data, with their reasons (rules.md §2)."""

import pytest
from reading_toys import Landing, person

from fangpin_pipeline.reading.asides import NOTE, REPEATED_HEADER, SAME_ROW, SUBTOTAL

HEADER = "序号,姓名,身份证号,低保类别,月补差金额,享受开始日期"


def reasons(landing: Landing, line: str) -> list[str]:
    data = "".join(f"{n},某人,{person(n)},A类,{n},2020-01-01\n" for n in range(1, 4))
    read = landing.read("dibao.csv", f"{HEADER}\n{data}{line}\n{data.replace(',A类', ',B类')}")
    assert read.refusal is None
    assert read.rows_read == read.rows.num_rows + read.dropped.num_rows == 7
    assert read.data_lines == read.rows.num_rows
    assert set(read.dropped["row"].to_pylist()) <= {5}
    return list(read.dropped["reason"].to_pylist())


@pytest.mark.parametrize(
    "line",
    [
        "合计,,,,600,",
        ",,合计,,600,",
        "1,,,小计,600,",
        "1,,,总　计：,600,",
        " 合 计 :,,,,600,",
        "合计（元）,,,,600,",
        ",,小计人数3人,,600,",
        "总计3人,,,,,2020-01-01",
    ],
)
def test_sub_totals(landing: Landing, line: str) -> None:
    assert reasons(landing, line) == [SUBTOTAL]


@pytest.mark.parametrize("line", ["8,合计数,,,600,", "8,会计,,A类,600,", "8,,,不合计,1,"])
def test_cells_that_only_speak_of_totals(landing: Landing, line: str) -> None:
    assert reasons(landing, line) == []


@pytest.mark.parametrize(
    "line",
    [
        "注：以上数据为合成,,,1,,",
        "备注:,x,,,,",
        "说明,见附件：,,,,",
        "填报单位：五原县民政局,,填报人：某,,,",
        "填表人：,某,,,,",
        ",制表：某,2,,,",
        "审核：,某,,,,",
        "单位负责人：,某,,,,",
        "联系电话：123,某,,,,",
        "数据截止：2020-03-16,x,,,,",
        "只填了一格,,,,,",
        ",,,,,2020-01-01",
        "数据截止2020-03-16",
    ],
)
def test_notes(landing: Landing, line: str) -> None:
    assert reasons(landing, line) == [NOTE]


@pytest.mark.parametrize("line", ["注,某,,,,", "审核通过,某,,A类,1,", "8,注：某,,A类,1,", "8,某,,,,"])
def test_lines_that_are_no_notes(landing: Landing, line: str) -> None:
    assert reasons(landing, line) == []


def test_one_filled_cell_is_a_row_where_one_column_is_required(landing: Landing) -> None:
    read = landing.read("dibao.csv", f"{HEADER}\n" + "唯一,,,,,\n")
    assert read.dropped["reason"].to_pylist() == [NOTE]


@pytest.mark.parametrize(
    "line", [HEADER, "序号,姓名,证,公民身份号码,月补差金额(元),享受 开始日期", "id_no,monthly_amount,started_on,,,"]
)
def test_repeated_headers(landing: Landing, line: str) -> None:
    assert reasons(landing, line) == [REPEATED_HEADER]


def test_a_line_with_some_header_words_is_data(landing: Landing) -> None:
    assert reasons(landing, "序号,姓名,身份证号,x,,") == []


@pytest.mark.parametrize("line", ["", ",,,,,", " ,　,,,,", ",\t,"])
def test_blank_lines_number_but_do_not_count(landing: Landing, line: str) -> None:
    read = landing.read("dibao.csv", f"{HEADER}\n{line}\n1,某,{person(1)},,1,2020-01-01\n{line}\n")
    assert read.rows_read == 1
    assert read.rows["row"].to_pylist() == [3]


def test_rows_equal_in_every_contract_column(landing: Landing) -> None:
    same = f"{person(1)},1,2020-01-01,"
    text = f"身份证号,月补差金额,享受开始日期,享受结束日期,经办\n{same},甲\n{person(2)},2,2020-01-01,,\n"
    text += f"'{person(1)},1.00,2020/1/1,,乙\n{person(1)},1元,20200101,不是日期,\n"
    read = landing.read("dibao.csv", text)
    # Equal after normalisation: the unreadable optional cell counts as empty, a stranger column is not compared.
    assert read.rows["row"].to_pylist() == [2, 3]
    assert list(zip(read.dropped["row"].to_pylist(), read.dropped["reason"].to_pylist(), strict=True)) == [
        (4, SAME_ROW),
        (5, SAME_ROW),
    ]
    assert (read.rows_read, read.data_lines) == (4, 4)


def test_names_with_other_dots_are_equal(landing: Landing) -> None:
    rows = "".join(f"{person(1)},乌云{dot}其格,1,2020-01-01\n" for dot in "•‧・．·")
    read = landing.read("dibao.csv", f"身份证号,姓名,月补差金额,享受开始日期\n{rows}")
    assert read.rows.num_rows == 1


def test_incomplete_rows_are_no_duplicates(landing: Landing) -> None:
    read = landing.read(
        "dibao.csv", f"身份证号,月补差金额,享受开始日期\n{person(1)},,2020-01-01\n{person(1)},,2020-01-01\n"
    )
    assert read.rows.num_rows == 2
    assert read.rows["complete"].to_pylist() == [False, False]
