"""How the facts of a household are called in Chinese, and which of them are unknown together. What they are is SQL.

A fact without a name here is told by the sentence of the rule that reads it.
"""

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
    "risk": "触发任何一条致贫风险规则（◆）",
}
