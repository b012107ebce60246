"""The output tables of what becomes of a warning: clues, and receipts of visits that fit none."""

from fangpin_pipeline.contracts import Column, Kind, Table
from fangpin_pipeline.tables.named import AS_OF, HOUSEHOLD, PLACE

CLUE = Table(
    "clue",
    "线索台账",
    (
        AS_OF,
        Column("clue_no", "线索编号", note="户编号加首次列入名单的日期，一户一条，始终不变"),
        HOUSEHOLD,
        *PLACE,
        Column(
            "standing",
            "线索状态",
            note="pending 待核查，dispatched 已下发，reopened 重新核查，overdue 已超期，deferred 暂缓，"
            "cooldown 冷却期，verified 核实属实（并入），unknown 数据不足，closed 已销号",
        ),
        Column("severity", "预警等级"),
        Column("rules", "规则与类别"),
        Column("listed", "当日在预警名单", Kind.FLAG),
        Column("first_opened_on", "首次立线索日期", Kind.DATE),
        Column("opened_on", "本次立线索日期", Kind.DATE, note="因数据不足中断的不另立"),
        Column("closed_on", "销号日期", Kind.DATE),
        Column("close_reason", "销号原因"),
        Column("last_event", "最近回执"),
        Column("last_event_on", "最近回执日期", Kind.DATE),
        Column("last_reason", "最近回执原因"),
        Column("verdict", "最近核实结论"),
        Column("verdict_on", "最近核实日期", Kind.DATE),
        Column("cooldown_until", "冷却期至", Kind.DATE),
        Column("case_since", "核实属实日期", Kind.DATE, note="此后的预警并入这一线索"),
        Column("revisit_on", "再次入户日期", Kind.DATE),
        Column("reopened_on", "重新核查日期", Kind.DATE),
        Column("due_on", "线索核查时限", Kind.DATE, note="不需入户的为空"),
        Column("days_overdue", "超期天数", Kind.COUNT),
        Column(
            "escalated", "逾期升级", Kind.FLAG, note="超过核查时限又满 escalation_days 天仍无核查结论，升级上报旗县区"
        ),
        Column("times_warned", "累计预警次数", Kind.COUNT, note="不间断列入名单的段数，首次为1"),
        Column("times_rejected", "累计核实不属实次数", Kind.COUNT),
        Column("visit_rank", "优先序", Kind.COUNT, note="苏木乡镇内的入户顺序；不需入户的为空"),
        Column("score", "得分", Kind.COUNT),
        Column("score_severity", "等级得分", Kind.COUNT),
        Column("score_causes", "风险原因得分", Kind.COUNT),
        Column("score_income", "收入缺口得分", Kind.COUNT),
        Column("score_rigid", "刚性支出得分", Kind.COUNT),
        Column("score_people", "家庭人口得分", Kind.COUNT),
        Column("score_unable", "无劳动能力得分", Kind.COUNT),
        Column("score_overdue", "超期得分", Kind.COUNT),
        Column("score_repeats", "重复预警得分", Kind.COUNT),
        Column("score_unknown", "数据不详得分", Kind.COUNT),
        Column("score_rejected", "核实不属实减分", Kind.COUNT),
        Column("score_note", "得分说明"),
    ),
    order=("household_no",),
    note="凡列入过预警名单的户一户一条。得分只排入户先后，不是认定依据；权重见规则库 score_ 开头的参数。",
    serves=("4.18",),
)

UNMATCHED_RECEIPT = Table(
    "unmatched_receipt",
    "未能匹配的核查回执",
    (
        AS_OF,
        Column("event_no", "事件编号"),
        HOUSEHOLD,
        Column("county_code", "旗县区代码", Kind.AREA6, note="查不到该户的为空"),
        Column("event", "事件"),
        Column("occurred_on", "办理日期", Kind.DATE),
        Column(
            "problem",
            "问题",
            note="future 办理日期在数据截止日期之后，never_listed 该户从未列入预警名单，"
            "before_listed 办理日期早于首次列入名单",
        ),
        Column("delivery", "文件"),
        Column("row", "行号", Kind.COUNT),
    ),
    order=("event_no",),
    note="不采用，列出待报送单位核对；流程为线索核查的回执才在此列。",
)
