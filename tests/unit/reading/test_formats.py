"""Encodings and workbooks: the same rows whatever they come in (rules.md §1)."""

import io
import zipfile
from datetime import date, datetime

import openpyxl
import pytest
import xlsxwriter
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openpyxl.utils.datetime import CALENDAR_MAC_1904
from reading_toys import Landing, csv_text, ods, person, workbook

from fangpin_pipeline.reading.blocks import blocks_of
from fangpin_pipeline.reading.lines import is_blank, sheets, text_of
from fangpin_pipeline.reading.sniff import sniff

HEADER = ["身份证号", "姓名", "月补差金额", "享受开始日期"]
ROW = [person(1), "䶮某", "300", "2020-01-01"]
TEXT = csv_text(HEADER, ROW)
WIDE = str.maketrans("0123456789X", "０１２３４５６７８９Ｘ")


@pytest.mark.parametrize(
    ("raw", "encoding"),
    [
        (TEXT.encode(), "utf-8"),
        (TEXT.encode("utf-8-sig"), "utf-8-sig"),
        (TEXT.encode("gb18030"), "gb18030"),
        (TEXT.encode("utf-16"), "utf-16"),
        (b"\xfe\xff" + TEXT.encode("utf-16-be"), "utf-16"),
        (TEXT.replace("\n", "\r\n").encode(), "utf-8"),
        (TEXT.replace("\n", "\r").encode(), "utf-8"),
        (TEXT.rstrip("\n").encode("gb18030"), "gb18030"),
        (
            csv_text(["id_no", "name", "monthly_amount", "started_on"], [person(1), "", 300, "2020-01-01"]).encode(),
            "utf-8",
        ),
    ],
)
def test_encodings(landing: Landing, raw: bytes, encoding: str) -> None:
    read = landing.read("dibao.csv", raw)
    assert (read.refusal, read.encoding, read.rows_read) == (None, encoding, 1)
    (row,) = read.rows.to_pylist()
    assert (row["id_no"], row["monthly_amount"], row["row"], row["sheet"]) == (person(1), 30000, 2, "")
    assert row["name"] in {"䶮某", None}


@pytest.mark.parametrize(
    "raw", [b"\xff\xfe\x00", b"\xef\xbb\xbf\xff\xff", bytes(range(128, 256)), TEXT.encode() + b"\xff", b"\x81\n" * 50]
)
def test_bytes_in_no_encoding_are_refused(landing: Landing, raw: bytes) -> None:
    read = landing.read("dibao.csv", raw)
    assert read.refusal is not None and (read.encoding, read.rows_read) == ("", 0)


@pytest.mark.parametrize("end", [b"\xff", b"\x81", b"\x81\n", b"\x81\x30\x81\n", b"\xff" + b"," * 100])
@pytest.mark.parametrize(
    "text",
    [TEXT, TEXT.replace(",", "\t"), csv_text(["身份证号", *HEADER], ROW), "名单\n" * 30, TEXT.replace("300", '"300"')],
)
def test_bytes_that_end_in_no_encoding_are_refused(landing: Landing, text: str, end: bytes) -> None:
    """Wherever reading comes upon them: far behind the header, in a file without one or with a broken one."""
    read = landing.read("dibao.csv", (text + csv_text(ROW) * 5_000).encode("gb18030") + end)
    assert read.refusal is not None and "编码" in read.refusal
    assert (read.encoding, read.rows_read, read.rows.num_rows) == ("", 0, 0)


@pytest.mark.parametrize("raw", [b"", b"\n\n", b"\xef\xbb\xbf"])
def test_empty_files_are_refused(landing: Landing, raw: bytes) -> None:
    read = landing.read("dibao.csv", raw)
    assert read.refusal is not None and read.rows_read == 0


def test_quoted_cells_may_hold_line_breaks_and_commas(landing: Landing) -> None:
    header = '身份证号,"月补\n差金额",享受开始日期,姓名\n'
    quoted = f'{header}{person(1)},"1,200",2020-01-01,"某\n某"\n{person(2)},5,2020-01-01,\n'
    read = landing.read("dibao.csv", quoted)
    assert read.rows["row"].to_pylist() == [2, 3]
    assert read.rows["monthly_amount"].to_pylist() == [120000, 500]
    assert read.rows["name"].to_pylist() == ["某 某", None]


def test_an_endless_quotation_is_refused_with_its_place(landing: Landing) -> None:
    read = landing.read("dibao.csv", TEXT + '"' + "x" * 200_000)
    assert read.refusal is not None and "引号" in read.refusal


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(st.text("a,1 \n\r户\x00", max_size=60), st.sampled_from(["utf-8", "utf-8-sig", "gb18030"]))
def test_columns_from_bytes_are_those_from_lines(landing: Landing, text: str, encoding: str) -> None:
    file = landing.put("dibao.csv", f"a,b,c\n{text}".encode(encoding))
    form = sniff(file)
    assert form.is_plain

    def cells(quick: bool) -> dict[int, list[str]]:
        (sheet,) = sheets(file, form)
        next(sheet.lines)
        blocks = sheet.blocks(1, 3) if quick else blocks_of(sheet.lines)
        lines = {
            int(number): [column[index].as_py() for column in columns]
            for numbers, columns in blocks
            for index, number in enumerate(numbers)
        }
        return {
            number: "\0,".join(line).rstrip("\0,").split("\0,") for number, line in lines.items() if not is_blank(line)
        }

    assert cells(quick=True) == cells(quick=False)


def test_xlsx_values(landing: Landing) -> None:
    rows = [
        ["低保名单"],
        [],
        [*HEADER, "低保类别", "享受结束日期"],
        [person(1), "某", 300.0, date(2020, 1, 1), 7.0, datetime.fromisoformat("2020-03-16 08:30")],
        [],
        [person(2), "某", 0.1 + 0.2, 43906, True, "2020年3月16日"],
    ]
    read = landing.read("dibao.xlsx", workbook(("名单", rows)))
    assert (read.refusal, read.encoding, read.rows_read) == (None, "xlsx", 3)
    first, second = read.rows.to_pylist()
    assert (first["row"], first["sheet"], second["row"]) == (4, "名单", 6)
    assert (first["monthly_amount"], first["started_on"], first["category"]) == (30000, date(2020, 1, 1), "7")
    assert (second["monthly_amount"], second["started_on"], second["category"]) == (30, date(2020, 3, 16), "TRUE")
    assert first["ended_on"] == second["ended_on"] == date(2020, 3, 16)


def test_the_first_visible_sheet_with_a_header(landing: Landing) -> None:
    raw = workbook(
        ("封面", [["说明"], ["无表头"]]),
        ("旧", [HEADER, ROW]),
        ("新", [HEADER, ROW, ROW]),
        ("后", [HEADER]),
        hidden=["旧"],
    )
    read = landing.read("dibao.xlsx", raw)
    assert (read.rows_read, set(read.rows["sheet"].to_pylist())) == (2, {"新"})


def test_a_workbook_without_header(landing: Landing) -> None:
    read = landing.read("dibao.xlsx", workbook(("甲", [["x"], ["y", "z"]])))
    assert read.refusal is not None and "工作表「甲」" in read.refusal
    assert (read.encoding, read.rows_read) == ("xlsx", 2)


def test_serials_in_a_workbook_of_the_1904_system(landing: Landing) -> None:
    book = openpyxl.Workbook()
    book.epoch = CALENDAR_MAC_1904
    book.active.append(HEADER)
    book.active.append([person(1), "某", 1, 42444])
    book.active.append([person(2), "某", 1, date(2020, 3, 16)])
    stream = io.BytesIO()
    book.save(stream)
    read = landing.read("dibao.xlsx", stream.getvalue())
    assert read.rows["started_on"].to_pylist() == [date(2020, 3, 16)] * 2


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (3.0, "3"),
        (0.1, "0.1"),
        (1e-7, "0.0000001"),
        (1.5e17, "150000000000000000"),
        (True, "TRUE"),
        (-0.0, "0"),
        (1234.5, "1234.5"),
    ],
)
def test_numbers_as_their_sender_sees_them(value: object, text: str) -> None:
    assert text_of(value) == text


def packed(**members: bytes) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        for name, content in members.items():
            archive.writestr(name.replace("__", "/"), content)
    return stream.getvalue()


@pytest.mark.parametrize(
    ("raw", "says"),
    [
        (packed(a=b"x", b=b"y"), "不知道读哪一个"),
        (packed(**{"xl__workbook.xml": b"<workbook/>"}), "已损坏"),
        (b"PK\x03\x04" + b"x" * 100, "已损坏"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "已损坏"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"), "密码"),
        (workbook(("a", [HEADER, ROW]))[:-200], "已损坏"),
    ],
)
def test_what_cannot_be_opened_is_refused_with_a_remedy(landing: Landing, raw: bytes, says: str) -> None:
    read = landing.read("dibao.xlsx", raw)
    assert read.refusal is not None and says in read.refusal and "请" in read.refusal
    assert (read.encoding, read.rows_read) == ("", 0)


def test_a_stray_cell_in_the_last_corner_is_refused_before_it_fills_the_memory(landing: Landing) -> None:
    book = openpyxl.Workbook()
    book.active.append(HEADER)
    book.active["XFD1048576"] = "x"
    stream = io.BytesIO()
    book.save(stream)
    read = landing.read("dibao.xlsx", stream.getvalue())
    assert read.refusal is not None and "范围过大" in read.refusal


@pytest.mark.parametrize(
    "extra", ["," * 100_000, "," * 2_000 + "x", ',"",' + "," * 100_000, ',"",' + "," * 2_000 + "x"]
)
def test_endless_lines(landing: Landing, extra: str) -> None:
    read = landing.read("dibao.csv", TEXT.rstrip("\n") + extra + "\n" + TEXT.split("\n")[1])
    assert (read.refusal is not None) is extra.endswith("x")
    assert read.refusal is None or "第2行有2" in read.refusal


def test_ods(landing: Landing) -> None:
    read = landing.read("dibao.ods", ods("名单", [HEADER, ROW]))
    assert (read.refusal, read.encoding, read.rows_read) == (None, "ods", 1)
    assert read.rows["id_no"].to_pylist() == [person(1)]


def test_the_values_of_formulas(landing: Landing) -> None:
    stream = io.BytesIO()
    with xlsxwriter.Workbook(stream) as book:
        sheet = book.add_worksheet()
        sheet.write_row(0, 0, HEADER)
        sheet.write_row(1, 0, ROW)
        sheet.write_formula(1, 2, "=150*2", None, 300)
        sheet.write_formula(1, 1, '=CONCATENATE("某","人")', None, "某人")
        sheet.write_row(2, 0, [person(2), "某", "", ROW[3]])
        sheet.write_formula(2, 2, "=1/0", None, "#DIV/0!")
    read = landing.read("dibao.xlsx", stream.getvalue())
    assert read.rows["monthly_amount"].to_pylist() == [30000, None]
    assert read.rows["name"].to_pylist() == ["某人", "某"]
    assert read.rows["monthly_amount__rejected"].to_pylist() == [None, None]


@pytest.mark.parametrize("excel", [False, True])
def test_how_people_type(landing: Landing, excel: bool) -> None:
    """Full-width digits, blanks and characters without width, in header and cells."""
    header = ["\ufeff身份 证号\u200b", " 姓名　", "月补差金额（千元）", "享受开始日期\t"]
    row = [f"\u200b{person(1)}　".translate(WIDE), " 某 ", "０．３", "２０２０－０１－０１ "]
    raw = workbook(("名单", [header, row])) if excel else csv_text(header, row).encode("utf-8-sig")
    read = landing.read("dibao.csv", raw)
    (found,) = read.rows.to_pylist()
    assert (found["id_no"], found["name"], found["monthly_amount"]) == (person(1), "某", 30000)
    assert found["started_on"] == date(2020, 1, 1)
