"""Indicators of article nine about the departments that it names: how timely and how sound is what each delivers."""

from fangpin_pipeline.contracts import Department
from fangpin_pipeline.extracts import (
    agriculture,
    all_extracts,
    civil_affairs,
    development_reform,
    education,
    health,
    housing,
    medical_insurance,
    poverty_alleviation,
    water,
)
from fangpin_pipeline.indicators.declare import Better, Indicator, Measure

_DEPARTMENTS: dict[str, Department] = {
    "development_reform": development_reform.DEPARTMENT,
    "civil_affairs": civil_affairs.DEPARTMENT,
    "education": education.DEPARTMENT,
    "health": health.DEPARTMENT,
    "medical_insurance": medical_insurance.DEPARTMENT,
    "housing": housing.DEPARTMENT,
    "water": water.DEPARTMENT,
    "agriculture": agriculture.DEPARTMENT,
}


def _extracts(department: Department) -> str:
    return ", ".join(f"'{one.number}'" for one in all_extracts().values() if one.department == department)


def _feed(
    name: str, title: str, measure: Measure, numerator: str, denominator: str, units: str, department: Department
) -> Indicator:
    return Indicator(
        name,
        f"{department}部门{title}",
        clause="9.04",
        measure=measure,
        unit="%",
        numerator=numerator,
        denominator=denominator,
        needs=(),
        owner=department,
        better=Better.HIGHER,
        share=measure is Measure.MEAN,
        units=units,
        note="数据过期时无法核对的不计入，只降低覆盖率。" if measure is not Measure.RATIO else "",
    )


FRESH = tuple(
    _feed(
        f"a09_fresh_{slug}",
        "数据时效达标占比",
        Measure.RATIO,
        "在时效内的数据",
        "该部门应报送的数据",
        f"SELECT county_code, fresh AS part FROM coverage WHERE extract IN ({_extracts(department)})",
        department,
    )
    for slug, department in _DEPARTMENTS.items()
)

LINKED = tuple(
    _feed(
        f"a09_linked_{slug}",
        "数据对象衔接率",
        Measure.MEAN,
        "查得到对应家庭的数据行",
        "该部门报送的有身份信息的数据行",
        "SELECT county_code, numerator AS part, denominator AS whole FROM scorecard "
        f"WHERE county_code <> '150800' AND link = 'object' AND department = '{department}'",
        department,
    )
    for slug, department in _DEPARTMENTS.items()
)

SOUND = Indicator(
    "a09_checks_passed",
    "跨部门数据核对通过率",
    clause="9.04",
    measure=Measure.RATIO,
    unit="%",
    numerator="通过的核对",
    denominator="全部跨部门数据核对（一个旗县区一项核对为一件）",
    needs=(),
    owner=poverty_alleviation.DEPARTMENT,
    better=Better.HIGHER,
    units="""
        SELECT county_code, CASE status WHEN 'passed' THEN TRUE WHEN 'failed' THEN FALSE END AS part
        FROM cross_check
    """,
    note="数据不足、无法核对的不计入。",
)
