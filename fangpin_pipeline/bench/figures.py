"""What a benchmark measured, as rows of a table, and which targets it reached; in Chinese and in English.

`parts` of each size hold what `run` collected. CPU seconds add up all threads and processes.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from fangpin_pipeline.bench.place import Told

Sizes = Mapping[int, Told]
_START = "start"


@dataclass(frozen=True)
class Said:
    """A text in both languages."""

    zh: str
    en: str


@dataclass(frozen=True)
class Row:
    """One line of the table: its cells by size; empty where nothing was measured."""

    label: Said
    cells: tuple[str, ...]


GROUPS = {
    "reading": Said("读取文件", "reading"),
    "gating": Said("质量检查（Great Expectations）", "gating (Great Expectations)"),
    "identity": Said("生效数据与归户", "rows in force, identity"),
    "facts": Said("指标（家庭）", "facts"),
    "rules": Said("规则、四类对象与依据", "rules, classes, findings, evidence"),
    "lists": Said("名单、线索与台账", "lists, clues, ledgers"),
    "quality": Said("质量表与数据核对", "quality tables, cross-checks"),
    "indicators": Said("指标值、评分与贫困测度", "indicators, scores, poverty measures"),
    "outputs": Said("发布、分析库与工作簿", "publication, mart, workbooks"),
    "rulebook": Said("规则库", "rulebook"),
}
UNCHANGED = {
    "same day": Said("同一日再次筛查", "the same day again"),
    "quiet day": Said("没有新交付的一日", "a day without deliveries"),
}
_FOLLOWING = {**UNCHANGED, "changed day": Said("三项数据有新交付的一日", "a day with three new extracts")}
SIDES = {
    "reading": Said("只读取文件：本系统", "reading alone: fangpin"),
    "bare texts": Said("单纯读取文件：文本", "reading alone: DuckDB and calamine, texts"),
    "bare types": Said("单纯读取文件：按类型", "reading alone: DuckDB and calamine, types"),
    "bound": Said("下限：扫描全部规则所用数据", "bound: scan of what all rules use"),
    "all rules": Said("指标、全部规则、依据与名单", "facts, all rules, findings, warnings"),
    "bound of nine": Said("下限：扫描九条规则所用数据", "bound: scan of what nine rules use"),
    "nine": Said("九条规则：本系统", "nine rules: fangpin"),
    "polars": Said("九条规则：Polars", "nine rules: Polars"),
    "pandas": Said("九条规则：pandas", "nine rules: pandas"),
}


def whole(told: Told, part: str) -> float | None:
    """CPU seconds of a part with the start of its process."""
    found = told["parts"].get(part)
    return None if found is None else float(found["cpu"] + found["start"])


def cpu(told: Told, part: str) -> float | None:
    """CPU seconds of a part's work."""
    found = told["parts"].get(part)
    return None if found is None else float(found["cpu"])


def ratio(above: float | None, below: float | None) -> float | None:
    """A quotient; None where a part was not measured."""
    return None if above is None or not below else above / below


def a_household(told: Told, seconds: float | None) -> float | None:
    """Microseconds a household."""
    return None if seconds is None else seconds / float(told["households"]) * 1e6


def rows(sizes: Sizes) -> list[Row]:
    """The table: the city, the day by groups, days that follow, reading, and the sides of the comparison."""
    return [Row(label, tuple(cell(told, key) for told in sizes.values())) for label, cell, key in _lines(sizes)]


def _lines(sizes: Sizes) -> Iterator[tuple[Said, Callable[[Told, str], str], str]]:
    """Label of each line, what writes a cell, and of which part or group."""
    yield Said("户数、人数", "households, persons"), _city, "people"
    yield Said("交付文件（份，MB）", "files, MB"), _city, "files"
    yield Said("生成城市", "making the city"), _process, "city"
    for group in _groups_of(sizes):
        label = GROUPS.get(group, Said(group, group))
        yield Said(f"一日：{label.zh}", f"day: {label.en}"), _group, group
    yield Said("一日：启动", "day: start of the process"), _group, _START
    yield Said("一日合计", "whole day"), _process, "day"
    for part, label in _FOLLOWING.items():
        yield label, _following, part
    yield Said("Dagster 的开销", "Dagster's overhead"), _dagster, "dagster"
    for part, label in SIDES.items():
        yield label, _work, part


def _groups_of(sizes: Sizes) -> list[str]:
    """Groups of all sizes in the order of the report, unknown ones last."""
    found = {group for told in sizes.values() for group in told["parts"].get("day", {}).get("groups", {})}
    return [*(group for group in GROUPS if group in found), *sorted(found - set(GROUPS))]


def _city(told: Told, key: str) -> str:
    if key == "people":
        return f"{told['households']:,}, {told['persons']:,}"
    return f"{told['files']}, {told['megabytes']:,.1f}"


def _process(told: Told, part: str) -> str:
    return _cost(told, part, whole(told, part), "elapsed")


def _work(told: Told, part: str) -> str:
    return _cost(told, part, cpu(told, part), "wall")


def _cost(told: Told, part: str, seconds: float | None, wall: str) -> str:
    if seconds is None:
        return ""
    found = told["parts"][part]
    used = f"{seconds:.2f} s, {a_household(told, seconds):.1f} µs"
    return f"{used}; wall {found[wall]:.2f} s; {found['peak']:,.0f} MB"


def _group(told: Told, group: str) -> str:
    total = whole(told, "day")
    if total is None:
        return ""
    groups = told["parts"]["day"]["groups"]
    # What is no stage: the start of the process, and the little between stages.
    seconds = total - sum(groups.values()) if group == _START else groups.get(group, 0.0)
    return f"{seconds:.2f} s, {a_household(told, seconds):.1f} µs, {seconds / total:.0%}"


def _following(told: Told, part: str) -> str:
    seconds, share = whole(told, part), ratio(whole(told, part), whole(told, "day"))
    return "" if seconds is None or share is None else f"{seconds:.2f} s, {share:.0%}"


def dagster_overhead(told: Told) -> tuple[float, float] | None:
    """CPU and wall seconds that a day costs more as a Dagster run than without."""
    seconds, plain = whole(told, "dagster"), whole(told, "same day")
    if seconds is None or plain is None:
        return None
    run, alone = (told["parts"][part]["elapsed"] for part in ("dagster", "same day"))
    return seconds - plain, run - alone


def _dagster(told: Told, part: str) -> str:
    found = dagster_overhead(told)
    return "" if found is None else f"{found[0]:.2f} s; wall {found[1]:.2f} s"
