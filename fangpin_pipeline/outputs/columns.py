"""The columns of the township's lists, in the order that officials expect: one declaration a list.

The warning list holds every customary column; the ones that do not fit on paper are folded away, not left out.
"""

from collections.abc import Sequence

from fangpin_pipeline.outputs import clue_words, receipt, wording
from fangpin_pipeline.outputs.details import Detail
from fangpin_pipeline.outputs.labels import NOT_APPLICABLE, REASONS_CLEARED, UNKNOWN, Imprint
from fangpin_pipeline.outputs.lists import Age, Doubt, Hit, Warned
from fangpin_pipeline.outputs.sheet import ListColumn

_SOURCE = "数据来源"
_HOUSEHOLD, _WARNING, _DATA, _ORDER, _HELP, _VISIT = (
    "基本情况",
    "预警情况",
    "数据情况",
    "入户先后",
    "帮扶与时限",
    "核查栏（由入户核查人填写）",
)


def warning_columns(imprint: Imprint, ages: Sequence[Age]) -> tuple[ListColumn[Warned], ...]:
    """预警名单. At most 19 columns are shown, 序号 included, so that a page of A4 stays readable."""
    return (
        *_household_columns(imprint),
        *_warning_columns(imprint),
        *_data_columns(imprint, ages),
        *_order_columns(),
        ListColumn("帮扶责任人及电话", 11.5, lambda row: wording.helper(row.household), _HELP),
        ListColumn("核查时限", 10.5, lambda row: row.clue.visit_due_on, _HELP),
        *_visit_columns(),
        ListColumn("反馈日期", 11, shown=False),
        ListColumn("备注", 7.5, clue_words.remark),
    )


def _household_columns(imprint: Imprint) -> tuple[ListColumn[Warned], ...]:
    return (
        ListColumn("旗县区", 10, lambda row: imprint.county(row.household.county_code), _HOUSEHOLD, shown=False),
        ListColumn("苏木乡镇", 12, lambda row: imprint.township(row.household.township_code), _HOUSEHOLD, shown=False),
        ListColumn("嘎查村", 9.5, lambda row: imprint.village(row.household.village_code), _HOUSEHOLD),
        # No department delivers the village group.
        ListColumn("组", 6, lambda row: UNKNOWN, _HOUSEHOLD, shown=False),
        ListColumn("户编号", 13, lambda row: row.household.household_no, _HOUSEHOLD),
        ListColumn("户主姓名", 8, lambda row: wording.or_unknown(row.household.head_name), _HOUSEHOLD),
        ListColumn("身份证号", 15, lambda row: wording.head_id(row.household), _HOUSEHOLD, look="shrunk"),
        ListColumn("家庭人口", 4.8, lambda row: wording.size(row.household), _HOUSEHOLD),
        ListColumn("户类型", 7, lambda row: wording.household_type(row.household), _HOUSEHOLD),
    )


def _warning_columns(imprint: Imprint) -> tuple[ListColumn[Warned], ...]:
    return (
        ListColumn("首次预警日期", 11, lambda row: row.first_seen, _WARNING, shown=False),
        ListColumn("预警类别", 12, lambda row: _of_rules(row, imprint, "category"), _WARNING, shown=False),
        ListColumn("风险原因", 8.5, lambda row: _of_rules(row, imprint, "cause"), _WARNING, shown=False),
        ListColumn("预警等级", 4.8, lambda row: wording.severity(row.severity), _WARNING),
        ListColumn(
            "规则编号与版本", 30, lambda row: wording.rule_versions(row, imprint), _WARNING, shown=False, look="left"
        ),
        ListColumn("触发依据", 38, lambda row: wording.basis(row.hits), _WARNING, look="left"),
        # The tables of a run name households, not the members that a rule speaks of.
        ListColumn("涉及成员", 10, lambda row: UNKNOWN, _WARNING, shown=False),
    )


def _data_columns(imprint: Imprint, ages: Sequence[Age]) -> tuple[ListColumn[Warned], ...]:
    return (
        ListColumn("数据来源部门", 14, lambda row: wording.source_departments(row.hits), _DATA, shown=False),
        ListColumn("数据截止日期/数据龄期", 17, lambda row: wording.data_age(row, ages, imprint), _DATA, shown=False),
        ListColumn("人均纯收入(区间)", 18, lambda row: wording.income_band(row.household), _DATA, shown=False),
        ListColumn("监测线", 9, lambda row: wording.monitoring_line(row, imprint), _DATA, shown=False),
        ListColumn("已享受政策", 24, lambda row: wording.enjoyed(row.household), _DATA, shown=False, look="left"),
        ListColumn("缺失数据项", 24, wording.missing, _DATA, shown=False, look="left"),
    )


def _order_columns() -> tuple[ListColumn[Warned], ...]:
    return (
        ListColumn("优先序", 6, lambda row: row.clue.visit_rank, _ORDER, shown=False),
        ListColumn("得分", 7.5, lambda row: row.clue.score, _ORDER),
        ListColumn("得分说明", 30, lambda row: row.clue.score_note or NOT_APPLICABLE, _ORDER, shown=False, look="left"),
        ListColumn("累计预警次数", 6, lambda row: row.clue.times_warned, _ORDER, shown=False),
    )


def _visit_columns() -> tuple[ListColumn[Warned], ...]:
    return (
        ListColumn("核查日期", 8, group=_VISIT),
        ListColumn("核查人", 7, group=_VISIT),
        ListColumn("是否属实", 7.5, group=_VISIT, choices=receipt.FINDING),
        ListColumn("不属实原因", 8.5, group=_VISIT, choices=receipt.REASON),
        ListColumn("是否纳入", 7, group=_VISIT, shown=False, choices=receipt.YES_NO),
        ListColumn("拟采取措施", 10, group=_VISIT),
        ListColumn("户主签字", 8, group=_VISIT),
    )


def _of_rules(row: Warned, imprint: Imprint, field: str) -> str:
    return wording.distinct(getattr(imprint.rules[hit.rule], field) for hit in row.hits)


def hit_columns(imprint: Imprint) -> tuple[ListColumn[tuple[Warned, Hit]], ...]:
    """触发依据: every hit of the warning list with its whole sentence."""
    return (
        ListColumn("嘎查村", 12, lambda row: imprint.village(row[0].household.village_code)),
        ListColumn("户编号", 14, lambda row: row[0].household.household_no),
        ListColumn("户主姓名", 11, lambda row: wording.or_unknown(row[0].household.head_name)),
        ListColumn("预警等级", 4.8, lambda row: wording.severity(row[1].severity)),
        ListColumn("规则或类别", 14, lambda row: imprint.rules[row[1].rule].title),
        ListColumn("触发依据", 70, lambda row: row[1].sentence, look="left"),
        ListColumn("政策条款", 7, lambda row: imprint.rules[row[1].rule].clause),
        ListColumn("责任部门", 8, lambda row: imprint.rules[row[1].rule].owner),
        ListColumn("数据来源部门", 12, lambda row: wording.source_departments(row[1:])),
    )


def detail_columns(imprint: Imprint) -> tuple[ListColumn[Detail], ...]:
    """触发明细: where the value of every input stands, so that a department finds the very rows."""
    return (
        ListColumn("嘎查村", 10, lambda row: imprint.village(row.warned.household.village_code)),
        ListColumn("户编号", 14, lambda row: row.warned.household.household_no),
        ListColumn("户主姓名", 9, lambda row: wording.or_unknown(row.warned.household.head_name)),
        ListColumn("规则或类别", 12, lambda row: imprint.rules[row.rule].title),
        ListColumn("数据项", 20, lambda row: row.input, look="left"),
        ListColumn("数值", 12, lambda row: row.value),
        ListColumn("标准", 16, lambda row: row.limit),
        ListColumn("标准的依据文件", 22, lambda row: row.documents, look="left"),
        ListColumn("来源数据", 14, lambda row: row.extract, _SOURCE),
        ListColumn("文件", 34, lambda row: row.delivery, _SOURCE, look="left"),
        ListColumn("工作表", 9, lambda row: row.sheet, _SOURCE),
        ListColumn("行号", 18, lambda row: row.rows, _SOURCE),
        ListColumn("数据龄期（天）", 7, lambda row: NOT_APPLICABLE if row.age is None else row.age, _SOURCE),
    )


def doubt_columns(imprint: Imprint) -> tuple[ListColumn[Doubt], ...]:
    """待核实名单: what could not be judged for lack of data."""
    return (
        ListColumn("嘎查村", 12, lambda row: imprint.village(row.household.village_code), _HOUSEHOLD),
        ListColumn("户编号", 13, lambda row: row.household.household_no, _HOUSEHOLD),
        ListColumn("户主姓名", 11, lambda row: wording.or_unknown(row.household.head_name), _HOUSEHOLD),
        ListColumn("身份证号", 15, lambda row: wording.head_id(row.household), _HOUSEHOLD, look="shrunk"),
        ListColumn("家庭人口", 4.8, lambda row: wording.size(row.household), _HOUSEHOLD),
        ListColumn("户类型", 9, lambda row: wording.household_type(row.household), _HOUSEHOLD),
        ListColumn("待核实事项", 22, lambda row: wording.titles(row.rules, imprint), "待核实情况", look="left"),
        ListColumn("缺失数据项", 32, wording.missing, "待核实情况", look="left"),
        ListColumn("责任部门", 9, lambda row: _owners(row, imprint), "待核实情况"),
        ListColumn("帮扶责任人及电话", 13, lambda row: wording.helper(row.household)),
        ListColumn("核实日期", 10, group="核实栏（由核实人填写）"),
        ListColumn("核实人", 9, group="核实栏（由核实人填写）"),
        ListColumn("核实情况", 22, group="核实栏（由核实人填写）"),
    )


def _owners(row: Doubt, imprint: Imprint) -> str:
    return wording.distinct(imprint.rules[rule].owner for rule in row.rules)


def resting_columns(imprint: Imprint) -> tuple[ListColumn[Warned], ...]:
    """重复线索（冷却期）: who is still warned but was visited already, so that nobody goes there again for nothing."""
    return (
        ListColumn("嘎查村", 12, lambda row: imprint.village(row.household.village_code)),
        ListColumn("户编号", 13, lambda row: row.household.household_no),
        ListColumn("户主姓名", 11, lambda row: wording.or_unknown(row.household.head_name)),
        ListColumn("身份证号", 15, lambda row: wording.head_id(row.household), look="shrunk"),
        ListColumn("预警等级", 4.8, lambda row: wording.severity(row.severity)),
        ListColumn("规则与类别", 24, lambda row: wording.titles(row.rules, imprint), look="left"),
        ListColumn("线索状态", 9, lambda row: clue_words.standing(row.clue)),
        ListColumn("最近回执", 12, lambda row: clue_words.finding(row.clue)),
        ListColumn("回执日期", 11, lambda row: clue_words.found_on(row.clue)),
        ListColumn("冷却期至/再次入户日", 12, lambda row: clue_words.rests_until(row.clue)),
        ListColumn("累计预警次数", 6, lambda row: row.clue.times_warned),
        ListColumn("累计不属实次数", 7, lambda row: row.clue.times_rejected),
        ListColumn("处理提示", 24, lambda row: clue_words.advice(row.clue), look="left"),
        ListColumn("备注", 10),
    )


def cleared_columns(imprint: Imprint) -> tuple[ListColumn[Warned], ...]:
    """已销号线索: who left the list on this screening, and why."""
    as_of = imprint.as_of
    return (
        ListColumn("嘎查村", 12, lambda row: imprint.village(row.household.village_code)),
        ListColumn("户编号", 13, lambda row: row.household.household_no),
        ListColumn("户主姓名", 11, lambda row: wording.or_unknown(row.household.head_name)),
        ListColumn("身份证号", 15, lambda row: wording.head_id(row.household), look="shrunk"),
        ListColumn("户类型", 10, lambda row: wording.household_type(row.household)),
        ListColumn("原预警等级", 7, lambda row: wording.severity(row.severity)),
        ListColumn("首次预警日期", 12, lambda row: row.first_seen),
        ListColumn("销号日期", 12, lambda row: as_of),
        ListColumn("原规则与类别", 30, lambda row: wording.titles(row.rules, imprint), look="left"),
        ListColumn("销号原因", 26, lambda row: REASONS_CLEARED.get(row.reason or "", UNKNOWN)),
        ListColumn("累计预警次数", 6, lambda row: row.clue.times_warned),
        ListColumn("备注", 16),
    )
