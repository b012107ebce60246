"""Indicators of article three on public posts and on work near home. Work at large is `article_03_work`'s business."""

from fangpin_pipeline.extracts import agriculture, human_resources
from fangpin_pipeline.indicators.declare import Better, Indicator, Measure, Period

_OWNER = human_resources.DEPARTMENT
_POST_HOLDERS = """
    FROM own_x20 x
    JOIN household h ON h.h = x.h
    JOIN county_day c ON c.county_code = h.county_code
    JOIN resident r ON r.p = x.p AND r.h = x.h
    WHERE x.alive AND x.month = c.employment_month AND x.kind = '公益岗'
"""
_WORKSHOP_YEAR = """
    SELECT
        x.h,
        CASE WHEN x.month = c.employment_month THEN 1 ELSE 0 END AS now,
        CASE WHEN x.month = c.employment_month THEN 0 ELSE 1 END AS before
    FROM own_x20 x
    JOIN household h ON h.h = x.h
    JOIN county_day c ON c.county_code = h.county_code
    WHERE
        x.kind = '扶贫车间'
        AND MONTH(x.month) = MONTH(c.employment_month)
        AND YEAR(x.month) BETWEEN YEAR(c.employment_month) - 1 AND YEAR(c.employment_month)
"""

PUBLIC_POSTS = Indicator(
    "a03_public_posts",
    "公益岗在岗人数",
    clause="3.05",
    measure=Measure.COUNT,
    unit="人",
    numerator="最近一个月在公益岗就业的人",
    period=Period.MONTH,
    by_village=True,
    needs=("X20",),
    owner=_OWNER,
    units=f"SELECT h.county_code, h.village_code, TRUE AS part {_POST_HOLDERS}",
)

UNFIT_POSTS = Indicator(
    "a03_unfit_public_posts",
    "公益岗人员不符合条件占比",
    clause="3.05",
    measure=Measure.RATIO,
    unit="%",
    numerator="不满16周岁、达到年龄上限、无劳动能力或非建档立卡的公益岗人员",
    denominator="公益岗在岗人员",
    period=Period.MONTH,
    by_village=True,
    needs=("X02", "X20"),
    owner=_OWNER,
    better=Better.LOWER,
    units=f"""
        SELECT
            h.county_code,
            h.village_code,
            CASE
                WHEN h.kind <> 'registered' OR NOT r.able THEN TRUE
                WHEN r.birth > c.adult_born_last OR r.birth <= c.public_post_born_last THEN TRUE
                WHEN r.able THEN FALSE
            END AS part
        {_POST_HOLDERS}
    """,
    note="数据按人按月一行，看不出一人多岗；当月去世的人也可能有工资，不作判断。",
)

UNPAID_POSTS = Indicator(
    "a03_unpaid_public_posts",
    "公益岗未发工资占比",
    clause="3.05",
    measure=Measure.RATIO,
    unit="%",
    numerator="当月工资为0的公益岗人员",
    denominator="公益岗在岗人员",
    period=Period.MONTH,
    by_village=True,
    needs=("X20",),
    owner=_OWNER,
    better=Better.LOWER,
    units=f"SELECT h.county_code, h.village_code, x.monthly_wage <= 0 AS part {_POST_HOLDERS}",
    note="工资未填视为未知。",
)

NEARBY = Indicator(
    "a03_working_nearby",
    "就近就地就业占比",
    clause="3.06",
    measure=Measure.RATIO,
    unit="%",
    numerator="本地务工、自主经营、公益岗和扶贫车间就业的人",
    denominator="最近一个月就业的建档立卡人员",
    period=Period.MONTH,
    by_village=True,
    needs=("X20",),
    owner=_OWNER,
    units="""
        SELECT h.county_code, h.village_code, x.kind <> '外出务工' AS part
        FROM own_x20 x
        JOIN household h ON h.h = x.h
        JOIN county_day c ON c.county_code = h.county_code
        WHERE x.alive AND x.working AND h.kind = 'registered' AND x.month = c.employment_month
    """,
)

WORKSHOP_JOBS = Indicator(
    "a03_workshop_jobs",
    "扶贫车间就业人数",
    clause="3.06",
    measure=Measure.COUNT,
    unit="人",
    numerator="最近一个月在扶贫车间就业的人",
    period=Period.MONTH,
    by_village=True,
    needs=("X20",),
    owner=_OWNER,
    better=Better.HIGHER,
    units="""
        SELECT h.county_code, h.village_code, TRUE AS part
        FROM own_x20 x
        JOIN household h ON h.h = x.h
        JOIN county_day c ON c.county_code = h.county_code
        WHERE x.alive AND x.kind = '扶贫车间' AND x.month = c.employment_month
    """,
)

WORKSHOP_CHANGE = Indicator(
    "a03_workshop_jobs_change",
    "扶贫车间就业人数同比变化",
    clause="3.06",
    measure=Measure.MEAN,
    unit="%",
    numerator="最近一个月比上年同月增减的人数",
    denominator="上年同月扶贫车间就业人数",
    period=Period.MONTH,
    needs=("X20",),
    owner=_OWNER,
    better=Better.HIGHER,
    units=f"""
        SELECT h.county_code, w.now - w.before AS part, w.before AS whole
        FROM ({_WORKSHOP_YEAR}) w
        JOIN household h ON h.h = w.h
    """,
    note="上年同月没有月报的旗县区无从比较，为无对象。",
)

ACTIVE_WORKSHOPS = Indicator(
    "a03_active_workshops",
    "扶贫车间正常经营占比",
    clause="3.06",
    measure=Measure.RATIO,
    unit="%",
    numerator="经营状态正常的扶贫车间",
    denominator="扶贫车间",
    by_village=True,
    needs=("X23a",),
    owner=agriculture.DEPARTMENT,
    better=Better.HIGHER,
    units="""
        SELECT SUBSTR(village_code, 1, 6) AS county_code, village_code, status = '正常' AS part
        FROM x23a
        WHERE kind = '扶贫车间'
    """,
    note="务工月报不写明车间，是否发工资无从核对，只看经营状态。",
)
