"""Indicators of article two about the economy of villages, by last year's accounts (2.05–2.08, 2.11, 2.12)."""

from fangpin_pipeline.extracts import agriculture, poverty_alleviation
from fangpin_pipeline.indicators.declare import Better, Indicator, Measure, Period

# Every village with the account of last year (`x`) and of the year before (`b`); NULL where it sent none.
_ACCOUNTS = """
    FROM village v
    JOIN county_day c ON c.county_code = v.county_code
    CROSS JOIN day d
    LEFT JOIN x24 x ON x.village_code = v.village_code AND x.year = d.year_now - 1
    LEFT JOIN x24 b ON b.village_code = v.village_code AND b.year = d.year_now - 2
"""
_SENT = "x.year IS NOT NULL AS sent"
_INCOME = "(x.operating_income + x.transfer_income)"
_SUPPORT = "(x.paid_public_post + x.paid_public_works + x.paid_reward)"
_USED = f"({_SUPPORT} + x.paid_dividend)"
_LEFT = f"({_INCOME} - x.reserve - {_USED})"
# Not GREATEST, which passes over what is unknown.
_UNALLOCATED = f"CASE WHEN {_LEFT} > 0 THEN {_LEFT} WHEN {_LEFT} <= 0 THEN 0 END"


def _share(
    name: str, title: str, clause: str, sums: tuple[str, str], part: str, whole: str, better: Better, note: str
) -> Indicator:
    return Indicator(
        name,
        title,
        clause=clause,
        measure=Measure.MEAN,
        unit="%",
        numerator=sums[0],
        denominator=sums[1],
        by_village=True,
        period=Period.PREVIOUS_YEAR,
        needs=("X05", "X24"),
        owner=agriculture.DEPARTMENT,
        better=better,
        fen=True,
        fen_whole=True,
        self_reported=True,
        units=f"SELECT v.county_code, v.village_code, {part} AS part, {whole} AS whole, {_SENT} {_ACCOUNTS}",
        note=f"没有报送上年账目的嘎查村为未报，不当作零；相关各项有一项未填即无法判断。{note}",
    )


def _villages(
    name: str,
    title: str,
    clause: str,
    numerator: str,
    part: str,
    better: Better,
    note: str,
    denominator: str = "嘎查村",
) -> Indicator:
    return Indicator(
        name,
        title,
        clause=clause,
        measure=Measure.RATIO,
        unit="%",
        numerator=numerator,
        denominator=denominator,
        by_village=True,
        period=Period.PREVIOUS_YEAR,
        needs=("X05", "X24"),
        owner=agriculture.DEPARTMENT,
        better=better,
        self_reported=True,
        units=f"SELECT v.county_code, v.village_code, {part} AS part, {_SENT} {_ACCOUNTS}",
        note=f"没有报送上年账目的嘎查村为未报，不当作零。{note}",
    )


INCOME_SHARES = (
    _share(
        "a02_income_for_support",
        "集体收入支出中用于帮扶保障的占比",
        "2.05",
        ("公益岗位、小型公益事业和激励补助支出", "这三项与分红支出之和"),
        _SUPPORT,
        _USED,
        Better.HIGHER,
        "",
    ),
    _share(
        "a02_income_to_poor",
        "集体收入支出中贫困户受益占比",
        "2.05",
        ("贫困户受益金额", "公益岗位、小型公益事业、激励补助与分红支出之和"),
        "x.paid_poor",
        _USED,
        Better.HIGHER,
        "",
    ),
    _share(
        "a02_income_unallocated",
        "集体收入未分配占比",
        "2.05",
        ("提取公积公益金和各项支出后的余额（超支的村按零计）", "经营性收入与补助收入之和"),
        _UNALLOCATED,
        _INCOME,
        Better.LOWER,
        "",
    ),
    _share(
        "a02_collective_growth",
        "集体经营性收入增长率",
        "2.08",
        ("上年比前年增加的经营性收入", "前年经营性收入"),
        "x.operating_income - b.operating_income",
        "b.operating_income",
        Better.HIGHER,
        "没有报送前年账目的村也无法判断。",
    ),
    _share(
        "a02_reserve_rate",
        "公积公益金提取率",
        "2.12",
        ("提取的公积公益金", "经营性收入与补助收入之和"),
        "x.reserve",
        _INCOME,
        Better.NEITHER,
        "",
    ),
)

VILLAGE_SHARES = (
    _villages(
        "a02_villages_much_unallocated",
        "集体收入大量未分配的嘎查村占比",
        "2.05",
        "未分配占比超过上限的嘎查村",
        f"{_UNALLOCATED} > c.unallocated_share * {_INCOME}",
        Better.LOWER,
        "上限见规则库参数 unallocated_share。",
    ),
    _villages(
        "a02_villages_even_payout",
        "收益人人平分的嘎查村占比",
        "2.06",
        "分红户均差异很小、受益户占全村户数达到标准的嘎查村",
        "CASE WHEN x.paid_dividend <= 0 THEN FALSE "
        "ELSE x.payout_cv < c.even_payout_cv AND x.paid_households >= c.everyone_share * v.household_count END",
        Better.LOWER,
        "没有分红的村不是平分；变异系数、受益户数或总户数未填的无法判断。",
    ),
    _villages(
        "a02_villages_differentiated",
        "收益差异化分配的嘎查村占比",
        "2.07",
        "有分红且户均变异系数不低于平均分配标准的嘎查村",
        "CASE WHEN x.paid_dividend <= 0 THEN FALSE ELSE x.payout_cv >= c.even_payout_cv END",
        Better.HIGHER,
        "没有逐户分配数据，不能算基尼系数，以报送的户均变异系数为准。",
    ),
    _villages(
        "a02_zero_income_villages",
        "集体经济“空壳村”占比",
        "2.08",
        "上年经营性收入为零的嘎查村",
        "x.operating_income <= 0",
        Better.LOWER,
        "补助收入不算。",
    ),
    _villages(
        "a02_villages_grown",
        "集体经营性收入增长的嘎查村占比",
        "2.08",
        "上年经营性收入高于前年的嘎查村",
        "x.operating_income > b.operating_income",
        Better.HIGHER,
        "没有报送前年账目的村也无法判断。",
    ),
    _villages(
        "a02_reserve_within_range",
        "公积公益金提取比例合规的嘎查村占比",
        "2.12",
        "提取比例在规定范围内的嘎查村",
        f"x.reserve >= c.reserve_least * {_INCOME} AND x.reserve <= c.reserve_most * {_INCOME}",
        Better.HIGHER,
        "范围见规则库参数 reserve_least、reserve_most。",
    ),
    _villages(
        "a02_dividend_without_reserve",
        "未提取公积公益金就分红的嘎查村占比",
        "2.12",
        "有分红而没有提取公积公益金的嘎查村",
        "x.paid_dividend > 0 AND x.reserve <= 0",
        Better.LOWER,
        "",
    ),
)


def _sum(
    name: str, title: str, clause: str, unit: str, column: str, measure: Measure, denominator: str = ""
) -> Indicator:
    whole = ", 1 AS whole" if measure is Measure.MEAN else ""
    return Indicator(
        name,
        title,
        clause=clause,
        measure=measure,
        unit=unit,
        numerator=f"上年{title.removeprefix('村均')}",
        denominator=denominator,
        by_village=True,
        period=Period.PREVIOUS_YEAR,
        needs=("X05", "X24"),
        owner=agriculture.DEPARTMENT,
        better=Better.HIGHER,
        fen=unit == "元",
        self_reported=True,
        units=f"SELECT v.county_code, v.village_code, x.{column} AS part{whole}, {_SENT} {_ACCOUNTS}",
        note="没有报送上年账目的嘎查村为未报，不当作零；合计中不含它们，见覆盖率。",
    )


AMOUNTS = (
    _sum("a02_collective_income", "集体经营性收入", "2.08", "元", "operating_income", Measure.SUM),
    _sum("a02_collective_income_mean", "村均集体经营性收入", "2.08", "元", "operating_income", Measure.MEAN, "嘎查村"),
    _sum("a02_dividends", "集体经济分红金额", "2.11", "元", "paid_dividend", Measure.SUM),
    _sum("a02_dividend_households", "集体收益受益户数", "2.11", "户", "paid_households", Measure.SUM),
)

SHARES_ONLY = Indicator(
    "a02_households_with_shares_only",
    "一股了之的建档立卡户占比",
    clause="2.06",
    measure=Measure.RATIO,
    unit="%",
    numerator="只有资产收益、没有产业、就业、金融帮扶或公益性岗位措施的户",
    denominator="有劳动能力的建档立卡户",
    by_village=True,
    needs=("X01", "X02", "X04"),
    owner=poverty_alleviation.DEPARTMENT,
    better=Better.LOWER,
    units="""
        SELECT
            s.county_code,
            s.village_code,
            CASE WHEN m.h IS NULL OR s.developed THEN FALSE WHEN s.able THEN NOT s.developed END AS part
        FROM household_state s
        LEFT JOIN (
            SELECT DISTINCT x.h
            FROM own_x04 x CROSS JOIN day d
            WHERE x.measure_group = '资产收益' AND x.started_on <= d.as_of
                AND (x.ended_on IS NULL OR x.ended_on >= d.as_of)
        ) m ON m.h = s.h
        WHERE s.registered AND COALESCE(s.able, TRUE)
    """,
    note="健康、住房等保障措施不算发展措施，有也不改变判断；劳动能力未知的户，只有措施上可能一股了之时才无法判断。",
)
