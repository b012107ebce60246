"""The page that says what serves each clause and each named mechanism of the policy, and what is open.

It is made of what declarations themselves say they serve (`commands.served` gathers them): nothing is claimed here.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from fangpin_pipeline.rules.clauses import DOCUMENT, Clause, Mechanism, clauses, mechanisms

OPEN = "open"
_HEAD = f"""# 政策条款与机制的覆盖

本页由规则、指标、结果表等的声明生成（`fangpin dictionary --coverage`），请勿手工修改。政策原文：{DOCUMENT}。

- 一个条款由**声明中写明服务于它**的规则、类别、指标、核对、结果表和功能支撑；没有任何声明服务于它的，写 `{OPEN}`。
- 有支撑不等于办结：规则只提示线索，指标只反映情况，认定、审批和发放由有关单位办理。
- 指标的数据是否到齐，见每日的指标值表和数据质量页，不在本页。
"""


class Means(StrEnum):
    """What kind of declaration serves: the columns of the page, in their order."""

    RULE = "规则与类别"
    INDICATOR = "指标"
    CHECK = "跨表核对"
    TABLE = "台账与结果表"
    FUNCTION = "功能与数据接口"


# What only watches: a ledger or system is not there because somebody counts its rows.
_WATCHING = frozenset({Means.RULE, Means.INDICATOR, Means.CHECK})


@dataclass(frozen=True)
class Served:
    """One declaration: its kind, code and title, and the clauses and mechanisms that it says it serves."""

    means: Means
    code: str
    title: str
    serves: tuple[str, ...]


def coverage_page(declared: Iterable[Served]) -> str:
    """Every clause and every named mechanism with what serves it, as Markdown.

    Raises ValueError for a declaration that says it serves what the policy does not name.
    """
    found = sorted(declared, key=lambda one: (one.means, one.code))
    for one in found:
        if strange := set(one.serves) - clauses().keys() - mechanisms().keys():
            raise ValueError(f"{one.code} says it serves {', '.join(sorted(strange))}, which the policy does not name")
    lines = [_HEAD, *_summary(found), "## 一、条款", ""]
    lines += _table(["条款", "政策原文", "状态", *Means], (_clause(clause, found) for clause in clauses().values()))
    lines += ["", "## 二、文件点名的平台、台账和机制", "", *_mechanism_words()]
    columns = ["名称", "条款", "状态", "由什么支撑", "由什么监测"]
    lines += _table(columns, (_mechanism(mechanism, found) for mechanism in mechanisms().values()))
    return "\n".join(lines).rstrip() + "\n"


def serving(name: str, found: Sequence[Served]) -> list[Served]:
    """Declarations that say they serve a clause (by number) or a mechanism (by name)."""
    return [one for one in found if name in one.serves]


def watching(mechanism: Mechanism, found: Sequence[Served]) -> list[Served]:
    """Declarations that only tell how a mechanism does, through its clauses."""
    named = serving(mechanism.name, found)
    return [
        one for one in found if one.means in _WATCHING and one not in named and set(one.serves) & set(mechanism.clauses)
    ]


def standing(mechanism: Mechanism, found: Sequence[Served]) -> str:
    """Whether a mechanism is served by a declaration that names it, only watched through its clauses, or open."""
    if any(mechanism.name in one.serves for one in found):
        return "有"
    watched = any(one.means in _WATCHING and set(one.serves) & set(mechanism.clauses) for one in found)
    return "仅监测" if watched else OPEN


def _summary(found: Sequence[Served]) -> Iterator[str]:
    yield from ("| 范围 | 合计 | 有 | 仅监测 | open |", "|---|---|---|---|---|")
    articles: dict[int, list[bool]] = {}
    for clause in clauses().values():
        articles.setdefault(clause.article, []).append(any(clause.number in one.serves for one in found))
    for article, served in articles.items():
        yield f"| 第{article}条 | {len(served)} | {sum(served)} | | {len(served) - sum(served)} |"
    every = [one for served in articles.values() for one in served]
    yield f"| 全部条款 | {len(every)} | {sum(every)} | | {len(every) - sum(every)} |"
    told = [standing(mechanism, found) for mechanism in mechanisms().values()]
    counts = " | ".join(str(told.count(state)) for state in ("有", "仅监测", OPEN))
    yield f"| 平台、台账和机制 | {len(told)} | {counts} |"
    yield ""


def _clause(clause: Clause, found: Sequence[Served]) -> Sequence[str]:
    by = serving(clause.number, found)
    cells = (_named(one for one in by if one.means is means) for means in Means)
    return (clause.number, clause.quote, "有" if by else OPEN, *cells)


def _mechanism_words() -> Iterator[str]:
    yield "- **有**：有声明直接写明这一平台、台账或机制。"
    yield "- **仅监测**：只用所属条款的规则、指标反映其情况，平台、台账或机制本身由有关单位建立和管理。"
    yield f"- `{OPEN}`：两者都没有。"
    yield ""


def _mechanism(mechanism: Mechanism, found: Sequence[Served]) -> Sequence[str]:
    named = _named(serving(mechanism.name, found))
    watched = _named(watching(mechanism, found))
    return (mechanism.name, "、".join(mechanism.clauses), standing(mechanism, found), named, watched)


def _named(found: Iterable[Served]) -> str:
    return "；".join(f"{one.title} `{one.code}`" for one in found)


def _table(columns: Sequence[str], rows: Iterable[Sequence[str]]) -> Iterator[str]:
    for cells in (columns, ["---"] * len(columns), *rows):
        yield "| " + " | ".join(str(cell).replace("|", "\\|") for cell in cells) + " |"
