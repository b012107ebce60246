"""Part two, 责任落实: visits, village teams, meetings and talks, as articles nine and ten have them measured."""

from fangpin_pipeline.outputs.report.common import indicator_blocks
from fangpin_pipeline.outputs.report.declare import Block, text
from fangpin_pipeline.outputs.report.evidence import Evidence
from fangpin_pipeline.outputs.report.headlines import headline_table


def blocks(evidence: Evidence) -> list[Block]:
    """Who has done what the policy makes them responsible for."""
    return [
        text(
            "本部分按第九条、第十条的指标反映遍访、驻村、会商、约谈等责任落实情况；没有报送数据的事项写明“未报”，不推断为未落实。"
        ),
        *headline_table(evidence, "duty"),
        *indicator_blocks(evidence, "duty"),
    ]
