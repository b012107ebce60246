"""Part five, 巩固成效: who left the list and why, incomes, poverty measures, and the indicators of its articles."""

from fangpin_pipeline.outputs.labels import REASONS_CLEARED
from fangpin_pipeline.outputs.report.common import indicator_blocks
from fangpin_pipeline.outputs.report.declare import Block, Cell, Heading, Note, Paragraph, Table, joined, text
from fangpin_pipeline.outputs.report.evidence import Evidence, share
from fangpin_pipeline.outputs.report.headlines import headline_sentence, headline_table
from fangpin_pipeline.outputs.report.published import published_table

_RATES = {"a05_return_rate": "返贫率", "a05_new_poverty_rate": "新致贫率", "a05_satisfied": "群众认可度"}
_CLOSED = {
    "resolved": REASONS_CLEARED["resolved"],
    "unknown_now": REASONS_CLEARED["unknown_now"],
    "gone": REASONS_CLEARED["gone"],
}
_POVERTY = (
    *("population", "line", "households", "unknown_households", "poor_households", "headcount", "gap", "severity"),
    *("gini", "coverage", "status"),
)
_DEPRIVATION = (
    *("population", "dimensions", "measure", "dimension", "households", "unknown_share", "value", "coverage"),
    "status",
)


def blocks(evidence: Evidence) -> list[Block]:
    """What has been gained, and whether it holds."""
    return [
        Heading("（一）返贫、新致贫与群众认可度", 2),
        headline_sentence(evidence, _RATES),
        text(
            "返贫、新致贫按扶贫部门登记的户类型计，以旗县区认定为准；群众认可度为入户抽样中表示满意的占比，按抽样权重计。"
        ),
        *headline_table(evidence, "results"),
        Heading("（二）返贫致贫风险与收入", 2),
        _risk(evidence),
        _income(evidence),
        Heading("（三）退出名单的原因", 2),
        *_exits(evidence),
        Heading("（四）贫困与不平等测度", 2),
        *published_table(evidence, "poverty_measure", "贫困与不平等测度", _POVERTY),
        *published_table(evidence, "deprivation", "多维贫困（两不愁三保障及饮水）", _DEPRIVATION),
        *indicator_blocks(evidence, "results"),
    ]


def _risk(evidence: Evidence) -> Paragraph:
    households = evidence.count("household_fact")
    unstable = evidence.count("household_class", c1_unstable_exit="hit")
    registered = evidence.count("household_fact", kind="registered")
    low = evidence.count("household_class", c2_low_income="hit")
    return joined(
        [
            (
                "符合“非持续稳定脱贫户”的",
                unstable,
                "户，占建档立卡户的",
                share(unstable, registered),
                "，是有返贫风险的户",
            ),
            ("符合“非建档立卡低收入户”的", low, "户，占全部家庭的", share(low, households), "，是有新致贫风险的户"),
            ("以上为数据比对的线索，返贫、新致贫以旗县区认定为准",),
        ],
        mark="；",
    )


def _income(evidence: Evidence) -> Paragraph:
    table = evidence.table("household_fact")
    if table is None:
        return text("本期的筛查没有家庭指标，收入情况不明。")
    total, unknown = evidence.total("household_fact", "ni", kind="registered")
    registered = evidence.count("household_fact", kind="registered")
    if total.value is None or registered.value is None or int(registered.value) == unknown:
        return text("建档立卡户均没有有效期内的收入记录，收入情况不明。")
    return text(
        "建档立卡户有收入记录的家庭，家庭纯收入合计",
        total,
        "元；",
        "没有有效期内收入记录的建档立卡户",
        evidence.count("household_fact", kind="registered", ni=None),
        "户，未计入，也不按零计。",
    )


def _exits(evidence: Evidence) -> list[Block]:
    if evidence.table("clue") is None:
        return [text("本期的筛查没有线索台账，退出原因不明。")]
    rows: list[tuple[Cell, ...]] = [
        (words, evidence.count("clue", standing="closed", close_reason=code)) for code, words in _CLOSED.items()
    ]
    rows.append(("数据不足，暂不能判断（仍在台账）", evidence.count("clue", standing="unknown")))
    return [
        Table("退出名单的线索及原因", ("原因", "线索（条）"), tuple(rows), (70, 30)),
        Note("“数据不足”不等于风险消除，待数据补报后重新判断。来源 clue。"),
    ]
