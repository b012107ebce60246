"""Failed production (clause 4.16)."""

from fangpin_pipeline.extracts import agriculture
from fangpin_pipeline.rules.conditions import exceeds, holds
from fangpin_pipeline.rules.declare import Case, Rule, Severity, Test

PRODUCTION_FAILURE = Rule(
    "production_failure",
    "产业发展失败",
    clause="4.16",
    owner=agriculture.DEPARTMENT,
    cause="因产业项目失败",
    category="收入",
    risk=True,
    cases=(
        Case(
            Severity.ORANGE,
            (holds("failed"),),
            "{w_first:date}至{as_of:date}有成员遭遇生产失败",
            value="生产失败",
            limit="无生产失败",
        ),
        Case(
            Severity.YELLOW,
            (
                Test(
                    "CASE WHEN no_income_record THEN FALSE ELSE production < 0 END",
                    ("ni",),
                    says="{production}低于0元（没有收入记录的，判为不符合）",
                ),
            ),
            "生产经营净收入{production:yuan}；标准：低于0元",
            value="{production:yuan}",
            limit="0元",
        ),
        Case(
            Severity.YELLOW,
            (
                Test(
                    "CASE WHEN no_income_record OR production_before <= 0 THEN FALSE "
                    "ELSE production_before - production >= production_fall * production_before END",
                    ("ni", "production_before"),
                    says="{production}比{production_before}下降达到{production_fall}"
                    "（没有收入记录，或12个月前不高于零的，判为不符合）",
                ),
            ),
            "生产经营净收入{production:yuan}，12个月前{production_before:yuan}；标准：下降达到{production_fall:percent}",
            value="{production:yuan}",
            limit="比{production_before:yuan}下降{production_fall:percent}",
        ),
        Case(
            Severity.ORANGE,
            (exceeds("overdue_days", "production_overdue"),),
            "有成员的扶贫小额信贷逾期{overdue_days_low}天；标准：超过{production_overdue}天",
            value="逾期{overdue_days_low}天",
            limit="{production_overdue}天",
        ),
        Case(
            Severity.YELLOW,
            (holds("linked_defunct"),),
            "利益联结的经营主体经营异常或已注销",
            value="联结主体异常或注销",
            limit="经营正常",
        ),
    ),
    clears_when="生产恢复、贷款还清、更换联结主体，或经入户核实收入不受影响",
)
