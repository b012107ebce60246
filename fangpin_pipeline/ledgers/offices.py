"""Ledgers of what offices keep: assets, the relief account, problems to be put right, public notices."""

from fangpin_pipeline.contracts import Kind
from fangpin_pipeline.ledgers.declare import NOT_YET, Ledger, item, personal, unheld

ASSET = Ledger(
    "asset",
    "扶贫资产台账",
    clause="2.01",
    serves="扶贫资产资本统计管理台账",
    also=("扶贫资产资本统计管理台账",),
    needs=("X26",),
    helped=("X25a",),
    note="五权主体可能是个人，只列入工作簿。资金来源、文件号按项目编号取自扶贫资金项目。",
    rows="""
        FROM x26 x
        JOIN reporting c ON c.county_code = SUBSTR(x.village_code, 1, 6)
        LEFT JOIN x25a p ON p.project_no = x.project_no AND p.county_code = c.county_code AND c.fresh_x25a
    """,
    order="x.village_code, x.asset_no",
    items=(
        item("asset_no", "资产编号", "x.asset_no", width=12),
        item("asset", "资产名称", "x.asset", width=18, look="left"),
        item("kind", "类别", "x.kind", width=8),
        item("project_no", "项目编号", "x.project_no", width=12),
        item("allocated_on", "资金下达日期", "p.allocated_on", Kind.DATE, width=11),
        item("document_no", "文件号", "p.document_no", width=21),
        item("source", "资金来源", "p.source", width=8),
        item("original_value", "原值", "x.original_value", Kind.MONEY, width=13, total=True),
        item("net_value", "净值", "x.net_value", Kind.MONEY, width=13, total=True),
        item("village_code", "坐落", "x.village_code", Kind.AREA12, width=13),
        personal("owner", "所有权主体", "x.owner", width=12),
        personal("operator", "经营权主体", "x.operator", width=12),
        personal("beneficiary", "收益权主体", "x.beneficiary", width=12),
        personal("supervisor", "监督权主体", "x.supervisor", width=12),
        personal("disposer", "处置权主体", "x.disposer", width=12),
        item("contract_yield", "合同约定年收益", "x.contract_yield", Kind.MONEY, total=True),
        item("lease_ended_on", "租赁到期日", "x.lease_ended_on", Kind.DATE, width=11),
        item("income_due", "当年应收", "x.income_due", Kind.MONEY, total=True),
        item("income_paid", "当年实收", "x.income_paid", Kind.MONEY, total=True),
        item("income_owed", "当年欠缴", "x.income_due - x.income_paid", Kind.MONEY, total=True),
        *unheld("收益分配", "受益户数"),
        item("state", "状态", "x.state", width=7),
        item(
            "idle_since",
            "闲置起始",
            "x.idle_since",
            Kind.DATE,
            width=11,
            not_for=("state", ("正常", "低效", "流失", "待处置")),
        ),
        *unheld("管护人"),
        item("checked_on", "盘点日期", "x.checked_on", Kind.DATE, width=11),
    ),
    unit="项、元",
)

RELIEF_ACCOUNT = Ledger(
    "relief_account",
    "防贫资金专户台账",
    clause="11.04",
    serves="防止返贫致贫救助资金专户",
    also=("专户",),
    city=True,
    needs=("X25c",),
    note="列本年1月1日至数据截止日的流水。",
    rows="""
        FROM x25c x
        JOIN reporting c ON c.county_code = x.county_code
        WHERE YEAR(x.booked_on) = c.year_now AND x.booked_on <= c.as_of
    """,
    order="x.booked_on, x.entry_no",
    items=(
        item("booked_on", "日期", "x.booked_on", Kind.DATE, width=11),
        item("entry_no", "凭证号", "x.entry_no", width=14),
        item("direction", "收支方向", "x.direction", width=8),
        item("source", "资金来源", "x.source", width=14, not_for=("direction", ("支出",))),
        *unheld("用途", "户编号"),
        item("case_no", "救助案件号", "x.case_no", width=14, not_for=("direction", ("收入",))),
        *unheld("申请金额", "核定金额"),
        item(
            "received",
            "收入",
            "CASE WHEN x.direction = '收入' THEN x.amount END",
            Kind.MONEY,
            width=13,
            total=True,
            blank=NOT_YET,
        ),
        item(
            "paid",
            "支出",
            "CASE WHEN x.direction = '支出' THEN x.amount END",
            Kind.MONEY,
            width=13,
            total=True,
            blank=NOT_YET,
        ),
        *unheld("到账账户（后四位）"),
        item("balance", "余额", "x.balance", Kind.MONEY, width=13),
        item("cash", "是否现金支取", "x.cash", Kind.FLAG, width=7),
        *unheld("经办人", "复核人"),
    ),
    unit="笔、元",
)

RECTIFICATION = Ledger(
    "rectification",
    "问题整改台账",
    clause="11.08",
    serves="中央巡视、考核、督查及各类监督检查发现问题整改",
    also=("7.17",),
    city=True,
    needs=("X33",),
    rows="FROM x33 x JOIN reporting c ON c.county_code = x.county_code WHERE x.found_on <= c.as_of",
    order="x.due_on, x.issue_no",
    items=(
        item("issue_no", "问题编号", "x.issue_no", width=14),
        *unheld("问题内容", width=16),
        item("source", "问题来源", "x.source", width=11),
        item("kind", "问题类别", "x.kind", width=14),
        item("department", "责任单位", "x.department", width=14),
        *unheld("整改措施", width=16),
        item("found_on", "发现日期", "x.found_on", Kind.DATE, width=11),
        item("due_on", "整改时限", "x.due_on", Kind.DATE, width=11),
        item("closed_on", "完成（销号）日期", "x.closed_on", Kind.DATE, width=11, blank=NOT_YET),
        item(
            "standing",
            "状态",
            "CASE WHEN x.reopened AND x.closed_on IS NULL THEN '反弹未销号' WHEN x.closed_on <= c.as_of AND "
            "x.closed_on <= x.due_on THEN '按期销号' WHEN x.closed_on <= c.as_of THEN '逾期销号' "
            "WHEN x.due_on < c.as_of THEN '逾期未销号' ELSE '整改中' END",
            width=11,
        ),
        item("reopened", "是否反弹", "x.reopened", Kind.FLAG, width=7),
        *unheld("佐证材料", "复查情况", width=10),
    ),
    unit="件",
)

NOTICE = Ledger(
    "notice",
    "公告公示台账",
    clause="11.01",
    serves="公告公示制度",
    also=("公告公示",),
    city=True,
    needs=("X37",),
    note="列近12个月开始的和仍在公示的公告；公示天数含首尾两日。",
    rows="""
        FROM x37 x
        JOIN reporting c ON c.county_code = SUBSTR(x.area_code, 1, 6)
        LEFT JOIN timeline s ON s.on_day = x.started_on
        LEFT JOIN timeline e ON e.on_day = x.ended_on
        WHERE x.started_on <= c.as_of AND (x.started_on >= c.w_first OR x.ended_on >= c.as_of)
    """,
    order="x.area_code, x.started_on, x.notice_no",
    items=(
        item("notice_no", "公示编号", "x.notice_no", width=14),
        item("area_code", "公示区划", "x.area_code", Kind.AREA12, width=16),
        *unheld("公示地点"),
        item("content_kind", "公示内容", "x.content_kind", width=16),
        item("started_on", "公示开始日期", "x.started_on", Kind.DATE, width=11),
        item("ended_on", "公示结束日期", "x.ended_on", Kind.DATE, width=11),
        item("days", "公示天数", "CAST(e.number - s.number + 1 AS BIGINT)", Kind.COUNT, width=7),
        item("masked", "是否脱敏", "x.masked", Kind.FLAG, width=7),
        item("objections", "异议数", "x.objections", Kind.COUNT, width=7, total=True),
        item("standing", "状态", "CASE WHEN x.ended_on < c.as_of THEN '已结束' ELSE '公示中' END", width=8),
        *unheld("异议办理", "公示照片"),
    ),
    unit="件",
)
