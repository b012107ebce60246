"""How the facts of a household are called in Chinese, their units, and which are unknown together. Facts are SQL."""

from fangpin_pipeline.facts.amounts import in_yuan

# Unknown exactly where another fact is, which is the one that is named as missing.
COMPANIONS = {"production": "ni", "subsidy": "ni", "acc": "dis", "biz": "dis"}
# Bounds of a fact that are unknown, or differ, where it is.
BOUNDS = {"ending_low": "ending", "ending_high": "ending"}

# Amounts and numbers are named by a noun, states by what holds when they are true.
LABELS: dict[str, str] = {
    "registered": "是建档立卡户",
    "exited": "户类型为已脱贫",
    "n": "家庭人口",
    "ni": "家庭纯收入",
    "ni_py": "上年家庭纯收入",
    "no_income_record": "收入台账可用而近期没有该户的收入记录",
    "reference": "参照收入（监测线×家庭人口）",
    "subsidy": "补贴性收入",
    "ending": "到期或调整的补贴",
    "oop": "合规自付医疗支出",
    "edu": "教育支出",
    "dis": "自然灾害损失",
    "acc": "意外事故损失",
    "biz": "生产失败损失",
    "dsb": "康复护理自付支出",
    "rx": "刚性支出合计",
    "largest_low": "最大一项刚性支出",
    "advanced": "高中及以上在读成员扣除资助后的年学习生活费用",
    "students": "高中及以上在读成员人数",
    "uninsured_stay": "有成员住院而结算年度未参加基本医疗保险",
    "uninsured": "本年度有成员未参加基本医疗保险",
    "serious_disease": "有成员在回看期内新确诊大病",
    "new_disability": "有成员在回看期内新领一级或二级残疾人证",
    "unsubsidised": "有一级或二级残疾成员未享受任何一项残疾人补贴",
    "house_damaged": "住房在窗口期内受损",
    "accident": "有成员在窗口期内发生意外事故",
    "injured": "有成员在窗口期内因意外伤害就医",
    "supported": "有成员享受低保或特困供养",
    "assisted": "享受帮扶措施",
    "able": "有成员具备劳动能力",
    "absent_pupil": "有义务教育在读成员缺勤达到标准",
    "applied": "有成员在回看期内申请救助，正在办理或已同意",
    "assisted_in_w": "窗口期内享受过帮扶措施",
    "developed": "享受产业、就业、金融帮扶或公益性岗位措施",
    "dibao_active": "有成员享受低保",
    "dibao_stopped": "有成员的低保在窗口期内停发",
    "dropped_out": "有义务教育年龄成员辍学或退学",
    "employed": "有成员就业",
    "failed": "有成员在窗口期内遭遇生产失败",
    "in_difficulty": "回看期内走访发现困难",
    "income_project": "窗口期内有产业、就业帮扶、公益性岗位或资产收益措施",
    "largest_loan": "最大一笔扶贫小额信贷",
    "linked_defunct": "有效利益联结的经营主体异常或已注销",
    "lives_in_grade_c": "居住在未改造的C级危房",
    "lives_in_grade_d": "居住在未改造的D级危房",
    "loan_elsewhere": "有成员的扶贫小额信贷由他人使用",
    "loan_for_firm": "有成员的扶贫小额信贷由企业使用",
    "lost_wages": "失业成员失去的工资（折合一年）",
    "off_roll": "有义务教育年龄成员没有学籍",
    "overdue_days": "扶贫小额信贷逾期天数",
    "pension_unpaid": "有60周岁以上参保成员在间隔期内没有领到养老金",
    "production": "生产经营净收入",
    "production_before": "12个月前的生产经营净收入",
    "relocated": "是易地搬迁户",
    "unaided_pupil": "有在读成员在窗口期内没有资助",
    "uncontracted": "有慢性病成员未签约家庭医生",
    "unfollowed": "有已签约的慢性病成员在间隔期内没有随访",
    "unpensioned": "有应参保成员未参加养老保险",
    "vacant": "搬迁安置房空置达到标准",
    "water_failing": "饮水有指标不达标，或停水天数超过标准",
    "without_helper": "没有帮扶责任人",
    "shock": "遇有刚性支出、疾病、灾害、事故、失业或生产失败等严重困难",
    "ending_low": "到期或调整的补贴（至少）",
    "ending_high": "到期或调整的补贴（至多）",
    "risk": "触发任何一条致贫风险规则（◆）",
}

# Everything else is an amount in fen or a state.
_UNITS = {"n": "人", "students": "人", "overdue_days": "天"}


def spoken(fact: str, value: int | bool | None) -> str:
    """The value of a fact as a clerk reads it: yuan, persons or days, 是 or 否, 未知."""
    if value is None:
        return "未知"
    if isinstance(value, bool):
        return "是" if value else "否"
    return f"{value}{_UNITS[fact]}" if fact in _UNITS else in_yuan(value)
