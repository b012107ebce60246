"""An explanation as a clerk reads it: what is hit, what nobody can judge, and in short what is clear.

What it says is found in `explain`; here it is only laid out.
"""

from collections.abc import Iterator, Sequence
from itertools import groupby

from fangpin_pipeline.outputs.clue_words import told_clue
from fangpin_pipeline.outputs.explain import EvidenceRow, Explanation, Reason
from fangpin_pipeline.outputs.explain_inputs import Extent, Input, Missing
from fangpin_pipeline.outputs.explain_labels import label_lines
from fangpin_pipeline.outputs.explain_rows import SourceRow
from fangpin_pipeline.outputs.labels import SEVERITIES, chinese_date
from fangpin_pipeline.outputs.wording import extract_named

_GROUPS = {"hit": "触发", "unknown": "无法判断", "clear": "未触发"}
_MANY = 8
_NOTHING = "0.00"
_NO_ROWS = "读入的数据行已不在缓存中，只有触发的规则列出来源行；重新筛查这一天后可全部查到。"


def as_text(told: Explanation, whole: bool = False) -> str:
    """The explanation in Chinese; with `whole` also rules that are clear are told with all their inputs."""
    return "\n".join([*_head(told), *_reasons(told, whole), *label_lines(told.labels), *_label_inputs(told, whole)])


def _head(told: Explanation) -> Iterator[str]:
    kind = "建档立卡户" if told.kind == "registered" else "一般农牧户"
    size = "未知" if told.n is None else f"{told.n}人"
    yield f"户编号 {told.household_no}　{kind}　家庭人口 {size}　嘎查村代码 {told.village_code}"
    yield f"数据截止 {chinese_date(told.as_of)}　运行编号 {told.run_id}"
    if told.warning and told.warning["state"] != "cleared":
        yield (
            f"在预警名单：{SEVERITIES[told.warning['severity']]}，首次预警 {chinese_date(told.warning['first_seen'])}，"
            f"核查时限 {chinese_date(told.warning['due_on'])}"
        )
    else:
        yield "不在预警名单"
    if told.clue:
        yield from told_clue(told.clue)
    if not told.rows_kept:
        yield _NO_ROWS
    yield "名单是入户核实的线索，不是认定结论。"


def _reasons(told: Explanation, whole: bool) -> Iterator[str]:
    for verdict, title in _GROUPS.items():
        reasons = [reason for reason in told.reasons if reason.verdict == verdict]
        if not reasons:
            continue
        yield from ("", f"━━ {title}（{len(reasons)}项）")
        if verdict == "clear" and not whole:
            yield f"  {'；'.join(f'{reason.title} {reason.rule}' for reason in reasons)}"
            yield "  （各项的数值和来源行：加 --all 或 --rule 规则编号）"
            continue
        for reason in reasons:
            yield from _reason(reason)


def _reason(reason: Reason) -> Iterator[str]:
    severity = f"（{SEVERITIES[reason.severity]}）" if reason.severity else ""
    yield (f"【{_GROUPS[reason.verdict]}{severity}】{reason.title} {reason.rule}　条款 {reason.clause}　{reason.owner}")
    if reason.sentence:
        yield f"  {reason.sentence}"
    else:
        yield from (f"  数值 {value}　标准 {limit}" for value, limit in reason.cases)
    for one in reason.missing:
        yield f"  缺失：{missing_words(one)}"
    for standard in reason.standards:
        yield f"  标准：{standard.label} {standard.value}，{standard.document}"
    for one_input in reason.inputs:
        yield from input_lines(one_input)
    if reason.evidence and not any(one.rows for one in reason.inputs):
        yield from (f"  来源：{_evidence(row)}" for row in reason.evidence)
    for text in reason.to_clear:
        yield f"  解除所需：{text}"
    if reason.verdict == "unknown":  # the sentence of a hit says it
        yield f"  解除条件：{reason.clears_when}"


def _label_inputs(told: Explanation, whole: bool) -> Iterator[str]:
    """What the labels read: most of it stands with the rules, so that it is told only where somebody asks for it."""
    for label in told.labels if whole else ():
        yield f"  {label.title} {label.label}"
        for one in label.inputs:
            yield from input_lines(one, "    ")


def missing_words(one: Missing) -> str:
    """What is missing, who owes it, and since when it is late."""
    owed = f"，由{one.department}提供" if one.department else ""
    since = f"，自{chinese_date(one.stale_since)}起过期" if one.stale_since else ""
    return f"{one.what}{owed}{since}"


def input_lines(one: Input, indent: str = "  ") -> Iterator[str]:
    """An input: its value, then each extract with its age and the rows of it."""
    yield f"{indent}· {one.label}：{one.words}"
    for extent in one.extracts:
        yield f"{indent}    {_age(extent)}"
        mine = [row for row in one.rows if row.extract == extent.extract]
        for row in mine[:_MANY]:
            yield f"{indent}      {_row(row)}"
        if len(mine) > _MANY:
            yield f"{indent}      另有：{_places(mine[_MANY:])}"


def _age(extent: Extent) -> str:
    name = f"{extent.department}《{extent.title}》"
    if extent.received_on is None:
        return f"{name}从未收到"
    if not extent.fresh:
        since = f"，自{chinese_date(extent.stale_since)}起过期" if extent.stale_since else ""
        return f"{name}{extent.received_on}接收，已{extent.age_days}天，应在{extent.max_age}天以内{since}，不采用"
    note = f"：{extent.note}" if extent.note else ""
    return f"{name}{extent.received_on}接收，数据龄期{extent.age_days}天{note}"


def place(row: SourceRow | EvidenceRow) -> str:
    """Delivery, sheet and row as a clerk finds them; rows of files without sheets are counted as records."""
    return f"{row.delivery} 工作表“{row.sheet}”第{row.row}行" if row.sheet else f"{row.delivery} 第{row.row}行"


def _row(row: SourceRow) -> str:
    member = f"{row.member}　" if row.member else ""
    cells = "，".join(f"{cell.label} {cell.value}" for cell in row.cells if cell.value != _NOTHING)
    return f"{place(row)}　{member}{cells}"


def _places(rows: Sequence[SourceRow]) -> str:
    by_file = groupby(rows, key=lambda row: (row.delivery, row.sheet))
    return "；".join(
        f"{delivery} {f'工作表“{sheet}”' if sheet else ''}第{'、'.join(str(row.row) for row in some)}行"
        for (delivery, sheet), some in by_file
    )


def _evidence(row: EvidenceRow) -> str:
    return f"{place(row)}（{extract_named(row.extract).title}）"
