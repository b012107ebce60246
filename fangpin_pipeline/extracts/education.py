"""Extracts of 教育: school rolls and student aid. Declarations only."""

from fangpin_pipeline.contracts import Column, Department, Extract, Kind, Mark, Mode
from fangpin_pipeline.extracts import codes

DEPARTMENT = Department("教育")

X11 = Extract(
    number="X11",
    name="student",
    title="学籍信息",
    department=DEPARTMENT,
    grain="person x term",
    mode=Mode.SNAPSHOT,
    key=("id_no",),
    max_age=200,
    person="id_no",
    marks=(
        Mark("advanced", "x.stage IN ('高中', '中职', '高职', '大学')"),
        Mark("studying", "x.status = '在读'"),
        Mark("dropped", "x.status IN ('辍学', '退学')"),
        # Where the pupil went is not known: to another school, to a higher one, or not at all.
        Mark("untraced", "x.status IN ('转学', '死亡') OR (x.status = '毕业' AND x.stage IN ('学前', '小学'))"),
    ),
    roll=True,
    columns=(
        Column("student_no", "学籍号"),
        Column("id_no", "身份证号", Kind.ID_NO, required=True, aliases=("身份证号码", "公民身份号码"), personal=True),
        Column("name", "姓名", personal=True),
        Column("school", "学校名称"),
        Column("stage", "学段", Kind.CODE, required=True, codes=codes.STAGE),
        Column("grade", "年级"),
        Column("status", "在籍状态", Kind.CODE, required=True, codes=codes.STUDENT_STATUS),
        Column("absent_days", "连续缺勤天数", Kind.COUNT),
        Column("annual_cost", "年学习生活费用", Kind.MONEY),
        Column("boarding", "是否寄宿", Kind.FLAG),
    ),
)

X12 = Extract(
    number="X12",
    name="student_aid",
    title="学生资助",
    department=DEPARTMENT,
    grain="payment",
    mode=Mode.APPEND,
    key=("id_no", "program", "paid_on"),
    max_age=200,
    person="id_no",
    dated_by=("paid_on",),
    columns=(
        Column("id_no", "身份证号", Kind.ID_NO, required=True, aliases=("身份证号码", "公民身份号码"), personal=True),
        Column("name", "姓名", personal=True),
        Column("program", "资助项目", required=True),
        Column("amount", "资助金额", Kind.MONEY, required=True),
        Column("paid_on", "发放日期", Kind.DATE, required=True),
    ),
)

X13 = Extract(
    number="X13",
    name="school",
    title="学校与教师",
    department=DEPARTMENT,
    grain="school",
    mode=Mode.SNAPSHOT,
    key=("school_code",),
    max_age=400,
    columns=(
        Column("school_code", "学校代码", required=True),
        Column("school", "学校名称", required=True),
        Column("county_code", "旗县区代码", Kind.AREA6, required=True),
        Column("kind", "办学类型"),
        Column("students", "在校学生数", Kind.COUNT, required=True),
        Column("teachers", "专任教师数", Kind.COUNT, required=True),
        Column("degree_teachers", "本科及以上教师数", Kind.COUNT),
        Column("conditions_met", "基本办学条件是否达标", Kind.FLAG),
    ),
)
