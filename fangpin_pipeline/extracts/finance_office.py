"""Extracts of 金融办: small loans to registered households. Declarations only."""

from fangpin_pipeline.contracts import Column, Department, Extract, Kind, Mark, Mode
from fangpin_pipeline.extracts import codes

DEPARTMENT = Department("金融办")

X29 = Extract(
    number="X29",
    name="loan",
    title="扶贫小额信贷",
    department=DEPARTMENT,
    grain="loan",
    mode=Mode.SNAPSHOT,
    key=("loan_no",),
    max_age=45,
    person="borrower_id_no",
    marks=(Mark("for_firm", "x.use = '企业使用'"), Mark("elsewhere", "x.payee_id_no <> x.borrower_id_no")),
    columns=(
        Column("loan_no", "贷款编号", required=True),
        Column("borrower_id_no", "借款人身份证号", Kind.ID_NO, required=True, personal=True),
        Column("amount", "贷款金额", Kind.MONEY, required=True),
        Column("balance", "贷款余额", Kind.MONEY),
        Column("use", "贷款用途", Kind.CODE, required=True, codes=codes.LOAN_USE),
        Column(
            "payee_id_no",
            "实际用款人证件号",
            Kind.ID_NO,
            lenient=True,
            note="与借款人不同时提示户贷企用；不是有效号码时按原文比较",
            personal=True,
        ),
        Column("granted_on", "发放日期", Kind.DATE, required=True),
        Column("due_on", "到期日期", Kind.DATE, required=True),
        Column("overdue_days", "逾期天数", Kind.COUNT),
    ),
)
