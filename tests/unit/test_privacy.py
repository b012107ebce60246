"""Masks: at most the last four of an id number, at most the first character of a name."""

import pytest

from fangpin_pipeline.contracts import Column, Kind
from fangpin_pipeline.privacy import mask_id, mask_name, mask_value, redact

ID = "44040119580101000X"


@pytest.mark.parametrize(
    ("text", "shown"), [(ID, "**************000X"), ("12345", "*2345"), ("1234", "****"), ("", "")]
)
def test_id_numbers(text: str, shown: str) -> None:
    assert mask_id(text) == shown


@pytest.mark.parametrize(("text", "shown"), [("乌云其其格", "乌****"), ("张", "*"), ("", "")])
def test_names(text: str, shown: str) -> None:
    assert mask_name(text) == shown


@pytest.mark.parametrize(
    ("column", "text", "shown"),
    [
        (Column("id_no", "身份证号", Kind.ID_NO), ID, "**************000X"),
        (Column("id_no", "身份证号", Kind.ID_NO), "张三丰一", "****"),
        (Column("id_no", "身份证号", Kind.ID_NO), "乌云其其格", "*****"),
        (Column("name", "姓名", personal=True), "张三丰", "张**"),
        (Column("settled_on", "日期", Kind.DATE), "2020年13月1日", "2020年13月1日"),
        (Column("settled_on", "日期", Kind.DATE), ID, "**************000X"),
        (Column("settled_on", "日期", Kind.DATE), "张三丰", "张**"),
        (Column("total", "金额", Kind.MONEY), "约1,234.56", "约1,234.56"),
        (Column("total", "金额", Kind.MONEY), "电话13812345678", "电*" + "*******5678"),
        (None, None, ""),
        (None, "x" * 100, "x" + "*" * 39),
    ],
)
def test_values_of_cells(column: Column | None, text: str | None, shown: str) -> None:
    assert mask_value(column, text) == shown


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        (f"值{ID}不符", "值**************000X不符"),
        ("值152801700615002。", "值***********5002。"),
        ("代码150821100200不在", "代码150821100200不在"),
        ("2020-03-16/医保.csv 第3行", "2020-03-16/医保.csv 第3行"),
    ],
)
def test_messages(text: str, shown: str) -> None:
    assert redact(text) == shown
