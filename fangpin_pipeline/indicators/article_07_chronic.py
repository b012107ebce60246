"""Indicators of article seven about chronic diseases: contracts with doctors, visits, how many a doctor has."""

from fangpin_pipeline.extracts import health
from fangpin_pipeline.indicators.declare import Better, Indicator, Measure


def _diseases(part: str, among: str) -> str:
    return f"""
        SELECT h.county_code, h.village_code, {part} AS part
        FROM own_x14 x
        JOIN household h ON h.h = x.h
        JOIN county_day c ON c.county_code = h.county_code
        WHERE x.alive AND x.chronic AND {among}
    """


CONTRACTED = tuple(
    Indicator(
        f"a07_chronic_contracted{suffix}",
        f"{who}慢性病签约率",
        clause="7.10",
        measure=Measure.RATIO,
        unit="%",
        numerator="已签约的慢性病患者（一人一病一件）",
        denominator=f"{who}慢性病患者",
        by_village=True,
        needs=("X14",),
        owner=health.DEPARTMENT,
        better=Better.HIGHER,
        units=_diseases("x.contracted", among),
        note="是否签约未填的不计入。",
    )
    for suffix, who, among in (("", "全部家庭", "TRUE"), ("_registered", "建档立卡户", "h.kind = 'registered'"))
)

FOLLOWED_UP = Indicator(
    "a07_chronic_followed_up",
    "慢性病签约患者规定天数内随访率",
    clause="7.10",
    measure=Measure.RATIO,
    unit="%",
    numerator="规定天数内有随访的签约患者",
    denominator="已签约的慢性病患者",
    by_village=True,
    needs=("X14",),
    owner=health.DEPARTMENT,
    better=Better.HIGHER,
    units=_diseases(
        "CASE WHEN x.last_followup_on IS NOT NULL THEN x.last_followup_on >= c.followed_up_since "
        "WHEN x.last_followup_on__delivered THEN FALSE END",
        "x.contracted",
    ),
    note="低于签约率说明签而不约。",
)

DOCTOR_LOAD = Indicator(
    "a07_contracts_per_doctor",
    "每名签约医生的慢性病签约数",
    clause="7.10",
    measure=Measure.MEAN,
    unit="件",
    numerator="填有签约医生的慢性病签约",
    denominator="签约医生",
    needs=("X14",),
    owner=health.DEPARTMENT,
    units="""
        SELECT r.county_code, COUNT(*) AS part, 1 AS whole
        FROM x14 x
        JOIN resident r ON r.id_no = x.id_no
        WHERE x.chronic AND x.contracted AND x.doctor IS NOT NULL AND r.alive
        GROUP BY r.county_code, x.doctor
    """,
    note="同一旗县区内姓名相同的视为同一名医生。",
)
