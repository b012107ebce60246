"""Employment by month: what the declaration cannot say about one row."""

from expectations.candidates import AGE, RECEIVED_ON
from expectations.checks import advice, fen
from expectations.hand_kept.reasons import PRACTICE, YOUNGEST_LABOUR
from expectations.usual import Usual

_USUAL = Usual("X20")
_WAGES = "务工监测核查的通行口径：月收入低于100元、低于400元或高于30000元的须核实"

CHECKS = (
    advice(
        "month_in_time", "所属月份不晚于接收日期所在月份", "month", f"month <= {RECEIVED_ON}", "已经过去的月份才会上报"
    ),
    advice(
        "wage_not_tiny",
        "月收入为0或不低于100元",
        "monthly_wage",
        f"monthly_wage <= 0 OR monthly_wage >= {fen(100)}",
        _WAGES,
    ),
    advice(
        "wage_not_small",
        "月收入不在100至400元之间",
        "monthly_wage",
        f"monthly_wage < {fen(100)} OR monthly_wage >= {fen(400)}",
        _WAGES,
    ),
    advice("wage_not_large", "月收入不超过30000元", "monthly_wage", f"monthly_wage <= {fen(30_000)}", _WAGES),
    advice("wage_not_negative", "月收入不为负", "monthly_wage", "monthly_wage >= 0", _WAGES),
    advice(
        "wage_of_work",
        "未就业的没有月收入，就业的月收入大于0",
        "monthly_wage",
        "(kind = '未就业') = (monthly_wage = 0)",
        PRACTICE,
    ),
    _USUAL.told("monthly_wage", "kind", "kind NOT IN ('未就业', '自主经营')", "受雇就业的"),
    _USUAL.told("place", "kind", "kind = '外出务工'", "外出务工的"),
    advice(
        "work_old_enough",
        f"就业的年满{YOUNGEST_LABOUR}岁",
        "kind",
        f"kind = '未就业' OR {AGE} >= {YOUNGEST_LABOUR}",
        "劳动法：禁止招用未满16周岁的人",
    ),
    advice(
        "public_post_age",
        "公益岗人员年满16岁、不满70岁",
        "kind",
        f"kind <> '公益岗' OR {AGE} BETWEEN {YOUNGEST_LABOUR} AND 69",
        PRACTICE,
    ),
    *_USUAL.in_time("training_on"),
    *_USUAL.named("name"),
)
