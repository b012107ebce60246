"""Extracts of 民政: minimum living allowance (dibao) and support for the destitute (tekun). Declarations only."""

from fangpin_pipeline.contracts import Column, Department, Extract, Kind, Mode
from fangpin_pipeline.extracts import codes

X07 = Extract(
    number="X07",
    name="dibao",
    title="农村牧区低保对象",
    department=Department.CIVIL_AFFAIRS,
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
    department=Department.CIVIL_AFFAIRS,
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
