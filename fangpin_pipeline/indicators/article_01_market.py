"""Indicators of article one about the market: consumption assistance, delivery points, small loans (1.09–1.11)."""

from fangpin_pipeline.extracts import commerce, finance_office
from fangpin_pipeline.indicators.declare import Better, Indicator, Measure, Period

# Orders of W, placed by the village of origin or else by the supplier's.
_ORDERS = """
    SELECT
        COALESCE(SUBSTR(t.village_code, 1, 6), SUBSTR(e.village_code, 1, 6)) AS county_code,
        t.credit_code,
        t.amount,
        t.paid_poor
    FROM x35 t
    CROSS JOIN day d
    LEFT JOIN x23a e ON e.credit_code = t.credit_code
    WHERE t.sold_on >= d.w_first AND t.sold_on <= d.w_last
"""
_LOANS = "FROM own_x29 x JOIN household h ON h.h = x.h JOIN county_day c ON c.county_code = h.county_code"

CONSUMPTION_SALES = Indicator(
    "a01_consumption_sales",
    "消费扶贫销售额",
    clause="1.09",
    measure=Measure.SUM,
    unit="元",
    numerator="近12个月消费扶贫订单金额",
    period=Period.TWELVE_MONTHS,
    needs=("X35",),
    owner=commerce.DEPARTMENT,
    better=Better.HIGHER,
    fen=True,
    units=f"SELECT county_code, amount AS part FROM ({_ORDERS}) o",
    note="产地村和供货主体都查不到的订单不知属于哪个旗县区，未计入。",
)

SALES_PAID_TO_POOR = Indicator(
    "a01_sales_paid_to_poor",
    "消费扶贫销售额中贫困户所得占比",
    clause="1.09",
    measure=Measure.MEAN,
    unit="%",
    numerator="贫困户所得金额",
    denominator="销售金额",
    period=Period.TWELVE_MONTHS,
    needs=("X35",),
    owner=commerce.DEPARTMENT,
    better=Better.HIGHER,
    fen=True,
    fen_whole=True,
    units=f"SELECT county_code, paid_poor AS part, amount AS whole FROM ({_ORDERS}) o",
    note="贫困户所得金额未填的订单无法判断，不在分子分母中。",
)

SUPPLIERS_WITHOUT_LINK = Indicator(
    "a01_suppliers_without_link",
    "没有利益联结的消费扶贫供货主体占比",
    clause="1.09",
    measure=Measure.RATIO,
    unit="%",
    numerator="当日没有有效利益联结合同的供货主体",
    denominator="近12个月有订单的供货主体",
    period=Period.TWELVE_MONTHS,
    needs=("X23c", "X35"),
    owner=commerce.DEPARTMENT,
    better=Better.LOWER,
    units=f"""
        SELECT o.county_code, CASE WHEN o.credit_code IS NOT NULL THEN l.credit_code IS NULL END AS part
        FROM (SELECT DISTINCT county_code, credit_code FROM ({_ORDERS}) o) o
        LEFT JOIN (
            SELECT DISTINCT x.credit_code
            FROM x23c x CROSS JOIN day d
            WHERE x.started_on <= d.as_of AND (x.ended_on IS NULL OR x.ended_on >= d.as_of)
        ) l ON l.credit_code = o.credit_code
    """,
    note="没有填供货主体的订单合为一个，无法判断。",
)

VILLAGES_WITH_DELIVERY_POINT = Indicator(
    "a01_villages_with_delivery_point",
    "有快递服务点的嘎查村占比",
    clause="1.10",
    measure=Measure.RATIO,
    unit="%",
    numerator="有快递服务点的嘎查村",
    denominator="嘎查村",
    by_village=True,
    needs=("X05",),
    owner=commerce.DEPARTMENT,
    better=Better.HIGHER,
    units="SELECT county_code, village_code, delivery_point AS part FROM village",
    note="服务点最近一次投递的日期不在现有数据中，停运的服务点看不出来。",
)


def _loans(name: str, title: str, numerator: str, part: str, note: str = "") -> Indicator:
    return Indicator(
        name,
        title,
        clause="1.11",
        measure=Measure.RATIO,
        unit="%",
        numerator=numerator,
        denominator="扶贫小额信贷",
        by_village=True,
        needs=("X29",),
        owner=finance_office.DEPARTMENT,
        better=Better.LOWER,
        units=f"SELECT h.county_code, h.village_code, {part} AS part {_LOANS}",
        note=f"只含借款人在家庭名册中的贷款。{note}",
    )


LOANS = (
    _loans("a01_loans_overdue", "逾期的小额信贷占比", "逾期天数大于零的贷款", "x.overdue_days > 0"),
    _loans(
        "a01_loans_not_used_by_household",
        "户贷企用或他人使用的小额信贷占比",
        "企业使用或实际用款人不是借款人的贷款",
        "x.for_firm OR x.elsewhere",
        "实际用款人未填的无法判断。",
    ),
    _loans("a01_loans_above_limit", "超过限额的小额信贷占比", "金额超过限额的贷款", "x.amount > c.loan_amount"),
    _loans(
        "a01_loans_to_others",
        "借款人不是建档立卡户的小额信贷占比",
        "借款人不在建档立卡户（含在册的监测对象）中的贷款",
        "h.kind <> 'registered'",
    ),
)

OVERDUE_BALANCE = Indicator(
    "a01_overdue_balance",
    "小额信贷余额逾期率",
    clause="1.11",
    measure=Measure.MEAN,
    unit="%",
    numerator="逾期贷款的余额",
    denominator="贷款余额",
    by_village=True,
    needs=("X29",),
    owner=finance_office.DEPARTMENT,
    better=Better.LOWER,
    share=True,
    fen=True,
    fen_whole=True,
    units=f"""
        SELECT
            h.county_code, h.village_code, x.balance AS whole,
            CASE WHEN x.overdue_days > 0 THEN x.balance WHEN x.overdue_days <= 0 THEN 0 END AS part
        {_LOANS}
    """,
    note="余额或逾期天数未填的贷款无法判断，不在分子分母中。",
)

LOANS_DUE_SOON = Indicator(
    "a01_loans_due_soon",
    "即将到期的小额信贷笔数",
    clause="1.11",
    measure=Measure.COUNT,
    unit="笔",
    numerator="规定天数内到期且余额未还清的贷款",
    by_village=True,
    needs=("X29",),
    owner=finance_office.DEPARTMENT,
    units=f"""
        SELECT
            h.county_code, h.village_code,
            CASE WHEN x.due_on BETWEEN d.as_of AND c.loan_due_until THEN x.balance > 0 ELSE FALSE END AS part
        {_LOANS}
        CROSS JOIN day d
    """,
    note="余额未填的到期贷款无法判断；天数见规则库参数 loan_due_soon_days。",
)
