"""What differs between two days or two authorities: each difference with both values and both documents."""

from collections.abc import Callable
from datetime import date

from fangpin_pipeline.identity.divisions import CITY
from fangpin_pipeline.rulebook import Rulebook
from fangpin_pipeline.rulebook.differ import OTHER_VALUE, SAME_VALUE, differences

Office = Callable[..., Rulebook]
BEFORE, AFTER = date(2020, 4, 30), date(2020, 5, 1)
INSTRUMENT = """- title: 五原县办法
  number: 五政办〔2020〕1号
  issued: 2020-04-20
  effective: 2020-05-01
  sets: {illness_amount: 8000, visit_days: 30}
  assumptions: {illness_amount: 待定}
"""
POLICIES = """policies:
  BZ2020: {title: 秸秆补贴, ends_on: 2020-06-30, adjusted: false, document: 五原〔2018〕3号}
  BZ9: {title: 草原补贴, ends_on: null, adjusted: true}
"""


def test_a_day_on_which_a_document_begins_to_hold_differs_from_the_day_before(office: Office) -> None:
    amount, visit = differences(office(**{"150821": INSTRUMENT}), ("150821", BEFORE), ("150821", AFTER))
    assert (amount.name, amount.kind, amount.value, amount.other_value, amount.unit) == (
        "illness_amount",
        OTHER_VALUE,
        "10000",
        "8000",
        "元",
    )
    assert amount.document.startswith("巴彦淖尔市《进一步")
    assert amount.document.endswith("2020-03-16 起施行，暂定值")
    assert amount.other_document == "五原县《五原县办法》五政办〔2020〕1号，2020-05-01 起施行，暂定值"
    assert (visit.name, visit.kind, visit.value, visit.other_value) == ("visit_days", SAME_VALUE, "30", "30")


def test_two_counties_differ_in_parameters_and_policies(office: Office) -> None:
    found = differences(office(**{"150821": INSTRUMENT + POLICIES}), ("150821", AFTER), (CITY, AFTER))
    told = {one.name: (one.value, one.document, one.other_value, one.other_document) for one in found}
    assert told.keys() == {"illness_amount", "visit_days", "policies.BZ2020", "policies.BZ9"}
    assert told["policies.BZ2020"] == (
        "秸秆补贴，2020-06-30 到期",
        "五原县，五原〔2018〕3号",
        "到2020年结束的补贴（示例），2020-12-31 到期",
        "巴彦淖尔市",
    )
    assert told["policies.BZ9"] == ("草原补贴，未定到期日，正在调整", "五原县", "未登记", "")


def test_a_year_without_a_standard_differs_from_one_with(office: Office) -> None:
    line, label_line = differences(office(), (CITY, date(2020, 12, 31)), (CITY, date(2021, 1, 1)))
    assert (line.name, line.value, line.other_value, line.other_document) == (
        "poverty_line",
        "4000",
        "未定",
        "规则库没有2021年的扶贫标准（年人均纯收入）",
    )
    assert (label_line.name, label_line.value, label_line.other_value) == ("label_line", "5000", "6000")
    assert label_line.document.startswith("国务院扶贫开发领导小组《关于建立")


def test_equals_do_not_differ(office: Office) -> None:
    assert differences(office(**{"150821": INSTRUMENT}), ("150821", BEFORE), ("150822", AFTER)) == []
