"""Indicators of article eight against the region: public services of a county, and the mean that users fill into X38.

Where the region's mean of the same year is missing, nothing is compared.
"""

from dataclasses import dataclass

from fangpin_pipeline.extracts import development_reform
from fangpin_pipeline.indicators.declare import Better, Indicator, Measure

_SCALE = 10000  # means of the region have at most four decimals


@dataclass(frozen=True)
class Service:
    """A service that the region's statistics also know: `title` is its 指标编号 in X38, beside the indicator's id.

    `rows` gives county_code, year, part and whole by unit; the mean of the region is `per` times part over whole.
    Where `fewer_is_better` a county reaches the region's mean from below.
    """

    id: str
    title: str
    rows: str
    needs: tuple[str, ...]
    per: int = 100
    unit: str = "百分点"
    fewer_is_better: bool = False


def _village_share(column: str) -> str:
    part = f"CASE WHEN {column} THEN 1 WHEN NOT {column} THEN 0 END"
    return f"SELECT county_code, year, {part} AS part, 1 AS whole FROM village"


# X13 tells of no year of its own; it is compared with the newest year of the region before that of D.
_SCHOOLS = """
    SELECT x.county_code, y.year, {0} AS part, {1} AS whole
    FROM x13 x
    CROSS JOIN (
        SELECT MAX(r.year) AS year FROM x38 r CROSS JOIN day d
        WHERE r.indicator IN ('{2}', '{3}') AND r.year < d.year_now
    ) y
    WHERE x.kind IN ('小学', '初中')
"""

SERVICES = (
    Service("hard_road", "行政村通硬化路率", _village_share("hard_road"), ("X05",)),
    Service("broadband", "行政村通宽带率", _village_share("broadband"), ("X05",)),
    Service("mobile_4g", "行政村通4G率", _village_share("mobile_4g"), ("X05",)),
    Service("clinic", "村卫生室标准化率", _village_share("clinic"), ("X05",)),
    Service("doctor", "合格村医配备率", _village_share("doctor"), ("X05",)),
    Service(
        "toilet",
        "卫生厕所普及率",
        "SELECT county_code, year, CASE WHEN toilets_usable <= household_count THEN toilets_usable END AS part, "
        "household_count AS whole FROM village",
        ("X05",),
    ),
    Service(
        "pupils_per_teacher",
        "义务教育学校生师比",
        _SCHOOLS.format("x.students", "x.teachers", "a08_gap_pupils_per_teacher", "义务教育学校生师比"),
        ("X13",),
        per=1,
        unit="人",
        fewer_is_better=True,
    ),
    Service(
        "teacher_degree",
        "义务教育专任教师本科及以上学历占比",
        _SCHOOLS.format(
            "x.degree_teachers", "x.teachers", "a08_gap_teacher_degree", "义务教育专任教师本科及以上学历占比"
        ),
        ("X13",),
    ),
)


def _compared(service: Service) -> str:
    """Rows with what `part` is above the region's mean times `whole`, in units of the mean; NULL without a mean."""
    return f"""
        SELECT s.county_code, s.whole,
            CASE WHEN s.whole IS NOT NULL THEN CAST(s.part * {service.per * _SCALE} - r.mean * s.whole AS BIGINT) END
                AS above
        FROM ({service.rows}) s
        LEFT JOIN (
            SELECT year, MAX(CAST(value * {_SCALE} AS BIGINT)) AS mean
            FROM x38 WHERE indicator IN ('a08_gap_{service.id}', '{service.title}') GROUP BY year
        ) r ON r.year = s.year
    """


GAPS = tuple(
    Indicator(
        f"a08_gap_{service.id}",
        f"{service.title}与自治区平均水平之差",
        clause="8.02",
        measure=Measure.MEAN,
        unit=service.unit,
        numerator="本地数与按自治区平均水平推算数之差",
        denominator="对象数",
        scale=_SCALE,
        needs=(*service.needs, "X38"),
        owner=development_reform.DEPARTMENT,
        better=Better.LOWER if service.fewer_is_better else Better.HIGHER,
        units=f"SELECT county_code, above AS part, whole FROM ({_compared(service)}) compared",
        note=f"自治区平均水平由用户在X38填报，指标编号填“{service.title}”；没有同年平均水平的不比较。",
    )
    for service in SERVICES
)


def _reached(service: Service) -> str:
    """By county whether it reaches the region's mean; no row where there is nothing to compare."""
    reaches = "<= 0" if service.fewer_is_better else ">= 0"
    return f"""
        SELECT county_code, SUM(above) {reaches} AS part
        FROM ({_compared(service)}) compared
        WHERE above IS NOT NULL
        GROUP BY county_code
    """


REACHED = Indicator(
    "a08_services_at_region_mean",
    "达到自治区平均水平的公共服务指标占比",
    clause="8.02",
    measure=Measure.RATIO,
    unit="%",
    numerator="达到自治区平均水平的指标",
    denominator="有自治区平均水平可比的指标",
    needs=("X05", "X13", "X38"),
    owner=development_reform.DEPARTMENT,
    better=Better.HIGHER,
    units=" UNION ALL ".join(_reached(service) for service in SERVICES),
    note="没有同年自治区平均水平的指标不比较，不计入分母。",
)
