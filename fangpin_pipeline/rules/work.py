"""Work and what became of relocated households (clauses 3.03, 7.14)."""

from fangpin_pipeline.extracts import development_reform, human_resources
from fangpin_pipeline.rules.conditions import holds, share_of_income
from fangpin_pipeline.rules.declare import Case, Rule, Severity, Test

JOB_LOSS = Rule(
    "job_loss",
    "务工收入中断",
    clause="3.03",
    owner=human_resources.DEPARTMENT,
    cause="因务工就业不稳",
    category="就业",
    risk=True,
    cases=(
        Case(
            Severity.ORANGE,
            (share_of_income("lost_wages", ">", "job_loss_share", "ni"),),
            "{employment_month_first:month}有工作的成员连续两个月（至{employment_month:month}）未就业，"
            "失去工资折合一年{lost_wages_low:yuan}，家庭纯收入{ni:yuan}；标准：超过纯收入的{job_loss_share:percent}",
            value="{lost_wages_low:yuan}",
            limit="{ni:yuan}×{job_loss_share:percent}",
        ),
    ),
    clears_when="成员重新就业，或经核实已有其他收入替代",
)

RELOCATION_FOLLOW_UP = Rule(
    "relocation_follow_up",
    "易地搬迁后续帮扶不到位",
    clause="7.14",
    owner=development_reform.DEPARTMENT,
    cause="其他",
    category="就业",
    cases=(
        Case(
            Severity.ORANGE,
            (holds("vacant"),),
            "易地搬迁安置房自{vacant_by:date}或更早空置；标准：空置{vacancy_days}天及以上",
            value="安置房空置",
            limit="{vacancy_days}天",
        ),
        Case(
            Severity.ORANGE,
            (Test("relocated AND able AND NOT employed", ("relocated",), then=("able", "employed")),),
            "易地搬迁户有劳动能力成员，{employment_month:month}无一人就业；标准：至少一人就业",
            value="无人就业",
            limit="至少一人就业",
        ),
    ),
    clears_when="有成员就业、实际入住，或经核实不需要帮扶",
)
