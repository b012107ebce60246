"""Indicators of article seven about drinking water: what reaches households, and how supply works are kept."""

from fangpin_pipeline.extracts import water
from fangpin_pipeline.indicators.declare import Better, Indicator, Measure

_ITEMS = {
    "quantity": "水量",
    "quality": "水质",
    "convenience": "取水方便程度",
    "reliability": "供水保证率",
}

SAFE = Indicator(
    "a07_registered_with_safe_water",
    "建档立卡户饮水安全率",
    clause="7.15",
    measure=Measure.RATIO,
    unit="%",
    numerator="四项指标都达标、停水不超限的建档立卡户",
    denominator="建档立卡户",
    by_village=True,
    needs=("X19",),
    owner=water.DEPARTMENT,
    better=Better.HIGHER,
    units="SELECT county_code, village_code, NOT water_failing AS part FROM household_state WHERE registered",
)

ITEMS = tuple(
    Indicator(
        f"a07_water_{item}",
        f"建档立卡户饮水{title}达标率",
        clause="7.15",
        measure=Measure.RATIO,
        unit="%",
        numerator=f"{title}达标的建档立卡户",
        denominator="建档立卡户",
        by_village=True,
        needs=("X19",),
        owner=water.DEPARTMENT,
        better=Better.HIGHER,
        units=f"""
            SELECT h.county_code, h.village_code,
                CASE WHEN w.failing THEN FALSE WHEN w.known AND u.h IS NULL THEN TRUE END AS part
            FROM household h
            LEFT JOIN (
                SELECT h, BOOL_OR(NOT {item}) AS failing, COUNT(*) = COUNT({item}) AS known
                FROM own_x19 WHERE alive GROUP BY h
            ) w ON w.h = h.h
            LEFT JOIN (SELECT DISTINCT h FROM own_x19_doubt WHERE alive) u ON u.h = h.h
            WHERE h.kind = 'registered'
        """,
        note="没有饮水安全记录的户无法判断。",
    )
    for item, title in _ITEMS.items()
)

# Works as the households behind them tell of them; those of two counties count in both.
_WORKS = """
    SELECT COALESCE(SUBSTR(x.village_code, 1, 6), h.county_code) AS county_code, x.works_no,
        MAX(x.keeper) AS keeper, MAX(x.tested_on) AS tested_on, MAX(x.outage_days) AS outage_days
    FROM x19 x
    LEFT JOIN resident r ON r.id_no = x.owner_id_no
    LEFT JOIN household h ON h.h = r.h
    WHERE x.works_no IS NOT NULL
    GROUP BY COALESCE(SUBSTR(x.village_code, 1, 6), h.county_code), x.works_no
"""


def _works(name: str, title: str, numerator: str, part: str, note: str = "") -> Indicator:
    return Indicator(
        f"a07_works_{name}",
        f"供水工程{title}占比",
        clause="7.16",
        measure=Measure.RATIO,
        unit="%",
        numerator=numerator,
        denominator="有用水户的供水工程",
        needs=("X19",),
        owner=water.DEPARTMENT,
        better=Better.HIGHER,
        units=f"""
            SELECT w.county_code, {part} AS part
            FROM ({_WORKS}) w
            JOIN county_day c ON c.county_code = w.county_code
        """,
        note=note,
    )


WORKS = (
    _works("kept", "有管护责任人", "有管护责任人的供水工程", "w.keeper IS NOT NULL"),
    _works(
        "tested",
        "规定天数内检测水质",
        "规定天数内检测过水质的供水工程",
        "w.tested_on >= c.works_tested_since",
        "检测日期未填的不计入。",
    ),
    _works(
        "reliable",
        "停水不超限",
        "近一年停水天数不超过规定的供水工程",
        "w.outage_days <= c.outage_days",
        "以用水户中停水最多的为准。",
    ),
)
