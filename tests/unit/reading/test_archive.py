"""A zip with one table in it, and the zips that are refused (rules.md §1)."""

import hashlib

import pytest
from reading_toys import Landing, csv_text, person, workbook, zipped

from fangpin_pipeline.reading import archive

HEADER = ["身份证号", "月补差金额", "享受开始日期"]
ROW = [person(1), "300", "2020-01-01"]
CSV = csv_text(HEADER, ROW).encode()
XLSX = workbook(("名单", [HEADER, ROW]))


def in_gb18030(raw: bytes, name: str) -> bytes:
    """The zip as old Windows writes it: names in GB18030 and no mark of UTF-8."""
    own = name.encode("gb18030")
    placeholder = "x" * len(own)
    assert raw.count(placeholder.encode()) == 2
    return raw.replace(placeholder.encode(), own)


@pytest.mark.parametrize(
    ("members", "encoding"),
    [
        ([("a.csv", CSV)], "utf-8"),
        ([("子目录/低保.CSV", csv_text(HEADER, ROW).encode("gb18030"))], "gb18030"),
        ([("a.txt", csv_text(HEADER, ROW).encode("utf-16"))], "utf-16"),
        ([("a.xlsx", XLSX)], "xlsx"),
        ([("没有后缀", XLSX)], "xlsx"),
        (
            [
                ("空/", b""),
                ("a.csv", CSV),
                ("__MACOSX/._a.csv", b"x"),
                (".DS_Store", b"x"),
                ("d/.b.csv", b"x"),
                ("~$a.xlsx", b"x"),
                ("Thumbs.db", b"x"),
            ],
            "utf-8",
        ),
    ],
)
def test_a_zip_with_one_table(landing: Landing, members: list[tuple[str, bytes]], encoding: str) -> None:
    raw = zipped(*members)
    read = landing.read("dibao_150821.zip", raw)
    assert (read.refusal, read.encoding, read.rows_read, read.notes) == (None, encoding, 1, ())
    assert read.rows["id_no"].to_pylist() == [person(1)]
    (delivery,) = landing.deliveries()
    assert (delivery.county_code, delivery.sha256) == ("150821", hashlib.sha256(raw).hexdigest())
    assert read.rows["delivery"].to_pylist() == [delivery.path]


def test_what_lies_beside_the_table_is_named(landing: Landing) -> None:
    read = landing.read("dibao.zip", zipped(("a.csv", CSV), ("说明.docx", b"x"), ("读我.txt", b"x")))
    assert (read.refusal, read.notes) == (None, ("压缩包中未使用的文件：说明.docx、读我.txt",))


def test_names_in_the_encoding_of_old_windows(landing: Landing) -> None:
    name = "低保_五原县.csv"
    raw = in_gb18030(zipped(("x" * len(name.encode("gb18030")), CSV)), name)
    assert landing.read("dibao.zip", raw).rows_read == 1
    both = in_gb18030(zipped(("x" * len(name.encode("gb18030")), CSV), ("b.csv", CSV)), name)
    read = landing.read("dibao.zip", both)
    assert read.refusal is not None and "低保_五原县.csv、b.csv" in read.refusal


@pytest.mark.parametrize(
    ("members", "says"),
    [
        ([], "空的"),
        ([("空/", b""), (".x", b"")], "空的"),
        ([("a.csv", CSV), ("b.xlsx", XLSX)], "有2个文件，不知道读哪一个：a.csv、b.xlsx"),
        ([("a.txt", CSV), ("b.txt", CSV)], "a.txt、b.txt"),
        ([("../a.csv", CSV)], "指向包外：../a.csv"),
        ([("a.csv", CSV), ("x/../../y", b"")], "指向包外"),
        ([("..\\a.csv", CSV)], "指向包外"),
        ([("/etc/a.csv", CSV)], "指向包外：/etc/a.csv"),
        ([("C:\\a.csv", CSV)], "指向包外：C:/a.csv"),
        ([("a.zip", zipped(("a.csv", CSV)))], "还有压缩包：a.zip"),
        ([("a.csv", CSV), ("b.rar", b"")], "还有压缩包：b.rar"),
        ([("a.csv", zipped(("a.csv", CSV)))], "压缩包"),
        ([(f"{n}.csv", CSV) for n in range(9)], "等9个"),
        ([(f"{n}.csv", b"") for n in range(1001)], "有1001个文件"),
        ([("a\x1b[2J.csv", CSV), (f"{person(1)}.csv", CSV)], "a?[2J.csv"),
    ],
)
def test_zips_that_are_refused(landing: Landing, members: list[tuple[str, bytes]], says: str) -> None:
    read = landing.read("dibao.zip", zipped(*members))
    assert read.refusal is not None and says in read.refusal and "请" in read.refusal
    assert person(1) not in read.refusal
    assert (read.encoding, read.rows_read) == ("", 0)


def test_a_locked_zip(landing: Landing) -> None:
    raw = bytearray(zipped(("a.csv", CSV)))
    for mark, flags in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        raw[raw.index(mark) + flags] |= 1
    read = landing.read("dibao.zip", bytes(raw))
    assert read.refusal is not None and "密码：a.csv" in read.refusal


def test_a_damaged_zip(landing: Landing) -> None:
    raw = bytearray(zipped(("a.csv", CSV * 50)))
    raw[60] ^= 0xFF
    read = landing.read("dibao.zip", bytes(raw))
    assert read.refusal is not None and "已损坏" in read.refusal


def test_an_unknown_method(landing: Landing) -> None:
    raw = bytearray(zipped(("a.csv", CSV)))
    for mark, method in ((b"PK\x03\x04", 8), (b"PK\x01\x02", 10)):
        raw[raw.index(mark) + method] = 9
    read = landing.read("dibao.zip", bytes(raw))
    assert read.refusal is not None and "压缩方法" in read.refusal


def test_what_bursts_is_not_unpacked(landing: Landing, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(archive, "RATIO_COUNTS_FROM", 1 << 20)
    read = landing.read("dibao.zip", zipped(("a.csv", CSV + b"\n" * (2 << 20))))
    assert read.refusal is not None and "解压后过大" in read.refusal
    monkeypatch.setattr(archive, "RATIO_COUNTS_FROM", 1 << 30)
    assert landing.read("dibao.zip", zipped(("a.csv", CSV + b"\n" * (2 << 20)))).rows_read == 1
    monkeypatch.setattr(archive, "LARGEST_UNPACKED", 1 << 20)
    assert landing.read("dibao.zip", zipped(("a.csv", CSV + b"\n" * (2 << 20)))).refusal is not None
