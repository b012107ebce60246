"""Indicators of article four: households warned, households waiting for verification, freshness of the data."""

from fangpin_pipeline.extracts import poverty_alleviation
from fangpin_pipeline.indicators.declare import Better, Indicator, Measure

WARNED = Indicator(
    "a04_warned_households",
    "预警户占比",
    clause="4.18",
    measure=Measure.RATIO,
    unit="%",
    numerator="在预警名单上的户",
    denominator="全部家庭",
    by_village=True,
    needs=(),
    owner=poverty_alleviation.DEPARTMENT,
    better=Better.LOWER,
    units="""
        SELECT h.county_code, h.village_code, l.household_no IS NOT NULL AS part
        FROM household h
        LEFT JOIN listing l ON l.household_no = h.household_no
    """,
    note="在不在名单上总是知道的；无法判断的户另见待核实户占比。",
)

TO_VERIFY = Indicator(
    "a04_households_to_verify",
    "待核实户占比",
    clause="4.18",
    measure=Measure.RATIO,
    unit="%",
    numerator="在待核实名单上的户",
    denominator="全部家庭",
    by_village=True,
    needs=(),
    owner=poverty_alleviation.DEPARTMENT,
    better=Better.LOWER,
    units="""
        SELECT h.county_code, h.village_code, v.household_no IS NOT NULL AS part
        FROM household h
        LEFT JOIN (SELECT DISTINCT household_no FROM verification) v ON v.household_no = h.household_no
    """,
)

FRESH_EXTRACTS = Indicator(
    "a04_fresh_extracts",
    "数据时效达标占比",
    clause="4.08",
    measure=Measure.RATIO,
    unit="%",
    numerator="在时效内的数据",
    denominator="应报送的全部数据",
    needs=(),
    owner=poverty_alleviation.DEPARTMENT,
    better=Better.HIGHER,
    units="SELECT county_code, fresh AS part FROM coverage",
)
