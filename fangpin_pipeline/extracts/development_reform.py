"""Extracts of 发改: relocated households and the infrastructure of villages. Declarations only."""

from fangpin_pipeline.contracts import Column, Department, Extract, Kind, Mode

DEPARTMENT = Department("发改")

X27 = Extract(
    number="X27",
    name="relocation",
    title="易地扶贫搬迁户",
    department=DEPARTMENT,
    grain="household",
    mode=Mode.SNAPSHOT,
    key=("household_no",),
    max_age=200,
    household="household_no",
    columns=(
        Column("household_no", "户编号", required=True),
        Column("site", "安置点", required=True),
        Column("mode", "安置方式"),
        Column("moved_in", "是否实际入住", Kind.FLAG),
        Column("vacant_since", "空置起始日期", Kind.DATE),
        Column("old_house_demolished", "旧房是否拆除", Kind.FLAG),
        Column("community_file", "是否建立社区档案", Kind.FLAG),
    ),
)

X28 = Extract(
    number="X28",
    name="infrastructure",
    title="村级基础设施运行",
    department=DEPARTMENT,
    grain="village x year",
    mode=Mode.SNAPSHOT,
    key=("village_code", "year"),
    max_age=400,
    columns=(
        Column("village_code", "行政村代码", Kind.AREA12, required=True),
        Column("year", "年度", Kind.YEAR, required=True),
        Column("households_far_from_road", "距硬化路超过1公里户数", Kind.COUNT),
        Column("outage_hours", "户均停电小时", Kind.NUMBER),
        Column("supply_radius_km", "低压供电半径(公里)", Kind.NUMBER),
        Column("arable_mu", "耕地面积(亩)", Kind.NUMBER),
        Column("irrigated_mu", "有效灌溉面积(亩)", Kind.NUMBER),
        Column("investment", "当年投入资金", Kind.MONEY),
        Column("source_protected", "饮用水水源是否划定保护区", Kind.FLAG),
        Column("source_tested_on", "水源检测日期", Kind.DATE),
        Column("source_passed", "水源检测是否达标", Kind.FLAG),
    ),
)
