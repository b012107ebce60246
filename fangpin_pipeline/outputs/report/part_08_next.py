"""Part eight, 整改与下一步打算: who puts each problem right; by when, the county decides."""

from fangpin_pipeline.outputs.report.declare import Block, Table, text
from fangpin_pipeline.outputs.report.evidence import Evidence
from fangpin_pipeline.outputs.report.problems import problems

_TO_DECIDE = "待旗县区研究确定"


def blocks(evidence: Evidence) -> list[Block]:
    """A draft of what to do, from part seven."""
    found = problems(evidence)
    told = text("以下由第七部分的问题生成，供研究；整改时限和完成情况由旗县区确定和填写，本报告不代拟。")
    if not found:
        return [told, text("本期没有由数据生成的整改事项。")]
    rows = tuple(
        (str(place), f"{one.kind}：{one.what}", one.owner, one.remedy, _TO_DECIDE) for place, one in enumerate(found, 1)
    )
    return [
        told,
        Table("整改事项（初稿）", ("序号", "问题", "责任单位", "措施建议", "时限"), rows, (8, 38, 14, 22, 18), texts=2),
    ]
