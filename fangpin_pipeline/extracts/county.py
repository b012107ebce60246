"""Extracts of 旗县区: what townships report back about warnings and recognition. Declarations only."""

from fangpin_pipeline.contracts import Column, Department, Extract, Kind, Mode
from fangpin_pipeline.extracts import codes

DEPARTMENT = Department("旗县区")

R01 = Extract(
    number="R01",
    name="case_event",
    title="预警核查与认定回执",
    department=DEPARTMENT,
    grain="event",
    mode=Mode.APPEND,
    key=("event_no",),
    max_age=3650,
    household="household_no",
    dated_by=("occurred_on",),
    columns=(
        Column("event_no", "事件编号", required=True),
        Column("household_no", "户编号", required=True),
        Column("machine", "流程", Kind.CODE, required=True, codes=codes.MACHINE),
        Column("event", "事件", Kind.CODE, required=True, codes=codes.CASE_EVENT),
        Column("actor_role", "办理角色", Kind.CODE, required=True, codes=codes.ACTOR_ROLE),
        Column("actor", "办理人", personal=True),
        Column("occurred_on", "办理日期", Kind.DATE, required=True),
        Column("reason", "原因", Kind.CODE, codes=codes.REASON),
        Column("evidence", "佐证材料"),
        Column("note", "备注"),
    ),
)
