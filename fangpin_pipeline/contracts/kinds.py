"""The kinds of cell a contract can name, and how each is stored. How a text is read stands in `reading.cells`."""

from enum import StrEnum

import pyarrow as pa


class Kind(StrEnum):
    """Kind of a column. Money is stored as whole fen, a month as its first day."""

    TEXT = "text"
    ID_NO = "id_no"
    CREDIT_CODE = "credit_code"
    AREA12 = "area12"
    AREA9 = "area9"
    AREA6 = "area6"
    DATE = "date"
    MONTH = "month"
    YEAR = "year"
    MONEY = "money"
    NUMBER = "number"
    COUNT = "count"
    FLAG = "flag"
    CODE = "code"

    @property
    def arrow(self) -> pa.DataType:
        """Arrow type in which a staged column of this kind is stored."""
        return _ARROW.get(self, pa.string())

    @property
    def rule(self) -> str:
        """Name that the quarantine gives to an invalid cell of this kind (rules.md §2); text is never invalid."""
        return "area" if self in AREAS else self.value

    @property
    def label(self) -> str:
        """What an official calls this kind."""
        return _LABEL[self]


AREAS = frozenset({Kind.AREA12, Kind.AREA9, Kind.AREA6})

_ARROW: dict[Kind, pa.DataType] = {
    Kind.DATE: pa.date32(),
    Kind.MONTH: pa.date32(),
    Kind.YEAR: pa.int32(),
    Kind.MONEY: pa.int64(),
    Kind.NUMBER: pa.decimal128(18, 4),
    Kind.COUNT: pa.int64(),
    Kind.FLAG: pa.bool_(),
}

_LABEL = {
    Kind.TEXT: "文本",
    Kind.ID_NO: "公民身份号码",
    Kind.CREDIT_CODE: "统一社会信用代码",
    Kind.AREA12: "12位区划代码",
    Kind.AREA9: "9位区划代码",
    Kind.AREA6: "6位区划代码",
    Kind.DATE: "日期",
    Kind.MONTH: "月份",
    Kind.YEAR: "年度",
    Kind.MONEY: "金额（元）",
    Kind.NUMBER: "数值",
    Kind.COUNT: "整数",
    Kind.FLAG: "是/否",
    Kind.CODE: "代码",
}
