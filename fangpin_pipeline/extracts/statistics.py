"""Extracts of 统计: reference values of the region. Declarations only."""

from fangpin_pipeline.contracts import Column, Department, Extract, Kind, Mode

DEPARTMENT = Department("统计")

X38 = Extract(
    number="X38",
    name="region_reference",
    title="自治区公共服务平均水平",
    department=DEPARTMENT,
    grain="indicator x year",
    mode=Mode.APPEND,
    key=("indicator", "year"),
    max_age=800,
    columns=(
        Column(
            "indicator",
            "指标编号",
            required=True,
            note="与条款8.02的公共服务指标名称相同的才能比较，如行政村通硬化路率、村卫生室标准化率",
        ),
        Column("year", "年度", Kind.YEAR, required=True),
        Column("value", "平均值", Kind.NUMBER, required=True),
        Column("source", "来源"),
    ),
)
