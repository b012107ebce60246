"""Files that are no table: each is named for what it is, with what to send instead; old Excel files are read."""

import io
import zipfile

import old_office
import pytest
from reading_toys import Landing, person

HEADER = ["身份证号", "月补差金额", "享受开始日期"]
TABLE = "<table><tr><td>身份证号</td></tr></table>"
OFFICE_XML = (
    '<?xml version="1.0"?>\n<?mso-application progid="Excel.Sheet"?>'
    '<Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet"></Workbook>'
)


def packed(name: str, *more: str) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        for one in (name, *more):
            archive.writestr(one, b"x")
    return stream.getvalue()


@pytest.mark.parametrize(
    ("raw", "what", "remedy"),
    [
        (b"%PDF-1.7\n%\xe2\xe3", "PDF", "不要报送扫描件"),
        (b"\x89PNG\r\n\x1a\n", "图片", "不要报送扫描件"),
        (b"\xff\xd8\xff\xe0\x00\x10JFIF", "图片", "照片"),
        (b"GIF89a", "图片", "照片"),
        (b"BM\x36\x00\x0c\x00\x00\x00\x00\x00", "图片", "照片"),
        (b"II*\x00", "图片", "照片"),
        (b"RIFF\x24\x00\x00\x00WEBPVP8 ", "图片", "照片"),
        (b"\x00\x00\x00\x18ftypheic", "图片", "照片"),
        (b"{\\rtf1\\ansi", "RTF", "复制到"),
        (b"Rar!\x1a\x07\x01\x00", "RAR", "解压"),
        (b"7z\xbc\xaf\x27\x1c\x00", "7z", "解压"),
        (b"\x1f\x8b\x08\x00", "gz", "解压"),
        (bytes(257) + b"ustar\x0000", "gz", "解压"),
        (b"PAR1\x15\x04", "Parquet", "导出"),
        (b"SQLite format 3\x00", "SQLite", "导出"),
        (b"\x00\x01\x00\x00Standard Jet DB\x00", "Access", "导出"),
        (b"\x00\x01\x00\x00Standard ACE DB\x00", "Access", "导出"),
        (f"<html><body>{TABLE}".encode(), "网页", "另存为xlsx"),
        (f"\r\n <!DOCTYPE HTML>{TABLE}".encode("gb18030"), "网页", "另存为xlsx"),
        (f"<!-- x --><meta charset=utf-8>{TABLE}".encode("utf-8-sig"), "网页", "另存为xlsx"),
        (f"<HTML>{TABLE}".encode("utf-16"), "网页", "另存为xlsx"),
        (f"<?xml version='1.0'?><html>{TABLE}".encode(), "网页", "另存为xlsx"),
        (TABLE.encode(), "网页", "另存为xlsx"),
        (b"MIME-Version: 1.0\r\nX-Document-Type: Workbook", "网页", "另存为xlsx"),
        (OFFICE_XML.encode(), "2003版XML", "另存为xlsx"),
        (OFFICE_XML.encode("utf-16"), "2003版XML", "另存为xlsx"),
        (b"<?xml version='1.0'?><rows/>", "XML文件", "导出"),
        (packed("word/document.xml", "[Content_Types].xml"), "docx", "复制到"),
        (packed("ppt/presentation.xml", "[Content_Types].xml"), "pptx", "复制到"),
        (packed("xl/workbook.bin", "[Content_Types].xml"), "xlsb", "另存为xlsx"),
        (packed("Index/Document.iwa"), "Numbers", "导出到Excel"),
        (packed("Index.zip", "preview.jpg"), "Numbers", "导出到Excel"),
        (old_office.container("WordDocument", b"x"), "Word或WPS", "复制到"),
        (old_office.container("WordDocument", "Workbook".encode("utf-16-le")), "Word或WPS", "复制到"),
        (old_office.container("PowerPoint Document", b"x"), "ppt", "复制到"),
        (old_office.container("EncryptedPackage", b"x"), "密码", "取消密码"),
        (old_office.workbook("名单", [HEADER], locked=True), "密码", "取消密码"),
    ],
)
def test_what_it_is_and_what_to_send_instead(landing: Landing, raw: bytes, what: str, remedy: str) -> None:
    read = landing.read("dibao.xls", raw)
    assert read.refusal is not None and what in read.refusal and remedy in read.refusal.split("请")[1]
    assert (read.encoding, read.rows_read) == ("", 0)


@pytest.mark.parametrize("text", ["<身份证号>,x", "BM,x", "PARENT,x", "table,x", "<表>"])
def test_text_that_only_begins_alike_is_read(landing: Landing, text: str) -> None:
    read = landing.read("dibao.csv", f"{text}\n{','.join(HEADER)}\n{person(1)},1,2020-01-01\n")
    assert (read.refusal, read.rows_read) == (None, 2)


def test_an_old_workbook_is_read(landing: Landing) -> None:
    raw = old_office.workbook(
        "名单", [["低保名单"], HEADER, [person(1), 300.5, "2020-01-01"], [person(2), 1.0, 43906.0]]
    )
    read = landing.read("dibao.xls", raw)
    assert (read.refusal, read.encoding, read.rows_read) == (None, "xls", 3)
    assert read.rows["id_no"].to_pylist() == [person(1), person(2)]
    assert read.rows["monthly_amount"].to_pylist() == [30050, 100]
    assert [day.isoformat() for day in read.rows["started_on"].to_pylist()] == ["2020-01-01", "2020-03-16"]
