"""Ledgers of households: unsafe houses, small loans, visits, points. Ledgers of persons stand in `people`."""

from fangpin_pipeline.contracts import Kind
from fangpin_pipeline.ledgers.declare import HOUSEHOLD, VILLAGE, Ledger, id_mask, item, personal, unheld

_OF_HOUSEHOLD = """
    JOIN household h ON h.household_no = x.household_no
    JOIN reporting c ON c.county_code = h.county_code
    LEFT JOIN household_head e ON e.h = h.h
"""
_HEAD = personal("head_name", "户主姓名", "e.head_name")

HOUSING = Ledger(
    "housing",
    "危房动态台账",
    clause="7.12",
    serves="农牧区危房改造动态核查、动态清零",
    also=("危房动态核查",),
    needs=("X18",),
    note="对象为鉴定为C级、D级或尚未鉴定的房屋；改造竣工超过12个月的不再列入。",
    rows="""
        FROM x18 x
        LEFT JOIN resident r ON r.id_no = x.owner_id_no AND r.alive
        LEFT JOIN household h ON h.h = r.h
        JOIN reporting c ON c.county_code = COALESCE(h.county_code, SUBSTR(x.village_code, 1, 6))
        LEFT JOIN person_named n ON n.id_no = x.owner_id_no
        WHERE (x.grade IS NULL OR x.grade IN ('C', 'D')) AND (x.finished_on IS NULL OR x.finished_on >= c.w_first)
    """,
    order="COALESCE(x.village_code, h.village_code), x.house_no, x.owner_id_no",
    items=(
        HOUSEHOLD,
        personal("owner_name", "户主姓名", "n.name"),
        id_mask("x.owner_id_no"),
        item("house_no", "房屋编号", "x.house_no", width=17),
        item("village_code", "房屋坐落", "COALESCE(x.village_code, h.village_code)", Kind.AREA12, width=13),
        *unheld("权属/居住人", "结构", "建成年代", "面积"),
        item("grade", "鉴定等级", "x.grade", width=6, blank="未鉴定"),
        item("appraised_on", "鉴定日期", "x.appraised_on", Kind.DATE, width=11),
        *unheld("鉴定单位"),
        item("source", "排查来源", "x.source"),
        item("occupied", "是否居住", "x.occupied", Kind.FLAG, width=6),
        item("remedy", "处置方式", "x.remedy", width=9),
        *unheld("计划开工"),
        item("started_on", "开工日期", "x.started_on", Kind.DATE, width=11),
        item("finished_on", "竣工日期", "x.finished_on", Kind.DATE, width=11),
        *unheld("验收日期"),
        item("subsidy", "补助", "x.subsidy", Kind.MONEY, total=True),
        *unheld("责任人"),
        item(
            "standing",
            "状态",
            "CASE WHEN x.finished_on <= c.as_of THEN '已竣工' WHEN x.started_on <= c.as_of THEN '改造中' "
            "WHEN x.grade IS NULL THEN '待鉴定' WHEN x.occupied THEN '居住未处置' "
            "WHEN NOT x.occupied THEN '无人居住' END",
            width=10,
        ),
        *unheld("销号日期"),
    ),
    unit="处、元",
)

LOAN = Ledger(
    "loan",
    "小额信贷台账",
    clause="1.11",
    serves="扶贫小额信贷户贷户用户还、依法合规精准发放",
    also=("小额信贷户贷户用",),
    needs=("X29",),
    note="一笔贷款一行；借款人不在任何家庭的贷款不列入。",
    rows="""
        FROM x29 x
        JOIN resident r ON r.id_no = x.borrower_id_no
        JOIN household h ON h.h = r.h
        JOIN reporting c ON c.county_code = h.county_code
        LEFT JOIN person_named n ON n.id_no = r.id_no
    """,
    order="h.village_code, h.household_no, x.loan_no",
    items=(
        HOUSEHOLD,
        personal("borrower_name", "借款人", "n.name"),
        id_mask("r.id_no"),
        VILLAGE,
        item("household_type", "户类型", "h.household_type", blank="一般户"),
        item("loan_no", "贷款编号", "x.loan_no", width=16),
        *unheld("放款机构", "利率", "贴息"),
        item("amount", "贷款金额", "x.amount", Kind.MONEY, total=True),
        item("balance", "贷款余额", "x.balance", Kind.MONEY, total=True),
        item("use", "贷款用途", "x.use"),
        item("own_use", "用款人为本人", "NOT x.elsewhere", Kind.FLAG, width=7),
        item("granted_on", "发放日期", "x.granted_on", Kind.DATE, width=11),
        item("due_on", "到期日期", "x.due_on", Kind.DATE, width=11),
        item("overdue_days", "逾期天数", "x.overdue_days", Kind.COUNT, width=7),
        item(
            "standing",
            "状态",
            "CASE WHEN x.balance = 0 THEN '已还清' WHEN x.overdue_days > 0 THEN '逾期' "
            "WHEN x.due_on < c.as_of AND x.overdue_days IS NULL THEN '已到期，逾期天数未填' "
            "WHEN x.overdue_days = 0 THEN '正常' END",
            width=10,
        ),
        *unheld("清收责任人"),
    ),
    unit="笔、元",
)

VISIT = Ledger(
    "visit",
    "一对一走访台账",
    clause="4.25",
    serves="一对一联系服务制度、定期跟踪回访",
    also=("一对一联系服务",),
    needs=("X06",),
    note="一次走访一行，列规则库参数 visit_days 所定回看期内的走访。",
    rows=f"FROM x06 x {_OF_HOUSEHOLD} WHERE x.visited_on >= c.visit_since AND x.visited_on <= c.as_of",
    order="h.village_code, h.household_no, x.visited_on, x.visit_no",
    items=(
        HOUSEHOLD,
        _HEAD,
        VILLAGE,
        item("visit_no", "走访编号", "x.visit_no", width=14),
        item("visited_on", "走访日期", "x.visited_on", Kind.DATE, width=11),
        item("visitor_level", "走访人层级", "x.visitor_level"),
        personal("visitor_name", "走访人", "x.visitor_name"),
        item("mode", "走访方式", "x.mode", width=9),
        *unheld("走访地点"),
        item("difficulty", "是否发现困难", "x.difficulty", Kind.FLAG, width=7),
        item("difficulty_kind", "困难类型", "x.difficulty_kind", not_for=("difficulty", (False,))),
        personal("content", "走访内容", "x.content", width=30, look="left"),
        *unheld("户主签字", "问题办理结果"),
    ),
    unit="次",
)

POINTS = Ledger(
    "points",
    "爱心公益超市积分台账",
    clause="6.01",
    serves="以表现换积分、以积分换物品的“爱心公益超市”",
    also=("爱心公益超市积分",),
    needs=("X34a",),
    note="一户一行，为已报送的全部流水之和，此前未报送的结余不在其中；余额为负的请核对流水。",
    rows="""
        FROM (
            SELECT
                y.household_no,
                SUM(CASE WHEN y.direction = '获得' THEN y.points END) AS earned,
                SUM(CASE WHEN y.direction = '兑换' THEN y.points END) AS redeemed,
                COUNT(*) AS movements,
                MAX(y.occurred_on) AS last_on
            FROM x34a y CROSS JOIN day d
            WHERE y.occurred_on <= d.as_of
            GROUP BY y.household_no
        ) x
        JOIN household h ON h.household_no = x.household_no
        JOIN reporting c ON c.county_code = h.county_code
        LEFT JOIN household_head e ON e.h = h.h
    """,
    order="h.village_code, h.household_no",
    items=(
        HOUSEHOLD,
        _HEAD,
        VILLAGE,
        item("movements", "流水笔数", "CAST(x.movements AS BIGINT)", Kind.COUNT, width=8, total=True),
        item("earned", "累计获得", "CAST(COALESCE(x.earned, 0) AS DECIMAL(18, 4))", Kind.NUMBER, total=True),
        item("redeemed", "累计兑换", "CAST(COALESCE(x.redeemed, 0) AS DECIMAL(18, 4))", Kind.NUMBER, total=True),
        item(
            "balance",
            "余额",
            "CAST(COALESCE(x.earned, 0) - COALESCE(x.redeemed, 0) AS DECIMAL(18, 4))",
            Kind.NUMBER,
            total=True,
        ),
        item("last_on", "最近一笔日期", "x.last_on", Kind.DATE, width=11),
        *unheld("评定人", "兑换物品", "户主签字"),
    ),
    unit="户、分",
)
