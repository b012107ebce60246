"""The rulebook of a day as rows: for SQL, and for people."""

from collections.abc import Callable
from datetime import date
from decimal import Decimal

import pyarrow as pa

from fangpin_pipeline.identity.divisions import CITY, COUNTIES
from fangpin_pipeline.rulebook import Rulebook
from fangpin_pipeline.rulebook.parameters import PARAMETERS
from fangpin_pipeline.rulebook.show import describe
from fangpin_pipeline.rulebook.tables import parameter_table, policy_table

DAY = date(2020, 6, 1)
COUNTY_DOCUMENT = (
    "- {title: 五原县办法, issued: 2020-04-20, effective: 2020-05-01, note: 试行, "
    "sets: {illness_amount: 8000.05, illness_share: 0.35, class_severity: red}}\n"
)


def test_there_is_one_row_a_county_with_every_parameter() -> None:
    table = parameter_table(Rulebook.load(), DAY)
    assert table.column("county_code").to_pylist() == list(COUNTIES)
    assert table.column_names == ["county_code", *PARAMETERS]


def test_yuan_are_fen_and_shares_exact_decimals(office: Callable[..., Rulebook]) -> None:
    table = parameter_table(office(**{"150821": COUNTY_DOCUMENT}), DAY)
    own = next(row for row in table.to_pylist() if row["county_code"] == "150821")
    other = next(row for row in table.to_pylist() if row["county_code"] == "150822")
    assert (own["illness_amount"], own["illness_share"], own["class_severity"]) == (800005, Decimal("0.35"), "red")
    assert (other["illness_amount"], other["illness_share"]) == (1000000, Decimal("0.4"))
    types = {name: table.schema.field(name).type for name in ("illness_amount", "illness_share", "due_days_red")}
    assert types == {"illness_amount": pa.int64(), "illness_share": pa.decimal128(9, 4), "due_days_red": pa.int32()}
    assert table.schema.field("subsidy_horizon").type == pa.date32()
    assert table.schema.field("class_severity").type == pa.string()


def test_a_year_without_a_line_is_null() -> None:
    assert parameter_table(Rulebook.load(), date(2021, 1, 1)).column("poverty_line").null_count == len(COUNTIES)
    assert parameter_table(Rulebook.load(), DAY).column("poverty_line").to_pylist() == [400000] * len(COUNTIES)


def test_policies_are_rows_a_county() -> None:
    rows = policy_table(Rulebook.load()).to_pylist()
    assert len(rows) == 5 * len(COUNTIES)
    assert {
        "county_code": "150826",
        "policy_code": "BZADJ",
        "title": "中长期调整的补贴（示例）",
        "ends_on": None,
        "adjusted": True,
    } in rows


def test_people_see_value_unit_document_and_authority(office: Callable[..., Rulebook]) -> None:
    rows = {row.name: row for row in describe(office(**{"150821": COUNTY_DOCUMENT}), "150821", DAY)}
    assert list(rows) == list(PARAMETERS)
    own, default = rows["illness_share"], rows["dibao_line"]
    assert (own.value, own.unit, own.document, own.authority, own.effective, own.assumption, own.note) == (
        "0.35",
        "比例",
        "《五原县办法》",
        "五原县",
        "2020-05-01",
        "",
        "试行",
    )
    assert default.document.endswith("十一条意见》巴扶组发〔2020〕8号")
    assert default.authority == "巴彦淖尔市"
    assert "假定" in default.assumption


def test_people_see_that_a_year_has_no_line() -> None:
    rows = {row.name: row for row in describe(Rulebook.load(), CITY, date(2021, 1, 1))}
    line = rows["poverty_line"]
    assert (line.value, line.authority, line.effective) == ("", "", "")
    assert line.document == "规则库没有2021年的扶贫标准（年人均纯收入）"
