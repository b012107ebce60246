"""What departments get back: exact rows of the workbooks 数据问题反馈单 of a small landing, masks, and the page."""

import json
import re
from html.parser import HTMLParser
from pathlib import Path

import pytest
from openpyxl import load_workbook
from outputs_run import coverage, household, imprint, write_tables

from expectations.gate import great_expectations_gate
from fangpin_pipeline import cli
from fangpin_pipeline.outputs.outbox import write_outbox
from fangpin_pipeline.screening import screen_day
from fangpin_pipeline.warehouse import Home, run_of
from tests.spec.world import COUNTY, OTHER, VILLAGE, D, id_number

ONE, TWO, THREE = (id_number(serial) for serial in (1, 2, 3))
REGISTER = "户号,行政村代码,姓名,身份证号,户籍状态"
MEDICAL = "结算流水号,身份证号,姓名,结算日期,就诊类别,医疗总费用,基本医保支付,是否意外伤害"
CERTIFICATES = "身份证号,姓名,残疾类别,残疾等级,发证日期"
LANDING = {
    "2020-02-01/医疗费用结算_旧.csv": [
        MEDICAL,
        f"S-0,{ONE},王桂兰,前天,门诊,100,0,否",
        f"S-00,{ONE},王桂兰,2020-01-05,门诊,1,0,否",
    ],
    "2020-03-05/农村牧区户籍人口_旧.csv": [
        REGISTER,
        f"P01,{VILLAGE[COUNTY]},王桂兰,{ONE},正常",
        f"P08,{VILLAGE[COUNTY]},李建国,12345,正常",
    ],
    "2020-03-10/农村牧区户籍人口.csv": [
        REGISTER,
        f"P01,{VILLAGE[COUNTY]},王桂兰,{ONE},正常",
        f"P02,{VILLAGE[OTHER]},李建国,{TWO},正常",
        f"P09,{VILLAGE[COUNTY]},萨仁高娃,{THREE[:-1]},正常",
    ],
    "2020-03-10/医疗费用结算.csv": [
        MEDICAL,
        f"S-1,{ONE},王桂兰,2020-03-01,门诊,100,0,不清楚",
        "S-2,王小明,王小明,2020-03-01,门诊,100,0,否",
        f"S-3,{TWO},李建国,昨天,门诊,100,0,否",
        f"S-4,{ONE},王桂兰,2020-03-01,门诊,一百,0,否",
    ],
    "2020-03-12/医疗费用结算.csv": [MEDICAL, f"S-4,{ONE},王桂兰,2020-03-01,门诊,100,0,否"],
    "2020-03-12/农村牧区低保对象_五原县.csv": ["身份证号,姓名", f"{ONE},王桂兰"],
    "2020-03-11/残疾人证与两项补贴_磴口县.csv": ["身份证号", ONE],
    "2020-03-13/残疾人证与两项补贴_磴口县.csv": [CERTIFICATES, f"{TWO},李建国,肢体,三级,2015-06-01"],
    "2020-03-14/照片清单.csv": ["编号", "1"],
}
BAD_ID = "不是有效的公民身份号码（位数、校验码或出生日期不符）"
ASK_ID = "请对照户口簿或身份证更正。"
MEDICAL_FILE = "2020-03-10/医疗费用结算.csv"


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Home:
    home = Home(tmp_path_factory.mktemp("answers"))
    for name, lines in LANDING.items():
        file = home.landing / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text("\n".join(lines) + "\n", encoding="utf-8")
    screen_day(home, D, home.landing, great_expectations_gate)
    return home


def books(home: Home) -> dict[tuple[str, str], Path]:
    """Workbooks by county folder and department."""
    found = (home.outbox / D.isoformat()).glob("*/部门反馈/*.xlsx")
    return {(file.parts[-3], file.stem.split("_")[1]): file for file in found}


def problem_rows(file: Path) -> list[tuple[object, ...]]:
    """Rows of the first sheet, without those of checks, which have no cells."""
    values = list(load_workbook(file)["数据问题反馈单"].values)[5:-1]
    return [row for row in values if row[9] in ("T1 拒收", "T2 隔离")]


def test_every_department_with_problems_and_no_other_gets_a_workbook(home: Home) -> None:
    advised = {key for key, file in books(home).items() if not problem_rows(file)}
    assert books(home).keys() - advised == {
        (COUNTY, "公安"),
        (COUNTY, "医保"),
        (OTHER, "医保"),
        ("150800", "医保"),
        (COUNTY, "民政"),
        ("150800", "未识别部门"),
    }
    assert {county for county, _ in advised} <= {"150800"}
    assert books(home)[COUNTY, "公安"].name == "数据问题反馈单_公安_五原县_2020-03-16.xlsx"
    assert books(home)["150800", "医保"].name == "数据问题反馈单_医保_全市_2020-03-16.xlsx"


@pytest.mark.parametrize(
    ("to", "told"),
    [
        (
            (COUNTY, "医保"),
            (
                2,
                "S-1",
                "是否意外伤害",
                "不**",
                "不是“是”“否”或空白",
                "是/否项无效（flag）",
                "请填“是”或“否”，不清楚的留空。",
            ),
        ),
        (("150800", "医保"), (3, "S-2", "身份证号", "***", BAD_ID, "公民身份号码无效（id_no）", ASK_ID)),
        (
            (OTHER, "医保"),
            (
                4,
                "S-3",
                "结算日期",
                "昨*",
                "不是可读的日期（1900至2100年）",
                "日期无效（date）",
                "请写成2020-03-16的形式。",
            ),
        ),
    ],
    ids=["a cell", "of no county", "a row"],
)
def test_a_row_in_its_county(home: Home, to: tuple[str, str], told: tuple[object, ...]) -> None:
    row, key, field, value, problem, rule, advice = told
    expected = (1, MEDICAL_FILE, "—", row, key, field, value, problem, rule, "T2 隔离", advice, None, None, None)
    assert problem_rows(books(home)[to]) == [expected]


def test_a_key_shows_the_household_and_hides_the_person(home: Home) -> None:
    (row,) = problem_rows(books(home)[COUNTY, "公安"])
    assert row[1:7] == ("2020-03-10/农村牧区户籍人口.csv", "—", 4, "P09；…", "身份证号", "*" * 13 + THREE[13:17])


def test_a_refused_file_is_one_row(home: Home) -> None:
    (row,) = problem_rows(books(home)[COUNTY, "民政"])
    assert row[1:7] == ("2020-03-12/农村牧区低保对象_五原县.csv", "—", "—", "—", "—", "—")
    assert (row[8], row[9]) == ("整个文件（file）", "T1 拒收")
    assert "没有找到《农村牧区低保对象》的表头" in str(row[7])
    assert str(row[10]).startswith("请")


def test_the_head_is_filled_in_and_only_three_columns_can_be_written(home: Home) -> None:
    book = load_workbook(books(home)[COUNTY, "公安"])
    assert book.sheetnames == ["数据问题反馈单", "三衔接评分", "说明"]
    sheet = book["数据问题反馈单"]
    assert sheet["A1"].value == "五原县数据问题反馈单（公安）"
    assert sheet["A2"].value == "填报单位（盖章）：公安（五原县）"
    heads = [sheet.cell(5, place).value or sheet.cell(4, place).value for place in range(1, 15)]
    assert heads == [
        *("序号", "文件", "工作表", "行号", "主键（掩码）", "字段", "原值（掩码）", "问题", "规则", "级别", "建议"),
        *("修改后", "责任人", "日期"),
    ]
    assert all(one.protection.sheet for one in book)
    assert [cell.column for cell in sheet[6] if not cell.protection.locked] == [12, 13, 14]
    assert (sheet.freeze_panes, sheet.page_setup.orientation, sheet.page_setup.paperSize) == ("C6", "landscape", 9)
    assert "尚无评分" in {cell for row in book["三衔接评分"].values for cell in row}


def test_nobody_is_named(home: Home) -> None:
    texts = {file.name: str(list(_cells(file))) for file in books(home).values()}
    texts["page"] = page(home)
    for text in texts.values():
        assert not re.search(r"[0-9]{14,}", text.replace(run_id(home), ""))
        assert not [name for name in ("王桂兰", "李建国", "王小明", "萨仁高娃") if name in text]
    assert not [number for number in ("P01", "P02", "P09", "S-1") if number in texts["page"]]


def _cells(file: Path) -> list[object]:
    return [cell for sheet in load_workbook(file) for row in sheet.values for cell in row]


def run_id(home: Home) -> str:
    run = run_of(home, D)
    assert run is not None
    return run.id


def page(home: Home) -> str:
    return (home.outbox / D.isoformat() / "数据质量.html").read_text("utf-8")


class Page(HTMLParser):
    """Tags of a page with their attributes."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))


def test_the_page_loads_nothing_and_runs_nothing(home: Home) -> None:
    tags = Page(page(home)).tags
    policy = next(attrs["content"] for tag, attrs in tags if attrs.get("http-equiv") == "Content-Security-Policy")
    assert policy is not None
    assert policy.startswith("default-src 'none'; style-src 'sha256-")
    assert not {tag for tag, _ in tags} & {"script", "link", "img", "iframe", "form", "object"}
    named = {name for _, attrs in tags for name in attrs}
    assert not [name for name in named if name.startswith("on") or name in ("style", "src")]
    assert all(str(attrs["href"]).startswith("#") for _, attrs in tags if "href" in attrs)
    assert "http" not in page(home).replace("http-equiv", "")


def test_the_page_tells_states_and_files(home: Home) -> None:
    text = page(home)
    row = text.partition("X07 农村牧区低保对象</th>")[2].partition("</tr>")[0]
    assert row.count("✕ 未报") == 7
    row = text.partition("X10 农村牧区户籍人口</th>")[2].partition("</tr>")[0]
    assert (row.count("✓ 正常"), row.count("✕ 未报")) == (2, 5)
    files = text.partition('id="deliveries"')[2]
    assert [name for name in LANDING if name not in files] == ["2020-02-01/医疗费用结算_旧.csv"]
    scores = text.partition('id="scores"')[2].partition('id="deliveries"')[0]
    assert "数据不足" in scores and "本次运行没有三衔接评分" not in scores


def test_what_a_department_writes_is_escaped(tmp_path: Path) -> None:
    received = {"delivery": "2020-03-10/<script>.csv", "extract": "", "county_code": "150800", "status": "refused"}
    numbers = dict.fromkeys(("rows_read", "accepted", "dropped", "quarantined"), 0)
    one = household("H1", VILLAGE[COUNTY])["household_fact"]
    tables = {"household_fact": [one], "coverage": coverage(), "delivery": [received | numbers]}
    tables["delivery"][0] |= {"received_on": D, "message": "<b>"}
    write_tables(tmp_path / "run", tables)
    *_, file = write_outbox(tmp_path / "run", tmp_path / "outbox", imprint())
    text = file.read_text("utf-8")
    assert "2020-03-10/&lt;script&gt;.csv" in text
    assert "<script" not in text


def test_the_status_tells_the_same_as_the_page(home: Home, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.run(["status", "--home", str(home.root), "--json"]) == 0
    told = json.loads(capsys.readouterr().out)
    states = {row["extract"]: {one["state"] for one in row["counties"].values()} for row in told["extracts"]}
    assert (states["X10"], states["X07"]) == ({"in_time", "missing"}, {"missing"})
    assert [gate["state"] for gate in told["gates"]] == ["passed", "passed"]
    register = next(row for row in told["departments"] if row["department"] == "公安")
    assert (register["in_time"], register["missing"], register["files"], register["quarantined"]) == (2, 5, 2, 2)
    refused = [row for row in told["troubles"] if row["newest_unused"].endswith("农村牧区低保对象_五原县.csv")]
    assert [(row["where"], row["words"]) for row in refused] == [("五原县", "未报")]
    assert "疑似应保未保" in refused[0]["rules"]


def test_the_status_shows_problems_and_on_request_everything(home: Home, capsys: pytest.CaptureFixture[str]) -> None:
    said = []
    for more in ([], ["--all"]):
        assert cli.run(["status", "--home", str(home.root), *more]) == 0
        said.append(capsys.readouterr().out)
    short, full = said
    assert "质量关口 预警突增：通过" in short
    assert "医疗费用结算" not in short.partition("有过期、部分或未报的数据")[2].partition("谁未按时报送")[0]
    assert "医疗费用结算" in full.partition("各类数据的时效")[2].partition("谁未按时报送")[0]
