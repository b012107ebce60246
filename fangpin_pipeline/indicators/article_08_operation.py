"""Indicators of article eight on how what was built works: access, power cuts, irrigation, sources, investment."""

from fangpin_pipeline.extracts import development_reform
from fangpin_pipeline.indicators.declare import Better, Indicator, Measure, Period

# Areas, lengths and hours have at most four decimals; in SQL they are whole.
_SCALE = 10000


def _told(select: str) -> str:
    """Every village with what the newest year of X28 up to that of D tells of it; NULL where it tells nothing."""
    return f"""
        SELECT v.county_code, v.village_code, {select}
        FROM village v
        JOIN county_day c ON c.county_code = v.county_code
        LEFT JOIN (
            SELECT x.* FROM x28 x CROSS JOIN day d WHERE x.year <= d.year_now
            QUALIFY ROW_NUMBER() OVER (PARTITION BY x.village_code ORDER BY x.year DESC) = 1
        ) x ON x.village_code = v.village_code
    """


def _whole(column: str) -> str:
    return f"CAST({column} * {_SCALE} AS BIGINT)"


NEAR_ROAD = Indicator(
    "a08_households_near_road",
    "距硬化路规定距离以内户占比",
    clause="8.03",
    measure=Measure.MEAN,
    unit="%",
    numerator="总户数减去距硬化路超过1公里的户数",
    denominator="总户数",
    by_village=True,
    needs=("X05", "X28"),
    owner=development_reform.DEPARTMENT,
    better=Better.HIGHER,
    share=True,
    units=_told(
        "CASE WHEN x.households_far_from_road <= v.household_count "
        "THEN v.household_count - x.households_far_from_road END AS part, v.household_count AS whole"
    ),
    note="1公里是数据规范的口径；户数多于总户数的数据有误，不计入。",
)

IRRIGATED = Indicator(
    "a08_irrigated_land",
    "耕地有效灌溉率",
    clause="8.04",
    measure=Measure.MEAN,
    unit="%",
    numerator="有效灌溉面积（亩）",
    denominator="耕地面积（亩）",
    by_village=True,
    scale=_SCALE,
    whole_scale=_SCALE,
    needs=("X05", "X28"),
    owner=development_reform.DEPARTMENT,
    better=Better.HIGHER,
    units=_told(
        f"CASE WHEN x.irrigated_mu <= x.arable_mu THEN {_whole('x.irrigated_mu')} END AS part, "
        f"{_whole('x.arable_mu')} AS whole"
    ),
    note="灌溉面积大于耕地面积的数据有误，不计入。",
)

POWER_CUTS = Indicator(
    "a08_outage_hours",
    "户均年停电小时",
    clause="8.05",
    measure=Measure.MEAN,
    unit="小时",
    numerator="户均停电小时×户数",
    denominator="总户数",
    by_village=True,
    scale=_SCALE,
    needs=("X05", "X28"),
    owner=development_reform.DEPARTMENT,
    better=Better.LOWER,
    units=_told(f"{_whole('x.outage_hours')} * v.household_count AS part, v.household_count AS whole"),
)

SUPPLY_RADIUS = Indicator(
    "a08_supply_radius",
    "低压供电半径平均值",
    clause="8.05",
    measure=Measure.MEAN,
    unit="公里",
    numerator="各村低压供电半径之和",
    denominator="嘎查村",
    by_village=True,
    scale=_SCALE,
    needs=("X05", "X28"),
    owner=development_reform.DEPARTMENT,
    better=Better.LOWER,
    units=_told(f"{_whole('x.supply_radius_km')} AS part, 1 AS whole"),
)

SOURCES = tuple(
    Indicator(
        f"a08_sources_{name}",
        f"饮用水水源{title}的嘎查村占比",
        clause="8.09",
        measure=Measure.RATIO,
        unit="%",
        numerator=f"水源{title}的嘎查村",
        denominator="全部嘎查村",
        by_village=True,
        needs=("X05", "X28"),
        owner=development_reform.DEPARTMENT,
        better=Better.HIGHER,
        units=_told(f"{part} AS part"),
        note=note,
    )
    for name, title, part, note in (
        ("protected", "划定保护区", "x.source_protected", ""),
        ("tested", "规定天数内检测", "x.source_tested_on >= c.source_tested_since", "检测日期未填的不计入。"),
        ("passed", "最近检测达标", "x.source_passed", ""),
    )
)

# The last two years that are over, of the same villages; a village with one of them only cannot be compared.
_INVESTED = """
    SELECT v.county_code, v.village_code, n.investment AS now, b.investment AS before
    FROM village v
    CROSS JOIN day d
    LEFT JOIN x28 n ON n.village_code = v.village_code AND n.year = d.year_now - 1
    LEFT JOIN x28 b ON b.village_code = v.village_code AND b.year = d.year_now - 2
    WHERE v.poverty_village
"""

INVESTMENT = Indicator(
    "a08_poverty_village_investment",
    "贫困村当年投入资金",
    clause="8.08",
    measure=Measure.SUM,
    unit="元",
    numerator="各贫困村上年投入资金之和",
    period=Period.PREVIOUS_YEAR,
    fen=True,
    needs=("X05", "X28"),
    owner=development_reform.DEPARTMENT,
    better=Better.HIGHER,
    units=f"SELECT county_code, now AS part FROM ({_INVESTED}) invested",
)

INVESTMENT_CHANGE = Indicator(
    "a08_poverty_village_investment_change",
    "贫困村投入资金比上年增减",
    clause="8.08",
    measure=Measure.MEAN,
    unit="%",
    numerator="上年投入减去前年投入",
    denominator="前年投入",
    period=Period.PREVIOUS_YEAR,
    fen=True,
    fen_whole=True,
    needs=("X05", "X28"),
    owner=development_reform.DEPARTMENT,
    better=Better.HIGHER,
    units=f"SELECT county_code, now - before AS part, before AS whole FROM ({_INVESTED}) invested",
    note="小于零即投入减少。按现价计，没有扣除价格变动；只比较两年都有数据的贫困村。",
)
