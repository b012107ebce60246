"""An extract of a department that fangpin does not know: all that a newcomer writes. Declarations only."""

from fangpin_pipeline.contracts import CodeList, Column, Department, Extract, Kind, Mode

DEPARTMENT = Department("林草")
RANGER_POST = CodeList("ranger_post", ("护林员", "草管员"))

X99 = Extract(
    number="X99",
    name="ranger",
    title="生态护林员",
    department=DEPARTMENT,
    grain="person",
    mode=Mode.SNAPSHOT,
    key=("id_no",),
    max_age=40,
    person="id_no",
    columns=(
        Column("id_no", "身份证号", Kind.ID_NO, required=True, personal=True),
        Column("post", "岗位", Kind.CODE, required=True, codes=RANGER_POST),
        Column("monthly_pay", "月报酬", Kind.MONEY, required=True),
        Column("hired_on", "聘用日期", Kind.DATE),
    ),
)
