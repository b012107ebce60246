"""The catalogue of expectations as a page of Markdown: every check of every extract, from the declarations alone.

Checks of files are declared in the domain, of rows beside this module, across tables in `fangpin_pipeline.quality`.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from expectations.suites import suite
from fangpin_pipeline.contracts import Extract
from fangpin_pipeline.contracts.derive import AREA_SCOPE
from fangpin_pipeline.extracts import all_extracts
from fangpin_pipeline.quality import CrossCheck, all_checks
from fangpin_pipeline.reading.file_checks import file_checks
from fangpin_pipeline.reading.gate import Tier

CROSS_TABLE = "T4"

_MEANINGS = {
    Tier.STOP.value: "整份文件拒收，此前的数据继续有效",
    Tier.QUARANTINE.value: "隔离不合格的行或单元格，其余照常使用",
    Tier.WARN.value: "提示并计数，数据照常使用",
    CROSS_TABLE: "多种数据相互核对，计数并反馈责任部门",
}
_HEADER = (
    "| 编号 | 检查内容 | 字段或所比数据 | 层级 | 依据 | 不合格时 |",
    "|---|---|---|---|---|---|",
)


@dataclass(frozen=True)
class Entry:
    """One check as an official reads of it. `looked_at` is the label of a column, or the extracts that are compared;
    empty where a whole file is looked at."""

    name: str
    title: str
    looked_at: str
    tier: str
    basis: str
    consequence: str


def catalogue() -> dict[Extract, tuple[Entry, ...]]:
    """Every check by the extract whose department answers for it: of files, of rows, and against other tables."""
    return {
        extract: (*_of_files(extract), *_of_rows(extract), *_across_tables(extract))
        for extract in all_extracts().values()
    }


def page() -> str:
    """The catalogue as Markdown."""
    entries = catalogue()
    lines = ["# 数据质量检查目录", "", "本页由检查的声明生成，请勿手工修改。", ""]
    lines += ["| 层级 | 不合格时 | 检查数 |", "|---|---|---|"]
    for tier, meaning in _MEANINGS.items():
        count = sum(entry.tier == tier for checks in entries.values() for entry in checks)
        lines.append(f"| {tier} | {meaning} | {count} |")
    for extract, checks in entries.items():
        lines += ["", f"## {extract.number} {extract.title}（{extract.department}）", "", *_HEADER]
        lines += [_row(entry) for entry in checks]
    return "\n".join(lines) + "\n"


def _of_files(extract: Extract) -> Iterator[Entry]:
    for check in file_checks(extract):
        yield Entry(check.name, check.title, "", Tier.STOP.value, check.basis, "整份拒收")


def _of_rows(extract: Extract) -> Iterator[Entry]:
    for check in suite(extract):
        names = check.column.split("+")
        labels = "＋".join(extract.by_name[name].label for name in names)
        consequence = _consequence(extract, check.tier, check.rule, names)
        yield Entry(check.name, check.title, labels, check.tier.value, check.basis, consequence)


def _across_tables(extract: Extract) -> Iterator[Entry]:
    for check in all_checks().values():
        if check.extract == extract.number:
            yield Entry(check.id, check.title, _compared(check), CROSS_TABLE, check.basis, "反馈责任部门核对")


def _compared(check: CrossCheck) -> str:
    return "、".join(all_extracts()[number].title for number in check.needs)


def _consequence(extract: Extract, tier: Tier, rule: str, names: list[str]) -> str:
    if tier is Tier.WARN:
        return "提示并计数"
    whole_row = len(names) > 1 or rule == AREA_SCOPE or extract.by_name[names[0]].required
    return "隔离整行" if whole_row else "单元格置空并列出"


def _row(entry: Entry) -> str:
    cells = (f"`{entry.name}`", entry.title, entry.looked_at, entry.tier, entry.basis, entry.consequence)
    return "| " + " | ".join(cell.replace("|", "\\|") for cell in cells) + " |"
