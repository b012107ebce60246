"""The catalogue of expectations as a page of Markdown: every check of every extract, from the declarations alone.

Checks over several extracts (T4) are declared elsewhere; their rows are handed in.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from expectations.suites import suite
from fangpin_pipeline.contracts import Extract
from fangpin_pipeline.contracts.derive import AREA_SCOPE
from fangpin_pipeline.extracts import all_extracts
from fangpin_pipeline.reading.file_checks import file_checks
from fangpin_pipeline.reading.gate import Tier

CROSS_TABLE = "T4"

_MEANINGS = {
    Tier.STOP.value: "整份文件拒收，此前的数据继续有效",
    Tier.QUARANTINE.value: "隔离不合格的行或单元格，其余照常使用",
    Tier.WARN.value: "提示并计数，数据照常使用",
    CROSS_TABLE: "多种数据相互核对，提示并反馈责任部门",
}
_HEADER = (
    "| 编号 | 检查内容 | 字段 | 层级 | 依据 | 不合格时 |",
    "|---|---|---|---|---|---|",
)


@dataclass(frozen=True)
class Entry:
    """One check as an official reads of it. `section` is the extract, or what several extracts are compared about;
    `column` is empty where a whole file or several tables are looked at."""

    section: str
    name: str
    title: str
    column: str
    tier: str
    basis: str
    consequence: str


def catalogue() -> list[Entry]:
    """The checks of files and rows, extract by extract."""
    return [entry for extract in all_extracts().values() for entry in _entries(extract)]


def page(more: Iterable[Entry] = ()) -> str:
    """The catalogue as Markdown; `more` are checks that stand in no suite of an extract, in the order to print them."""
    lines = ["# 数据质量检查目录", "", "本页由检查的声明生成，请勿手工修改。", ""]
    entries = [*catalogue(), *more]
    lines += ["| 层级 | 不合格时 | 检查数 |", "|---|---|---|"]
    for tier, meaning in _MEANINGS.items():
        if count := sum(entry.tier == tier for entry in entries):
            lines.append(f"| {tier} | {meaning} | {count} |")
    for section in dict.fromkeys(entry.section for entry in entries):
        lines += ["", f"## {section}", "", *_HEADER]
        lines += [_row(entry) for entry in entries if entry.section == section]
    return "\n".join(lines) + "\n"


def _entries(extract: Extract) -> Iterator[Entry]:
    section = f"{extract.number} {extract.title}（{extract.department}）"
    for file in file_checks(extract):
        yield Entry(section, file.name, file.title, "", Tier.STOP.value, file.basis, "整份拒收")
    for check in suite(extract):
        names = check.column.split("+")
        labels = "＋".join(extract.by_name[name].label for name in names)
        consequence = _consequence(extract, check.tier, check.rule, names)
        yield Entry(section, check.name, check.title, labels, check.tier.value, check.basis, consequence)


def _consequence(extract: Extract, tier: Tier, rule: str, names: list[str]) -> str:
    if tier is Tier.WARN:
        return "提示并计数"
    whole_row = len(names) > 1 or rule == AREA_SCOPE or extract.by_name[names[0]].required
    return "隔离整行" if whole_row else "单元格置空并列出"


def _row(entry: Entry) -> str:
    cells = (f"`{entry.name}`", entry.title, entry.column, entry.tier, entry.basis, entry.consequence)
    return "| " + " | ".join(cell.replace("|", "\\|") for cell in cells) + " |"
