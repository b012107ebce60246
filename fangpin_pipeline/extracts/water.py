"""Extracts of 水利: drinking water of households. Declarations only."""

from fangpin_pipeline.contracts import Column, Department, Extract, Kind, Mode

DEPARTMENT = Department("水利")

X19 = Extract(
    number="X19",
    name="water",
    title="农村牧区饮水安全",
    department=DEPARTMENT,
    grain="household",
    mode=Mode.SNAPSHOT,
    key=("owner_id_no",),
    max_age=200,
    person="owner_id_no",
    columns=(
        Column("owner_id_no", "户主身份证号", Kind.ID_NO, required=True, personal=True),
        Column("village_code", "行政村代码", Kind.AREA12),
        Column("works_no", "供水工程编号"),
        Column("quantity", "水量是否达标", Kind.FLAG),
        Column("quality", "水质是否达标", Kind.FLAG),
        Column("convenience", "取水是否方便", Kind.FLAG),
        Column("reliability", "供水保证率是否达标", Kind.FLAG),
        Column("outage_days", "近一年停水天数", Kind.COUNT),
        Column("keeper", "管护责任人", personal=True),
        Column("tested_on", "水质检测日期", Kind.DATE),
    ),
)
