"""Units of money above the header, and which unit wins (issue of the formats; rules.md §2 for the other units)."""

import pytest
from reading_toys import Landing, csv_text, person

from fangpin_pipeline.extracts import extract
from fangpin_pipeline.reading.corner import corner_of
from fangpin_pipeline.reading.header import HeaderWords

ROW = csv_text([person(1), "0.3", "2020-01-01"])


@pytest.mark.parametrize(
    ("cells", "words"),
    [
        (["单位：万元"], ("万元",)),
        (["低保名单", "", "（单位：千元）"], ("千元",)),
        (["低保名单（单位：万元）"], ("万元",)),
        (["低保名单　单位:万元 2020年3月"], ("万元",)),
        (["金额单位：", "", "千元"], ("千元",)),
        (["计量单位：户、人、 万元"], ("万元",)),
        (["单 位： 人民币万元"], ("万元",)),
        (["单位：元/月"], ("元",)),
        (["单位 万元"], ("万元",)),
        (["单位：亿元"], ("亿元",)),
        (["单位：美元"], ("美元",)),
        (["单位：万元", "单位：元"], ("万元", "元")),
        (["填报单位：五原县民政局", "万元"], ()),
        (["单位：五原县元宝村"], ()),
        (["单位", "万元"], ()),
        (["单位：户、人"], ()),
        (["单位："], ()),
        (["万元"], ()),
    ],
)
def test_what_a_line_says(cells: list[str], words: tuple[str, ...]) -> None:
    assert corner_of([(1, cells)]).words == words


@pytest.mark.parametrize(
    ("corner", "header", "amount", "fen"),
    [
        ("单位：万元", "月补差金额", "0.3", 300_000),
        ("单位：,千元", "月补差金额", "0.3", 30_000),
        ("单位：元", "月补差金额", "0.3", 30),
        ("单位：户、人", "月补差金额", "0.3", 30),
        # The header and the number know better, whatever the corner says.
        ("单位：万元", "月补差金额(元)", "0.3", 30),
        ("单位：亿元", "月补差金额(千元)", "0.3", 30_000),
        ("单位：万元", "月补差金额", "300元", 30_000),
    ],
)
def test_which_unit_wins(landing: Landing, corner: str, header: str, amount: str, fen: int) -> None:
    text = f"{corner},\n身份证号,{header},享受开始日期\n" + csv_text([person(1), amount, "2020-01-01"])
    read = landing.read("dibao.csv", text)
    assert (read.refusal, read.rows_read) == (None, 2)
    assert read.rows["monthly_amount"].to_pylist() == [fen]
    assert any("换算" in note for note in read.notes) is ("(" not in header and ("万元" in corner or "千元" in corner))


@pytest.mark.parametrize("corner", ["单位：亿元", "单位：百元", "单位：万元,单位：元", "单位：万元\n单位：千元"])
def test_a_corner_without_one_known_unit_refuses_the_file(landing: Landing, corner: str) -> None:
    text = f"{corner}\n身份证号,月补差金额,享受开始日期\n{ROW}"
    read = landing.read("dibao.csv", text)
    assert read.refusal is not None and "「月补差金额」的单位" in read.refusal and "请在表头括号内" in read.refusal
    assert read.rows_read == 1 + len(corner.splitlines())


def test_a_unit_below_the_header_is_no_corner(landing: Landing) -> None:
    read = landing.read("dibao.csv", f"身份证号,月补差金额,享受开始日期\n{ROW}单位：万元,,\n")
    assert read.rows["monthly_amount"].to_pylist() == [30]


@pytest.mark.parametrize(
    ("number", "cell", "column"),
    [
        ("X08b", "床位数（张）", "beds"),
        ("X08b", "入住人数(人)", "residents"),
        ("X08b", "床位数(万张)", None),
        ("X08b", "床位数(元)", None),
        ("X07", "姓名(人)", None),
    ],
)
def test_measures_behind_a_header(number: str, cell: str, column: str | None) -> None:
    known = HeaderWords(extract(number)).column_of(cell)
    assert (known[0].name if known else None) == column
    assert known is None or known[1] is None
