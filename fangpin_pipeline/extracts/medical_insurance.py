"""Extracts of 医保: insurance rolls and settlements. Declarations only."""

from fangpin_pipeline.contracts import Column, Department, Extract, Kind, Mode
from fangpin_pipeline.extracts import codes

DEPARTMENT = Department("医保")

X16 = Extract(
    number="X16",
    name="medical_insurance",
    title="参保信息",
    department=DEPARTMENT,
    grain="person x year",
    mode=Mode.SNAPSHOT,
    key=("id_no", "year"),
    max_age=45,
    person="id_no",
    dated_by=("year",),
    roll=True,
    columns=(
        Column("id_no", "身份证号", Kind.ID_NO, required=True, aliases=("身份证号码", "公民身份号码"), personal=True),
        Column("name", "姓名", personal=True),
        Column("year", "参保年度", Kind.YEAR, required=True),
        Column("resident_basic", "居民基本医保", Kind.FLAG, required=True),
        Column("employee_basic", "职工基本医保", Kind.FLAG),
        Column("critical_illness", "大病保险", Kind.FLAG),
        Column("medical_aid", "医疗救助资格", Kind.FLAG),
    ),
)

X17 = Extract(
    number="X17",
    name="medical_settlement",
    title="医疗费用结算",
    department=DEPARTMENT,
    grain="settlement",
    mode=Mode.APPEND,
    key=("settlement_no",),
    max_age=35,
    person="id_no",
    dated_by=("settled_on",),
    columns=(
        Column("settlement_no", "结算流水号", required=True),
        Column("id_no", "身份证号", Kind.ID_NO, required=True, aliases=("身份证号码", "公民身份号码"), personal=True),
        Column("name", "姓名", personal=True),
        Column("settled_on", "结算日期", Kind.DATE, required=True),
        Column("visit_kind", "就诊类别", Kind.CODE, required=True, codes=codes.VISIT_KIND),
        Column("diagnosis", "诊断名称"),
        Column("injury", "是否意外伤害", Kind.FLAG),
        Column("in_county", "是否县域内", Kind.FLAG),
        Column("total", "医疗总费用", Kind.MONEY, required=True),
        Column("basic_paid", "基本医保支付", Kind.MONEY, required=True),
        Column("critical_paid", "大病保险支付", Kind.MONEY),
        Column("aid_paid", "医疗救助支付", Kind.MONEY),
        Column("compliant_self_paid", "合规自付费用", Kind.MONEY, note="空时以总费用减去各项支付计"),
        Column("one_stop", "是否一站式结算", Kind.FLAG),
        Column("deposit", "住院押金", Kind.MONEY, empty_means="未收取"),
    ),
)
