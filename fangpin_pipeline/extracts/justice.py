"""Extracts of 司法: decisions on dishonest behaviour. Declarations only."""

from fangpin_pipeline.contracts import Column, Department, Extract, Kind, Mode
from fangpin_pipeline.extracts import codes

DEPARTMENT = Department("司法")

X34B = Extract(
    number="X34b",
    name="integrity",
    title="诚信评价与失信名单",
    department=DEPARTMENT,
    grain="decision",
    mode=Mode.APPEND,
    key=("decision_no",),
    max_age=400,
    person="id_no",
    columns=(
        Column("decision_no", "决定文号", required=True),
        Column("id_no", "身份证号", Kind.ID_NO, required=True, aliases=("身份证号码", "公民身份号码"), personal=True),
        Column("behaviour", "行为类别", Kind.CODE, required=True, codes=codes.DISHONEST_BEHAVIOUR),
        Column("legal_basis", "法律依据"),
        Column("notified_on", "告知日期", Kind.DATE),
        Column("appeal_closed_on", "申诉截止日期", Kind.DATE),
        Column("listed_on", "列入日期", Kind.DATE, empty_means="未列入"),
        Column("removed_on", "移出日期", Kind.DATE, empty_means="未移出"),
    ),
)
