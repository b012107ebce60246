"""The output tables of the assessment score: scores by section, and the indicators that they are made of."""

from fangpin_pipeline.contracts import Column, Kind, Table
from fangpin_pipeline.tables.named import AS_OF

_UNIT = (
    AS_OF,
    Column("unit_kind", "单位类别", note="city 全市，county 旗县区"),
    Column("unit_code", "单位代码"),
)
_SECTIONS = "duty 责任落实，policy 政策落实，work 工作落实，outcome 巩固成效"

ASSESSMENT_SCORE = Table(
    "assessment_score",
    "考核评分",
    (
        *_UNIT,
        Column("section", "部分", note=f"{_SECTIONS}，total 总分"),
        Column("weight", "部分权重", Kind.NUMBER, note="规则库 assess_ 开头的参数，各部分合计折算为1"),
        Column("score", "得分", Kind.NUMBER, note="0–100；状态不是正常的没有得分"),
        Column("indicators", "适用指标数", Kind.COUNT, note="有对象可计的指标"),
        Column("known", "有值指标数", Kind.COUNT),
        Column(
            "known_weight", "已知权重", Kind.NUMBER, note="有值指标占适用指标权重的比例，低于指标最低覆盖率的不评分"
        ),
        Column("coverage", "数据覆盖率", Kind.NUMBER, note="适用指标覆盖率的加权平均，未报的按零计"),
        Column("rank", "旗县区排名", Kind.COUNT, note="得分相同的并列；没有得分的不排名"),
        Column("low", "最低可能得分", Kind.NUMBER, note="逐个去掉一项指标、逐个增减一项权重后的最低得分"),
        Column("high", "最高可能得分", Kind.NUMBER),
        Column("status", "状态", note="正常；数据不足；无对象"),
        Column("note", "说明"),
    ),
    order=("unit_kind", "unit_code", "section"),
    note="部分得分为其指标得分按部分内权重的平均，总分为各部分得分按权重的平均。供评估参考，不是考核结论。",
    serves=("11.09",),
)

ASSESSMENT_ITEM = Table(
    "assessment_item",
    "考核评分的指标",
    (
        *_UNIT,
        Column("section", "部分", note=_SECTIONS),
        Column("indicator", "指标"),
        Column("numerator", "分子", Kind.NUMBER),
        Column("denominator", "分母", Kind.NUMBER),
        Column("value", "指标值", Kind.NUMBER),
        Column("worst", "零分值", Kind.NUMBER),
        Column("best", "满分值", Kind.NUMBER),
        Column(
            "weight", "部分内权重", Kind.NUMBER, note="适用指标合计为1：各条款相等，一个条款的各指标相等；无对象的为0"
        ),
        Column("points", "指标得分", Kind.NUMBER, note="100×(指标值−零分值)÷(满分值−零分值)，限于0–100"),
        Column("coverage", "覆盖率", Kind.NUMBER),
        Column("status", "状态", note="同指标值表；无对象的不计入权重，其余没有值的计为未知"),
    ),
    order=("unit_kind", "unit_code", "indicator"),
    serves=("1.15", "11.09"),
)
