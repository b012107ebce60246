"""Every parameter that an instrument of a rulebook can set, declared once. Its values stand in YAML, never here."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum

import pyarrow as pa

Value = Decimal | int | date | str
SEVERITIES = {"red": "红色", "orange": "橙色", "yellow": "黄色"}
DAY_KINDS = {"calendar": "日历日", "working": "工作日"}


class Unit(StrEnum):
    """What a parameter measures: a share of 0.4 is 40 %; yuan go down to the fen, shares and factors to 4 decimals."""

    YUAN = "yuan"
    SHARE = "share"
    FACTOR = "factor"
    DAYS = "days"
    MONTHS = "months"
    YEARS = "years"
    PERSONS = "persons"
    HOUSEHOLDS = "households"
    TIMES = "times"
    ITEMS = "items"
    POINTS = "points"
    DATE = "date"
    SEVERITY = "severity"
    DAY_KIND = "day_kind"

    @property
    def label(self) -> str:
        """What an official calls this unit."""
        return _LABEL[self]

    @property
    def arrow(self) -> pa.DataType:
        """Arrow type of a parameter of this unit in the parameter table; yuan are stored there as whole fen."""
        return _ARROW[self]


@dataclass(frozen=True)
class Parameter:
    """One parameter: its name in instruments, its Chinese label and its unit.

    A `by_year` parameter is a yearly standard: an instrument gives one number for every year, or a number a year.
    `at_most` bounds it closer than its unit does: a share of a whole is never above 1.
    """

    name: str
    label: str
    unit: Unit
    by_year: bool = False
    at_most: Decimal | None = None


_LABEL = {
    Unit.YUAN: "元",
    Unit.SHARE: "比例",
    Unit.FACTOR: "倍",
    Unit.DAYS: "天",
    Unit.MONTHS: "个月",
    Unit.YEARS: "岁",
    Unit.PERSONS: "人",
    Unit.HOUSEHOLDS: "户",
    Unit.TIMES: "次",
    Unit.ITEMS: "个",
    Unit.POINTS: "分",
    Unit.DATE: "日期",
    Unit.SEVERITY: "等级",
    Unit.DAY_KIND: "计日方式",
}

# Units whose values are words: as an instrument writes them, and as an official reads them.
CHOICES: dict[Unit, dict[str, str]] = {Unit.SEVERITY: SEVERITIES, Unit.DAY_KIND: DAY_KINDS}

_ARROW = {
    Unit.YUAN: pa.int64(),
    Unit.SHARE: pa.decimal128(9, 4),
    Unit.FACTOR: pa.decimal128(9, 4),
    Unit.DAYS: pa.int32(),
    Unit.MONTHS: pa.int32(),
    Unit.YEARS: pa.int32(),
    Unit.PERSONS: pa.int32(),
    Unit.HOUSEHOLDS: pa.int32(),
    Unit.TIMES: pa.int32(),
    Unit.ITEMS: pa.int32(),
    Unit.POINTS: pa.int32(),
    Unit.DATE: pa.date32(),
    Unit.SEVERITY: pa.string(),
    Unit.DAY_KIND: pa.string(),
}

WHOLE = Decimal(1)

_ALL = (
    Parameter("monitoring_line", "监测线（年人均纯收入）", Unit.YUAN),
    Parameter("poverty_line", "扶贫标准（年人均纯收入）", Unit.YUAN, by_year=True),
    Parameter("dibao_line", "农村牧区低保标准（年人均）", Unit.YUAN, by_year=True),
    Parameter("income_max_age_months", "收入台账最长可用月数", Unit.MONTHS),
    Parameter("subsidy_share", "补贴性收入占纯收入比例", Unit.SHARE, at_most=WHOLE),
    Parameter("subsidy_horizon", "补贴政策到期界限", Unit.DATE),
    Parameter("component_share", "单项刚性支出占纯收入比例", Unit.SHARE),
    Parameter("rigid_k_yellow", "刚性支出为上年纯收入的倍数（黄色）", Unit.FACTOR),
    Parameter("rigid_k_orange", "刚性支出为上年纯收入的倍数（橙色）", Unit.FACTOR),
    Parameter("rigid_k_red", "刚性支出为上年纯收入的倍数（红色）", Unit.FACTOR),
    Parameter("illness_amount", "合规自付医疗支出预警金额", Unit.YUAN),
    Parameter("illness_share", "合规自付医疗支出占上年纯收入比例", Unit.SHARE),
    Parameter("serious_disease_days", "新确诊大病回看天数", Unit.DAYS),
    Parameter("schooling_share", "非义务教育支出占上年纯收入比例", Unit.SHARE),
    Parameter("schooling_students", "高中以上在读人数", Unit.PERSONS),
    Parameter("disability_days", "新发重度残疾证回看天数", Unit.DAYS),
    Parameter("disaster_share", "自然灾害损失占上年纯收入比例", Unit.SHARE),
    Parameter("production_fall", "生产经营净收入下降幅度", Unit.SHARE, at_most=WHOLE),
    Parameter("production_overdue", "生产贷款逾期天数", Unit.DAYS),
    Parameter("job_loss_share", "失去的工资占纯收入比例", Unit.SHARE),
    Parameter("outage_days", "年停水天数", Unit.DAYS),
    Parameter("absent_days", "义务教育学生缺勤天数", Unit.DAYS),
    Parameter("newborn_days", "新生儿参保宽限天数", Unit.DAYS),
    Parameter("visit_days", "走访发现困难回看天数", Unit.DAYS),
    Parameter("application_days", "救助申请回看天数", Unit.DAYS),
    Parameter("pension_payment_days", "养老金发放间隔天数", Unit.DAYS),
    Parameter("followup_days", "慢性病随访间隔天数", Unit.DAYS),
    Parameter("loan_amount", "扶贫小额信贷单户限额", Unit.YUAN),
    Parameter("loan_overdue_orange", "小额信贷逾期天数（橙色）", Unit.DAYS),
    Parameter("loan_overdue_red", "小额信贷逾期天数（红色）", Unit.DAYS),
    Parameter("vacancy_days", "搬迁安置房空置天数", Unit.DAYS),
    Parameter("class_severity", "四类对象的预警等级", Unit.SEVERITY),
    Parameter("due_days_red", "红色预警核查时限", Unit.DAYS),
    Parameter("due_days_orange", "橙色预警核查时限", Unit.DAYS),
    Parameter("due_days_yellow", "黄色预警核查时限", Unit.DAYS),
    Parameter("due_day_kind", "核查时限的计日方式", Unit.DAY_KIND),
    Parameter("escalation_days", "超过核查时限后升级上报的天数", Unit.DAYS),
    Parameter("labels_2020_since", "脱贫监测户、边缘户的起始日", Unit.DATE),
    Parameter("labels_2021_since", "脱贫不稳定户、边缘易致贫户、突发严重困难户的起始日", Unit.DATE),
    Parameter("label_line", "国家监测范围（年人均收入）", Unit.YUAN, by_year=True),
    Parameter("label_rigid_k", "国家监测范围：刚性支出为上年收入的倍数", Unit.FACTOR),
    Parameter("label_income_fall", "国家监测范围：收入减少的幅度", Unit.SHARE, at_most=WHOLE),
    Parameter("shock_severity", "突发严重困难所看的预警等级", Unit.SEVERITY),
    Parameter("warning_jump", "新增预警占在册预警比例上限", Unit.SHARE),
    Parameter("warning_jump_minimum", "新增预警触发复核的最低户数", Unit.HOUSEHOLDS),
    Parameter("indicator_coverage", "指标最低覆盖率", Unit.SHARE),
    # Measures of poverty and the assessment score.
    Parameter("relative_line_share", "相对贫困线占全市中位数比例", Unit.SHARE, at_most=WHOLE),
    Parameter("deprivation_share", "多维贫困临界份额", Unit.SHARE, at_most=WHOLE),
    Parameter("deprivation_surveyed", "多维贫困六维度的最低调查户数", Unit.HOUSEHOLDS),
    Parameter("assess_duty", "考核评分：责任落实权重", Unit.SHARE, at_most=WHOLE),
    Parameter("assess_policy", "考核评分：政策落实权重", Unit.SHARE, at_most=WHOLE),
    Parameter("assess_work", "考核评分：工作落实权重", Unit.SHARE, at_most=WHOLE),
    Parameter("assess_outcome", "考核评分：巩固成效权重", Unit.SHARE, at_most=WHOLE),
    Parameter("assess_sensitivity", "考核评分：检验权重变动的幅度", Unit.SHARE, at_most=WHOLE),
    # What becomes of a clue after a visit, and the weights by which clues are put in order (docs/adr/0009).
    Parameter("cooldown_days", "核实不属实后的冷却期", Unit.DAYS),
    Parameter("merge_days", "核实属实后新线索并入的期限", Unit.DAYS),
    Parameter("data_fix_days", "入户核查认为数据错误后部门答复的期限", Unit.DAYS),
    Parameter("revisit_days", "暂缓后再次入户的间隔", Unit.DAYS),
    Parameter("revisit_times", "一条线索最多暂缓次数", Unit.TIMES),
    Parameter("score_red", "优先序：红色得分", Unit.POINTS),
    Parameter("score_orange", "优先序：橙色得分", Unit.POINTS),
    Parameter("score_yellow", "优先序：黄色得分", Unit.POINTS),
    Parameter("score_cause", "优先序：每多一类风险原因加分", Unit.POINTS),
    Parameter("score_causes_most", "优先序：风险原因加分上限", Unit.POINTS),
    Parameter("score_income", "优先序：收入缺口每档加分（至多4档）", Unit.POINTS),
    Parameter("score_income_step", "优先序：收入缺口每档占监测线比例", Unit.SHARE),
    Parameter("score_rigid", "优先序：刚性支出每档加分（至多4档）", Unit.POINTS),
    Parameter("score_rigid_step", "优先序：刚性支出每档占纯收入比例", Unit.SHARE),
    Parameter("score_person", "优先序：每名家庭成员加分", Unit.POINTS),
    Parameter("score_child", "优先序：每名16周岁以下成员另加分", Unit.POINTS),
    Parameter("score_people_most", "优先序：家庭人口加分上限", Unit.POINTS),
    Parameter("score_unable", "优先序：无劳动能力户加分", Unit.POINTS),
    Parameter("score_overdue", "优先序：每超期1天加分", Unit.POINTS),
    Parameter("score_overdue_most", "优先序：超期加分上限", Unit.POINTS),
    Parameter("score_repeat", "优先序：每重复预警1次加分", Unit.POINTS),
    Parameter("score_repeats_most", "优先序：重复预警加分上限", Unit.POINTS),
    Parameter("score_unknown", "优先序：每项主要数据不详加分", Unit.POINTS),
    Parameter("score_rejected", "优先序：每核实不属实1次减分", Unit.POINTS),
    Parameter("score_rejected_most", "优先序：核实不属实减分上限", Unit.POINTS),
    Parameter("suspect_share", "一条规则触发户数占旗县区户数比例上限", Unit.SHARE),
    Parameter("suspect_minimum", "判断规则是否存疑的旗县区最低户数", Unit.HOUSEHOLDS),
    # Indicators of articles 4, 7, 8 and 9.
    Parameter("watch_factor", "观察的收入上限为监测线的倍数", Unit.FACTOR),
    Parameter("edge_factor", "收入略高群体的上限为扶贫标准的倍数", Unit.FACTOR),
    Parameter("contact_days", "一对一联系的走访间隔天数", Unit.DAYS),
    Parameter("helper_households", "一名帮扶责任人联系的预警户上限", Unit.HOUSEHOLDS),
    Parameter("clearing_days", "监测对象风险消除过快的天数", Unit.DAYS),
    Parameter("teacher_factor", "生师比偏高：为旗县区同类学校均值的倍数", Unit.FACTOR),
    Parameter("catastrophic_share", "灾难性医疗支出占可支付能力的比例", Unit.SHARE),
    Parameter("unsafe_house_days", "危房动态清零的天数", Unit.DAYS),
    Parameter("inspection_days", "住房安全排查间隔天数", Unit.DAYS),
    Parameter("works_test_days", "供水水质检测间隔天数", Unit.DAYS),
    Parameter("source_test_days", "饮用水水源检测间隔天数", Unit.DAYS),
    # Indicators of articles 3, 5, 6 and 10.
    Parameter("training_job_months", "培训后就业的观察月数", Unit.MONTHS),
    Parameter("vacancy_check_days", "岗位信息核实间隔天数", Unit.DAYS),
    Parameter("public_post_age", "公益岗人员的年龄上限（达到即标出）", Unit.YEARS),
    Parameter("tekun_visit_days", "特困人员走访间隔天数", Unit.DAYS),
    Parameter("property_fall", "无劳动能力户财产性收入下降幅度", Unit.SHARE, at_most=WHOLE),
    Parameter("aid_decision_days", "救助申请审批时限", Unit.DAYS),
    Parameter("team_days_present", "驻村工作队每月驻村天数", Unit.DAYS),
    Parameter("first_measure_days", "识别后落实首项帮扶措施的期限", Unit.DAYS),
    Parameter("points_idle_days", "积分户无往来天数", Unit.DAYS),
    Parameter("points_award_most", "单次奖励积分上限", Unit.POINTS),
    Parameter("points_bulk_households", "同日同事由奖励积分户数上限", Unit.HOUSEHOLDS),
    Parameter("elder_alone_age", "独居老人的年龄", Unit.YEARS),
    Parameter("civic_meeting_days", "群众组织活动的统计天数", Unit.DAYS),
    Parameter("secretary_vacancy_days", "第一书记空缺天数", Unit.DAYS),
    Parameter("over_aid_factor", "人均帮扶为同村未受助户人均纯收入的倍数", Unit.FACTOR),
    Parameter("measures_most", "一户同时享受措施项数上限", Unit.TIMES),
    Parameter("visits_a_day", "一人一日走访户数上限", Unit.HOUSEHOLDS),
    Parameter("same_text_visits", "同一人相同走访内容条数上限", Unit.TIMES),
    Parameter("verdicts_without_rejection", "判断“从不退回”的最低核查件数", Unit.TIMES),
    # Indicators of articles 1, 2 and 11.
    Parameter("leading_industries", "每个旗县区扶贫主导产业个数", Unit.ITEMS),
    Parameter("entity_linked_households", "带动能力强的新型主体联结户数", Unit.HOUSEHOLDS),
    Parameter("link_expiry_days", "利益联结合同到期提醒天数", Unit.DAYS),
    Parameter("link_grace_days", "应兑现收益的宽限天数", Unit.DAYS),
    Parameter("link_paid_share", "利益联结收益兑现比例", Unit.SHARE, at_most=WHOLE),
    Parameter("income_source_share", "算作一类收入来源的最低占比", Unit.SHARE, at_most=WHOLE),
    Parameter("price_fall", "产品价格三个月跌幅", Unit.SHARE, at_most=WHOLE),
    Parameter("loan_due_soon_days", "小额信贷到期提醒天数", Unit.DAYS),
    Parameter("asset_gap_share", "资金与形成资产原值的允许差额比例", Unit.SHARE, at_most=WHOLE),
    Parameter("asset_booking_days", "完工后登记资产的期限", Unit.DAYS),
    Parameter("asset_idle_days", "资产长期闲置天数", Unit.DAYS),
    Parameter("asset_check_days", "资产盘点的有效天数", Unit.DAYS),
    Parameter("unallocated_share", "村集体收入未分配的比例上限", Unit.SHARE, at_most=WHOLE),
    Parameter("even_payout_cv", "视为平均分配的户均变异系数", Unit.SHARE, at_most=WHOLE),
    Parameter("everyone_share", "视为人人有份的受益户占全村户数比例", Unit.SHARE, at_most=WHOLE),
    Parameter("reserve_least", "公积公益金提取比例下限", Unit.SHARE, at_most=WHOLE),
    Parameter("reserve_most", "公积公益金提取比例上限", Unit.SHARE, at_most=WHOLE),
    Parameter("notice_length", "公告公示最短天数", Unit.DAYS),
    Parameter("fund_idle_days", "资金闲置天数", Unit.DAYS),
    Parameter("fund_long_idle_days", "资金长期闲置天数", Unit.DAYS),
    Parameter("project_late_days", "超过计划完工日期的天数", Unit.DAYS),
    Parameter("account_sharers", "一个账户收款的不同户数上限", Unit.HOUSEHOLDS),
    # Reports and whatever else leaves the office.
    Parameter("what_if_share", "风险研判：试算标准上下变动的幅度", Unit.SHARE, at_most=WHOLE),
    Parameter("small_cell", "对外报表中不列出的小数上限（不足此数的户数不列）", Unit.HOUSEHOLDS),
)
PARAMETERS: dict[str, Parameter] = {parameter.name: parameter for parameter in _ALL}

# Parameters whose values never fall in this order; where they do, what is milder would count for more.
ORDERS: tuple[tuple[str, ...], ...] = (
    ("rigid_k_yellow", "rigid_k_orange", "rigid_k_red"),
    ("loan_overdue_orange", "loan_overdue_red"),
    ("due_days_red", "due_days_orange", "due_days_yellow"),
    ("labels_2020_since", "labels_2021_since"),
    ("reserve_least", "reserve_most"),
    ("fund_idle_days", "fund_long_idle_days"),
    ("score_yellow", "score_orange", "score_red"),
)
