"""Extracts of 残联: disability certificates and the two subsidies. Declarations only."""

from fangpin_pipeline.contracts import Column, Department, Extract, Kind, Mark, Mode
from fangpin_pipeline.extracts import codes

DEPARTMENT = Department("残联")

X22 = Extract(
    number="X22",
    name="disability",
    title="残疾人证与两项补贴",
    department=DEPARTMENT,
    grain="person",
    mode=Mode.SNAPSHOT,
    key=("id_no",),
    max_age=100,
    person="id_no",
    marks=(Mark("severe", "x.grade IN ('一级', '二级')"),),
    columns=(
        Column("id_no", "身份证号", Kind.ID_NO, required=True, aliases=("身份证号码", "公民身份号码"), personal=True),
        Column("name", "姓名", personal=True),
        Column("certificate_no", "残疾人证号"),
        Column("category", "残疾类别", Kind.CODE, required=True, codes=codes.DISABILITY_CATEGORY),
        Column("grade", "残疾等级", Kind.CODE, required=True, codes=codes.DISABILITY_GRADE),
        Column("issued_on", "发证日期", Kind.DATE),
        Column("living_subsidy", "困难残疾人生活补贴", Kind.MONEY, empty_means="未享受"),
        Column("care_subsidy", "重度残疾人护理补贴", Kind.MONEY, empty_means="未享受"),
        Column("care_cost", "近一年康复护理自付费用", Kind.MONEY),
    ),
)
