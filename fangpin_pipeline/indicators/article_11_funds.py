"""Indicators of article eleven about money: projects, sources, relief account, insurers (11.02–11.06)."""

from fangpin_pipeline.extracts import finance, insurance_regulator
from fangpin_pipeline.extracts.codes import FUND_SOURCE
from fangpin_pipeline.indicators.declare import Better, Indicator, Measure, Period

_PROJECTS = "FROM x25a p JOIN county_day c ON c.county_code = p.county_code CROSS JOIN day d"
# Entries of the relief account up to D, in their order; `moved` is what one adds to the balance.
_ENTRIES = """
    SELECT
        x.*,
        CASE WHEN x.direction = '收入' THEN x.amount ELSE -x.amount END AS moved,
        ROW_NUMBER() OVER (PARTITION BY x.county_code ORDER BY x.booked_on, x.entry_no) AS place,
        ROW_NUMBER() OVER (PARTITION BY x.county_code ORDER BY x.booked_on DESC, x.entry_no DESC) AS from_last
    FROM x25c x CROSS JOIN day d
    WHERE x.booked_on <= d.as_of
"""
_IN_W = "CROSS JOIN day d WHERE x.booked_on >= d.w_first AND x.booked_on <= d.w_last"


def _rate(name: str, title: str, sums: tuple[str, str], part: str, whole: str, better: Better, note: str) -> Indicator:
    return Indicator(
        name,
        title,
        clause="11.02",
        measure=Measure.MEAN,
        unit="%",
        numerator=sums[0],
        denominator=sums[1],
        needs=("X25a",),
        owner=finance.DEPARTMENT,
        better=better,
        share=True,
        fen=True,
        fen_whole=True,
        units=f"SELECT p.county_code, {part} AS part, {whole} AS whole {_PROJECTS}",
        note=f"到账金额未填的项目不在分子分母中，只降低覆盖率。{note}",
    )


def _idle(day: str) -> str:
    return f"CASE WHEN p.allocated_on < c.{day} THEN GREATEST(p.arrived - p.paid, 0) ELSE 0 END"


RATES = (
    _rate(
        "a11_funds_arrived",
        "扶贫资金到账率",
        ("到账金额", "下达金额"),
        "p.arrived",
        "p.allocated",
        Better.HIGHER,
        "",
    ),
    _rate("a11_funds_paid", "扶贫资金支付率", ("支付金额", "到账金额"), "p.paid", "p.arrived", Better.HIGHER, ""),
    _rate(
        "a11_funds_idle",
        "闲置资金占比",
        ("下达超过闲置期限的项目到账未支付金额", "到账金额"),
        _idle("fund_idle_by"),
        "p.arrived",
        Better.LOWER,
        "期限见规则库参数 fund_idle_days。",
    ),
    _rate(
        "a11_funds_long_idle",
        "长期闲置资金占比",
        ("下达超过长期闲置期限的项目到账未支付金额", "到账金额"),
        _idle("fund_long_idle_by"),
        "p.arrived",
        Better.LOWER,
        "期限见规则库参数 fund_long_idle_days。",
    ),
)

LATE_PROJECTS = Indicator(
    "a11_late_projects",
    "逾期未完工的资金项目占比",
    clause="11.02",
    measure=Measure.RATIO,
    unit="%",
    numerator="超过计划完工日期达到规定天数仍未完工的项目",
    denominator="资金项目",
    needs=("X25a",),
    owner=finance.DEPARTMENT,
    better=Better.LOWER,
    units=f"""
        SELECT
            p.county_code,
            CASE
                WHEN p.completed_on <= d.as_of THEN FALSE
                WHEN p.completed_on IS NOT NULL OR p.completed_on__delivered
                    THEN p.planned_completion_on < c.project_late_by
            END AS part
        {_PROJECTS}
    """,
    note="未填完工日期即未完工；未完工又未填计划完工日期的无法判断。天数见规则库参数 project_late_days。",
)


def _funds(name: str, title: str, among: str) -> Indicator:
    return Indicator(
        name,
        title,
        clause="11.03",
        measure=Measure.SUM,
        unit="元",
        numerator=f"近12个月下达的{title}",
        period=Period.TWELVE_MONTHS,
        needs=("X25a",),
        owner=finance.DEPARTMENT,
        fen=True,
        units=f"""
            SELECT p.county_code, CASE WHEN {among} THEN p.allocated ELSE 0 END AS part
            FROM x25a p CROSS JOIN day d
            WHERE p.allocated_on >= d.w_first AND p.allocated_on <= d.w_last
        """,
        note="教育、卫健、医保等行业资金和财政控制总额不在现有数据中，不能核对是否相符。",
    )


_LEVELS = {"中央": "central", "自治区": "region", "市": "city", "旗县": "county", "社会": "society"}
FUNDS = (
    _funds("a11_funds", "扶贫资金", "TRUE"),
    *(
        _funds(f"a11_funds_{_LEVELS[source]}", f"{source}扶贫资金", f"p.source = '{source}'")
        for source in FUND_SOURCE.values
    ),
)

ACCOUNT_MONTHS_TIED = Indicator(
    "a11_account_months_tied",
    "防贫资金专户账实相符的月份占比",
    clause="11.04",
    measure=Measure.RATIO,
    unit="%",
    numerator="每一笔余额都等于上笔余额加收入减支出的月份",
    denominator="近12个月有收支的月份（按旗县区分别计）",
    period=Period.TWELVE_MONTHS,
    needs=("X25c",),
    owner=finance.DEPARTMENT,
    better=Better.HIGHER,
    units=f"""
        WITH entry AS ({_ENTRIES})
        SELECT x.county_code, NOT BOOL_OR(x.balance <> b.balance + x.moved) AS part
        FROM entry x
        JOIN entry b ON b.county_code = x.county_code AND b.place = x.place - 1
        {_IN_W}
        GROUP BY x.county_code, YEAR(x.booked_on), MONTH(x.booked_on)
    """,
    note="按记账日期和凭证号先后核对；最早一笔没有上笔余额，不核对。",
)

RELIEF_WITH_CASE = Indicator(
    "a11_relief_with_case",
    "专户支出有救助案件号的占比",
    clause="11.04",
    measure=Measure.RATIO,
    unit="%",
    numerator="填有救助案件号的支出",
    denominator="专户支出",
    period=Period.TWELVE_MONTHS,
    needs=("X25c",),
    owner=finance.DEPARTMENT,
    better=Better.HIGHER,
    units=f"""
        SELECT x.county_code, CASE WHEN x.case_no IS NOT NULL THEN TRUE WHEN x.case_no__delivered THEN FALSE END AS part
        FROM x25c x {_IN_W} AND x.direction = '支出'
    """,
    note="未填案件号的支出按没有案件计。",
)

CASH_WITHDRAWALS = Indicator(
    "a11_cash_withdrawals",
    "专户现金支取笔数",
    clause="11.04",
    measure=Measure.COUNT,
    unit="笔",
    numerator="现金支取的支出",
    period=Period.TWELVE_MONTHS,
    needs=("X25c",),
    owner=finance.DEPARTMENT,
    better=Better.LOWER,
    units=f"SELECT x.county_code, x.cash AS part FROM x25c x {_IN_W} AND x.direction = '支出'",
    note="是否现金支取未填的支出无法判断，只降低覆盖率。",
)

RELIEF_PAID = Indicator(
    "a11_relief_paid",
    "专户支出金额",
    clause="11.04",
    measure=Measure.SUM,
    unit="元",
    numerator="近12个月专户支出",
    period=Period.TWELVE_MONTHS,
    needs=("X25c",),
    owner=finance.DEPARTMENT,
    fen=True,
    units=f"SELECT x.county_code, x.amount AS part FROM x25c x {_IN_W} AND x.direction = '支出'",
)

ACCOUNT_BALANCE = Indicator(
    "a11_account_balance",
    "防贫资金专户余额",
    clause="11.04",
    measure=Measure.SUM,
    unit="元",
    numerator="截至当日最后一笔的余额",
    needs=("X25c",),
    owner=finance.DEPARTMENT,
    fen=True,
    units=f"""
        SELECT c.county_code, e.balance AS part
        FROM county_day c
        LEFT JOIN (SELECT county_code, balance FROM ({_ENTRIES}) x WHERE from_last = 1) e
            ON e.county_code = c.county_code
    """,
    note="没有一笔记录的专户余额不知道，不当作零。",
)

ASSET_INCOME_IN_ACCOUNT = Indicator(
    "a11_asset_income_in_account",
    "专户收入中资产收益占比",
    clause="11.05",
    measure=Measure.MEAN,
    unit="%",
    numerator="资金来源写明资产收益的收入",
    denominator="专户收入",
    period=Period.TWELVE_MONTHS,
    needs=("X25c",),
    owner=finance.DEPARTMENT,
    fen=True,
    fen_whole=True,
    units=f"""
        SELECT
            x.county_code, x.amount AS whole,
            CASE WHEN x.source LIKE '%资产收益%' THEN x.amount WHEN x.source IS NOT NULL THEN 0 END AS part
        FROM x25c x {_IN_W} AND x.direction = '收入'
    """,
    note="流水中没有资产编号，不能与具体资产对应；资金来源未填的收入无法判断。",
)

CLAIMS_PAID = Indicator(
    "a11_claims_paid",
    "防贫类保险报案已赔付占比",
    clause="11.06",
    measure=Measure.RATIO,
    unit="%",
    numerator="已赔付的报案",
    denominator="近12个月的报案",
    period=Period.TWELVE_MONTHS,
    needs=("X30",),
    owner=insurance_regulator.DEPARTMENT,
    better=Better.HIGHER,
    units="""
        SELECT
            r.county_code,
            CASE WHEN x.paid_on IS NOT NULL THEN x.paid_on <= d.as_of WHEN x.paid_on__delivered THEN FALSE END AS part
        FROM x30 x
        JOIN resident r ON r.id_no = x.insured_id_no
        CROSS JOIN day d
        WHERE x.reported_on >= d.w_first AND x.reported_on <= d.w_last
    """,
    note="未填赔付日期即未赔付；拒赔及原因不在现有数据中。被保险人不在家庭名册的保单未计入。",
)
