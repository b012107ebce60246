"""Text separated by tabs, garbled headers, misspelt columns, and what is said of sheets and rows that nobody sees."""

import io
import zipfile

import openpyxl
import pytest
from reading_toys import Landing, csv_text, person, workbook

from fangpin_pipeline.extracts import extract
from fangpin_pipeline.reading.hidden import hidden_rows
from fangpin_pipeline.reading.suggest import suggestion

HEADER = ["身份证号", "姓名", "月补差金额", "享受开始日期"]
ROWS = [[person(1), "某, 某", "1,200", "2020-01-01"], [person(2), "某", "5", "2020-02-01"]]


def tabbed(*rows: list[str]) -> str:
    return "".join("\t".join(row) + "\r\n" for row in rows)


@pytest.mark.parametrize(
    ("encoding", "name"), [("utf-16", "utf-16"), ("gb18030", "gb18030"), ("utf-8-sig", "utf-8-sig")]
)
@pytest.mark.parametrize("quote", ["", '"'])
def test_text_separated_by_tabs(landing: Landing, encoding: str, name: str, quote: str) -> None:
    text = tabbed(["名单", "", "", ""], HEADER, [f"{quote}{ROWS[0][0]}{quote}", *ROWS[0][1:]], ROWS[1][:2], ROWS[1])
    read = landing.read("dibao.txt", text.encode(encoding))
    assert (read.refusal, read.encoding, read.rows_read) == (None, name, 4)
    assert read.rows["monthly_amount"].to_pylist() == [120000, None, 500]
    assert read.rows["row"].to_pylist() == [3, 4, 5]
    assert read.rows["name"].to_pylist() == ["某, 某", "某", "某"]


def test_commas_come_first(landing: Landing) -> None:
    header = "x\t" + "\t".join(HEADER) + "\n" + ",".join(HEADER) + "\n"
    read = landing.read("dibao.csv", header + csv_text([person(1), "某", 1, "2020-01-01"]))
    assert (read.refusal, read.rows["row"].to_pylist()) == (None, [3])


def test_neither_commas_nor_tabs(landing: Landing) -> None:
    read = landing.read("dibao.csv", ";".join(HEADER) + "\n" + ";".join(ROWS[1]) + "\n")
    assert read.refusal is not None and "英文逗号分列" in read.refusal
    assert read.rows_read == 2


@pytest.mark.parametrize(
    "text",
    [
        # UTF-8 read as GBK and stored again; a last odd byte is lost or becomes a question mark.
        ",".join(HEADER).encode().decode("gb18030", "replace"),
        ",".join(HEADER).encode().decode("gb18030", "ignore"),
        ",".join(HEADER).encode("gb18030").decode("latin-1"),
    ],
)
def test_garbled_headers_are_named_for_what_they_are(landing: Landing, text: str) -> None:
    for raw in (text.encode(), workbook(("名单", [text.split(","), ["x"]]))):
        read = landing.read("dibao.csv", raw)
        assert read.refusal is not None and "乱码" in read.refusal and "应为“身份证号”" in read.refusal
        assert "重新导出" in read.refusal


def test_the_word_of_the_handbook_for_garbled_text(landing: Landing) -> None:
    assert "户主".encode().decode("gb18030") == "鎴蜂富"
    read = landing.read("dibao.csv", "鎴蜂富,鎴蜂富\n")
    assert read.refusal is not None and "乱码" not in read.refusal


def test_misspelt_columns_get_a_suggestion(landing: Landing) -> None:
    read = landing.read("dibao.csv", csv_text([*HEADER, "低保类型", "享受结束日期", "序号"], ROWS[1]))
    (note,) = read.notes
    assert note == "不认识的列已略去：低保类型（是否为“低保类别”？）、序号"
    read = landing.read("dibao.csv", "名单\n" + csv_text(["身份证号", "月补助金额", "享受开始日期"], ROWS[1]))
    assert read.refusal is not None
    assert "缺少：月补差金额（第2行的“月补助金额”是否为“月补差金额”？）" in read.refusal


@pytest.mark.parametrize(
    ("cell", "meant"), [("检测对象类别", "监测对象类别"), ("监测对象 类別", "监测对象类别"), ("序号", None), ("", None)]
)
def test_what_comes_close(cell: str, meant: str | None) -> None:
    assert suggestion(cell, extract("X01").columns) == meant


def test_sheets_that_are_not_read_are_named(landing: Landing) -> None:
    data = [HEADER, ROWS[1]]
    raw = workbook(("封面", [["x"]]), ("旧", data), ("新", data), ("后", data), hidden=["旧"])
    read = landing.read("dibao.xlsx", raw)
    assert read.notes == ("读取工作表「新」，未使用：封面、后", "隐藏的工作表未读取：旧")
    assert landing.read("dibao.xlsx", workbook(("新", data))).notes == ()


def hiding(*rows: int, sheets: int = 1) -> bytes:
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = "甲&乙"
    for line in (["名单"], HEADER, *([person(n), "某", n, "2020-01-01"] for n in range(1, 4))):
        sheet.append(line)
    for row in rows:
        sheet.row_dimensions[row].hidden = True
    for _ in range(sheets - 1):
        book.create_sheet(index=0)
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


@pytest.mark.parametrize("sheets", [1, 2])
@pytest.mark.parametrize(("rows", "counted"), [((), 0), ((4,), 1), ((3, 5), 2), ((1, 2), 0), ((9,), 0)])
def test_hidden_rows_are_read_and_counted(landing: Landing, rows: tuple[int, ...], counted: int, sheets: int) -> None:
    read = landing.read("dibao.xlsx", hiding(*rows, sheets=sheets))
    assert read.rows.num_rows == 3
    hidden = [note for note in read.notes if "隐藏行" in note]
    assert hidden == ([f"有{counted}个隐藏行，已照常读取"] if counted else [])


@pytest.mark.parametrize("block", [1, 7, 64])
def test_tags_cut_between_blocks(landing: Landing, block: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("fangpin_pipeline.reading.hidden._BLOCK", block)
    assert hidden_rows(landing.put("dibao.xlsx", hiding(3, 5)), "甲&乙", 2) == 2


def test_hidden_rows_of_what_cannot_be_asked(landing: Landing) -> None:
    file = landing.put("dibao.xlsx", hiding(3))
    assert hidden_rows(file, "没有", 0) == 0
    with zipfile.ZipFile(landing.put("x.xlsx", b""), "w") as archive:
        archive.writestr("xl/workbook.xml", b'<sheet name="a" r:id="b"/>')
    assert hidden_rows(landing.put("y.xlsx", (file.parent / "x.xlsx").read_bytes()), "a", 0) == 0
