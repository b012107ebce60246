"""Every sentence of rules.md §2 about cells, as a table of texts and what they mean."""

from datetime import date
from decimal import Decimal

import pytest

from fangpin_pipeline.contracts import CodeList
from fangpin_pipeline.extracts import all_extracts
from fangpin_pipeline.reading import cells
from fangpin_pipeline.reading.cells import Setting, UnreadableError
from fangpin_pipeline.reading.text import normal_name, normal_text

CODES = CodeList("toy", ("在读", "无劳动力"))
WITH_NONE = CodeList("toy", ("有", "无"))


def refuses(read: object, text: str) -> bool:
    try:
        read(normal_text(text))  # type: ignore[operator]
    except UnreadableError:
        return True
    return False


@pytest.mark.parametrize(
    "word", ["", "  ", "\u3000", "空", "/", "／", "—", "-", "不详", "未知", "未填", "无", "NULL", "None", "NaN"]
)
def test_empty_words_of_every_kind_but_flags_and_codes(word: str) -> None:
    text = normal_text(word)
    assert cells.read_text(text) is None
    assert cells.read_money(text, 1) is None
    assert cells.read_number(text) is None
    assert cells.read_count(text) is None
    assert cells.read_year(text) is None
    assert cells.read_date(text, False) is None
    assert cells.read_month(text, False) is None
    assert cells.read_area(text, 12) is None
    assert cells.read_id_no(text, date(2020, 3, 16)) is None


@pytest.mark.parametrize("word", ["长期", "0000-00-00", "0000-00-00 00:00:00"])
def test_empty_dates(word: str) -> None:
    assert cells.read_date(word, False) is None
    assert cells.read_text("长期") == "长期"


@pytest.mark.parametrize(
    ("text", "means"),
    [
        ("在读", "在读"),
        (" 在读 ", "在读"),
        ("", None),
        ("空", None),
        ("—", None),
        ("-", None),
        ("/", None),
        ("不详", None),
        ("NULL", None),
        ("NaN", None),
    ],
)
def test_codes(text: str, means: str | None) -> None:
    assert cells.read_code(normal_text(text), CODES) == means


def test_codes_know_no_none_unless_listed_and_map_nothing() -> None:
    assert refuses(lambda text: cells.read_code(text, CODES), "无")
    assert refuses(lambda text: cells.read_code(text, CODES), "在校")
    assert cells.read_code("无", WITH_NONE) == "无"


@pytest.mark.parametrize(
    ("text", "means"),
    [
        *((text, True) for text in ("是", "1", "Y", "y", "有", "√", "TRUE", "true", "True", "Ｙ", "１", " 是 ")),
        *((text, False) for text in ("否", "0", "N", "n", "无", "×", "FALSE", "False")),
        *((text, None) for text in ("", "空", "/", "—", "不详", "未知", "未填")),
    ],
)
def test_flags(text: str, means: bool | None) -> None:
    assert cells.read_flag(normal_text(text)) is means


@pytest.mark.parametrize("text", ["-", "NULL", "None", "NaN", "2", "是否", "X", "yes"])
def test_texts_that_are_no_flag(text: str) -> None:
    assert refuses(cells.read_flag, text)


@pytest.mark.parametrize(
    ("text", "means"),
    [
        ("2020-03-16", date(2020, 3, 16)),
        ("2020.3.16", date(2020, 3, 16)),
        ("2020/3/16", date(2020, 3, 16)),
        ("20200316", date(2020, 3, 16)),
        ("2020年3月16日", date(2020, 3, 16)),
        ("２０２０－０３－１６", date(2020, 3, 16)),
        ("2020-03-16 08:30", date(2020, 3, 16)),
        ("2020-03-16T08:30:15.250", date(2020, 3, 16)),
        ("2020/3/16 0:00:00", date(2020, 3, 16)),
        ("2020年3月16日 8时30分", date(2020, 3, 16)),
        ("2020-02-29", date(2020, 2, 29)),
        ("1900-01-01", date(1900, 1, 1)),
        ("2100-12-31", date(2100, 12, 31)),
        ("43906", date(2020, 3, 16)),
        ("43906.75", date(2020, 3, 16)),
        ("20000", date(1954, 10, 3)),
        ("60000", date(2064, 4, 8)),
    ],
)
def test_dates(text: str, means: date) -> None:
    assert cells.read_date(normal_text(text), False) == means


@pytest.mark.parametrize(
    "text",
    [
        "2019-02-29",
        "2020-13-01",
        "1899-12-31",
        "2101-01-01",
        "20-03-16",
        "2020-03/16",
        "2020-03",
        "202003",
        "19999",
        "60000.5",
        "60001",
        "16/03/2020",
        "昨天",
        "2020-03-16 上午",
        "2020年3月",
    ],
)
def test_texts_that_are_no_date(text: str) -> None:
    assert refuses(lambda value: cells.read_date(value, False), text)


def test_serials_follow_the_date_system_of_the_workbook() -> None:
    assert cells.read_date("42444", True) == date(2020, 3, 16)


@pytest.mark.parametrize(
    "text", ["2020-03", "202003", "2020.3", "2020/3", "2020年3月", "2020-03-16", "2020年3月1日", "43906"]
)
def test_months(text: str) -> None:
    assert cells.read_month(text, False) == date(2020, 3, 1)


@pytest.mark.parametrize("text", ["2020-13", "1899-12", "210101", "2020", "3月", "2020-00"])
def test_texts_that_are_no_month(text: str) -> None:
    assert refuses(lambda value: cells.read_month(value, False), text)


@pytest.mark.parametrize(
    ("text", "means"), [("2020", 2020), ("1900", 1900), ("2100", 2100), ("２０２０", 2020), ("2020年", 2020)]
)
def test_years(text: str, means: int) -> None:
    assert cells.read_year(normal_text(text)) == means


@pytest.mark.parametrize("text", ["1899", "2101", "20", "2020-01", "二〇二〇"])
def test_texts_that_are_no_year(text: str) -> None:
    assert refuses(cells.read_year, text)


@pytest.mark.parametrize(
    ("text", "unit", "fen"),
    [
        ("12", 1, 1200),
        ("12.3", 1, 1230),
        ("0", 1, 0),
        ("1,234.56", 1, 123456),
        ("１，２３４．５６", 1, 123456),
        ("¥12", 1, 1200),
        ("￥ 12", 1, 1200),
        ("12元", 1, 1200),
        ("(12.5)", 1, -1250),
        ("（12.5）", 1, -1250),
        ("−12", 1, -1200),
        ("-12", 1, -1200),
        ("-¥12", 1, -1200),
        ("¥-12", 1, -1200),
        ("1.2", 10_000, 1_200_000),
        ("1.2", 1_000, 120_000),
        ("1.2元", 10_000, 120),
        ("1.2万元", 1, 1_200_000),
        ("1.2 千元", 10_000, 120_000),
        ("(1.2)万元", 1, -1_200_000),
        ("(1.2万元)", 1, -1_200_000),
        ("0.005", 1, 1),
        ("-0.005", 1, -1),
        ("0.0049999", 1, 0),
        ("2.675", 1, 268),
        ("0.0000005", 10_000, 1),
        ("0.00000049", 10_000, 0),
        (".5", 1, 50),
        ("5.", 1, 500),
        ("999999999999999.99", 1, 99999999999999999),
    ],
)
def test_money(text: str, unit: int, fen: int) -> None:
    assert cells.read_money(normal_text(text), unit) == fen


@pytest.mark.parametrize(
    "text", ["约12", "12美元", "1 2", "1.2.3", "--1", "-¥-1", "(-1)", "1e3", "12万", "1" * 20, "9" * 70, "∞", "¥", "元"]
)
def test_texts_that_are_no_money(text: str) -> None:
    assert refuses(lambda value: cells.read_money(value, 1), text)


def test_numbers_and_counts() -> None:
    assert cells.read_number("-1,234.56785") == Decimal("-1234.5679")
    assert cells.read_number("1.00005") == Decimal("1.0001")
    assert cells.read_count("1,234") == 1234
    assert cells.read_count("3.0") == 3
    for text in ("3.5", "-1", "3.00001", "三", "3人"):
        assert refuses(cells.read_count, text)
    assert refuses(cells.read_number, "1%")
    assert refuses(cells.read_number, "9" * 30)


@pytest.mark.parametrize("code", ["150802001001", "150826999999"])
def test_division_codes_of_the_seven_counties(code: str) -> None:
    assert cells.read_area(code, 12) == code
    assert cells.read_area(code[:6], 6) == code[:6]


@pytest.mark.parametrize(
    "code", ["15080200100", "1508020010011", "150801001001", "150625001001", "15080200100X", "五原县"]
)
def test_codes_that_are_no_division_of_the_city(code: str) -> None:
    assert refuses(lambda text: cells.read_area(text, 12), code)


@pytest.mark.parametrize("dot", "•‧・．·")
def test_dots_in_names(dot: str) -> None:
    assert normal_name(f" 乌云{dot}其其格 ") == "乌云·其其格"


def test_text_is_nfkc_trimmed_and_collapsed() -> None:
    assert normal_text("\u3000巴音　\t 胡都格１号 ") == "巴音 胡都格1号"


def test_every_declared_column_has_a_reader() -> None:
    for extract in all_extracts().values():
        for column in extract.columns:
            assert callable(cells.reader(column, Setting(date(2020, 3, 16))))
