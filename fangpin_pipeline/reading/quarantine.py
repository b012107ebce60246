"""The quarantine list: one line for each failing cell, with what is wrong and what to do, and never a full value.

Which cells fail is judged by the gate; what a failing cell does to its row is decided in `settle`.
"""

from dataclasses import dataclass

import pyarrow as pa

from fangpin_pipeline.contracts import Extract
from fangpin_pipeline.contracts.derive import published_schema
from fangpin_pipeline.privacy import mask_value
from fangpin_pipeline.tables import QUARANTINE

FILE_RULE = "file"
CONFLICT = "conflict"
AREA_SCOPE = "area_scope"


@dataclass(frozen=True)
class Wording:
    """What a rule finds wrong and what the department is asked to do. `short` names it in a summary."""

    short: str
    problem: str
    remedy: str


WORDINGS: dict[str, Wording] = {
    "required": Wording("必填项为空", "必填项为空", "补填后重新报送"),
    "id_no": Wording(
        "公民身份号码无效", "不是有效的公民身份号码（位数、校验码或出生日期不符）", "对照户口簿或身份证更正"
    ),
    "credit_code": Wording("信用代码无效", "不是有效的统一社会信用代码", "对照营业执照更正"),
    "area": Wording("区划代码无效", "不是本市旗县区的区划代码，或位数不符", "按统计用区划代码填写，并设为文本格式"),
    AREA_SCOPE: Wording(
        "区划代码不在报送范围", "区划代码属于其他旗县区，而文件是一个旗县区的", "更正代码，或由所属旗县区报送"
    ),
    "date": Wording("日期无效", "不是可读的日期（1900至2100年）", "写成2020-03-16的形式"),
    "month": Wording("月份无效", "不是可读的月份（1900至2100年）", "写成2020-03的形式"),
    "year": Wording("年度无效", "不是1900至2100年之间的年度", "写成四位数字，如2020"),
    "money": Wording("金额无效", "不是可读的金额", "只填数字，单位写在表头括号内（元、千元、万元）"),
    "number": Wording("数值无效", "不是可读的数值", "只填数字"),
    "count": Wording("整数无效", "不是不小于0的整数", "只填整数"),
    "flag": Wording("是/否项无效", "不是“是”“否”或空白", "填“是”或“否”，不清楚的留空"),
    "code": Wording("代码无效", "不在允许的取值中", "从允许的取值中选填"),
    CONFLICT: Wording(
        "同一主键内容不同", "同一文件中主键相同而内容不同的行，全部隔离", "核实后每个主键只保留正确的一行"
    ),
}


def quarantine_schema() -> pa.Schema:
    """Columns of the quarantine list as it is stored for each delivery."""
    return published_schema(QUARANTINE)


def listed(delivery: str, extract: Extract, faults: pa.Table) -> pa.Table:
    """The quarantine list of one delivery from its failing cells (`gate.FAULT_SCHEMA`), in the order of the sheet."""
    place = {column.name: index for index, column in enumerate(extract.columns)}
    ordered = sorted(
        faults.to_pylist(), key=lambda fault: (fault["row"], place.get(fault["column"], len(place)), fault["rule"])
    )
    rows = [
        {
            "delivery": delivery,
            "extract": extract.name,
            "sheet": fault["sheet"],
            "row": fault["row"],
            "column": fault["column"],
            "rule": fault["rule"],
            "masked_value": mask_value(extract.by_name.get(fault["column"]), fault["value"]),
            "message": _sentence(delivery, extract, fault["sheet"], fault["row"], fault["column"], fault["rule"]),
        }
        for fault in ordered
    ]
    return pa.Table.from_pylist(rows, schema=quarantine_schema())


def listed_file(delivery: str, extract: Extract | None, why: str) -> pa.Table:
    """The one line of a refused file."""
    row = {
        "delivery": delivery,
        "extract": extract.name if extract else "",
        "sheet": "",
        "row": 0,
        "column": "",
        "rule": FILE_RULE,
        "masked_value": "",
        "message": f"{delivery}：{why}",
    }
    return pa.Table.from_pylist([row], schema=quarantine_schema())


def _sentence(delivery: str, extract: Extract, sheet: str, row: int, column: str, rule: str) -> str:
    wording = WORDINGS[rule]
    labels = "＋".join(extract.by_name[name].label for name in column.split("+") if name in extract.by_name)
    known = extract.by_name.get(column)
    allowed = f"（{'、'.join(known.codes.values)}）" if rule == "code" and known and known.codes else ""
    place = f"工作表「{sheet}」" if sheet else ""
    return f"{delivery} {place}第{row}行「{labels}」：{wording.problem}{allowed}。请{wording.remedy}。"
