"""Which files count, of which extract and scope, in which order (rules.md §1)."""

import os
from datetime import date

import pytest
from reading_toys import DAY, Landing, person

from fangpin_pipeline.identity.divisions import edition
from fangpin_pipeline.reading.deliveries import named_counties, named_extract


@pytest.mark.parametrize(
    ("name", "number"),
    [
        ("medical_settlement_150821.csv", "X17"),
        ("Medical_Settlement.CSV", "X17"),
        ("ｍｅｄｉｃａｌ＿settlement.csv", "X17"),
        ("医疗费用结算2020年3月.xlsx", "X17"),
        ("student_aid_x.csv", "X12"),
        ("student.csv", "X11"),
        ("学生资助.csv", "X12"),
        ("dibao.csv", "X07"),
        ("disability_150821.xlsx", "X22"),
    ],
)
def test_the_longest_name_or_title_that_begins_the_file_name(name: str, number: str) -> None:
    named = named_extract(name)
    assert named is not None and named[0].number == number


@pytest.mark.parametrize("name", ["结算.csv", "x_student.csv", "readme.txt", "医疗费用.csv"])
def test_a_file_of_no_extract_is_refused_and_listed(name: str, landing: Landing) -> None:
    landing.put(name, "a,b\n")
    (one,) = landing.deliveries()
    assert one.extract is None and one.county_code == "150800" and one.refusal is not None
    (staged,) = landing.stage()
    assert (staged.status, staged.encoding, staged.counts.rows_read) == ("refused", "", 0)


@pytest.mark.parametrize(
    ("rest", "counties"),
    [
        ("_150821.csv", ["150821"]),
        ("_五原县.csv", ["150821"]),
        ("150821五原县.csv", ["150821"]),
        ("_1150821.csv", []),
        ("_1508210.csv", []),
        ("_a150821b.csv", ["150821"]),
        ("_五原.csv", ["150821"]),
        ("_前旗_3月.csv", ["150823"]),
        ("(乌前旗).csv", ["150823"]),
        ("-中旗.csv", ["150824"]),
        ("_乌中旗.csv", ["150824"]),
        ("_乌后旗.csv", ["150825"]),
        ("杭后.csv", ["150826"]),
        (" 杭后旗 .csv", ["150826"]),
        ("_临河市.csv", ["150802"]),
        ("_临河.csv", ["150802"]),
        ("_磴口.csv", ["150822"]),
        ("_前旗_乌前旗.csv", ["150823"]),
        ("_前旗_五原.csv", ["150821", "150823"]),
        ("_前旗_五原县.csv", ["150821"]),
        ("_前旗_150821.csv", ["150821"]),
        ("_前旗3月.csv", []),
        ("_察右前旗.csv", []),
        ("_五原镇.csv", []),
        ("_后旗.csv", []),
        ("_杭锦旗.csv", []),
        ("_杭锦后旗.csv", ["150826"]),
        ("_150821_150822.csv", ["150821", "150822"]),
        ("_150821_磴口县.csv", ["150821", "150822"]),
        ("_150801.csv", []),
        ("_20200316150821.csv", []),
        (".csv", []),
    ],
)
def test_scope(rest: str, counties: list[str]) -> None:
    assert named_counties(rest) == counties


def test_full_width_codes_are_codes(landing: Landing) -> None:
    landing.put("dibao_１５０８２１.csv", "x\n")
    assert landing.deliveries()[0].county_code == "150821"


def test_two_counties_refuse_the_file(landing: Landing) -> None:
    landing.put("dibao_150821_150822.csv", "身份证号,月补差金额,享受开始日期\n")
    (one,) = landing.deliveries()
    assert one.extract is not None and one.county_code == "150800"
    (staged,) = landing.stage()
    assert (staged.status, staged.encoding, staged.counts.rows_read) == ("refused", "", 0)
    assert "五原县、磴口县" in staged.message


def test_a_short_name_of_two_counties_is_refused_and_a_full_name_is_asked_for(landing: Landing) -> None:
    landing.put("dibao_后旗.csv", "身份证号,月补差金额,享受开始日期\n")
    landing.put("dibao_后旗_杭锦后旗.csv", "身份证号,月补差金额,享受开始日期\n")
    county, refused = sorted(landing.stage(), key=lambda one: one.status)
    assert (refused.status, refused.encoding, refused.counts.rows_read) == ("refused", "", 0)
    assert refused.delivery.extract is not None and refused.delivery.county_code == "150800"
    assert "乌拉特后旗或杭锦后旗" in refused.message and "全称" in refused.message
    assert (county.status, county.delivery.county_code) == ("accepted", "150826")


@pytest.mark.parametrize(
    ("name", "county", "note"),
    [
        ("dibao_前旗.csv", "150823", "“前旗”按乌拉特前旗接收"),
        ("dibao_杭锦旗.csv", "150800", "杭锦旗（150625）不属于本市，按全市文件接收"),
        ("dibao_150625.csv", "150800", "杭锦旗（150625）不属于本市"),
        ("dibao_杭锦旗_五原县.csv", "150821", ""),
        ("dibao_五原县.csv", "150821", ""),
        ("dibao.csv", "150800", ""),
    ],
)
def test_the_sender_reads_how_the_county_was_understood(name: str, county: str, note: str, landing: Landing) -> None:
    landing.put(name, "身份证号,月补差金额,享受开始日期\n")
    (one,) = landing.stage()
    assert (one.status, one.delivery.county_code) == ("accepted", county)
    assert note in one.message if note else one.message == ""


def test_order_visibility_and_what_is_ignored(landing: Landing) -> None:
    for name in ("tekun_150821.csv", "dibao.csv", ".dibao.csv", "~$dibao.xlsx", "aaa.csv", "dibao_150802.csv"):
        landing.put(name, name)
    landing.put("zzz_later.csv", "x", date(2020, 3, 17))
    landing.put("tekun_150826.csv", "x", date(2020, 3, 1))
    (landing.root / "not a date").mkdir()
    (landing.root / "2020-02-30").mkdir()
    (landing.root / "2020-02-30" / "dibao.csv").write_text("x")
    (landing.root / "20200301").mkdir()
    (landing.root / "2020-03-16" / "folder").mkdir()
    (landing.root / "dibao.csv").write_text("x")
    assert [one.path for one in landing.deliveries()] == [
        "2020-03-01/tekun_150826.csv",
        "2020-03-16/aaa.csv",
        "2020-03-16/dibao.csv",
        "2020-03-16/dibao_150802.csv",
        "2020-03-16/tekun_150821.csv",
    ]
    assert len(landing.deliveries(date(2020, 3, 17))) == 6


def test_no_landing_is_no_delivery(landing: Landing) -> None:
    assert landing.deliveries(DAY) == []


def test_a_name_in_the_encoding_of_old_windows(landing: Landing) -> None:
    landing.put(os.fsdecode("农村牧区低保对象_五原县.csv".encode("gb18030")), "x\n")
    (one,) = landing.deliveries()
    assert (one.path, one.county_code) == ("2020-03-16/农村牧区低保对象_五原县.csv", "150821")
    assert one.file.exists()


def test_a_code_of_another_edition_is_named_with_the_one_in_force(landing: Landing) -> None:
    header = "户号,身份证号,行政村代码,与户主关系,户籍状态"
    lines = [f"G{i},{person(i)},{code},户主,正常" for i, code in enumerate(["150821104209", "150821999999"], 1)]
    read = landing.read("household_register.csv", "\n".join([header, *lines]), edition(DAY).codes)
    assert read.rows.num_rows == 2
    assert "150821104209→150826101210（巴市果树场村委会）" in read.notes[0] and "150821999999" in read.notes[0]
