"""Extracts of 农牧: business entities, projects, benefit links, the collective economy. Declarations only."""

from fangpin_pipeline.contracts import Column, Department, Extract, Kind, Mark, Mode
from fangpin_pipeline.extracts import codes

DEPARTMENT = Department("农牧")

X23A = Extract(
    number="X23a",
    name="business_entity",
    title="新型经营主体",
    department=DEPARTMENT,
    grain="entity",
    mode=Mode.SNAPSHOT,
    key=("credit_code",),
    max_age=200,
    through="X23c",
    marks=(Mark("defunct", "x.status IN ('异常', '注销')"),),
    columns=(
        Column("credit_code", "统一社会信用代码", Kind.CREDIT_CODE, required=True),
        Column("entity", "主体名称", required=True),
        Column("kind", "主体类型", Kind.CODE, required=True, codes=codes.ENTITY_KIND),
        Column("village_code", "所在村代码", Kind.AREA12, required=True),
        Column("status", "经营状态", Kind.CODE, required=True, codes=codes.ENTITY_STATUS),
        Column("profit", "上年利润", Kind.MONEY),
        Column("revenue_growth", "收入增长率", Kind.NUMBER),
    ),
)

X23B = Extract(
    number="X23b",
    name="industry_project",
    title="产业项目",
    department=DEPARTMENT,
    grain="project",
    mode=Mode.SNAPSHOT,
    key=("project_no",),
    max_age=200,
    columns=(
        Column("project_no", "项目编号", required=True),
        Column("project", "项目名称", required=True),
        Column("industry", "产业类别", required=True),
        Column("leading", "是否主导产业", Kind.FLAG),
        Column("village_code", "项目村代码", Kind.AREA12, required=True),
        Column("status", "项目状态", Kind.CODE, required=True, codes=codes.PROJECT_STATUS),
        Column("started_on", "开始日期", Kind.DATE),
        Column("price_change_3m", "近三月产品价格涨跌幅", Kind.NUMBER),
        Column("guide", "产业发展指导员", empty_means="未确定指导员", personal=True),
    ),
)

X23C = Extract(
    number="X23c",
    name="benefit_link",
    title="利益联结",
    department=DEPARTMENT,
    grain="household x entity",
    mode=Mode.SNAPSHOT,
    key=("contract_no",),
    max_age=200,
    household="household_no",
    dated_by=("started_on", "ended_on"),
    columns=(
        Column("contract_no", "合同编号", required=True),
        Column("household_no", "户编号", required=True),
        Column("credit_code", "统一社会信用代码", Kind.CREDIT_CODE, required=True),
        Column("mode", "联结方式", Kind.CODE, required=True, codes=codes.LINK_MODE),
        Column("started_on", "合同开始日期", Kind.DATE, required=True),
        Column("ended_on", "合同结束日期", Kind.DATE),
        Column("promised", "应兑现金额", Kind.MONEY, required=True),
        Column("paid", "已兑现金额", Kind.MONEY, required=True),
        Column("due_on", "应兑现日期", Kind.DATE),
    ),
)

X24 = Extract(
    number="X24",
    name="collective_economy",
    title="嘎查村集体经济",
    department=DEPARTMENT,
    grain="village x year",
    mode=Mode.APPEND,
    key=("village_code", "year"),
    max_age=400,
    columns=(
        Column("village_code", "行政村代码", Kind.AREA12, required=True),
        Column("year", "年度", Kind.YEAR, required=True),
        Column("operating_income", "经营性收入", Kind.MONEY, required=True),
        Column("transfer_income", "补助收入", Kind.MONEY),
        Column("reserve", "提取公积公益金", Kind.MONEY),
        Column("paid_public_post", "公益岗位支出", Kind.MONEY),
        Column("paid_public_works", "小型公益事业支出", Kind.MONEY),
        Column("paid_reward", "激励补助支出", Kind.MONEY),
        Column("paid_dividend", "分红支出", Kind.MONEY),
        Column("paid_poor", "贫困户受益金额", Kind.MONEY),
        Column("paid_households", "受益户数", Kind.COUNT),
        Column("payout_cv", "户均分配变异系数", Kind.NUMBER),
    ),
)
