"""The output tables of poverty and deprivation among the households of the city and its counties."""

from fangpin_pipeline.contracts import Column, Kind, Table
from fangpin_pipeline.tables.named import AS_OF

_UNIT = (
    AS_OF,
    Column("unit_kind", "单位类别", note="city 全市，county 旗县区"),
    Column("unit_code", "单位代码"),
    Column("population", "人群", note="all 全部家庭，registered 建档立卡户，general 一般农牧户"),
)


def _measure(name: str, label: str, note: str = "") -> Column:
    return Column(name, label, Kind.NUMBER, note=note)


POVERTY_MEASURE = Table(
    "poverty_measure",
    "贫困与不平等",
    (
        *_UNIT,
        Column(
            "line",
            "线",
            note="monitoring_line 监测线，poverty_line 当年扶贫标准，relative 全市人均纯收入中位数的一定比例",
        ),
        Column("line_value", "线值（元/人·年）", Kind.NUMBER, note="全市用市级标准，旗县区用本旗县区的标准"),
        Column("households", "户数", Kind.COUNT, note="收入和人口都已知的户"),
        Column("persons", "人数", Kind.COUNT, note="上述户的家庭人口"),
        Column("unknown_households", "收入或人口不详户数", Kind.COUNT, note="不参加计算，不按零收入算"),
        Column("poor_households", "低于线的户数", Kind.COUNT, note="严格低于，不含等于"),
        Column("poor_persons", "低于线的人数", Kind.COUNT),
        _measure("headcount", "贫困发生率"),
        _measure("gap", "贫困深度"),
        _measure("severity", "贫困强度"),
        _measure("watts", "Watts指数", "低于线的人中有零收入或负收入时为空"),
        _measure("sen", "Sen指数"),
        _measure("gini", "基尼系数", "有负收入时可能大于1"),
        _measure("s80_s20", "S80/S20", "最高五分之一与最低五分之一人口的收入之比"),
        _measure("mean", "人均纯收入均值（元）"),
        _measure("median", "人均纯收入中位数（元）"),
        _measure("coverage", "覆盖率", "收入和人口已知的户占全部户的比例"),
        Column("status", "状态", note="正常；未报；数据不足；无对象；无标准：规则库没有当年的线"),
    ),
    order=("unit_kind", "unit_code", "population", "line"),
    note="每人按所在户的人均纯收入（舍到分）计，按家庭人口加权。状态不是正常的没有指标值。",
)

DEPRIVATION = Table(
    "deprivation",
    "多维贫困",
    (
        *_UNIT,
        Column(
            "dimensions",
            "维度范围",
            note="four 全部家庭的教育、医疗、住房、饮水；six 抽样调查户的上述四项和吃、穿，按抽样权重",
        ),
        Column(
            "measure",
            "指标",
            note="headcount 多维贫困发生率H，intensity 平均剥夺份额A，m0 指数M0＝H×A，censored 贫困且缺该维度的占比",
        ),
        Column("dimension", "维度", note="只有 censored 有，其余为空"),
        Column("share", "临界份额", Kind.NUMBER, note="被剥夺的维度达到这一份额即为多维贫困"),
        Column("households", "户数", Kind.COUNT, note="该人群的全部户；six 为被调查户"),
        Column("unknown_share", "无法判断的占比", Kind.NUMBER, note="不参加计算"),
        Column("value", "指标值", Kind.NUMBER),
        Column("coverage", "覆盖率", Kind.NUMBER, note="能判断的户占全部户的比例；six 按抽样权重"),
        Column("status", "状态", note="正常；未报；数据不足：含调查户太少；无对象"),
    ),
    order=("unit_kind", "unit_code", "population", "dimensions", "measure", "dimension"),
    note="按户计。Alkire–Foster方法，各维度权重相等；一项不详时，无论实际如何结论都不变的才算能判断。",
    serves=("7.18",),
)
