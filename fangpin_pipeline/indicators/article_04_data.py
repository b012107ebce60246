"""Indicators of article four about the data: connected systems, links between departments, pieces of assistance."""

from fangpin_pipeline.extracts import civil_affairs, poverty_alleviation
from fangpin_pipeline.indicators.declare import Better, Indicator, Measure

_LINKS = {
    "object": ("对象衔接率", "查得到对应家庭的数据行", "部门报送的有身份信息的数据行"),
    "information": ("信息衔接率", "与登记一致的信息", "可比对的信息"),
    "policy": ("政策衔接率", "已享受政策的对象", "按规定应享受政策的对象"),
}


def _linked(which: str) -> str:
    """Sums of the scorecard; the city's own row holds the rows of no county as well and is left out."""
    return f"""
        SELECT county_code, numerator AS part, denominator AS whole
        FROM scorecard
        WHERE county_code <> '150800' AND {which}
    """


LINKS = tuple(
    Indicator(
        f"a04_{link}_link",
        title,
        clause="4.08",
        measure=Measure.MEAN,
        unit="%",
        numerator=numerator,
        denominator=denominator,
        needs=(),
        owner=poverty_alleviation.DEPARTMENT,
        better=Better.HIGHER,
        share=True,
        units=_linked(f"link = '{link}' AND department <> '旗县区'"),
        note="按部门的衔接率见部门数据衔接表；数据过期的部门不计入，只降低覆盖率。",
    )
    for link, (title, numerator, denominator) in _LINKS.items()
)

CIVIL_AFFAIRS = Indicator(
    "a04_civil_affairs_matched",
    "社会救助数据与防贫家庭匹配率",
    clause="4.06",
    measure=Measure.MEAN,
    unit="%",
    numerator="查得到对应家庭的民政数据行",
    denominator="民政部门报送的有身份信息的数据行",
    needs=("X07", "X08", "X09"),
    owner=civil_affairs.DEPARTMENT,
    better=Better.HIGHER,
    share=True,
    units=_linked("link = 'object' AND department = '民政'"),
)

BOTH_SYSTEMS = Indicator(
    "a04_two_systems_fresh",
    "扶贫、社会救助两个系统数据时效达标占比",
    clause="4.06",
    measure=Measure.RATIO,
    unit="%",
    numerator="在时效内的数据",
    denominator="扶贫开发大数据平台（X01至X05）和社会救助信息管理系统（X07至X09）应报送的数据",
    needs=(),
    owner=poverty_alleviation.DEPARTMENT,
    better=Better.HIGHER,
    units="""
        SELECT county_code, fresh AS part
        FROM coverage
        WHERE extract IN ('X01', 'X02', 'X03', 'X04', 'X05', 'X07', 'X08', 'X08b', 'X09')
    """,
)

CONNECTED = Indicator(
    "a04_connected_extracts",
    "部门数据接入率",
    clause="4.07",
    measure=Measure.RATIO,
    unit="%",
    numerator="报送过的数据",
    denominator="应报送的全部数据",
    needs=(),
    owner=poverty_alleviation.DEPARTMENT,
    better=Better.HIGHER,
    units="SELECT county_code, delivery IS NOT NULL AS part FROM coverage",
    note="报送过即为接入，是否在时效内另见4.08。",
)

TWICE = Indicator(
    "a04_dibao_and_tekun",
    "同时享受低保和特困供养的人数",
    clause="4.05",
    measure=Measure.COUNT,
    unit="人",
    numerator="当日同时在享低保和特困供养的人",
    needs=("X07", "X08"),
    owner=civil_affairs.DEPARTMENT,
    better=Better.LOWER,
    units="""
        SELECT r.county_code, t.p IS NOT NULL AS part
        FROM (
            SELECT DISTINCT x.p FROM own_x07 x CROSS JOIN day d
            WHERE x.alive AND x.started_on <= d.as_of AND (x.ended_on IS NULL OR x.ended_on >= d.as_of)
        ) a
        JOIN resident r ON r.p = a.p
        LEFT JOIN (
            SELECT DISTINCT x.p FROM own_x08 x CROSS JOIN day d
            WHERE x.alive AND x.started_on <= d.as_of AND (x.ended_on IS NULL OR x.ended_on >= d.as_of)
        ) t ON t.p = a.p
    """,
)

WITHOUT_PROGRAMME = Indicator(
    "a04_listed_without_programme",
    "预警户没有享受任何救助政策占比",
    clause="4.05",
    measure=Measure.RATIO,
    unit="%",
    numerator="就业援助、低保、医疗救助、特困、临时救助都没有享受的预警户",
    denominator="在预警名单上的户",
    by_village=True,
    needs=("X04", "X07", "X08", "X09", "X16"),
    owner=civil_affairs.DEPARTMENT,
    better=Better.LOWER,
    units="""
        WITH helped AS (
            SELECT x.h FROM own_x04 x CROSS JOIN day d
            WHERE x.measure_group IN ('就业帮扶', '公益性岗位')
                AND x.started_on <= d.as_of AND (x.ended_on IS NULL OR x.ended_on >= d.as_of)
            UNION
            SELECT x.h FROM own_x16 x CROSS JOIN day d WHERE x.medical_aid AND x.year = d.year_now
            UNION
            SELECT x.h FROM own_x09 x CROSS JOIN day d
            WHERE x.decision = '同意' AND x.decided_on >= d.w_first AND x.decided_on <= d.as_of
        ),
        doubtful AS (
            SELECT h FROM own_x04_doubt
            UNION
            SELECT h FROM own_x16_doubt
            UNION
            SELECT h FROM own_x09_doubt
            UNION
            SELECT x.h FROM own_x16 x CROSS JOIN day d WHERE x.medical_aid IS NULL AND x.year = d.year_now
        )
        SELECT h.county_code, h.village_code,
            CASE
                WHEN s.supported OR a.h IS NOT NULL THEN FALSE
                WHEN s.supported IS NULL OR u.h IS NOT NULL THEN NULL
                ELSE TRUE
            END AS part
        FROM listing l
        JOIN household h ON h.h = l.h
        JOIN household_state s ON s.h = h.h
        LEFT JOIN helped a ON a.h = h.h
        LEFT JOIN doubtful u ON u.h = h.h
    """,
    note="医疗救助按本年度救助资格，临时救助按近12个月及当月批准的申请。",
)
