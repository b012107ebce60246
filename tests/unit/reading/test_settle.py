"""What becomes of rows and cells after judgement (rules.md §1-2)."""

import re

import pyarrow as pa
import pytest
from reading_toys import DAY, EDITION, VILLAGE, Landing, csv_text, person

from fangpin_pipeline.contracts.derive import staged_schema
from fangpin_pipeline.extracts import extract
from fangpin_pipeline.reading.gate import FAULT_SCHEMA, GateError
from fangpin_pipeline.reading.read import read_delivery
from fangpin_pipeline.reading.settle import Counts, settle

DIBAO = ["身份证号", "姓名", "户主身份证号", "月补差金额", "享受开始日期", "享受结束日期"]
GOOD = [person(1), "张某某", "", "300", "2020-01-01", ""]
HOUSES = ["户编号", "行政村代码", "户主姓名", "户类型", "家庭人口数"]


def test_a_required_cell_that_is_empty_or_invalid_quarantines_the_row(landing: Landing) -> None:
    staged = landing.settle(
        "dibao.csv",
        csv_text(
            DIBAO, GOOD, [person(2), "", "", "", "2020-01-01", ""], [person(3), "", "", "三百", "2020-01-01", "x"]
        ),
    )
    assert staged.counts == Counts(rows_read=3, accepted=1, dropped=0, quarantined=2)
    assert [(q["row"], q["column"], q["rule"]) for q in staged.quarantine.to_pylist()] == [
        (3, "monthly_amount", "required"),
        (4, "monthly_amount", "money"),
        (4, "ended_on", "date"),
    ]
    assert staged.rejected["monthly_amount"].to_pylist() == [None, None]
    assert staged.rejected["id_no"].to_pylist() == [person(2), person(3)]
    assert staged.accepted.schema.equals(staged_schema(extract("X07")))


def test_an_invalid_optional_cell_becomes_empty_and_is_listed(landing: Landing) -> None:
    staged = landing.settle("dibao.csv", csv_text(DIBAO, [*GOOD[:2], "123", *GOOD[3:5], "2020-02-30"]))
    assert staged.counts == Counts(rows_read=1, accepted=1)
    (row,) = staged.accepted.to_pylist()
    assert (row["household_head_id_no"], row["ended_on"]) == (None, None)
    assert staged.quarantine["rule"].to_pylist() == ["id_no", "date"]


def test_a_required_flag_may_be_empty_but_not_invalid(landing: Landing) -> None:
    header = ["身份证号", "参保年度", "居民基本医保"]
    staged = landing.settle(
        "medical_insurance.csv",
        csv_text(header, [person(1), 2020, "不详"], [person(2), 2020, "已参保"], [person(3), 2020, "y"]),
    )
    assert staged.accepted["resident_basic"].to_pylist() == [None, True]
    assert [(q["row"], q["rule"]) for q in staged.quarantine.to_pylist()] == [(3, "flag")]


def test_different_rows_of_one_key_are_all_quarantined(landing: Landing) -> None:
    other = [*GOOD[:3], "400", *GOOD[4:]]
    rest = [person(2), *GOOD[1:]]
    staged = landing.settle("dibao.csv", csv_text(DIBAO, GOOD, rest, other, GOOD))
    assert staged.counts == Counts(rows_read=4, accepted=1, dropped=1, quarantined=2)
    assert [(q["row"], q["column"], q["rule"]) for q in staged.quarantine.to_pylist()] == [
        (2, "id_no+started_on", "conflict"),
        (4, "id_no+started_on", "conflict"),
    ]
    assert staged.rejected["monthly_amount"].to_pylist() == [30000, 40000]


def test_rows_that_fail_take_no_part_in_conflicts(landing: Landing) -> None:
    staged = landing.settle("dibao.csv", csv_text(DIBAO, GOOD, [*GOOD[:3], "", *GOOD[4:]]))
    assert staged.counts == Counts(rows_read=2, accepted=1, quarantined=1)
    assert staged.quarantine["rule"].to_pylist() == ["required"]


def test_a_code_of_another_county_quarantines_the_row_in_a_countys_own_file(landing: Landing) -> None:
    rows = [
        ["1", VILLAGE, "某", "已脱贫", 3],
        ["2", "150822100200", "某", "已脱贫", 3],
        ["3", "150625100200", "某", "已脱贫", 3],
    ]
    staged = landing.settle("registered_household_150821.csv", csv_text(HOUSES, *rows))
    assert [(q["row"], q["column"], q["rule"]) for q in staged.quarantine.to_pylist()] == [
        (3, "village_code", "area_scope"),
        (4, "village_code", "area"),
    ]
    city = landing.settle("registered_household.csv", csv_text(HOUSES, *rows))
    assert city.counts == Counts(rows_read=3, accepted=2, quarantined=1)


def test_codes_that_the_edition_lacks_are_accepted_and_listed(landing: Landing) -> None:
    staged = landing.settle(
        "registered_household.csv",
        csv_text(HOUSES, ["1", VILLAGE, "", "已脱贫", 3], ["2", "150822100200", "", "已脱贫", 3]),
    )
    assert staged.counts.accepted == 2
    assert "150822100200" in staged.message and VILLAGE not in staged.message


def test_data_lines_of_which_none_is_accepted_refuse_the_file(landing: Landing) -> None:
    staged = landing.settle("dibao.csv", csv_text(["标题"], DIBAO, ["1", *GOOD[1:]], ["2", *GOOD[1:]], ["合计"]))
    assert staged.status == "refused"
    assert staged.counts == Counts(rows_read=4, dropped=4)
    (line,) = staged.quarantine.to_pylist()
    assert (line["row"], line["column"], line["rule"]) == (0, "", "file")
    assert "公民身份号码无效2处" in line["message"] and "2020-03-16/dibao.csv" in line["message"]
    assert staged.accepted.num_rows == staged.rejected.num_rows == 0


@pytest.mark.parametrize(
    ("name", "header", "status"), [("dibao.csv", DIBAO, "accepted"), ("registered_household.csv", HOUSES, "refused")]
)
def test_a_header_without_data_lines(landing: Landing, name: str, header: list[str], status: str) -> None:
    staged = landing.settle(name, csv_text(["标题"], header, ["注：无"]))
    assert staged.status == status
    assert staged.counts == Counts(rows_read=2, dropped=2)


def test_neither_list_nor_message_holds_an_id_or_a_name(landing: Landing) -> None:
    wrong = person(7)[:17] + "*"
    shifted = ["张三丰", person(8), "李四光", "张三丰", person(9), "王五某"]
    staged = landing.settle("dibao.csv", csv_text([*DIBAO, f"列{person(6)}"], GOOD, [wrong, *GOOD[1:]], shifted))
    told = " ".join(
        str(value) for line in staged.quarantine.to_pylist() for value in (line["masked_value"], line["message"])
    )
    assert staged.quarantine.num_rows >= 4
    assert not re.search(r"[0-9]{9}", told + staged.message)
    assert not re.search("张三丰|李四光|王五某|张某某", told)


def test_each_line_names_file_sheet_row_column_rule_and_remedy(landing: Landing) -> None:
    staged = landing.settle("dibao.csv", csv_text(DIBAO, GOOD, [person(2), "", "", "", "2020-01-01", ""]))
    (line,) = staged.quarantine.to_pylist()
    assert line["message"] == "2020-03-16/dibao.csv 第3行「月补差金额」：必填项为空。请补填后重新报送。"
    assert (line["extract"], line["masked_value"]) == ("dibao", "")


def test_a_gate_that_overlooks_a_row_is_not_believed(landing: Landing) -> None:
    landing.put("dibao.csv", csv_text(DIBAO, GOOD, ["1", *GOOD[1:]]))
    (delivery,) = landing.deliveries(DAY)
    with pytest.raises(GateError, match="未被质量检查发现"):
        settle(delivery, read_delivery(delivery, EDITION), FAULT_SCHEMA.empty_table())


def test_counts_that_lose_lines_are_an_error() -> None:
    with pytest.raises(AssertionError):
        Counts(rows_read=2, accepted=1)


def test_birth_is_bounded_by_the_day_of_receipt(landing: Landing) -> None:
    header = ["户号", "行政村代码", "身份证号", "户籍状态"]
    staged = landing.settle(
        "household_register.csv",
        csv_text(header, ["1", VILLAGE, person(1, "20200316"), "正常"], ["2", VILLAGE, person(2, "20200317"), "正常"]),
    )
    assert staged.accepted["hukou_no"].to_pylist() == ["1"]
    assert isinstance(staged.quarantine, pa.Table) and staged.quarantine["rule"].to_pylist() == ["id_no"]
