"""Extracts of 人社: employment, vacancies and pensions. Declarations only."""

from fangpin_pipeline.contracts import Column, Department, Extract, Kind, Mark, Mode
from fangpin_pipeline.extracts import codes

DEPARTMENT = Department("人社")

X20 = Extract(
    number="X20",
    name="employment",
    title="就业务工监测",
    department=DEPARTMENT,
    grain="person x month",
    mode=Mode.APPEND,
    key=("id_no", "month"),
    max_age=60,
    person="id_no",
    dated_by=("month",),
    monthly=True,
    marks=(Mark("working", "x.kind <> '未就业'"),),
    columns=(
        Column("id_no", "身份证号", Kind.ID_NO, required=True, aliases=("身份证号码", "公民身份号码"), personal=True),
        Column("name", "姓名", personal=True),
        Column("month", "所属月份", Kind.MONTH, required=True),
        Column("kind", "就业类型", Kind.CODE, required=True, codes=codes.EMPLOYMENT_KIND),
        Column("place", "务工地点"),
        Column("employer", "单位"),
        Column("monthly_wage", "月收入", Kind.MONEY),
        Column("training_on", "最近培训日期", Kind.DATE),
    ),
)

X20B = Extract(
    number="X20b",
    name="vacancy",
    title="岗位信息",
    department=DEPARTMENT,
    grain="vacancy",
    mode=Mode.SNAPSHOT,
    key=("vacancy_no",),
    max_age=45,
    columns=(
        Column("vacancy_no", "岗位编号", required=True),
        Column("county_code", "旗县区代码", Kind.AREA6, required=True),
        Column("employer", "用人单位", required=True),
        Column("place", "工作地点"),
        Column("kind", "岗位类别", Kind.CODE, codes=codes.VACANCY_KIND),
        Column("skill", "技能要求"),
        Column("posts", "招聘人数", Kind.COUNT, required=True),
        Column("filled", "已录用人数", Kind.COUNT),
        Column("posted_on", "发布日期", Kind.DATE, required=True),
        Column("verified_on", "最近核实日期", Kind.DATE),
        Column("closed_on", "关闭日期", Kind.DATE),
    ),
)

X21 = Extract(
    number="X21",
    name="pension",
    title="城乡居民基本养老保险",
    department=DEPARTMENT,
    grain="person",
    mode=Mode.SNAPSHOT,
    key=("id_no",),
    max_age=100,
    person="id_no",
    roll=True,
    columns=(
        Column("id_no", "身份证号", Kind.ID_NO, required=True, aliases=("身份证号码", "公民身份号码"), personal=True),
        Column("name", "姓名", personal=True),
        Column("resident_scheme", "城乡居民养老保险", Kind.FLAG, required=True),
        Column("employee_scheme", "城镇职工养老保险", Kind.FLAG),
        Column("benefit_monthly", "月待遇金额", Kind.MONEY),
        Column("last_paid_on", "最近发放日期", Kind.DATE, empty_means="未发放"),
    ),
)
