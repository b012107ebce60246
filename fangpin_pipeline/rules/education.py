"""Schooling: its cost, compulsory attendance, and aid (clauses 4.11, 7.01, 7.04)."""

from fangpin_pipeline.extracts import education
from fangpin_pipeline.rules.conditions import always, holds, share_of_income
from fangpin_pipeline.rules.declare import Bound, Case, Rule, Severity, Test

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
                    measure=Bound("students", ">=", "schooling_students"),
                ),
            ),
            "有{students_low}名成员在读高中、中职、高职或大学；标准：{schooling_students}名及以上",
            value="{students_low}名",
            limit="{schooling_students}名",
        ),
    ),
    clears_when="学业结束，或资助到位后费用不再超过标准",
)

DROPOUT = Rule(
    "dropout",
    "失学辍学",
    clause="7.01",
    owner=education.DEPARTMENT,
    cause="因学",
    category="教育",
    risk=True,
    cases=(
        Case(
            Severity.RED,
            (holds("dropped_out"),),
            "{school_year_first:date}时6至15周岁的成员在学籍信息中为辍学或退学",
            value="辍学或退学",
            limit="义务教育不失学",
        ),
        Case(
            Severity.ORANGE,
            (holds("absent_pupil"),),
            "{school_year_first:date}时6至15周岁的在读成员连续缺勤；标准：达到{absent_days}天",
            value="连续缺勤",
            limit="{absent_days}天",
        ),
        Case(
            Severity.ORANGE,
            (holds("off_roll"),),
            "{school_year_first:date}时6至15周岁的成员没有学籍（疑似失学）",
            value="无学籍",
            limit="应有学籍",
        ),
    ),
    clears_when="返校复学、补录学籍，或经核实送教上门、延缓入学、在外地就读",
)

STUDENT_AID_GAP = Rule(
    "student_aid_gap",
    "学生资助遗漏",
    clause="7.04",
    owner=education.DEPARTMENT,
    cause="因学",
    category="教育",
    cases=(
        Case(
            Severity.ORANGE,
            (always("registered"), holds("unaided_pupil")),
            "建档立卡户有在读成员近12个月（{w_first:month}至{m:month}）没有资助发放记录",
            value="未获资助",
            limit="资助全覆盖",
        ),
    ),
    clears_when="资助发放到位，或补报已发放的资助",
)
