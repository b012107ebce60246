"""Indicators of article three on work: development measures, training, jobs, vacancies, public posts, workshops.

The newest month that X20 tells of in the county is `employment_month`, as in the rule job_loss. X20 names no entity, so
that jobs in workshops are counted by kind of work and not by workshop.
"""

from fangpin_pipeline.extracts import human_resources
from fangpin_pipeline.indicators.declare import Better, Indicator, Measure, Period

_OWNER = human_resources.DEPARTMENT

DEVELOPED = Indicator(
    "a03_developed_households",
    "有劳动能力户发展类措施覆盖率",
    clause="3.01",
    measure=Measure.RATIO,
    unit="%",
    numerator="正在享受产业、就业、金融帮扶或公益性岗位的户",
    denominator="有劳动能力的建档立卡户",
    by_village=True,
    needs=("X02", "X04"),
    owner=_OWNER,
    better=Better.HIGHER,
    units="""
        SELECT county_code, village_code, CASE WHEN able THEN developed END AS part
        FROM household_state
        WHERE registered AND able IS NOT FALSE
    """,
    note="劳动技能未填、不知有无劳动能力的户不计入，降低覆盖率。",
)

DEVELOPMENT_GAPS = Indicator(
    "a03_development_gap_households",
    "有劳动能力而无发展类措施的户",
    clause="3.01",
    measure=Measure.COUNT,
    unit="户",
    numerator="触发“发展措施缺口”规则的户",
    by_village=True,
    needs=("X02", "X04"),
    owner=_OWNER,
    better=Better.LOWER,
    units="""
        SELECT h.county_code, h.village_code, j.development_gap AS part
        FROM household h
        JOIN rule_judgement j ON j.h = h.h
        WHERE h.kind = 'registered'
    """,
)

TRAINED = Indicator(
    "a03_trained_workers",
    "近12个月参加培训的贫困劳动力",
    clause="3.02",
    measure=Measure.COUNT,
    unit="人",
    numerator="最近培训日期在近12个月内的建档立卡人员",
    period=Period.TWELVE_MONTHS,
    by_village=True,
    needs=("X20",),
    owner=_OWNER,
    better=Better.HIGHER,
    units="""
        SELECT DISTINCT h.county_code, h.village_code, x.p, TRUE AS part
        FROM own_x20 x
        JOIN household h ON h.h = x.h
        JOIN county_day c ON c.county_code = h.county_code
        WHERE x.alive AND h.kind = 'registered' AND x.training_on BETWEEN c.w_first AND c.w_last
    """,
    note="培训日期未填的人不算参加，也不算没有参加：只报人数，不报比例。",
)

TRAINED_TO_WORK = Indicator(
    "a03_trained_employed",
    "培训后就业率",
    clause="3.02",
    measure=Measure.RATIO,
    unit="%",
    numerator="培训之后规定月数内至少有一个月就业记录的人",
    denominator="近12个月参加培训且观察期已满的建档立卡人员",
    period=Period.TWELVE_MONTHS,
    needs=("X20",),
    owner=_OWNER,
    better=Better.HIGHER,
    units="""
        WITH trained AS (
            SELECT
                x.h,
                x.p,
                YEAR(MAX(x.training_on)) * 12 + MONTH(MAX(x.training_on)) AS ordinal,
                YEAR(MAX(c.employment_month)) * 12 + MONTH(MAX(c.employment_month)) AS ordinal_now
            FROM own_x20 x
            JOIN household h ON h.h = x.h
            JOIN county_day c ON c.county_code = h.county_code
            WHERE x.alive AND h.kind = 'registered' AND x.training_on BETWEEN c.w_first AND c.w_last
            GROUP BY x.h, x.p
        ),
        followed AS (
            SELECT t.p, BOOL_OR(x.working) AS worked, COUNT(DISTINCT x.month) AS told
            FROM trained t
            JOIN household h ON h.h = t.h
            JOIN county_day c ON c.county_code = h.county_code
            JOIN own_x20 x ON x.p = t.p
            WHERE
                YEAR(x.month) * 12 + MONTH(x.month) > t.ordinal
                AND YEAR(x.month) * 12 + MONTH(x.month) <= t.ordinal + c.training_job_months
            GROUP BY t.p
        )
        SELECT
            h.county_code,
            CASE WHEN f.worked THEN TRUE WHEN f.told = c.training_job_months THEN FALSE END AS part
        FROM trained t
        JOIN household h ON h.h = t.h
        JOIN county_day c ON c.county_code = h.county_code
        LEFT JOIN followed f ON f.p = t.p
        WHERE t.ordinal + c.training_job_months <= t.ordinal_now
    """,
    note="观察期内就业月报不全又无就业记录的，视为未知。",
)

EMPLOYED = Indicator(
    "a03_employed_workers",
    "贫困劳动力就业率",
    clause="3.03",
    measure=Measure.RATIO,
    unit="%",
    numerator="最近一个月有就业记录的人",
    denominator="有劳动能力的建档立卡人员",
    period=Period.MONTH,
    by_village=True,
    needs=("X02", "X20"),
    owner=_OWNER,
    better=Better.HIGHER,
    units="""
        SELECT h.county_code, h.village_code, CASE WHEN r.able THEN x.working END AS part
        FROM resident r
        JOIN household h ON h.h = r.h
        JOIN county_day c ON c.county_code = h.county_code
        LEFT JOIN own_x20 x ON x.p = r.p AND x.month = c.employment_month
        WHERE h.kind = 'registered' AND r.alive AND NOT r.away AND r.able IS NOT FALSE
    """,
    note="当月没有月报的人视为未知，不算未就业。",
)

AWAY = Indicator(
    "a03_working_away",
    "外出务工占就业比例",
    clause="3.03",
    measure=Measure.RATIO,
    unit="%",
    numerator="最近一个月外出务工的人",
    denominator="最近一个月就业的建档立卡人员",
    period=Period.MONTH,
    by_village=True,
    needs=("X20",),
    owner=_OWNER,
    units="""
        SELECT h.county_code, h.village_code, x.kind = '外出务工' AS part
        FROM own_x20 x
        JOIN household h ON h.h = x.h
        JOIN county_day c ON c.county_code = h.county_code
        WHERE x.alive AND x.working AND h.kind = 'registered' AND x.month = c.employment_month
    """,
)

JOB_LOSS = Indicator(
    "a03_job_loss_households",
    "务工户失业减收占比",
    clause="3.03",
    measure=Measure.RATIO,
    unit="%",
    numerator="触发“务工收入骤减”规则的户",
    denominator="两个月前有成员就业的户",
    period=Period.MONTH,
    by_village=True,
    needs=("X03", "X20"),
    owner=_OWNER,
    better=Better.LOWER,
    units="""
        SELECT h.county_code, h.village_code, j.job_loss AS part
        FROM (
            SELECT DISTINCT x.h
            FROM own_x20 x
            JOIN household h ON h.h = x.h
            JOIN county_day c ON c.county_code = h.county_code
            WHERE x.alive AND x.working AND x.month = c.employment_month_first
        ) w
        JOIN household h ON h.h = w.h
        JOIN rule_judgement j ON j.h = w.h
    """,
)

OPEN_POSTS = Indicator(
    "a03_open_posts",
    "正在招聘的岗位数",
    clause="3.04",
    measure=Measure.SUM,
    unit="个",
    numerator="未关闭岗位的招聘人数减已录用人数",
    needs=("X20b",),
    owner=_OWNER,
    better=Better.HIGHER,
    units="""
        SELECT x.county_code, GREATEST(x.posts - x.filled, 0) AS part
        FROM x20b x CROSS JOIN day d
        WHERE x.posted_on <= d.as_of AND (x.closed_on IS NULL OR x.closed_on > d.as_of)
    """,
    note="已录用人数未填的岗位视为未知。",
)

UNCHECKED_POSTS = Indicator(
    "a03_unchecked_vacancies",
    "岗位信息超期未核实占比",
    clause="3.04",
    measure=Measure.RATIO,
    unit="%",
    numerator="发布或最近核实超过规定天数的岗位信息",
    denominator="未关闭的岗位信息",
    needs=("X20b",),
    owner=_OWNER,
    better=Better.LOWER,
    units="""
        SELECT x.county_code, COALESCE(x.verified_on, x.posted_on) < c.vacancy_checked_since AS part
        FROM x20b x
        JOIN county_day c ON c.county_code = x.county_code
        WHERE x.posted_on <= c.as_of AND (x.closed_on IS NULL OR x.closed_on > c.as_of)
    """,
)

FILLED_POSTS = Indicator(
    "a03_filled_posts",
    "岗位招聘到位率",
    clause="3.04",
    measure=Measure.MEAN,
    unit="%",
    numerator="已录用人数",
    denominator="近12个月发布岗位的招聘人数",
    period=Period.TWELVE_MONTHS,
    needs=("X20b",),
    owner=_OWNER,
    better=Better.HIGHER,
    units="""
        SELECT x.county_code, x.filled AS part, x.posts AS whole
        FROM x20b x CROSS JOIN day d
        WHERE x.posted_on BETWEEN d.w_first AND d.w_last
    """,
)
