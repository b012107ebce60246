"""The measured table and the targets as Markdown, in Chinese for the terminal and in English for a page."""

from collections.abc import Sequence

from fangpin_pipeline.bench.aims import Reached, aims
from fangpin_pipeline.bench.figures import Said, Sizes, rows

ZH, EN = "zh", "en"
_WHAT = Said("测量项（CPU 秒，每户微秒；用时；峰值内存）", "what (CPU s, CPU a household; wall; peak memory)")
_TARGET, _BOUND = Said("目标", "target"), Said("要求", "bound")
_KEPT, _MISSED = Said("达到", "reached"), Said("未达到", "not reached")


def markdown(sizes: Sizes, language: str) -> str:
    """Two tables: what was measured, and what of the targets was reached."""
    heads = [f"{households:,}" for households in sizes]
    measured = [[_in(row.label, language), *row.cells] for row in rows(sizes)]
    wanted = [
        [_in(aim.label, language), _in(aim.bound, language), *(_reached(one, language) for one in aim.sizes)]
        for aim in aims(sizes)
    ]
    return "\n\n".join(
        (
            _table([_in(_WHAT, language), *heads], measured),
            _table([_in(_TARGET, language), _in(_BOUND, language), *heads], wanted),
        )
    )


def _reached(one: Reached, language: str) -> str:
    if one.value is None:
        return ""
    return f"{one.value} {_in(_KEPT if one.kept else _MISSED, language)}"


def _in(said: Said, language: str) -> str:
    return said.zh if language == ZH else said.en


def _table(head: Sequence[str], lines: Sequence[Sequence[str]]) -> str:
    return "\n".join(f"| {' | '.join(line)} |" for line in (head, ["---"] * len(head), *lines))
