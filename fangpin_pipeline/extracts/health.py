"""Extracts of 卫健: chronic-disease contracts and serious diseases. Declarations only."""

from fangpin_pipeline.contracts import Column, Department, Extract, Kind, Mark, Mode
from fangpin_pipeline.extracts import codes

DEPARTMENT = Department("卫健")

X14 = Extract(
    number="X14",
    name="chronic_contract",
    title="慢病签约与大病救治",
    department=DEPARTMENT,
    grain="person x disease",
    mode=Mode.SNAPSHOT,
    key=("id_no", "disease"),
    max_age=100,
    person="id_no",
    dated_by=("diagnosed_on",),
    marks=(Mark("chronic", "x.kind = '慢性病'"),),
    columns=(
        Column("id_no", "身份证号", Kind.ID_NO, required=True, aliases=("身份证号码", "公民身份号码"), personal=True),
        Column("name", "姓名", personal=True),
        Column("disease", "病种", required=True),
        Column("kind", "类别", Kind.CODE, required=True, codes=codes.DISEASE_KIND),
        Column("diagnosed_on", "确诊日期", Kind.DATE),
        Column("contracted", "是否签约", Kind.FLAG),
        Column("doctor", "签约医生", personal=True),
        Column("last_followup_on", "最近随访日期", Kind.DATE, empty_means="未随访"),
    ),
)

X15 = Extract(
    number="X15",
    name="village_clinic",
    title="乡村医疗机构与人员",
    department=DEPARTMENT,
    grain="institution",
    mode=Mode.SNAPSHOT,
    key=("institution_code",),
    max_age=400,
    columns=(
        Column("institution_code", "机构代码", required=True),
        Column("area_code", "所在区划代码", Kind.AREA12, required=True),
        Column("level", "机构级别", Kind.CODE, required=True, codes=codes.CLINIC_LEVEL),
        Column("standard", "是否标准化", Kind.FLAG),
        Column("qualified_staff", "合格执业人员数", Kind.COUNT, required=True),
        Column("visiting_arrangement", "是否巡诊派驻", Kind.FLAG),
    ),
)
