"""Indicators of article four about households: the classes of warned households, what makes them poor, and incomes.

Whether a household is of a class or has a risk is judged in `rules`; here its households are counted.
"""

from fangpin_pipeline.extracts import poverty_alleviation
from fangpin_pipeline.indicators.declare import Better, Indicator, Measure
from fangpin_pipeline.rules import all_judgements

_ALL, _EXITED, _GENERAL = "TRUE", "h.household_type = '已脱贫'", "h.kind = 'general'"
_AMONG = {_ALL: "全部家庭", _EXITED: "已脱贫户", _GENERAL: "一般农牧户"}


def _share(judgement: str, clause: str, needs: tuple[str, ...], among: str = _ALL) -> Indicator:
    """Share of households that a rule or class hits. Whose verdict is unknown is in neither sum."""
    rule = all_judgements()[judgement]
    table = "class_judgement" if rule.is_class else "rule_judgement"
    return Indicator(
        f"a04_{judgement}",
        f"{rule.title}占比",
        clause=clause,
        measure=Measure.RATIO,
        unit="%",
        numerator=f"判断为“{rule.title}”的户",
        denominator=_AMONG[among],
        by_village=True,
        needs=needs,
        owner=rule.owner,
        better=Better.LOWER,
        units=f"""
            SELECT h.county_code, h.village_code, j.{judgement} AS part
            FROM household h
            JOIN {table} j ON j.h = h.h
            WHERE {among}
        """,
        note="数据不足以判断的户不计入分子和分母，只降低覆盖率。",
    )


CLASSES = (
    _share("c1_unstable_exit", "4.01", ("X01", "X03"), _EXITED),
    _share("c2_low_income", "4.02", ("X03",), _GENERAL),
    _share("c3_subsidy_dependent", "4.03", ("X03",)),
    _share("c4_rigid_spending", "4.04", ("X03", "X17")),
)
RISKS = (
    _share("rigid_spending", "4.09", ("X03", "X17")),
    _share("illness", "4.10", ("X03", "X17")),
    _share("schooling", "4.11", ("X03", "X11", "X12")),
    _share("disability", "4.12", ("X22",)),
    _share("disaster", "4.13", ("X31",)),
    _share("accident", "4.15", ("X31",)),
    _share("production_failure", "4.16", ("X03", "X31")),
    _share("job_loss", "4.17", ("X20",)),
)

WATCHED = Indicator(
    "a04_watched_exited",
    "脱贫户人均纯收入略高于监测线占比",
    clause="4.01",
    measure=Measure.RATIO,
    unit="%",
    numerator="人均纯收入不低于监测线、不超过监测线规定倍数的已脱贫户",
    denominator="已脱贫户",
    by_village=True,
    needs=("X01", "X03"),
    owner=poverty_alleviation.DEPARTMENT,
    better=Better.LOWER,
    units=f"""
        SELECT h.county_code, h.village_code,
            s.ni >= c.monitoring_line * s.n AND s.ni <= c.monitoring_line * s.n * c.watch_factor AS part
        FROM household h
        JOIN household_state s ON s.h = h.h
        JOIN county_day c ON c.county_code = h.county_code
        WHERE {_EXITED}
    """,
    note="只观察，不列入预警名单；收入是否波动、来源是否单一由走访核实。",
)

INCOME_KNOWN = Indicator(
    "a04_general_income_known",
    "一般农牧户纯收入掌握率",
    clause="4.02",
    measure=Measure.RATIO,
    unit="%",
    numerator="有可用收入记录的一般农牧户",
    denominator="一般农牧户",
    by_village=True,
    needs=("X03",),
    owner=poverty_alleviation.DEPARTMENT,
    better=Better.HIGHER,
    units=f"""
        SELECT h.county_code, h.village_code, s.ni IS NOT NULL AS part
        FROM household h
        JOIN household_state s ON s.h = h.h
        WHERE {_GENERAL}
    """,
    note="没有收入记录的户不能认定为收入达标。",
)

SUBSIDY_SHARE = Indicator(
    "a04_subsidy_share",
    "补贴性收入占纯收入比例",
    clause="4.03",
    measure=Measure.MEAN,
    unit="%",
    numerator="建档立卡户补贴性收入",
    denominator="建档立卡户纯收入",
    by_village=True,
    fen=True,
    fen_whole=True,
    needs=("X03",),
    owner=poverty_alleviation.DEPARTMENT,
    better=Better.LOWER,
    units="""
        SELECT h.county_code, h.village_code, s.subsidy AS part, s.ni AS whole
        FROM household h
        JOIN household_state s ON s.h = h.h
        WHERE h.kind = 'registered'
    """,
)

BELOW_WITHOUT_ENDING = Indicator(
    "a04_below_line_without_ending_subsidies",
    "扣除到期或调整的补贴后低于监测线占比",
    clause="4.03",
    measure=Measure.RATIO,
    unit="%",
    numerator="扣除到期或调整的补贴后人均纯收入低于监测线的建档立卡户",
    denominator="建档立卡户",
    by_village=True,
    needs=("X03",),
    owner=poverty_alleviation.DEPARTMENT,
    better=Better.LOWER,
    units="""
        SELECT h.county_code, h.village_code,
            CASE
                WHEN s.ni - s.ending_low < c.monitoring_line * s.n THEN TRUE
                WHEN s.ni - s.ending_high >= c.monitoring_line * s.n THEN FALSE
            END AS part
        FROM household h
        JOIN household_state s ON s.h = h.h
        JOIN county_day c ON c.county_code = h.county_code
        WHERE h.kind = 'registered'
    """,
    note="补贴何时到期不明的，取到期与不到期两种情形结论一致的户。",
)

STRUCK = Indicator(
    "a04_struck_by_shock",
    "因灾因病因残有返贫致贫风险占比",
    clause="4.14",
    measure=Measure.RATIO,
    unit="%",
    numerator="因灾、因病、因残任一风险触发的户",
    denominator="全部家庭",
    by_village=True,
    needs=("X17", "X22", "X31"),
    owner=poverty_alleviation.DEPARTMENT,
    better=Better.LOWER,
    units="""
        SELECT h.county_code, h.village_code, j.disaster OR j.illness OR j.disability AS part
        FROM household h
        JOIN rule_judgement j ON j.h = h.h
    """,
    note="市场风险（产品价格下跌）见第一条1.08。",
)

EDGE = tuple(
    Indicator(
        f"a04_edge_{kind}",
        f"收入略高于建档立卡户的群体{what}",
        clause="4.30",
        measure=measure,
        unit=unit,
        numerator="人均纯收入高于扶贫标准、不超过其规定倍数的一般农牧户",
        denominator="一般农牧户" if measure is Measure.RATIO else "",
        by_village=True,
        needs=("X03",),
        owner=poverty_alleviation.DEPARTMENT,
        units=f"""
            SELECT h.county_code, h.village_code,
                s.ni > c.poverty_line * s.n AND s.ni <= c.poverty_line * s.n * c.edge_factor AS part
            FROM household h
            JOIN household_state s ON s.h = h.h
            JOIN county_day c ON c.county_code = h.county_code
            WHERE {_GENERAL}
        """,
        note="收入未知的户不计入，覆盖率不足时不公布。",
    )
    for kind, what, measure, unit in (
        ("share", "占比", Measure.RATIO, "%"),
        ("households", "户数", Measure.COUNT, "户"),
    )
)
