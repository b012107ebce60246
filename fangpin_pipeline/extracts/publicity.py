"""Extracts of 宣传: points of the charity shop and civic events of villages. Declarations only."""

from fangpin_pipeline.contracts import Column, Department, Extract, Kind, Mode
from fangpin_pipeline.extracts import codes

DEPARTMENT = Department("宣传")

X34A = Extract(
    number="X34a",
    name="points",
    title="爱心公益超市积分",
    department=DEPARTMENT,
    grain="transaction",
    mode=Mode.APPEND,
    key=("transaction_no",),
    max_age=100,
    household="household_no",
    dated_by=("occurred_on",),
    columns=(
        Column("transaction_no", "流水号", required=True),
        Column("household_no", "户编号", required=True),
        Column("occurred_on", "日期", Kind.DATE, required=True),
        Column("direction", "方向", Kind.CODE, required=True, codes=codes.POINTS_DIRECTION),
        Column("points", "积分", Kind.NUMBER, required=True),
        Column("reason", "事由"),
    ),
)

X34C = Extract(
    number="X34c",
    name="civic_event",
    title="村级组织与文明活动",
    department=DEPARTMENT,
    grain="village x event",
    mode=Mode.APPEND,
    key=("event_no",),
    max_age=200,
    columns=(
        Column("event_no", "编号", required=True),
        Column("village_code", "行政村代码", Kind.AREA12, required=True),
        Column("kind", "类别", Kind.CODE, required=True, codes=codes.CIVIC_KIND),
        Column("occurred_on", "日期", Kind.DATE, required=True),
        Column("participants", "参与人数", Kind.COUNT),
    ),
)
