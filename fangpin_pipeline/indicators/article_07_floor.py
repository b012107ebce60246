"""Indicators of article seven about the whole: the two assurances and three guarantees, and issues found in review."""

from fangpin_pipeline.extracts import education, housing, medical_insurance, poverty_alleviation, water
from fangpin_pipeline.indicators.declare import Better, Indicator, Measure, Period

# Each cell of a household is TRUE, FALSE or unknown.
_CELLS = {
    "education": ("义务教育有保障", "NOT (s.dropped_out OR s.absent_pupil OR s.off_roll)", "X11", education.DEPARTMENT),
    "health": ("基本医疗有保障", "NOT s.uninsured", "X16", medical_insurance.DEPARTMENT),
    "housing": ("住房安全有保障", "NOT (s.lives_in_grade_c OR s.lives_in_grade_d)", "X18", housing.DEPARTMENT),
    "water": ("饮水安全有保障", "NOT s.water_failing", "X19", water.DEPARTMENT),
}

GUARANTEES = tuple(
    Indicator(
        f"a07_guaranteed_{cell}",
        f"建档立卡户{title}占比",
        clause="7.18",
        measure=Measure.RATIO,
        unit="%",
        numerator=f"{title}的建档立卡户",
        denominator="建档立卡户",
        by_village=True,
        needs=(need,),
        owner=owner,
        better=Better.HIGHER,
        units=f"SELECT s.county_code, s.village_code, {part} AS part FROM household_state s WHERE s.registered",
    )
    for cell, (title, part, need, owner) in _CELLS.items()
)

STABLE = Indicator(
    "a07_guaranteed_all",
    "建档立卡户三保障和饮水安全全部实现占比",
    clause="7.18",
    measure=Measure.RATIO,
    unit="%",
    numerator="四项都有保障的建档立卡户",
    denominator="建档立卡户",
    by_village=True,
    needs=tuple(need for _, _, need, _ in _CELLS.values()),
    owner=poverty_alleviation.DEPARTMENT,
    better=Better.HIGHER,
    units=f"""
        SELECT s.county_code, s.village_code, {" AND ".join(part for _, part, _, _ in _CELLS.values())} AS part
        FROM household_state s WHERE s.registered
    """,
    note="有一项无保障即为未实现；没有无保障、但有一项无法判断的不计入。不愁吃、不愁穿另按抽样调查。",
)

# Weights have decimals, at most four.
ASSURANCES = tuple(
    Indicator(
        f"a07_assured_{item}",
        f"抽样户{title}占比（加权）",
        clause="7.18",
        measure=Measure.MEAN,
        unit="%",
        numerator=f"{title}的抽样户权重",
        denominator="回答该项的抽样户权重",
        period=Period.TWELVE_MONTHS,
        scale=10000,
        whole_scale=10000,
        needs=("X36",),
        owner=poverty_alleviation.DEPARTMENT,
        better=Better.HIGHER,
        share=True,
        units=f"""
            SELECT SUBSTR(x.village_code, 1, 6) AS county_code,
                CASE WHEN x.{item} THEN CAST(x.weight * 10000 AS BIGINT) WHEN NOT x.{item} THEN 0 END AS part,
                CAST(x.weight * 10000 AS BIGINT) AS whole
            FROM x36 x
            CROSS JOIN day d
            WHERE x.surveyed_on >= d.w_first AND x.surveyed_on <= d.w_last
        """,
        note="按近12个月的入户抽样调查，超过12个月的不再采用。",
    )
    for item, title in (("food", "不愁吃"), ("clothing", "不愁穿"))
)


def _issues(
    name: str, title: str, numerator: str, denominator: str, part: str, chosen: str, better: Better
) -> Indicator:
    return Indicator(
        f"a07_review_issues_{name}",
        f"“回头看”问题{title}",
        clause="7.17",
        measure=Measure.RATIO,
        unit="%",
        numerator=numerator,
        denominator=denominator,
        needs=("X33",),
        owner=poverty_alleviation.DEPARTMENT,
        better=better,
        units=f"""
            SELECT x.county_code, {part} AS part
            FROM x33 x
            CROSS JOIN day d
            WHERE x.source = '回头看' AND x.found_on <= d.as_of AND {chosen}
        """,
    )


_CLOSED = "x.closed_on IS NOT NULL AND x.closed_on <= d.as_of"
ISSUES = (
    _issues("closed", "销号率", "已销号的问题", "“回头看”发现的问题", _CLOSED, "TRUE", Better.HIGHER),
    _issues(
        "overdue",
        "超期未销号占比",
        "超过整改时限的未销号问题",
        "未销号的“回头看”问题",
        "x.due_on < d.as_of",
        f"NOT ({_CLOSED})",
        Better.LOWER,
    ),
    _issues("reopened", "反弹率", "反弹的问题", "已销号的“回头看”问题", "x.reopened", _CLOSED, Better.LOWER),
)
