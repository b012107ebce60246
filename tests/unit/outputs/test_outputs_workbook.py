"""The workbook that a township gets, read back as a clerk's spreadsheet program would."""

from datetime import date, datetime
from decimal import Decimal
from pathlib import Path

import pytest
from outputs_book import EAST, FIRST_ROW, GROUP_ROW, HEAD_ROW, WEST, cell, header, listed, opened, texts, township
from outputs_run import RUN_ID, coverage, flag, household, imprint, warning

E1 = [
    *("序号", "旗县区", "苏木乡镇", "嘎查村", "组", "户编号", "户主姓名", "身份证号", "家庭人口", "户类型"),
    *("首次预警日期", "预警类别", "风险原因", "预警等级", "规则编号与版本", "触发依据", "涉及成员"),
    *("数据来源部门", "数据截止日期/数据龄期", "人均纯收入(区间)", "监测线", "已享受政策", "缺失数据项"),
    *("优先序", "得分", "得分说明", "累计预警次数", "帮扶责任人及电话", "核查时限"),
    *("核查日期", "核查人", "是否属实", "不属实原因", "是否纳入", "拟采取措施", "户主签字", "反馈日期", "备注"),
]
SHOWN_AT_MOST = 19


def test_the_columns_are_the_customary_ones_in_their_order(tmp_path: Path) -> None:
    sheet = opened(township(tmp_path, **listed("H1")))["预警名单"]
    assert list(header(sheet)) == E1


def test_no_more_columns_are_shown_than_a_page_can_hold(tmp_path: Path) -> None:
    sheet = opened(township(tmp_path, **listed("H1")))["预警名单"]
    hidden = set()
    for dimension in sheet.column_dimensions.values():
        if dimension.hidden:
            assert dimension.outlineLevel == 1, "a folded column can be opened again"
            hidden |= set(range(dimension.min, dimension.max + 1))
    assert len(E1) - len(hidden) == SHOWN_AT_MOST


def test_a_row_says_who_why_and_until_when(tmp_path: Path) -> None:
    sheet = opened(township(tmp_path, **listed("H1")))["预警名单"]
    values = {title: sheet.cell(FIRST_ROW, column).value for title, column in header(sheet).items()}
    assert values == {
        "序号": 1,
        "旗县区": "五原县",
        "苏木乡镇": "隆兴昌镇",
        "嘎查村": imprint().village(EAST),
        "组": "…",
        "户编号": "H1",
        "户主姓名": "王桂兰",
        "身份证号": "**************0246",
        "家庭人口": 3,
        "户类型": "脱贫户",
        "首次预警日期": datetime(2020, 3, 16),  # noqa: DTZ001
        "预警类别": "医疗",
        "风险原因": "因病",
        "预警等级": "橙色",
        "规则编号与版本": "illness（第4.10条）\n规则库 9c1e52d0",
        "触发依据": "近12个月合规自付医疗支出18,420元，达到10,000元标准",
        "涉及成员": "…",
        "数据来源部门": "扶贫、医保",
        "数据截止日期/数据龄期": "2020-03-16／6天",
        "人均纯收入(区间)": "5000（含）—6000元",
        "监测线": "5000元",
        "已享受政策": "产业帮扶、健康帮扶",
        "缺失数据项": "—",
        "优先序": 1,
        "得分": 99,
        "得分说明": "—",
        "累计预警次数": 1,
        "帮扶责任人及电话": "李志强\n13800000000",
        "核查时限": datetime(2020, 3, 21),  # noqa: DTZ001
        "核查日期": None,
        "核查人": None,
        "是否属实": None,
        "不属实原因": None,
        "是否纳入": None,
        "拟采取措施": None,
        "户主签字": None,
        "反馈日期": None,
        "备注": "新增",
    }


def test_no_id_number_and_no_birth_date_stands_anywhere(tmp_path: Path) -> None:
    tables = listed("H1")
    tables["verification"] = [{**warning("H2", EAST), "rule": "schooling", "missing": "学籍信息"}]
    for name, row in household("H2", EAST).items():
        tables[name].append(row)
    full = str(tables["household_card"][0]["head_id_no"])
    born = full[6:14]
    for sheet in opened(township(tmp_path, **tables)).worksheets:
        said = texts(sheet)
        assert full not in said
        assert born not in said
        assert f"{date(1961, 5, 3):%Y-%m-%d}" not in said


def test_rows_go_in_the_order_of_visits(tmp_path: Path) -> None:
    rows = [("H5", WEST, "red"), ("H2", EAST, "yellow"), ("H9", EAST, "orange"), ("H4", EAST, "orange")]
    tables = {
        "warning": [warning(number, village, severity=severity) for number, village, severity in rows],
        "flag": [flag(number, village, "illness", severity) for number, village, severity in rows],
    }
    sheet = opened(township(tmp_path, **tables))["预警名单"]
    found = [
        (cell(sheet, "序号", row).value, cell(sheet, "户编号", row).value, cell(sheet, "预警等级", row).value)
        for row in range(FIRST_ROW, FIRST_ROW + 4)
    ]
    assert found == [(1, "H5", "红色"), (2, "H4", "橙色"), (3, "H9", "橙色"), (4, "H2", "黄色")]


def test_each_severity_has_its_colour(tmp_path: Path) -> None:
    severities = ("red", "orange", "yellow")
    tables = {"warning": [warning(f"H{place}", EAST, severity=name) for place, name in enumerate(severities)]}
    tables["flag"] = [flag(f"H{place}", EAST, "illness", name) for place, name in enumerate(severities)]
    sheet = opened(township(tmp_path, **tables))["预警名单"]
    fills = {cell(sheet, "预警等级", FIRST_ROW + place).fill.fgColor.rgb for place in range(3)}
    assert len(fills) == 3
    assert cell(sheet, "户编号").fill.fgColor.rgb not in fills


def test_several_hits_are_numbered_in_the_list_and_told_in_full_on_their_sheet(tmp_path: Path) -> None:
    tables = listed("H1")
    tables["flag"].append(flag("H1", EAST, "insurance_gap", "red"))
    book = opened(township(tmp_path, **tables))
    assert cell(book["预警名单"], "触发依据").value == (
        "①一名成员2020年度居民医保和职工医保均未参加\n②近12个月合规自付医疗支出18,420元，达到10,000元标准"
    )
    hits = book["触发依据"]
    assert [cell(hits, "预警等级", row).value for row in (FIRST_ROW, FIRST_ROW + 1)] == ["红色", "橙色"]
    assert "解除条件：" in cell(hits, "触发依据").value
    assert "巴扶组发〔2020〕8号" in cell(hits, "触发依据").value
    assert cell(hits, "政策条款").value == "7.07"


def test_a_class_that_hit_stands_beside_the_rules(tmp_path: Path) -> None:
    tables = listed("H1")
    tables["class_hit"] = [flag("H1", EAST, "c1_unstable_exit", "orange")]
    book = opened(township(tmp_path, **tables))
    assert cell(book["预警名单"], "预警类别").value == "收入、医疗"
    assert [cell(book["触发依据"], "规则或类别", row).value for row in (FIRST_ROW, FIRST_ROW + 1)] == [
        "非持续稳定脱贫户",
        "因病支出较大",
    ]


def test_what_is_missing_for_other_rules_is_listed(tmp_path: Path) -> None:
    tables = listed("H1")
    tables["flag"].append(flag("H1", EAST, "schooling", None, missing="学籍信息：年费用未填"))
    sheet = opened(township(tmp_path, **tables))["预警名单"]
    assert cell(sheet, "缺失数据项").value == "学籍信息：年费用未填"


def test_the_total_counts_households_persons_and_severities(tmp_path: Path) -> None:
    tables = listed("H1", "H2")
    tables["household_fact"][1]["n"] = None
    tables["warning"][1]["severity"] = "red"
    sheet = opened(township(tmp_path, **tables))["预警名单"]
    row = FIRST_ROW + 2
    assert cell(sheet, "序号", row).value == "合计"
    assert cell(sheet, "户编号", row).value == "2户"
    assert cell(sheet, "家庭人口", row).value == "3人（1户不详）"
    assert cell(sheet, "触发依据", row).value == "红色1户　橙色1户　黄色0户"


def test_title_sub_line_and_foot_are_those_of_an_official_table(tmp_path: Path) -> None:
    sheet = opened(township(tmp_path, **listed("H1")))["预警名单"]
    assert sheet["A1"].value == "五原县隆兴昌镇防返贫致贫预警名单"
    assert sheet["A1"].alignment.horizontal == "center"
    sub = [value.value for value in sheet[2] if value.value]
    assert sub == ["填报单位（盖章）：", "数据截止日期：2020年3月16日", "单位：户、人、元"]
    foot = str(sheet.cell(FIRST_ROW + 2, 1).value)
    assert foot.split() == ["单位负责人：", "审核人：", "填表人：", "联系电话：", "填报日期：", "年", "月", "日"]


def test_it_prints_on_landscape_a4_with_the_header_on_every_page(tmp_path: Path) -> None:
    sheet = opened(township(tmp_path, **listed("H1")))["预警名单"]
    assert (sheet.page_setup.orientation, int(sheet.page_setup.paperSize)) == ("landscape", 9)
    assert (int(sheet.page_setup.fitToWidth or 1), int(sheet.page_setup.fitToHeight)) == (1, 0)
    assert sheet.print_title_rows == f"${GROUP_ROW}:${HEAD_ROW}"
    assert sheet.row_dimensions[FIRST_ROW].height >= 27
    assert RUN_ID in str(sheet.oddFooter.right.text)


def test_a_long_basis_makes_its_row_higher(tmp_path: Path) -> None:
    tables = listed("H1", "H2")
    tables["flag"][0]["sentence"] = "数" * 200
    sheet = opened(township(tmp_path, **tables))["预警名单"]
    assert sheet.row_dimensions[FIRST_ROW].height > 5 * sheet.row_dimensions[FIRST_ROW + 1].height / 2


def test_the_header_is_frozen_and_every_column_can_be_filtered(tmp_path: Path) -> None:
    sheet = opened(township(tmp_path, **listed("H1", "H2")))["预警名单"]
    assert sheet.freeze_panes == f"H{FIRST_ROW}"
    assert sheet.auto_filter.ref == f"A{HEAD_ROW}:AL{FIRST_ROW + 1}", "the total is no row to be filtered"


def test_the_visitor_chooses_from_the_codes_of_the_receipt(tmp_path: Path) -> None:
    sheet = opened(township(tmp_path, **listed("H1", "H2")))["预警名单"]
    offered = {str(validation.sqref): validation.formula1 for validation in sheet.data_validations.dataValidation}
    places = {title: f"{cell(sheet, title).column_letter}6:{cell(sheet, title).column_letter}7" for title in E1}
    assert offered == {
        places["是否属实"]: '"核实属实,核实不属实,暂缓"',
        places["不属实原因"]: '"数据错误,已解决,有应对能力,已纳入,查无此人,死亡迁出,其他"',
        places["是否纳入"]: '"是,否"',
    }


@pytest.mark.parametrize("text", ["=1+1", "+86", "-3", "@SUM(A1)", "http://x.cn", "0012", "{=A1}"])
def test_a_text_stays_a_text(tmp_path: Path, text: str) -> None:
    sheet = opened(township(tmp_path, **listed("H1", head_name=text)))["预警名单"]
    name = cell(sheet, "户主姓名")
    assert (name.value, name.data_type, name.hyperlink) == (text, "s", None)
    assert name.quotePrefix, "it stays one when somebody edits the cell"


def test_an_unknown_head_and_size_are_marked_not_left_blank(tmp_path: Path) -> None:
    tables = listed("H1", head_name=None, head_id_no=None, n=None, ni=None, kind="general", household_type=None)
    sheet = opened(township(tmp_path, **tables))["预警名单"]
    for title in ("户主姓名", "身份证号", "家庭人口", "人均纯收入(区间)"):
        assert cell(sheet, title).value == "…"
    assert cell(sheet, "户类型").value == "一般户"
    assert cell(sheet, "帮扶责任人及电话").value == "—"


def test_who_must_be_verified_stands_once_on_a_sheet_of_its_own(tmp_path: Path) -> None:
    tables = {name: [row] for name, row in household("H7", WEST).items()}
    lacks = {"schooling": "年学习生活费用未填；无上年收入记录", "disaster": "无上年收入记录"}
    tables["verification"] = [{**warning("H7", WEST), "rule": rule, "missing": lack} for rule, lack in lacks.items()]
    book = opened(township(tmp_path, **tables))
    assert "H7" not in texts(book["预警名单"])
    sheet = book["待核实名单"]
    assert cell(sheet, "户编号").value == "H7"
    assert cell(sheet, "户主姓名").value == "王桂兰"
    assert cell(sheet, "待核实事项").value == "因灾损失较大；因学支出较大"
    assert cell(sheet, "责任部门").value == "旗县区、教育"
    assert cell(sheet, "缺失数据项").value == "无上年收入记录；年学习生活费用未填"


def test_who_left_the_list_stands_with_the_reason_even_when_the_household_is_gone(tmp_path: Path) -> None:
    left = {"state": "cleared", "due_on": None, "first_seen": date(2020, 3, 1)}
    reasons = {"H1": "resolved", "H2": "unknown_now", "H3": "gone"}
    tables = {
        "warning": [warning(number, EAST, reason=reason, **left) for number, reason in reasons.items()],
        **{
            table: [household(number, EAST)[table] for number in ("H1", "H2")]
            for table in ("household_card", "household_fact")
        },
    }
    book = opened(township(tmp_path, **tables))
    sheet = book["已销号线索"]
    found = [cell(sheet, "销号原因", FIRST_ROW + place).value for place in range(3)]
    assert found == ["风险已消除", "数据不足，暂不能判断（不等于风险消除）", "已无此户（整户死亡、迁出、注销或并户）"]
    assert cell(sheet, "户主姓名", FIRST_ROW + 2).value == "…"
    assert cell(sheet, "原规则与类别").value == "因病支出较大"
    assert "H1" not in texts(book["预警名单"])


def test_a_township_without_warnings_gets_a_list_that_says_so(tmp_path: Path) -> None:
    sheet = opened(township(tmp_path, household_fact=[household("H1", EAST)["household_fact"]]))["预警名单"]
    assert sheet.cell(FIRST_ROW, 1).value == "本期无预警户"
    assert cell(sheet, "户编号", FIRST_ROW + 1).value == "0户"


def test_the_notes_say_what_a_list_is_and_what_it_was_judged_by(tmp_path: Path) -> None:
    notes = texts(opened(township(tmp_path, **listed("H1")))["说明"])
    assert "预警名单只是入户核查的线索，不是认定结论" in notes
    assert f"运行编号：{RUN_ID}" in notes
    assert "规则库版本：9c1e52d0" in notes
    assert "2019年10月31日统计用区划代码" in notes
    assert "《进一步巩固拓展脱贫攻坚成果构建稳定脱贫长效机制十一条意见》巴扶组发〔2020〕8号" in notes
    assert "红色3天、橙色5天、黄色10天" in notes
    for setting in imprint().settings["150821"]:
        assert setting.name in notes
    for rule in imprint().rules:
        assert rule in notes


def test_late_data_are_named_above_the_list_and_in_the_notes(tmp_path: Path) -> None:
    book = opened(township(tmp_path, **listed("H1"), coverage=coverage([("X16", "150821"), ("X17", "150822")])))
    hint = str(book["预警名单"]["A3"].value)
    assert "医保《参保信息》已53天，应在45天以内" in hint
    assert "医疗费用结算" not in hint, "only this county's data count"
    assert "不在名单上不等于没有风险" in hint
    assert [row[6] for row in book["说明"].iter_rows(values_only=True)].count("过期") == 1


def test_data_that_never_came_are_named(tmp_path: Path) -> None:
    ages = coverage()
    row = next(age for age in ages if (age["extract"], age["county_code"]) == ("X12", "150821"))
    row |= {"delivery": None, "received_on": None, "age_days": None, "fresh": False}
    book = opened(township(tmp_path, **listed("H1"), coverage=ages))
    assert "教育《学生资助》从未收到" in str(book["预警名单"]["A3"].value)
    assert "从未收到" in texts(book["说明"])


def test_equal_lists_give_equal_bytes(tmp_path: Path) -> None:
    tables = listed("H1", "H2", ni=Decimal("9000"))
    one = township(tmp_path / "one", **tables).read_bytes()
    assert township(tmp_path / "two", **tables).read_bytes() == one
