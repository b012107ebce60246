"""Which national labels a household bears on D, as an explanation tells it. Read from a run; nothing is judged here."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from fangpin_pipeline.labels import Label
from fangpin_pipeline.outputs.explain_inputs import Input, Known, Missing, inputs_of, missing_of
from fangpin_pipeline.rulebook import Setting

_VERDICTS = {"hit": "符合", "clear": "不符合", "unknown": "无法判断"}


@dataclass(frozen=True)
class LabelTold:
    """One label in use on D: its verdict, the guidance it follows, the line of the year, what it reads and lacks."""

    label: str
    title: str
    verdict: str
    guidance: str
    line: str
    standard: str
    inputs: tuple[Input, ...]
    missing: tuple[Missing, ...]
    clears_when: str


def labels_told(
    labels: Iterable[Label],
    rows: Sequence[Mapping[str, Any]],
    known: Known,
    as_of: date,
    settings: Mapping[str, Setting],
) -> tuple[LabelTold, ...]:
    """Those of `labels` that are in use on D, from rows of `household_label`; one without a row is clear."""
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
            inputs_of(label, known),
            missing_of((found[label.name]["missing"] or "") if label.name in found else "", known.ages),
            label.clears_when,
        )
        for label in labels
        if _in_use(label, as_of, settings)
    )


def label_lines(told: Sequence[LabelTold]) -> Iterator[str]:
    """The labels in short; nothing on a day on which none is in use. What they read is told as that of rules is."""
    if told:
        yield from ("", "国家监测对象标签（只作参考，不列入预警名单）")
    for one in told:
        yield f"  【{_VERDICTS[one.verdict]}】{one.title}　依据 {one.guidance}　监测范围 {one.line}（{one.standard}）"
        yield from (f"    缺失：{missing.what}" for missing in one.missing)


def _in_use(label: Label, as_of: date, settings: Mapping[str, Setting]) -> bool:
    since, until = (settings[name].value if name else None for name in (label.since, label.until))
    return isinstance(since, date) and since <= as_of and not (isinstance(until, date) and until <= as_of)
