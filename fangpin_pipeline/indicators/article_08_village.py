"""Indicators of article eight by village: roads, water, power, gas, networks, living environment, water sources."""

from fangpin_pipeline.extracts import development_reform, poverty_alleviation, water
from fangpin_pipeline.indicators.declare import Better, Indicator, Measure

_LEAST_KNOWN = 3  # with fewer items known a village has no index (clause 8.01)
_ITEMS = {
    "hard_road": ("通硬化路", "8.03"),
    "power": ("通动力电", "8.05"),
    "gas": ("通燃气", "8.01"),
    "broadband": ("通宽带", "8.06"),
    "mobile_4g": ("通4G", "8.06"),
    "waste_treated": ("生活垃圾得到治理", "8.07"),
    "sewage_treated": ("生活污水得到治理", "8.07"),
}

# A village has water where no household of it is without, and has a signal with either network.
_MATRIX = """
    SELECT v.county_code, v.village_code, v.poverty_village, v.hard_road, v.power, v.gas,
        v.broadband OR v.mobile_4g AS signal,
        CASE WHEN c.fresh_x19 THEN w.flowing END AS water
    FROM village v
    JOIN county_day c ON c.county_code = v.county_code
    LEFT JOIN (
        SELECT village_code,
            CASE
                WHEN BOOL_OR(NOT (quantity AND quality AND convenience AND reliability)) THEN FALSE
                WHEN COUNT(*) = COUNT(quantity AND quality AND convenience AND reliability) THEN TRUE
            END AS flowing
        FROM x19 GROUP BY village_code
    ) w ON w.village_code = v.village_code
"""
_FIVE = ("hard_road", "water", "power", "gas", "signal")
_SUPPORTED = " + ".join(f"CASE WHEN {item} THEN 1 ELSE 0 END" for item in _FIVE)
_KNOWN = " + ".join(f"CASE WHEN {item} IS NULL THEN 0 ELSE 1 END" for item in _FIVE)

INDEX = tuple(
    Indicator(
        f"a08_five_items{suffix}",
        f"{who}“路、水、电、气、信”支撑指数",
        clause="8.01",
        measure=Measure.MEAN,
        unit="%",
        numerator="有支撑的项目数",
        denominator="已知的项目数（每村至多5项）",
        by_village=True,
        needs=("X05",),
        owner=development_reform.DEPARTMENT,
        better=Better.HIGHER,
        share=True,
        units=f"""
            SELECT county_code, village_code,
                CASE WHEN known >= {_LEAST_KNOWN} THEN supported END AS part, known AS whole
            FROM (
                SELECT county_code, village_code, {_SUPPORTED} AS supported, {_KNOWN} AS known
                FROM ({_MATRIX}) matrix WHERE {among}
            ) village_items
        """,
        note=f"已知项目不足{_LEAST_KNOWN}项的嘎查村不评价。水按该村用水户四项指标全部达标计，信按宽带或4G计。",
    )
    for suffix, who, among in (("", "嘎查村", "TRUE"), ("_poverty_villages", "贫困村", "poverty_village"))
)

VILLAGE_WATER = Indicator(
    "a08_villages_water",
    "用水户饮水全部达标的嘎查村占比",
    clause="8.01",
    measure=Measure.RATIO,
    unit="%",
    numerator="用水户四项指标全部达标的嘎查村",
    denominator="全部嘎查村",
    by_village=True,
    needs=("X05", "X19"),
    owner=water.DEPARTMENT,
    better=Better.HIGHER,
    units=f"SELECT county_code, village_code, water AS part FROM ({_MATRIX}) matrix",
    note="没有用水户记录的嘎查村无法判断。",
)


def _villages(item: str, poor: bool) -> Indicator:
    title, clause = _ITEMS[item]
    who, suffix, among = ("贫困村", "_poverty", "poverty_village") if poor else ("嘎查村", "", "TRUE")
    return Indicator(
        f"a08{suffix}_villages_{item}",
        f"{title}的{who}占比",
        clause=clause,
        measure=Measure.RATIO,
        unit="%",
        numerator=f"{title}的{who}",
        denominator="全部嘎查村" if not poor else "全部贫困村",
        by_village=not poor,
        needs=("X05",),
        owner=poverty_alleviation.DEPARTMENT,
        better=Better.HIGHER,
        units=f"SELECT county_code, village_code, {item} AS part FROM village WHERE {among}",
    )


ITEMS = tuple(_villages(item, poor) for item in _ITEMS for poor in (False, True))

TOILETS = Indicator(
    "a08_households_with_toilet",
    "卫生厕所可用率",
    clause="8.07",
    measure=Measure.MEAN,
    unit="%",
    numerator="可用卫生厕所户数",
    denominator="总户数",
    by_village=True,
    needs=("X05",),
    owner=poverty_alleviation.DEPARTMENT,
    better=Better.HIGHER,
    share=True,
    units="""
        SELECT county_code, village_code,
            CASE WHEN toilets_usable <= household_count THEN toilets_usable END AS part, household_count AS whole
        FROM village
    """,
    note="只算可用的；可用户数多于总户数的数据有误，不计入。",
)
