"""触发明细: one row a household, hit, input and file, with what a department needs to find the rows again."""

from typing import Any

from outputs_book import EAST, cell, header, opened, texts, township
from outputs_run import AS_OF, coverage, flag, household, warning

MEDICAL = {"rule": "illness", "fact": "oop", "extract": "medical_settlement", "delivery": "2020-03-10/医保.xlsx"}


def tables(*rows: dict[str, Any], state: dict[str, Any] | None = None) -> dict[str, list[dict[str, Any]]]:
    """One household hit by illness, whose evidence are these rows."""
    made = household("H1", EAST)
    hit = {"household_no": "H1", "rule": "illness", "verdict": "hit", "threshold": "10,000元"}
    return {
        "household_card": [made["household_card"]],
        "household_fact": [made["household_fact"]],
        "warning": [warning("H1", EAST)],
        "flag": [flag("H1", EAST, "illness", "orange")],
        "finding": [hit],
        "hit_fact": [{"household_no": "H1", "rule": "illness", "fact": fact} for fact in ("oop", "uninsured")],
        "household_state": [
            {"household_no": "H1", "oop": 1_234_567, "oop_low": 1_234_567, "uninsured": True} | (state or {})
        ],
        "evidence": [{"as_of": AS_OF, "household_no": "H1", **MEDICAL, **row} for row in rows],
        "coverage": coverage(),
    }


def test_rows_of_one_file_and_sheet_stand_together(tmp_path):
    rows = [{"sheet": "结算", "row": row} for row in (12, 3, 8)] + [
        {"delivery": "2020-03-11/医保.csv", "sheet": "", "row": 5}
    ]
    sheet = opened(township(tmp_path, **tables(*rows)))["触发明细"]
    told = [
        [
            cell(sheet, title, row).value
            for title in ("户编号", "数据项", "数值", "标准", "文件", "工作表", "行号", "数据龄期（天）")
        ]
        for row in (6, 7)
    ]
    amount = ["H1", "合规自付医疗支出", "12,345.67元", "10,000元"]
    assert told == [
        [*amount, "2020-03-10/医保.xlsx", "结算", "3、8、12", 6],
        [*amount, "2020-03-11/医保.csv", "—", "5", 6],
    ]
    assert "暂定值" in cell(sheet, "标准的依据文件").value


def test_an_input_that_rests_on_no_row_says_so(tmp_path):
    sheet = opened(township(tmp_path, **tables({"sheet": "", "row": 5})))["触发明细"]
    assert cell(sheet, "数据项", 7).value == "本年度有成员未参加基本医疗保险"
    assert cell(sheet, "数值", 7).value == "是"
    assert cell(sheet, "文件", 7).value == "没有支持的数据行"


def test_an_amount_that_is_not_known_whole_is_told_as_far_as_it_is_known(tmp_path):
    made = tables({"sheet": "", "row": 5}, state={"oop": None, "oop_low": 1_000_000})
    sheet = opened(township(tmp_path, **made))["触发明细"]
    assert cell(sheet, "数值").value == "至少10,000元"


def test_very_many_rows_are_counted(tmp_path):
    sheet = opened(township(tmp_path, **tables(*({"sheet": "", "row": row} for row in range(1, 41)))))["触发明细"]
    assert cell(sheet, "行号").value.endswith("、30等40行")


def test_no_id_number_stands_there(tmp_path):
    sheet = opened(township(tmp_path, **tables({"sheet": "", "row": 5})))["触发明细"]
    assert "身份证号" not in header(sheet)
    assert household("H1", EAST)["household_card"]["head_id_no"] not in texts(sheet)
