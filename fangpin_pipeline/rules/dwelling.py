"""Housing and drinking water (clauses 7.13, 7.15)."""

from fangpin_pipeline.extracts import housing, water
from fangpin_pipeline.rules.conditions import holds
from fangpin_pipeline.rules.declare import Case, Rule, Severity

UNSAFE_HOUSING = Rule(
    "unsafe_housing",
    "居住危房",
    clause="7.13",
    owner=housing.DEPARTMENT,
    cause="因安全住房",
    category="住房",
    risk=True,
    cases=(
        Case(
            Severity.ORANGE,
            (holds("lives_in_grade_c"),),
            "成员名下有鉴定为C级的住房，{as_of:date}仍在居住且未竣工改造",
            value="居住C级危房",
            limit="不住危房",
        ),
        Case(
            Severity.RED,
            (holds("lives_in_grade_d"),),
            "成员名下有鉴定为D级的住房，{as_of:date}仍在居住且未竣工改造",
            value="居住D级危房",
            limit="不住危房",
        ),
    ),
    clears_when="危房改造竣工，或经核实已搬离危房",
)

UNSAFE_WATER = Rule(
    "unsafe_water",
    "饮水不安全",
    clause="7.15",
    owner=water.DEPARTMENT,
    cause="因安全饮水",
    category="饮水",
    risk=True,
    cases=(
        Case(
            Severity.ORANGE,
            (holds("water_failing"),),
            "水量、水质、取水方便程度、供水保证率中有不达标的，或近一年停水超过{outage_days}天",
            value="饮水安全不达标",
            limit="四项指标均达标，停水不超过{outage_days}天",
        ),
    ),
    clears_when="不达标的指标整改达标，停水天数回落，并经入户核实",
)
