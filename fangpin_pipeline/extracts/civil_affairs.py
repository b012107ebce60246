"""Extracts of 民政: minimum living allowance (dibao) and support for the destitute (tekun). Declarations only."""

from fangpin_pipeline.contracts import Column, Department, Extract, Kind, Mark, Mode
from fangpin_pipeline.extracts import codes

DEPARTMENT = Department("民政")

X07 = Extract(
    number="X07",
    name="dibao",
    title="农村牧区低保对象",
    department=DEPARTMENT,
    grain="person x spell",
    mode=Mode.SNAPSHOT,
    key=("id_no", "started_on"),
    max_age=45,
    person="id_no",
    dated_by=("started_on", "ended_on"),
    columns=(
        Column("id_no", "身份证号", Kind.ID_NO, required=True, aliases=("身份证号码", "公民身份号码"), personal=True),
        Column("name", "姓名", personal=True),
        Column("household_head_id_no", "户主身份证号", Kind.ID_NO, personal=True),
        Column("category", "低保类别"),
        Column("monthly_amount", "月补差金额", Kind.MONEY, required=True),
        Column("started_on", "享受开始日期", Kind.DATE, required=True),
        Column("ended_on", "享受结束日期", Kind.DATE),
    ),
)

X08 = Extract(
    number="X08",
    name="tekun",
    title="特困供养人员",
    department=DEPARTMENT,
    grain="person",
    mode=Mode.SNAPSHOT,
    key=("id_no",),
    max_age=45,
    person="id_no",
    dated_by=("started_on", "ended_on"),
    columns=(
        Column("id_no", "身份证号", Kind.ID_NO, required=True, aliases=("身份证号码", "公民身份号码"), personal=True),
        Column("name", "姓名", personal=True),
        Column("support_mode", "供养方式", Kind.CODE, required=True, codes=codes.SUPPORT_MODE),
        Column("care_level", "护理等级", Kind.CODE, codes=codes.CARE_LEVEL),
        Column("started_on", "享受开始日期", Kind.DATE, required=True),
        Column("ended_on", "享受结束日期", Kind.DATE),
    ),
)

X08B = Extract(
    number="X08b",
    name="tekun_facility",
    title="特困供养服务机构",
    department=DEPARTMENT,
    grain="facility",
    mode=Mode.SNAPSHOT,
    key=("facility_code",),
    max_age=200,
    columns=(
        Column("facility_code", "机构代码", required=True),
        Column("facility", "机构名称", required=True),
        Column("county_code", "旗县区代码", Kind.AREA6, required=True),
        Column("beds", "床位数", Kind.COUNT, required=True),
        Column("nursing_beds", "护理型床位数", Kind.COUNT),
        Column("residents", "入住人数", Kind.COUNT, required=True),
        Column("disabled_waiting", "失能半失能待入住人数", Kind.COUNT),
    ),
)

X09 = Extract(
    number="X09",
    name="aid_application",
    title="个人救助申请",
    department=DEPARTMENT,
    grain="application",
    mode=Mode.APPEND,
    key=("application_no",),
    max_age=15,
    person="id_no",
    dated_by=("applied_on",),
    marks=(Mark("unrefused", "x.decision IS NULL OR x.decision IN ('同意', '办理中')"),),
    columns=(
        Column("application_no", "申请编号", required=True),
        Column("id_no", "申请人身份证号", Kind.ID_NO, required=True, personal=True),
        Column("name", "申请人姓名", personal=True),
        Column("applied_on", "申请日期", Kind.DATE, required=True),
        Column("reason", "申请事由", Kind.CODE, required=True, codes=codes.RISK),
        Column("decision", "审批结果", Kind.CODE, codes=codes.DECISION),
        Column("decided_on", "审批日期", Kind.DATE),
        Column("amount", "救助金额", Kind.MONEY),
    ),
)
