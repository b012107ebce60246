"""Extracts of 应急: disasters and accidents. Declarations only."""

from fangpin_pipeline.contracts import Column, Department, Extract, Kind, Mark, Mode
from fangpin_pipeline.extracts import codes

DEPARTMENT = Department("应急")

X31 = Extract(
    number="X31",
    name="disaster",
    title="灾情与意外事故",
    department=DEPARTMENT,
    grain="event x household",
    mode=Mode.APPEND,
    key=("event_no", "head_id_no"),
    max_age=45,
    person="head_id_no",
    dated_by=("occurred_on",),
    marks=(
        Mark("calamity", "x.kind NOT IN ('意外事故', '生产失败')"),
        Mark("accident", "x.kind = '意外事故'"),
        Mark("failure", "x.kind = '生产失败'"),
    ),
    columns=(
        Column("event_no", "事件编号", required=True),
        Column("kind", "灾种", Kind.CODE, required=True, codes=codes.DISASTER_KIND),
        Column("head_id_no", "户主身份证号", Kind.ID_NO, required=True, personal=True),
        Column("occurred_on", "发生日期", Kind.DATE, required=True),
        Column("crop_area", "受灾面积(亩)", Kind.NUMBER),
        Column("livestock", "损失牲畜(头只)", Kind.COUNT),
        Column("loss", "直接经济损失", Kind.MONEY, required=True),
        Column("house_damaged", "房屋是否受损", Kind.FLAG),
    ),
)
