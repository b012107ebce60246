"""Extracts of 银保监: insurance against poverty. Declarations only."""

from fangpin_pipeline.contracts import Column, Department, Extract, Kind, Mode
from fangpin_pipeline.extracts import codes

DEPARTMENT = Department("银保监")

X30 = Extract(
    number="X30",
    name="insurance_policy",
    title="防贫类保险",
    department=DEPARTMENT,
    grain="policy",
    mode=Mode.SNAPSHOT,
    key=("policy_no",),
    max_age=100,
    person="insured_id_no",
    dated_by=("valid_from", "valid_to"),
    columns=(
        Column("policy_no", "保单号", required=True),
        Column("product", "险种", Kind.CODE, required=True, codes=codes.INSURANCE_PRODUCT),
        Column("insured_id_no", "被保险人身份证号", Kind.ID_NO, required=True, personal=True),
        Column("premium", "保费", Kind.MONEY),
        Column("premium_household", "农户缴费", Kind.MONEY),
        Column("premium_government", "政府补贴", Kind.MONEY),
        Column("premium_society", "社会资助", Kind.MONEY),
        Column("consent", "是否自愿投保", Kind.FLAG),
        Column("valid_from", "起保日期", Kind.DATE, required=True),
        Column("valid_to", "终保日期", Kind.DATE, required=True),
        Column("reported_on", "报案日期", Kind.DATE),
        Column("paid_on", "赔付日期", Kind.DATE, empty_means="未赔付"),
        Column("paid_amount", "赔付金额", Kind.MONEY),
    ),
)
