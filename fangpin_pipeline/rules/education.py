"""Cost of schooling (clause 4.11)."""

from fangpin_pipeline.extracts import education
from fangpin_pipeline.rules.conditions import share_of_income
from fangpin_pipeline.rules.declare import Case, Rule, Severity, Test

SCHOOLING = Rule(
    "schooling",
    "因学支出较大",
    clause="4.11",
    owner=education.DEPARTMENT,
    cause="因学",
    category="教育",
    risk=True,
    cases=(
        Case(
            Severity.ORANGE,
            (share_of_income("advanced", ">", "schooling_share", "ni_py"),),
            "高中及以上在读成员年学习生活费用扣除资助后{advanced:yuan}，上年家庭纯收入{ni_py:yuan}；"
            "标准：超过上年收入的{schooling_share:percent}",
            value="{advanced:yuan}",
            limit="{ni_py:yuan}×{schooling_share:percent}",
        ),
        Case(
            Severity.YELLOW,
            (
                Test(
                    "CASE WHEN students_low >= schooling_students THEN TRUE WHEN students IS NOT NULL THEN FALSE END",
                    ("students",),
                    says="{students}达到{schooling_students}（人数不全时，已知人数达到即符合）",
                ),
            ),
            "有{students_low}名成员在读高中、中职、高职或大学；标准：{schooling_students}名及以上",
            value="{students_low}名",
            limit="{schooling_students}名",
        ),
    ),
    clears_when="学业结束，或资助到位后费用不再超过标准",
)
