"""Indicators of article six on the civic life of villages: bride prices, self-government, honours, culture (X34c)."""

from fangpin_pipeline.extracts import civil_affairs, publicity
from fangpin_pipeline.indicators.declare import Better, Indicator, Measure, Period

_YEAR = """
    FROM x34c x
    CROSS JOIN day d
    WHERE x.occurred_on BETWEEN d.w_first AND d.as_of
"""
_PLACE = "SUBSTR(x.village_code, 1, 6) AS county_code"

BRIDE_PRICES = Indicator(
    "a06_bride_price_events",
    "高额彩礼事件数",
    clause="6.06",
    measure=Measure.COUNT,
    unit="件",
    numerator="近12个月以来登记的高额彩礼事件",
    period=Period.TWELVE_MONTHS,
    needs=("X34c",),
    owner=publicity.DEPARTMENT,
    better=Better.LOWER,
    withheld=5,
    units=f"SELECT {_PLACE}, TRUE AS part {_YEAR} AND x.kind = '高额彩礼'",
    note="只报旗县区数；1至4件不公开。",
)

MASS_ORGANISATIONS = Indicator(
    "a06_mass_organisations",
    "群众组织开展活动的嘎查村占比",
    clause="6.07",
    measure=Measure.RATIO,
    unit="%",
    numerator="规定天数内村民议事会、道德评议会或红白理事会有活动的嘎查村",
    denominator="嘎查村",
    by_village=True,
    needs=("X05", "X34c"),
    owner=civil_affairs.DEPARTMENT,
    better=Better.HIGHER,
    units="""
        SELECT
            v.county_code,
            v.village_code,
            EXISTS (
                SELECT 1 FROM x34c x
                WHERE
                    x.village_code = v.village_code
                    AND x.kind IN ('村民议事会', '道德评议会', '红白理事会')
                    AND x.occurred_on BETWEEN c.civic_meeting_since AND c.as_of
            ) AS part
        FROM village v
        JOIN county_day c ON c.county_code = v.county_code
    """,
    note="没有活动登记即视为没有活动；组织是否成立无名册可查。",
)

HONOURS = Indicator(
    "a06_civilised_households",
    "文明户评选次数",
    clause="6.08",
    measure=Measure.COUNT,
    unit="次",
    numerator="近12个月以来登记的文明户评选",
    period=Period.TWELVE_MONTHS,
    by_village=True,
    needs=("X34c",),
    owner=publicity.DEPARTMENT,
    better=Better.HIGHER,
    units=f"SELECT {_PLACE}, x.village_code, TRUE AS part {_YEAR} AND x.kind = '文明户评选'",
)

REVOKED = Indicator(
    "a06_honours_revoked",
    "荣誉撤销次数",
    clause="6.08",
    measure=Measure.COUNT,
    unit="次",
    numerator="近12个月以来登记的荣誉撤销",
    period=Period.TWELVE_MONTHS,
    needs=("X34c",),
    owner=publicity.DEPARTMENT,
    units=f"SELECT {_PLACE}, TRUE AS part {_YEAR} AND x.kind = '荣誉撤销'",
)

CULTURE = Indicator(
    "a06_culture_villages",
    "文化活动覆盖嘎查村占比",
    clause="6.09",
    measure=Measure.RATIO,
    unit="%",
    numerator="近12个月以来有文化活动的嘎查村",
    denominator="嘎查村",
    period=Period.TWELVE_MONTHS,
    by_village=True,
    needs=("X05", "X34c"),
    owner=publicity.DEPARTMENT,
    better=Better.HIGHER,
    units="""
        SELECT
            v.county_code,
            v.village_code,
            EXISTS (
                SELECT 1 FROM x34c x
                WHERE
                    x.village_code = v.village_code
                    AND x.kind = '文化活动'
                    AND x.occurred_on BETWEEN d.w_first AND d.as_of
            ) AS part
        FROM village v
        CROSS JOIN day d
    """,
    note="没有活动登记即视为没有活动。",
)

PARTICIPANTS = Indicator(
    "a06_culture_participants",
    "文化活动场均人数",
    clause="6.09",
    measure=Measure.MEAN,
    unit="人/场",
    numerator="参与人数",
    denominator="近12个月以来的文化活动",
    period=Period.TWELVE_MONTHS,
    by_village=True,
    needs=("X34c",),
    owner=publicity.DEPARTMENT,
    better=Better.HIGHER,
    units=f"SELECT {_PLACE}, x.village_code, x.participants AS part, 1 AS whole {_YEAR} AND x.kind = '文化活动'",
)
