"""Extracts of 公安: the household register of the countryside. Declarations only."""

from fangpin_pipeline.contracts import Column, Department, Extract, Kind, Mode
from fangpin_pipeline.extracts import codes

DEPARTMENT = Department("公安")

X10 = Extract(
    number="X10",
    name="household_register",
    title="农村牧区户籍人口",
    department=DEPARTMENT,
    grain="person",
    mode=Mode.SNAPSHOT,
    key=("hukou_no", "id_no"),
    max_age=100,
    person="id_no",
    household="hukou_no",
    roll=True,
    register=True,
    columns=(
        Column("hukou_no", "户号", required=True),
        Column("village_code", "行政村代码", Kind.AREA12, required=True),
        Column("name", "姓名", personal=True),
        Column("id_no", "身份证号", Kind.ID_NO, required=True, aliases=("身份证号码", "公民身份号码"), personal=True),
        Column("relation", "与户主关系", Kind.CODE, codes=codes.RELATION),
        Column("ethnicity", "民族"),
        Column("status", "户籍状态", Kind.CODE, required=True, codes=codes.REGISTER_STATUS),
        Column("changed_on", "变动日期", Kind.DATE),
    ),
)
