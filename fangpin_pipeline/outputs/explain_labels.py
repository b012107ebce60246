"""Which national labels a household bears on D, as an explanation tells it. Read from a run; nothing is judged here."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from fangpin_pipeline.labels import Label, all_labels
from fangpin_pipeline.rulebook import Setting

_VERDICTS = {"hit": "符合", "clear": "不符合", "unknown": "无法判断"}


@dataclass(frozen=True)
class LabelTold:
    """One label in use on D: its verdict, the guidance it follows, the line of the year and what is missing."""

    label: str
    title: str
    verdict: str
    guidance: str
    line: str
    standard: str
    missing: str


def labels_told(
    rows: Sequence[Mapping[str, Any]], as_of: date, settings: Mapping[str, Setting]
) -> tuple[LabelTold, ...]:
    """The labels in use on D from a household's rows of `household_label`; those without a row are clear."""
    found = {row["label"]: row for row in rows}
    line = settings["label_line"]
    return tuple(
        LabelTold(
            label.name,
            label.title,
            found[label.name]["verdict"] if label.name in found else "clear",
            label.guidance,
            line.text,
            line.citation,
            (found[label.name]["missing"] or "") if label.name in found else "",
        )
        for label in all_labels().values()
        if _in_use(label, as_of, settings)
    )


def label_lines(told: Sequence[LabelTold]) -> Iterator[str]:
    """The labels as a clerk reads them; nothing on a day on which none is in use."""
    if told:
        yield from ("", "国家监测对象标签（只作参考，不列入预警名单）")
    for one in told:
        yield f"  【{_VERDICTS[one.verdict]}】{one.title}　依据 {one.guidance}　监测范围 {one.line}（{one.standard}）"
        if one.missing:
            yield f"    缺失：{one.missing}"


def _in_use(label: Label, as_of: date, settings: Mapping[str, Setting]) -> bool:
    since, until = (settings[name].value if name else None for name in (label.since, label.until))
    return isinstance(since, date) and since <= as_of and not (isinstance(until, date) and until <= as_of)
