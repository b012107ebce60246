"""Extracts of 财政: fund projects, payments to households, the relief account and assets. Declarations only."""

from fangpin_pipeline.contracts import Column, Department, Extract, Kind, Mode
from fangpin_pipeline.extracts import codes

DEPARTMENT = Department("财政")

X25A = Extract(
    number="X25a",
    name="fund_project",
    title="扶贫资金项目",
    department=DEPARTMENT,
    grain="project",
    mode=Mode.SNAPSHOT,
    key=("project_no",),
    max_age=60,
    columns=(
        Column("project_no", "项目编号", required=True),
        Column("project", "项目名称", required=True),
        Column("county_code", "旗县区代码", Kind.AREA6, required=True),
        Column("source", "资金来源", Kind.CODE, required=True, codes=codes.FUND_SOURCE),
        Column("document_no", "文件号"),
        Column("allocated", "下达金额", Kind.MONEY, required=True),
        Column("arrived", "到账金额", Kind.MONEY),
        Column("paid", "支付金额", Kind.MONEY, required=True),
        Column("allocated_on", "下达日期", Kind.DATE, required=True),
        Column("planned_completion_on", "计划完工日期", Kind.DATE),
        Column("completed_on", "完工日期", Kind.DATE, empty_means="未完工"),
        Column("forms_asset", "是否形成资产", Kind.FLAG),
        Column("announced_on", "公告公示日期", Kind.DATE, empty_means="未公示"),
        Column("credit_code", "实施主体信用代码", Kind.CREDIT_CODE),
    ),
)

X25B = Extract(
    number="X25b",
    name="payment",
    title="惠农一卡通发放",
    department=DEPARTMENT,
    grain="payment",
    mode=Mode.APPEND,
    key=("payment_no",),
    max_age=45,
    person="id_no",
    dated_by=("paid_on",),
    columns=(
        Column("payment_no", "发放流水号", required=True),
        Column("id_no", "收款人身份证号", Kind.ID_NO, required=True, personal=True),
        Column("name", "收款人姓名", personal=True),
        Column("account_tail", "账号后四位"),
        Column("program", "补贴项目", required=True),
        Column("amount", "金额", Kind.MONEY, required=True),
        Column("paid_on", "发放日期", Kind.DATE, required=True),
    ),
)

X25C = Extract(
    number="X25c",
    name="relief_account",
    title="防贫资金专户流水",
    department=DEPARTMENT,
    grain="entry",
    mode=Mode.APPEND,
    key=("entry_no",),
    max_age=45,
    columns=(
        Column("entry_no", "凭证号", required=True),
        Column("county_code", "旗县区代码", Kind.AREA6, required=True),
        Column("booked_on", "记账日期", Kind.DATE, required=True),
        Column("direction", "收支方向", Kind.CODE, required=True, codes=codes.DIRECTION),
        Column("source", "资金来源"),
        Column("amount", "金额", Kind.MONEY, required=True),
        Column("balance", "余额", Kind.MONEY, required=True),
        Column("case_no", "救助案件号", empty_means="没有案件"),
        Column("cash", "是否现金支取", Kind.FLAG),
    ),
)

X26 = Extract(
    number="X26",
    name="asset",
    title="扶贫资产台账",
    department=DEPARTMENT,
    grain="asset",
    mode=Mode.SNAPSHOT,
    key=("asset_no",),
    max_age=200,
    columns=(
        Column("asset_no", "资产编号", required=True),
        Column("asset", "资产名称", required=True),
        Column("kind", "资产类别", Kind.CODE, required=True, codes=codes.ASSET_KIND),
        Column("project_no", "项目编号"),
        Column("village_code", "坐落村代码", Kind.AREA12, required=True),
        Column("original_value", "原值", Kind.MONEY, required=True),
        Column("net_value", "净值", Kind.MONEY),
        Column("owner", "所有权主体", empty_means="未明确"),
        Column("operator", "经营权主体", empty_means="未明确"),
        Column("beneficiary", "收益权主体", empty_means="未明确"),
        Column("supervisor", "监督权主体", empty_means="未明确"),
        Column("disposer", "处置权主体", empty_means="未明确"),
        Column("contract_yield", "合同约定年收益", Kind.MONEY),
        Column("income_due", "当年应收", Kind.MONEY),
        Column("income_paid", "当年实收", Kind.MONEY),
        Column("lease_ended_on", "租赁到期日", Kind.DATE),
        Column("state", "资产状态", Kind.CODE, required=True, codes=codes.ASSET_STATE),
        Column("idle_since", "闲置起始日期", Kind.DATE),
        Column("checked_on", "盘点日期", Kind.DATE),
    ),
)
