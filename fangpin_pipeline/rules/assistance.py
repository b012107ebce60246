"""Assistance that goes on: measures, projects and helpers of registered households (clauses 1.03, 3.01, 5.02, 5.03)."""

from fangpin_pipeline.extracts import human_resources, poverty_alleviation
from fangpin_pipeline.rules.conditions import always, fails, holds
from fangpin_pipeline.rules.declare import Case, Rule, Severity

DEVELOPMENT_GAP = Rule(
    "development_gap",
    "有劳动能力未落实发展措施",
    clause="3.01",
    owner=human_resources.DEPARTMENT,
    cause="因务工就业不稳",
    category="就业",
    cases=(
        Case(
            Severity.ORANGE,
            (always("registered"), holds("able"), fails("developed")),
            "建档立卡户有劳动能力，{as_of:date}没有生效的产业帮扶、就业帮扶、金融帮扶或公益性岗位措施",
            value="无发展措施",
            limit="至少1项",
        ),
    ),
    clears_when="落实产业、就业、金融帮扶或公益性岗位，或经核实无劳动能力",
)

NO_INCOME_PROJECT = Rule(
    "no_income_project",
    "无增收项目",
    clause="1.03",
    owner=poverty_alleviation.DEPARTMENT,
    cause="其他",
    category="收入",
    cases=(
        Case(
            Severity.YELLOW,
            (always("registered"), fails("income_project")),
            "建档立卡户近12个月（{w_first:month}至{m:month}）没有产业帮扶、就业帮扶、公益性岗位或资产收益措施",
            value="无增收项目",
            limit="至少1个",
        ),
    ),
    clears_when="落实1个以上增收项目并录入帮扶措施",
)

POLICY_BREAK = Rule(
    "policy_break",
    "脱贫后帮扶政策中断",
    clause="5.02",
    owner=poverty_alleviation.DEPARTMENT,
    cause="其他",
    category="政策断档",
    cases=(
        Case(
            Severity.ORANGE,
            (always("registered"), holds("exited"), fails("assisted_in_w")),
            "已脱贫户近12个月（{w_first:month}至{m:month}）没有任何生效的帮扶措施",
            value="无帮扶措施",
            limit="摘帽不摘政策",
        ),
    ),
    clears_when="恢复帮扶措施，或补录已有措施",
)

NO_HELPER = Rule(
    "no_helper",
    "无帮扶责任人",
    clause="5.03",
    owner=poverty_alleviation.DEPARTMENT,
    cause="其他",
    category="政策断档",
    cases=(
        Case(
            Severity.ORANGE,
            (always("registered"), holds("without_helper")),
            "建档立卡户没有帮扶责任人",
            value="无帮扶责任人",
            limit="摘帽不摘帮扶",
        ),
    ),
    clears_when="落实帮扶责任人并录入建档立卡户信息",
)
