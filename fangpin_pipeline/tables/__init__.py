"""The output tables of a screening (rules.md §8), declared once; mart, export and dictionary follow from them."""

from fangpin_pipeline.contracts import Column, Kind, Table
from fangpin_pipeline.ledgers import LEDGER_STATUS, all_ledgers
from fangpin_pipeline.tables.assessment import ASSESSMENT_ITEM, ASSESSMENT_SCORE
from fangpin_pipeline.tables.clues import CLUE, UNMATCHED_RECEIPT
from fangpin_pipeline.tables.named import AS_OF as _AS_OF
from fangpin_pipeline.tables.named import COUNTY as _COUNTY
from fangpin_pipeline.tables.named import HOUSEHOLD as _HOUSEHOLD
from fangpin_pipeline.tables.named import PLACE as _PLACE
from fangpin_pipeline.tables.poverty import DEPRIVATION, POVERTY_MEASURE


def _money(name: str, label: str) -> Column:
    return Column(name, label, Kind.MONEY)


DELIVERY = Table(
    "delivery",
    "数据接收登记",
    (
        Column("delivery", "文件"),
        Column("extract", "数据名称代码"),
        _COUNTY,
        Column("received_on", "接收日期", Kind.DATE),
        Column("sha256", "内容指纹"),
        Column("encoding", "编码或格式"),
        Column("rows_read", "读取行数", Kind.COUNT),
        Column("accepted", "接受行数", Kind.COUNT),
        Column("dropped", "略去行数", Kind.COUNT),
        Column("quarantined", "隔离行数", Kind.COUNT),
        Column("status", "状态"),
        Column("message", "说明"),
    ),
    order=("delivery",),
    note="读取行数＝接受＋略去＋隔离，每个文件都成立。",
    serves=(
        "4.06",
        "9.04",
    ),
)

QUARANTINE = Table(
    "quarantine",
    "数据隔离明细",
    (
        Column("delivery", "文件"),
        Column("extract", "数据名称代码"),
        Column("sheet", "工作表"),
        Column("row", "行号", Kind.COUNT),
        Column("column", "字段"),
        Column("rule", "规则"),
        Column("masked_value", "原值（掩码）"),
        Column("message", "问题与建议"),
    ),
    order=("delivery", "row", "column", "rule"),
    note="一个不合格的单元格一行；文件被拒收时行号为0。",
)

CONFLICT = Table(
    "conflict",
    "身份冲突",
    (_AS_OF, Column("kind", "冲突类别"), _HOUSEHOLD, _COUNTY),
    order=("kind", "household_no"),
)

HOUSEHOLD_FACT = Table(
    "household_fact",
    "家庭指标",
    (
        _AS_OF,
        _HOUSEHOLD,
        Column("kind", "户别", note="registered 建档立卡户，general 一般农牧户"),
        *_PLACE,
        Column("n", "家庭人口", Kind.COUNT),
        _money("ni", "家庭纯收入"),
        _money("ni_py", "上年家庭纯收入"),
        _money("nipc", "人均纯收入"),
        _money("oop", "合规自付医疗支出"),
        _money("edu", "教育支出"),
        _money("dis", "自然灾害损失"),
        _money("acc", "意外事故损失"),
        _money("biz", "生产失败损失"),
        _money("dsb", "康复护理自付支出"),
        _money("rx", "刚性支出合计"),
        _money("rx_low", "刚性支出下限"),
    ),
    order=("household_no",),
    note="空值表示未知，不表示零。",
)

HOUSEHOLD_CLASS = Table(
    "household_class",
    "四类对象",
    (
        _AS_OF,
        _HOUSEHOLD,
        _COUNTY,
        Column("c1_unstable_exit", "非持续稳定脱贫户"),
        Column("c2_low_income", "非建档立卡低收入户"),
        Column("c3_subsidy_dependent", "补贴依赖户"),
        Column("c4_rigid_spending", "刚性支出户"),
    ),
    order=("household_no",),
    note="hit 符合，clear 不符合，unknown 无法判断。",
)

HOUSEHOLD_LABEL = Table(
    "household_label",
    "国家监测对象标签",
    (
        _AS_OF,
        _HOUSEHOLD,
        _COUNTY,
        Column("label", "标签", note="名称见规则与类别目录 rule"),
        Column("verdict", "判断", note="hit 符合，unknown 无法判断；没有列出的户和标签不符合，或当日该标签不适用"),
        Column("guidance", "依据文件"),
        _money("line", "国家监测范围（年人均收入）"),
        Column("standard", "监测范围的依据"),
        Column("missing", "缺失数据"),
    ),
    order=("household_no", "label"),
    note="四类对象之外的另一种分类，按日期适用不同文件；只作参考，不列入预警名单，不是认定结论。",
)

FLAG = Table(
    "flag",
    "风险标记",
    (
        _AS_OF,
        _HOUSEHOLD,
        *_PLACE,
        Column("rule", "规则"),
        Column("verdict", "判断"),
        Column("severity", "等级"),
        Column("value", "数值"),
        Column("threshold", "标准"),
        Column("missing", "缺失数据"),
        Column("sentence", "触发依据"),
    ),
    order=("household_no", "rule"),
)

WARNING = Table(
    "warning",
    "预警名单",
    (
        _AS_OF,
        _HOUSEHOLD,
        *_PLACE,
        Column("severity", "预警等级"),
        Column("state", "状态"),
        Column("reason", "退出原因"),
        Column("first_seen", "首次预警日期", Kind.DATE),
        Column("due_on", "核查时限", Kind.DATE),
        Column("rules", "规则与类别"),
    ),
    order=("household_no",),
    serves=(
        "4.09",
        "4.20",
    ),
)

VERIFICATION = Table(
    "verification",
    "待核实名单",
    (_AS_OF, _HOUSEHOLD, *_PLACE, Column("rule", "规则或类别"), Column("missing", "缺失数据")),
    order=("household_no", "rule"),
    serves=("4.18",),
)

INDICATOR_VALUE = Table(
    "indicator_value",
    "指标值",
    (
        _AS_OF,
        Column("unit_kind", "单位类别"),
        Column("unit_code", "单位代码"),
        Column("indicator", "指标"),
        Column("period", "期间"),
        Column("numerator", "分子", Kind.NUMBER),
        Column("denominator", "分母", Kind.NUMBER),
        Column("value", "指标值", Kind.NUMBER),
        Column("coverage", "覆盖率", Kind.NUMBER),
        Column("status", "状态"),
    ),
    order=("unit_kind", "unit_code", "indicator", "period"),
)

EVIDENCE = Table(
    "evidence",
    "触发依据来源行",
    (
        _AS_OF,
        _HOUSEHOLD,
        Column("rule", "规则或类别"),
        Column("fact", "指标"),
        Column("extract", "数据名称代码"),
        Column("delivery", "文件"),
        Column("sheet", "工作表", note="不是工作簿的文件为空"),
        Column("row", "行号", Kind.COUNT),
    ),
    order=("household_no", "rule", "fact", "extract", "delivery", "row"),
)

EXPECTATION_RESULT = Table(
    "expectation_result",
    "数据质量检查结果",
    (
        _AS_OF,
        Column("extract", "数据名称代码"),
        Column("check", "检查编号"),
        Column("title", "检查内容"),
        Column("tier", "层级", note="T1 整份文件拒收，T2 隔离行或单元格，T3 提示并计数"),
        Column("severity", "级别", note="critical 拒收或隔离，warning 提示"),
        Column("checked", "检查行数", Kind.COUNT, note="T1 为收到的文件数"),
        Column("failing", "不合格行数", Kind.COUNT, note="T1 为被拒收的文件数"),
        Column("status", "结果", note="passed、failed 或 error；error 从不算通过"),
    ),
    order=("extract", "check"),
    serves=("9.04",),
)

CROSS_CHECK = Table(
    "cross_check",
    "跨表数据检查结果",
    (
        _AS_OF,
        _COUNTY,
        Column("check", "检查编号"),
        Column("title", "检查内容"),
        Column("extract", "数据名称代码", note="由该数据的提供部门核对更正"),
        Column("department", "责任部门"),
        Column("checked", "检查数", Kind.COUNT),
        Column("failing", "不符数", Kind.COUNT),
        Column("status", "结果", note="passed 通过，failed 不通过，insufficient 数据不足；数据不足从不算通过"),
        Column("message", "说明"),
    ),
    order=("county_code", "check"),
    note="部门之间、登记与台账之间的核对，只有数量，不含个人信息。",
)

SCORECARD = Table(
    "scorecard",
    "部门数据衔接",
    (
        _AS_OF,
        _COUNTY,
        Column("department", "部门"),
        Column("link", "衔接类别", note="object 对象衔接，information 信息衔接，policy 政策衔接"),
        Column("numerator", "分子", Kind.NUMBER),
        Column("denominator", "分母", Kind.NUMBER),
        Column("value", "衔接率", Kind.NUMBER),
        Column("status", "状态", note="正常或数据不足"),
    ),
    order=("county_code", "department", "link"),
    note="150800为全市，含无法确定旗县区的行。数据不足时分子、分母为空。",
    serves=(
        "4.08",
        "9.04",
    ),
)

RESTATEMENT = Table(
    "restatement",
    "历史数据更改",
    (
        _AS_OF,
        Column("extract", "数据名称代码"),
        Column("delivery", "文件"),
        _COUNTY,
        Column("rows_changed", "更改行数", Kind.COUNT, note="同一主键此前已接受、内容不同的行"),
        Column("households", "涉及户数", Kind.COUNT),
    ),
    order=("delivery",),
    note="上一发布日之后收到的文件对此前已接受的往期数据的更改；没有更改的文件不列。",
)

RESTATED_VERDICT = Table(
    "restated_verdict",
    "历史数据更改涉及户的规则变化",
    (
        _AS_OF,
        Column("rule", "规则"),
        Column("appeared", "新触发户数", Kind.COUNT),
        Column("disappeared", "不再触发户数", Kind.COUNT),
    ),
    order=("rule",),
    note="只比较历史数据有更改的户：当日与上一发布日的判断。没有变化的规则不列。",
)

OUTPUT_TABLES: dict[str, Table] = {
    table.name: table
    for table in (
        DELIVERY,
        QUARANTINE,
        CONFLICT,
        HOUSEHOLD_FACT,
        HOUSEHOLD_CLASS,
        HOUSEHOLD_LABEL,
        FLAG,
        WARNING,
        VERIFICATION,
        CLUE,
        UNMATCHED_RECEIPT,
        INDICATOR_VALUE,
        LEDGER_STATUS,
        *(ledger.table for ledger in all_ledgers().values()),
        POVERTY_MEASURE,
        DEPRIVATION,
        ASSESSMENT_SCORE,
        ASSESSMENT_ITEM,
        EVIDENCE,
        EXPECTATION_RESULT,
        CROSS_CHECK,
        SCORECARD,
        RESTATEMENT,
        RESTATED_VERDICT,
    )
}
