"""Extracts of 住建: appraised houses and their repair. Declarations only."""

from fangpin_pipeline.contracts import Column, Department, Extract, Kind, Mode
from fangpin_pipeline.extracts import codes

DEPARTMENT = Department("住建")

X18 = Extract(
    number="X18",
    name="housing",
    title="住房安全鉴定与危房改造",
    department=DEPARTMENT,
    grain="house",
    mode=Mode.SNAPSHOT,
    key=("house_no",),
    max_age=200,
    person="owner_id_no",
    columns=(
        Column("house_no", "房屋编号", required=True),
        Column("owner_id_no", "户主身份证号", Kind.ID_NO, required=True, personal=True),
        Column("village_code", "行政村代码", Kind.AREA12),
        Column("grade", "鉴定等级", Kind.CODE, codes=codes.HOUSE_GRADE),
        Column("appraised_on", "鉴定日期", Kind.DATE),
        Column("source", "排查来源", Kind.CODE, codes=codes.HOUSING_SOURCE),
        Column("occupied", "是否居住", Kind.FLAG, required=True),
        Column("remedy", "处置方式"),
        Column("started_on", "改造开工日期", Kind.DATE),
        Column("finished_on", "改造竣工日期", Kind.DATE),
        Column("subsidy", "补助金额", Kind.MONEY),
    ),
)
