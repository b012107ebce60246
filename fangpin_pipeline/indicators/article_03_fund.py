"""Indicators of article three on the county's fund for relief from falling back into poverty: its book, X25c."""

from fangpin_pipeline.extracts import civil_affairs
from fangpin_pipeline.indicators.declare import Better, Indicator, Measure, Period

_OWNER = civil_affairs.DEPARTMENT
_YEAR = "FROM x25c x CROSS JOIN day d WHERE x.booked_on BETWEEN d.w_first AND d.w_last"
# The newest entry of a county's book; entries of one day stand in the order of the file that was received last.
_BALANCE = """
    SELECT county_code, balance
    FROM (
        SELECT
            x.county_code,
            x.balance,
            ROW_NUMBER() OVER (
                PARTITION BY x.county_code ORDER BY x.booked_on DESC, x.seq DESC, x.row DESC, x.entry_no DESC
            ) AS place
        FROM x25c x CROSS JOIN day d
        WHERE x.booked_on <= d.as_of
    ) newest
    WHERE place = 1
"""

BALANCE = Indicator(
    "a03_relief_balance",
    "专项救助基金余额",
    clause="3.15",
    measure=Measure.SUM,
    unit="元",
    numerator="各旗县区防贫资金专户最近一笔的余额",
    needs=("X25c",),
    owner=_OWNER,
    fen=True,
    units=f"SELECT b.county_code, b.balance AS part FROM ({_BALANCE}) b",
)

INFLOW = Indicator(
    "a03_relief_inflow",
    "专项救助基金收入",
    clause="3.15",
    measure=Measure.SUM,
    unit="元",
    numerator="近12个月记账的收入",
    period=Period.TWELVE_MONTHS,
    needs=("X25c",),
    owner=_OWNER,
    fen=True,
    units=f"SELECT x.county_code, x.amount AS part {_YEAR} AND x.direction = '收入'",
)

DONATED = Indicator(
    "a03_relief_donated",
    "专项救助基金社会捐赠占收入比例",
    clause="3.15",
    measure=Measure.MEAN,
    unit="%",
    numerator="资金来源写明捐赠或社会的收入",
    denominator="近12个月记账的收入",
    period=Period.TWELVE_MONTHS,
    needs=("X25c",),
    owner=_OWNER,
    fen=True,
    fen_whole=True,
    units=f"""
        SELECT
            x.county_code,
            CASE
                WHEN x.source LIKE '%捐%' OR x.source LIKE '%社会%' THEN x.amount
                WHEN x.source IS NOT NULL THEN 0
            END AS part,
            x.amount AS whole
        {_YEAR} AND x.direction = '收入'
    """,
    note="资金来源未填的收入视为未知。",
)

PAID = Indicator(
    "a03_relief_paid",
    "专项救助基金支出",
    clause="3.15",
    measure=Measure.SUM,
    unit="元",
    numerator="近12个月记账的支出",
    period=Period.TWELVE_MONTHS,
    needs=("X25c",),
    owner=_OWNER,
    fen=True,
    units=f"SELECT x.county_code, x.amount AS part {_YEAR} AND x.direction = '支出'",
)

MONTHS_LEFT = Indicator(
    "a03_relief_months_left",
    "专项救助基金余额可支付月数",
    clause="3.15",
    measure=Measure.MEAN,
    unit="个月",
    numerator="最近余额的12倍",
    denominator="近12个月的支出",
    period=Period.TWELVE_MONTHS,
    needs=("X25c",),
    owner=_OWNER,
    better=Better.HIGHER,
    fen=True,
    fen_whole=True,
    units=f"""
        SELECT b.county_code, b.balance * 12 AS part, COALESCE(p.paid, 0) AS whole
        FROM ({_BALANCE}) b
        LEFT JOIN (
            SELECT x.county_code, CAST(SUM(x.amount) AS BIGINT) AS paid {_YEAR} AND x.direction = '支出'
            GROUP BY x.county_code
        ) p ON p.county_code = b.county_code
    """,
    note="近12个月没有支出的旗县区无从计算，为无对象。",
)

DAYS_TO_PAY = Indicator(
    "a03_relief_days_to_pay",
    "从申请到救助金支付的平均天数",
    clause="3.15",
    measure=Measure.MEAN,
    unit="天",
    numerator="申请日期到记账日期的天数",
    denominator="近12个月有对应申请的支出",
    period=Period.TWELVE_MONTHS,
    needs=("X09", "X25c"),
    owner=_OWNER,
    better=Better.LOWER,
    units="""
        SELECT x.county_code, e.number - b.number AS part, 1 AS whole
        FROM x25c x
        CROSS JOIN day d
        LEFT JOIN x09 a ON a.application_no = x.case_no
        LEFT JOIN timeline b ON b.on_day = a.applied_on
        LEFT JOIN timeline e ON e.on_day = x.booked_on
        WHERE x.direction = '支出' AND x.booked_on BETWEEN d.w_first AND d.w_last
    """,
    note="凭证上没有救助案件号、或案件号查不到申请的支出，视为未知。",
)
