"""Part nine, 附表附图: scores, the townships one by one, funds and assets, and all indicators with their numbers."""

from fangpin_pipeline.indicators import all_indicators
from fangpin_pipeline.outputs.report.common import indicators_of, township_note, township_table
from fangpin_pipeline.outputs.report.declare import Block, Cell, Heading, Note, Table, text
from fangpin_pipeline.outputs.report.evidence import Evidence
from fangpin_pipeline.outputs.report.published import published_table
from fangpin_pipeline.outputs.report.scored import scored_table

_ARTICLES = tuple(str(number) for number in range(1, 12))

_SCORES = ("section", "weight", "score", "known", "indicators", "coverage", "rank", "low", "high", "status")


def blocks(evidence: Evidence) -> list[Block]:
    """The tables that the text leaves out."""
    townships, _ = township_table(evidence, "分苏木乡镇一览表")
    return [
        Heading("附表1　指标体系及得分表", 2),
        *published_table(evidence, "assessment_score", "得分表", _SCORES),
        *scored_table(evidence),
        Heading("附表2　分苏木乡镇一览表", 2),
        townships,
        township_note(evidence),
        Heading("附表3　资金资产表", 2),
        *_funds(evidence),
        Heading("附表4　指标编号与本期数值", 2),
        *_numbers(evidence),
    ]


def _funds(evidence: Evidence) -> list[Block]:
    found = [one for one in all_indicators().values() if one.fen]
    if not found:
        return [text("尚无以金额计的指标，资金资产情况见第四部分。")]
    rows: list[tuple[Cell, ...]] = []
    for one in found:
        cells = evidence.indicator(one)
        rows.append((one.title, one.clause, cells["numerator"], cells["value"], cells["coverage"], str(one.owner)))
    head = ("项目", "条款", "合计金额", "本期值", "覆盖率", "责任部门")
    return [
        Table("资金资产表", head, tuple(rows), (34, 8, 18, 16, 12, 12), texts=2),
        Note("合计金额按万元，户均按元。"),
    ]


def _numbers(evidence: Evidence) -> list[Block]:
    rows: list[tuple[Cell, ...]] = []
    for one in indicators_of(_ARTICLES):
        cells = evidence.indicator(one)
        rows.append((one.id, one.title, cells["value"], cells["status"]))
    head = ("指标编号", "指标", "本期", "状态")
    return [Table("全部指标", head, tuple(rows), (38, 38, 13, 11), texts=2), Note(f"运行 {evidence.run.id}。")]
