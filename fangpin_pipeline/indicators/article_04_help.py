"""Indicators of article four about help: measures that fit a risk, and one-to-one contact."""

from fangpin_pipeline.extracts import poverty_alleviation
from fangpin_pipeline.indicators.declare import Better, Indicator, Measure, Period

# By rule of a risk the groups of measures that answer it (clause 4.24).
_ANSWERS = {
    "illness": ("健康帮扶", "综合保障"),
    "schooling": ("教育帮扶", "义务教育保障"),
    "disability": ("综合保障", "健康帮扶", "社会帮扶"),
    "disaster": ("综合保障", "社会帮扶", "产业帮扶", "生产生活条件改善"),
    "accident": ("健康帮扶", "综合保障", "社会帮扶"),
    "production_failure": ("产业帮扶", "金融帮扶", "资产收益", "就业帮扶", "公益性岗位"),
    "job_loss": ("就业帮扶", "公益性岗位", "产业帮扶"),
    "unsafe_housing": ("住房安全保障", "搬迁"),
    "unsafe_water": ("饮水安全保障", "生产生活条件改善", "基础设施建设"),
}


def _answered(rule: str) -> str:
    """Households on the list with this risk; `part`: one of the measures that answer it is under way."""
    groups = ", ".join(f"'{group}'" for group in _ANSWERS[rule])
    return f"""
        SELECT h.county_code, h.village_code,
            CASE WHEN m.h IS NOT NULL THEN TRUE WHEN u.h IS NULL THEN FALSE END AS part
        FROM household h
        JOIN rule_judgement j ON j.h = h.h AND j.{rule}
        LEFT JOIN (
            SELECT DISTINCT x.h FROM own_x04 x CROSS JOIN day d
            WHERE x.measure_group IN ({groups})
                AND x.started_on <= d.as_of AND (x.ended_on IS NULL OR x.ended_on >= d.as_of)
        ) m ON m.h = h.h
        LEFT JOIN (SELECT DISTINCT h FROM own_x04_doubt) u ON u.h = h.h
    """


ANSWERED = Indicator(
    "a04_risks_answered",
    "风险落实针对性帮扶措施占比",
    clause="4.24",
    measure=Measure.RATIO,
    unit="%",
    numerator="有一项对应类别的帮扶措施正在实施的风险",
    denominator="预警户的各项风险（一户一风险一件）",
    by_village=True,
    needs=("X04",),
    owner=poverty_alleviation.DEPARTMENT,
    better=Better.HIGHER,
    units=" UNION ALL ".join(_answered(rule) for rule in _ANSWERS),
    note="风险与措施类别的对应为本软件的假定，待各部门核定。",
)

HELPED = Indicator(
    "a04_listed_assisted",
    "预警户有帮扶措施占比",
    clause="4.24",
    measure=Measure.RATIO,
    unit="%",
    numerator="当日有帮扶措施的预警户",
    denominator="在预警名单上的户",
    by_village=True,
    needs=("X04",),
    owner=poverty_alleviation.DEPARTMENT,
    better=Better.HIGHER,
    units="""
        SELECT h.county_code, h.village_code, s.assisted AS part
        FROM listing l
        JOIN household h ON h.h = l.h
        JOIN household_state s ON s.h = l.h
    """,
)

CONTACTED = Indicator(
    "a04_listed_contacted",
    "预警户一对一联系走访率",
    clause="4.25",
    measure=Measure.RATIO,
    unit="%",
    numerator="规定天数内有走访记录的预警户",
    denominator="在预警名单上的户",
    by_village=True,
    needs=("X06",),
    owner=poverty_alleviation.DEPARTMENT,
    better=Better.HIGHER,
    units="""
        WITH visited AS (
            SELECT x.h, BOOL_OR(x.visited_on >= c.contacted_since AND x.visited_on <= c.as_of) AS lately
            FROM own_x06 x
            JOIN household h ON h.h = x.h
            JOIN county_day c ON c.county_code = h.county_code
            GROUP BY x.h
        )
        SELECT h.county_code, h.village_code,
            CASE WHEN v.lately THEN TRUE WHEN u.h IS NULL THEN FALSE END AS part
        FROM listing l
        JOIN household h ON h.h = l.h
        LEFT JOIN visited v ON v.h = l.h
        LEFT JOIN (SELECT DISTINCT h FROM own_x06_doubt) u ON u.h = l.h
    """,
)

WITH_HELPER = Indicator(
    "a04_registered_with_helper",
    "建档立卡户有帮扶责任人占比",
    clause="4.25",
    measure=Measure.RATIO,
    unit="%",
    numerator="有帮扶责任人的建档立卡户",
    denominator="建档立卡户",
    by_village=True,
    needs=("X01",),
    owner=poverty_alleviation.DEPARTMENT,
    better=Better.HIGHER,
    units="SELECT county_code, village_code, NOT without_helper AS part FROM household WHERE kind = 'registered'",
)

HELPER_LOAD = Indicator(
    "a04_helpers_within_load",
    "帮扶责任人联系预警户不超限占比",
    clause="4.25",
    measure=Measure.RATIO,
    unit="%",
    numerator="联系的预警户不超过规定户数的帮扶责任人",
    denominator="联系有预警户的帮扶责任人",
    needs=("X01",),
    owner=poverty_alleviation.DEPARTMENT,
    better=Better.HIGHER,
    units="""
        SELECT h.county_code, COUNT(*) <= MAX(c.helper_households) AS part
        FROM listing l
        JOIN household h ON h.h = l.h
        JOIN x01 x ON x.household_no = h.household_no
        JOIN county_day c ON c.county_code = h.county_code
        WHERE h.kind = 'registered' AND x.helper_name IS NOT NULL
        GROUP BY h.county_code, x.helper_name, x.helper_phone
    """,
    note="同一旗县区内姓名和电话都相同的视为同一人。",
)

IN_PERSON = Indicator(
    "a04_visits_in_person",
    "走访中入户占比",
    clause="4.25",
    measure=Measure.RATIO,
    unit="%",
    numerator="入户走访的次数",
    denominator="近12个月走访次数",
    period=Period.TWELVE_MONTHS,
    by_village=True,
    needs=("X06",),
    owner=poverty_alleviation.DEPARTMENT,
    better=Better.HIGHER,
    units="""
        SELECT h.county_code, h.village_code, x.mode = '入户' AS part
        FROM own_x06 x
        JOIN household h ON h.h = x.h
        CROSS JOIN day d
        WHERE x.visited_on >= d.w_first AND x.visited_on <= d.w_last
    """,
)
