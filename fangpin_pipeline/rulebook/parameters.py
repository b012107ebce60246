"""Every parameter that an instrument of a rulebook can set, declared once. Its values stand in YAML, never here."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum

import pyarrow as pa

Value = Decimal | int | date | str
SEVERITIES = {"red": "红色", "orange": "橙色", "yellow": "黄色"}


class Unit(StrEnum):
    """What a parameter measures: a share of 0.4 is 40 %; yuan go down to the fen, shares and factors to 4 decimals."""

    YUAN = "yuan"
    SHARE = "share"
    FACTOR = "factor"
    DAYS = "days"
    MONTHS = "months"
    PERSONS = "persons"
    HOUSEHOLDS = "households"
    DATE = "date"
    SEVERITY = "severity"

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
    """

    name: str
    label: str
    unit: Unit
    by_year: bool = False


_LABEL = {
    Unit.YUAN: "元",
    Unit.SHARE: "比例",
    Unit.FACTOR: "倍",
    Unit.DAYS: "天",
    Unit.MONTHS: "个月",
    Unit.PERSONS: "人",
    Unit.HOUSEHOLDS: "户",
    Unit.DATE: "日期",
    Unit.SEVERITY: "等级",
}

_ARROW = {
    Unit.YUAN: pa.int64(),
    Unit.SHARE: pa.decimal128(9, 4),
    Unit.FACTOR: pa.decimal128(9, 4),
    Unit.DAYS: pa.int32(),
    Unit.MONTHS: pa.int32(),
    Unit.PERSONS: pa.int32(),
    Unit.HOUSEHOLDS: pa.int32(),
    Unit.DATE: pa.date32(),
    Unit.SEVERITY: pa.string(),
}

_ALL = (
    Parameter("monitoring_line", "监测线（年人均纯收入）", Unit.YUAN),
    Parameter("poverty_line", "扶贫标准（年人均纯收入）", Unit.YUAN, by_year=True),
    Parameter("dibao_line", "农村牧区低保标准（年人均）", Unit.YUAN, by_year=True),
    Parameter("income_max_age_months", "收入台账最长可用月数", Unit.MONTHS),
    Parameter("subsidy_share", "补贴性收入占纯收入比例", Unit.SHARE),
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
    Parameter("production_fall", "生产经营净收入下降幅度", Unit.SHARE),
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
    Parameter("warning_jump", "新增预警占在册预警比例上限", Unit.SHARE),
    Parameter("warning_jump_minimum", "新增预警触发复核的最低户数", Unit.HOUSEHOLDS),
    Parameter("suspect_share", "一条规则触发户数占旗县区户数比例上限", Unit.SHARE),
    Parameter("suspect_minimum", "判断规则是否存疑的旗县区最低户数", Unit.HOUSEHOLDS),
    Parameter("indicator_coverage", "指标最低覆盖率", Unit.SHARE),
)
PARAMETERS: dict[str, Parameter] = {parameter.name: parameter for parameter in _ALL}
