"""The four classes of households of article four (clauses 4.01 to 4.04; rules.md §5)."""

from fangpin_pipeline.extracts import poverty_alleviation
from fangpin_pipeline.rules.conditions import always, fails, holds, per_capita_income
from fangpin_pipeline.rules.declare import Case, PerHead, Rule, Test

C1_UNSTABLE_EXIT = Rule(
    "c1_unstable_exit",
    "非持续稳定脱贫户",
    clause="4.01",
    owner=poverty_alleviation.DEPARTMENT,
    cause="其他",
    category="收入",
    is_class=True,
    cases=(
        Case(
            None,
            (always("registered"), holds("exited"), per_capita_income("<", "monitoring_line")),
            "已脱贫户，人均纯收入{nipc:yuan}；标准：低于监测线{monitoring_line:yuan}",
            value="{nipc:yuan}",
            limit="{monitoring_line:yuan}",
        ),
    ),
    clears_when="人均纯收入稳定达到监测线",
)

C2_LOW_INCOME = Rule(
    "c2_low_income",
    "非建档立卡低收入户",
    clause="4.02",
    owner=poverty_alleviation.DEPARTMENT,
    cause="其他",
    category="收入",
    is_class=True,
    cases=(
        Case(
            None,
            (always("NOT registered"), fails("assisted"), per_capita_income("<=", "monitoring_line"), holds("risk")),
            "一般农牧户，未享受扶贫政策，人均纯收入{nipc:yuan}且有致贫风险；标准：监测线{monitoring_line:yuan}以下",
            value="{nipc:yuan}",
            limit="{monitoring_line:yuan}",
        ),
    ),
    clears_when="人均纯收入超过监测线，或致贫风险消除",
)

_ENDING = Test(
    "CASE WHEN no_income_record AND NOT registered THEN FALSE "
    "WHEN ni - ending_low < monitoring_line * n THEN TRUE "
    "WHEN NOT ni - ending_high < monitoring_line * n THEN FALSE END",
    ("ni",),
    then=("n", "ending"),
    says="扣除{ending}后，人均纯收入低于{monitoring_line}"
    "（补贴政策不明时：不扣也低于的，符合；全扣也不低于的，不符合）",
)

C3_SUBSIDY_DEPENDENT = Rule(
    "c3_subsidy_dependent",
    "补贴依赖户",
    clause="4.03",
    owner=poverty_alleviation.DEPARTMENT,
    cause="其他",
    category="补贴依赖",
    is_class=True,
    cases=(
        Case(
            None,
            (
                Test(
                    "CASE WHEN no_income_record AND NOT registered THEN FALSE ELSE subsidy > 0 END",
                    ("ni",),
                    says="有{subsidy}（一般农牧户没有收入记录的，判为不符合）",
                ),
                Test(
                    "ni <= 0 OR subsidy >= subsidy_share * ni",
                    ("ni",),
                    says="{subsidy}达到{ni}的{subsidy_share}（收入为零或负数时视为达到）",
                ),
                _ENDING,
            ),
            "补贴性收入{subsidy:yuan}，占家庭纯收入{ni:yuan}的比例达到{subsidy_share:percent}，"
            "扣除到{subsidy_horizon:date}前到期或调整的补贴后人均低于监测线{monitoring_line:yuan}",
            value="{subsidy:yuan}",
            limit="{ni:yuan}×{subsidy_share:percent}",
        ),
    ),
    clears_when="补贴延续，或其他收入使人均纯收入达到监测线",
)

C4_RIGID_SPENDING = Rule(
    "c4_rigid_spending",
    "刚性支出户",
    clause="4.04",
    owner=poverty_alleviation.DEPARTMENT,
    cause="其他",
    category="刚性支出",
    is_class=True,
    cases=(
        Case(
            None,
            (
                Test(
                    "CASE WHEN ni - rx_low <= poverty_line * n THEN TRUE "
                    "WHEN rx IS NOT NULL THEN ni - rx <= poverty_line * n END",
                    ("ni", "rx"),
                    then=("n", "poverty_line"),
                    says="{ni}扣除{rx}后，人均不高于{poverty_line}（支出不全时，按已知部分已不高于的，符合）",
                    measure=PerHead("<=", "poverty_line", less="rx_low"),
                ),
                Test(
                    "CASE WHEN ni IS NULL THEN CASE WHEN rx IS NOT NULL AND NOT rx_low > reference THEN FALSE END "
                    "WHEN largest_low > 0 AND (ni <= 0 OR largest_low > component_share * ni) THEN TRUE "
                    "WHEN rx IS NOT NULL THEN FALSE END",
                    ("ni", "rx"),
                    says="{largest_low}超过{ni}的{component_share}"
                    "（收入为零或负数时，有支出即符合；收入未知时，支出不超过参照收入的，判为不符合）",
                ),
            ),
            "家庭纯收入{ni:yuan}，近12个月刚性支出{rx_low:yuan}，扣除后人均{nipc_left:yuan}，不高于扶贫标准{poverty_line:yuan}，"
            "且最大一项支出超过家庭纯收入的{component_share:percent}",
            value="{nipc_left:yuan}",
            limit="{poverty_line:yuan}",
        ),
    ),
    clears_when="刚性支出回落或已获救助、保险补偿，扣除后人均高于扶贫标准",
)
