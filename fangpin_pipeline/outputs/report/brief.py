"""The brief of a week or longer, two pages: the list and how it changed, clues that are due, data that are late."""

from fangpin_pipeline.outputs.report import part_04_work, part_06_outlook
from fangpin_pipeline.outputs.report.declare import Block, Heading, Note, Table, text
from fangpin_pipeline.outputs.report.evidence import Evidence
from fangpin_pipeline.outputs.report.problems import problems

_MOST = 12


def blocks(evidence: Evidence) -> list[Block]:
    """What changed in the period; without a screening in it, that."""
    if evidence.current is None:
        return [text(f"本{evidence.period.span}没有发布的筛查，没有数字。")]
    return [
        Heading("一、预警名单"),
        *part_04_work.listed(evidence),
        *part_06_outlook.course(evidence),
        Heading("二、需要办理的事项"),
        *_to_do(evidence),
        Note("预警是入户核查的线索，不是认定结论；未报、数据不足的不按零计。"),
    ]


def _to_do(evidence: Evidence) -> list[Block]:
    found = problems(evidence)
    if not found:
        return [text(f"按已报送的数据，本{evidence.period.span}没有需要提示的事项。")]
    rows = tuple((one.kind, one.what, one.number, one.owner) for one in found[:_MOST])
    more = f"另有{len(found) - _MOST}项见评估报告。" if len(found) > _MOST else ""
    table = Table("需要办理的事项", ("类别", "事项", "数量", "责任部门"), rows, (20, 46, 17, 17), texts=2)
    return [table, *([text(more)] if more else [])]
