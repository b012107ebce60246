"""The social floor: dibao, tekun and pensions (clauses 3.07, 3.08, 3.10, 3.11)."""

from fangpin_pipeline.extracts import civil_affairs, human_resources
from fangpin_pipeline.rules.conditions import always, fails, holds, per_capita_income
from fangpin_pipeline.rules.declare import Case, Rule, Severity

DIBAO_GAP = Rule(
    "dibao_gap",
    "疑似应保未保",
    clause="3.08",
    owner=civil_affairs.DEPARTMENT,
    cause="其他",
    category="收入",
    cases=(
        Case(
            Severity.ORANGE,
            (per_capita_income("<", "dibao_line", without_record="clear for general"), fails("supported")),
            "人均纯收入{nipc:yuan}，无成员享受低保或特困供养；标准：低于农村牧区低保标准{dibao_line:yuan}",
            value="{nipc:yuan}",
            limit="{dibao_line:yuan}",
        ),
    ),
    clears_when="纳入低保或特困供养，或经核实人均纯收入不低于低保标准",
)

FLOOR_GAP = Rule(
    "floor_gap",
    "无劳动能力未兜底",
    clause="3.07",
    owner=civil_affairs.DEPARTMENT,
    cause="缺劳动力",
    category="收入",
    cases=(
        Case(
            Severity.RED,
            (always("registered"), fails("able"), fails("supported")),
            "建档立卡户全部成员丧失或无劳动能力，且无成员享受低保或特困供养",
            value="全户无劳动能力",
            limit="应兜底",
        ),
    ),
    clears_when="纳入低保或特困供养，或经核实有成员具备劳动能力",
)

DIBAO_EARLY_STOP = Rule(
    "dibao_early_stop",
    "低保过早停发",
    clause="3.10",
    owner=civil_affairs.DEPARTMENT,
    cause="其他",
    category="政策断档",
    cases=(
        Case(
            Severity.ORANGE,
            (holds("dibao_stopped"), fails("dibao_active"), per_capita_income("<=", "monitoring_line")),
            "{w_first:date}至{as_of:date}有成员低保停发，现无成员享受低保，人均纯收入{nipc:yuan}；"
            "标准：监测线{monitoring_line:yuan}以下",
            value="{nipc:yuan}",
            limit="{monitoring_line:yuan}",
        ),
    ),
    clears_when="恢复低保，或经核实人均纯收入超过监测线",
)

PENSION_GAP = Rule(
    "pension_gap",
    "养老保险未参保或养老金未发放",
    clause="3.11",
    owner=human_resources.DEPARTMENT,
    cause="其他",
    category="收入",
    cases=(
        Case(
            Severity.YELLOW,
            (holds("unpensioned"),),
            "有16周岁以上成员未参加城乡居民或城镇职工养老保险（在读、参军、服刑除外）",
            value="未参加养老保险",
            limit="应参保",
        ),
        Case(
            Severity.ORANGE,
            (holds("pension_unpaid"),),
            "有60周岁以上成员自{pension_paid_since:date}以来没有养老金发放记录；标准：{pension_payment_days}天内发放",
            value="养老金未发放",
            limit="{pension_payment_days}天内",
        ),
    ),
    clears_when="补办参保、养老金发放到位，或经核实已在外地参保领取",
)
