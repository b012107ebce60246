"""Part seven, 存在问题: what the numbers show to be wrong, with where the objects are listed. Names no household."""

from fangpin_pipeline.outputs.report.declare import Block, Note, Table, text
from fangpin_pipeline.outputs.report.evidence import Evidence
from fangpin_pipeline.outputs.report.problems import place_word, problems


def blocks(evidence: Evidence) -> list[Block]:
    """Problems by kind; lists of objects stay in the internal workbooks."""
    found = problems(evidence)
    if not found:
        return [
            text(f"按已报送的数据，{place_word(evidence)}本期未发现上述口径的问题；未报送数据的事项不在此结论之内。")
        ]
    rows = tuple((one.kind, one.what, one.number, one.owner, one.annex) for one in found)
    head = ("类别", "问题", "数量", "责任部门", "对象清单所在")
    return [
        text(
            f"按数据比对，{place_word(evidence)}本期有{len(rows)}项问题。以下只列数量，涉及的户和行见内部工作簿，不随本报告印发。"
        ),
        Table("存在问题清单", head, rows, (16, 36, 14, 14, 20), texts=2),
        Note("来源 clue、unmatched_receipt、coverage、cross_check、indicator_value。"),
    ]
