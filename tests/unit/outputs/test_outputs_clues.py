"""Who is sent where: the order of visits on the warning list, and the sheet of those who are left in peace."""

from datetime import date, datetime
from pathlib import Path
from typing import Any

from openpyxl import load_workbook
from outputs_book import EAST, FIRST_ROW, WEST, cell, listed, opened, texts, township
from outputs_run import clue, coverage, household, imprint, warning, write_tables

from fangpin_pipeline.outputs.outbox import write_outbox

RESTING = "重复线索（冷却期）"
REJECTED = {
    "standing": "cooldown",
    "last_event": "核实不属实",
    "last_event_on": date(2020, 3, 10),
    "last_reason": "已解决",
    "verdict": "核实不属实",
    "verdict_on": date(2020, 3, 10),
    "cooldown_until": date(2020, 6, 8),
    "times_warned": 2,
    "times_rejected": 1,
}
VERIFIED = {**REJECTED, "standing": "verified", "last_event": "核实属实", "verdict": "核实属实", "cooldown_until": None}
DEFERRED = {
    "standing": "deferred",
    "last_event": "暂缓",
    "last_event_on": date(2020, 3, 12),
    "revisit_on": date(2020, 3, 19),
}


def book(tmp_path: Path, told: dict[str, dict[str, Any]]) -> Any:
    """The workbook of households on the warning list whose clues say this."""
    tables = listed(*told)
    tables["clue"] = [clue(row, **told[row["household_no"]]) for row in tables["warning"]]
    return opened(township(tmp_path, **tables))


def test_the_list_goes_by_rank_and_says_why(tmp_path: Path) -> None:
    note = "橙色40分＋人口3人3分＝43分"
    told = {
        "H1": {"visit_rank": 2, "score": 43, "score_note": note, "times_warned": 1},
        "H2": {"visit_rank": 1, "score": 60, "score_note": "…", "times_warned": 3},
    }
    sheet = book(tmp_path, told)["预警名单"]
    titles = ("序号", "优先序", "户编号", "得分", "累计预警次数")
    found = [[cell(sheet, title, row).value for title in titles] for row in (FIRST_ROW, FIRST_ROW + 1)]
    assert found == [[1, 1, "H2", 60, 3], [2, 2, "H1", 43, 1]]
    assert cell(sheet, "得分说明", FIRST_ROW + 1).value == note


def test_whoever_was_visited_stands_on_a_sheet_of_its_own(tmp_path: Path) -> None:
    told = {"H1": {"visit_rank": 1, "score": 40}, "H2": REJECTED, "H3": VERIFIED, "H4": DEFERRED}
    opened_book = book(tmp_path, told)
    visited = texts(opened_book["预警名单"])
    assert "H1" in visited
    assert not [number for number in ("H2", "H3", "H4") if number in visited]
    assert cell(opened_book["预警名单"], "户编号", FIRST_ROW + 1).value == "1户"
    sheet = opened_book[RESTING]
    titles = ("户编号", "线索状态", "最近回执", "回执日期", "冷却期至/再次入户日", "累计预警次数", "累计不属实次数")
    found = [[cell(sheet, title, FIRST_ROW + place).value for title in titles] for place in range(3)]
    tenth, twelfth = datetime(2020, 3, 10), datetime(2020, 3, 12)  # noqa: DTZ001
    ends, again = datetime(2020, 6, 8), datetime(2020, 3, 19)  # noqa: DTZ001
    assert found == [
        ["H2", "冷却期", "核实不属实（已解决）", tenth, ends, 2, 1],
        ["H3", "核实属实（并入）", "核实属实", tenth, "—", 2, 1],
        ["H4", "暂缓", "暂缓", twelfth, again, 1, 0],
    ]
    assert "H2" in texts(opened_book["触发依据"]), "its hits are still told"


def test_a_finding_without_a_reason_says_so(tmp_path: Path) -> None:
    sheet = book(tmp_path, {"H1": {**REJECTED, "last_reason": None}})[RESTING]
    assert cell(sheet, "最近回执").value == "核实不属实（原因未填）"


def test_wrong_data_are_sent_back_to_their_department(tmp_path: Path) -> None:
    sheet = book(tmp_path, {"H1": {**REJECTED, "last_reason": "数据错误"}})[RESTING]
    assert cell(sheet, "处理提示").value == "请提供数据的部门更正"


def test_the_remark_says_what_is_more_than_a_first_visit(tmp_path: Path) -> None:
    told = {
        "H1": {"visit_rank": 1, "standing": "overdue", "days_overdue": 3, "escalated": True},
        "H2": {"visit_rank": 2, "standing": "reopened"},
        "H3": {"visit_rank": 3},
    }
    sheet = book(tmp_path, told)["预警名单"]
    found = [cell(sheet, "备注", FIRST_ROW + place).value for place in range(3)]
    assert found == ["新增\n超期3天，逾期升级", "新增\n重新核查", "新增"]


def test_a_list_on_which_all_were_visited_says_so(tmp_path: Path) -> None:
    sheet = book(tmp_path, {"H1": REJECTED})["预警名单"]
    assert sheet.cell(FIRST_ROW, 1).value == "本期无须入户的预警户"


def test_the_county_counts_visits_and_lists_receipts_that_fit_no_clue(tmp_path: Path) -> None:
    rows = [warning(f"H{place}", village) for place, village in enumerate((EAST, EAST, WEST))]
    receipt = {"event": "核实属实", "occurred_on": date(2020, 3, 10), "delivery": "2020-03-11/回执.xlsx", "row": 7}
    tables = {
        "warning": rows,
        "clue": [
            clue(rows[0], standing="overdue", days_overdue=2, visit_rank=1, score=9, escalated=True),
            clue(rows[1], **REJECTED),
            clue(rows[2], **VERIFIED),
        ],
        "household_fact": [household(row["household_no"], row["village_code"])["household_fact"] for row in rows],
        "coverage": coverage(),
        "unmatched_receipt": [
            {**receipt, "event_no": "E1", "household_no": "H7", "county_code": "150821", "problem": "never_listed"},
            {**receipt, "event_no": "E2", "household_no": "H8", "county_code": "150822", "problem": "future"},
            {**receipt, "event_no": "E3", "household_no": "H9", "county_code": None, "problem": "never_listed"},
        ],
    }
    write_tables(tmp_path / "run", tables)
    files = write_outbox(tmp_path / "run", tmp_path / "outbox", imprint())
    summary = load_workbook(next(file for file in files if file.name == "五原县预警汇总_2020-03-16.xlsx"))
    counts = summary["分苏木乡镇汇总"]
    titles = ("预警户数", "需入户", "其中超期", "逾期升级", "冷却期", "核实属实（并入）", "暂缓")
    assert [cell(counts, title).value for title in titles] == [3, 1, 1, 1, 1, 1, 0]
    escalated = summary["逾期升级"]
    assert [cell(escalated, title).value for title in ("户编号", "超期天数", "最近回执")] == ["H0", 2, "—"]
    assert "H1" not in texts(escalated)
    sheet = summary["未能匹配的回执"]
    assert [cell(sheet, "事件编号", FIRST_ROW + place).value for place in range(3)][:2] == ["E1", "E3"]
    assert "E2" not in texts(sheet)
    assert cell(sheet, "问题").value == "该户从未列入预警名单，请核对户编号"
