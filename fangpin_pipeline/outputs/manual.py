"""The manual of the rules as a page of Markdown: what a jurist reads beside the policy's own sentence.

Everything comes from declarations: rules, clauses, the rulebook's defaults, statements of facts, and the worked cases
that the tests run. How a condition is told stands in `manual_words`.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from itertools import groupby

from fangpin_pipeline.extracts import all_extracts
from fangpin_pipeline.outputs.labels import SEVERITIES
from fangpin_pipeline.outputs.manual_words import blank_form, conditions, parameters_used, unknown_when, verdict_word
from fangpin_pipeline.rulebook import Rulebook, Setting
from fangpin_pipeline.rules import Rule, classes, rules
from fangpin_pipeline.rules.clauses import DOCUMENT, clauses
from fangpin_pipeline.rules.depends import extracts_of
from fangpin_pipeline.rules.worked import worked_cases

_ARTICLES = "零一二三四五六七八九十"
_HEAD = f"""# 规则手册

本页由规则的声明、规则库的默认值和判例生成（`make manual`），请勿手工修改。政策原文：{DOCUMENT}。

- 每条规则对一户只有三种结论：**触发**（类别为符合）、**不触发**、**无法判断**。不知道从不当作“否”。
- 一条规则有几种情形的，任何一种成立即触发，等级取成立情形中最高的。一种情形的各条件须同时成立。
- ◆ 为致贫风险规则：非建档立卡低收入户须至少触发其中一条。
- 低于、超过、不满不含本数；以上、以下、以内、达到、不高于含本数。
- 标准为全市默认值；旗县区自定的以 `fangpin rulebook show` 为准。注明“暂定”的，政策没有规定数额，待单位确定。
- 窗口期为数据截止日期之前的十二个整月；涉及事件的，延至数据截止日期。回看期从数据截止日期往回数。
- 判例是程序每次测试都要逐一核对的例子，数据截止日期为2020年3月16日；只写与结论有关的情况，其余按该规则最平常的户设定。

"""


def manual_page() -> str:
    """The manual of all classes and rules, with the shipped defaults of the day of their document."""
    book = Rulebook.load(None)
    shipped = book.shipped[0]
    settings = book.settings(shipped.authority, shipped.effective)
    ordered = [sorted(group, key=lambda rule: (rule.clause, rule.name)) for group in (classes(), rules())]
    lines = [_HEAD.rstrip(), "", *_contents([rule for group in ordered for rule in group])]
    for title, group in zip(("一、四类对象", "二、规则"), ordered, strict=True):
        lines += [f"## {title}", ""]
        for rule in group:
            lines += _rule(rule, settings)
    return "\n".join(lines).rstrip() + "\n"


def _contents(listed: Sequence[Rule]) -> Iterator[str]:
    yield from ("| 条款 | 规则或类别 | 责任部门 | 等级 | 判例 |", "|---|---|---|---|---|")
    for rule in listed:
        grades = "、".join(dict.fromkeys(_grade(case.severity.code if case.severity else "") for case in rule.cases))
        name = f"[{_marked(rule)}](#{_anchor(_heading(rule))})"
        yield _row((rule.clause, name, str(rule.owner), grades, str(len(worked_cases().get(rule.name, ())))))
    yield ""


def _rule(rule: Rule, settings: dict[str, Setting]) -> Iterator[str]:
    clause = clauses()[rule.clause]
    words = clause.sentence
    for part in clause.quote.split("…"):
        words = words.replace(part, f"**{part}**", 1)
    yield from (f"### {_heading(rule)}", "")
    yield from (f"> 第{_article(clause.article)}条（{rule.clause}）：{words}", "")
    yield from (f"责任部门：{rule.owner}；预警类别：{rule.category}；风险原因：{rule.cause}。", "")
    yield from _cases(rule, settings)
    yield from _standards(rule, settings)
    yield from _unknown(rule)
    yield from _data(rule)
    yield from (f"**解除条件**：{rule.clears_when}。", "")
    yield from _worked(rule)


def _cases(rule: Rule, settings: dict[str, Setting]) -> Iterator[str]:
    yield from ("**何时触发**" if not rule.is_class else "**何时符合**", "")
    for number, case in enumerate(rule.cases, start=1):
        grade = case.severity.code if case.severity else str(settings["class_severity"].value)
        yield f"{number}. {_grade(grade)}：{'；并且 '.join(conditions(case, settings))}。"
        yield f"   - 名单上写：{blank_form(case.sentence, settings)}。"
    yield ""


def _standards(rule: Rule, settings: dict[str, Setting]) -> Iterator[str]:
    used = parameters_used(rule)
    if not used:
        return
    yield from ("**标准**", "", "| 标准 | 数额 | 依据 | 暂定说明 |", "|---|---|---|---|")
    for name in used:
        setting = settings[name]
        yield _row((f"{setting.parameter.label}（`{name}`）", setting.text, setting.citation, setting.assumption))
    yield ""


def _unknown(rule: Rule) -> Iterator[str]:
    told = unknown_when(rule)
    if not told:
        return
    yield from ("**何时无法判断**（下列一项所缺，其余条件又不能决定结论时）", "", "| 所缺 | 原因 |", "|---|---|")
    for fact, why in told.items():
        yield _row((fact, "；".join(why)))
    yield ""


def _data(rule: Rule) -> Iterator[str]:
    yield from ("**所依据的数据**", "", "| 数据 | 部门 | 超过多少天视为过期 |", "|---|---|---|")
    for number in extracts_of(rule):
        extract = all_extracts()[number]
        yield _row((f"{number} {extract.title}", str(extract.department), str(extract.max_age)))
    yield ""


def _worked(rule: Rule) -> Iterator[str]:
    cases = sorted(worked_cases().get(rule.name, ()), key=lambda case: _ORDER.index(case.verdict))
    yield from (f"**判例**（{len(cases)}例）", "")
    for verdict, group in groupby(cases, key=lambda case: case.verdict):
        told = "；".join(case.title for case in group)
        yield f"- {verdict_word(verdict, rule.is_class)}：{told}。"
    yield ""


_ORDER = ("hit", "red", "orange", "yellow", "clear", "unknown")


@cache
def _article(number: int) -> str:
    return _ARTICLES[number] if number <= 10 else f"十{_ARTICLES[number - 10]}"


def _marked(rule: Rule) -> str:
    return f"◆ {rule.title}" if rule.risk else rule.title


def _heading(rule: Rule) -> str:
    return f"{_marked(rule)}（`{rule.name}`）"


def _anchor(heading: str) -> str:
    """The place of a heading as Markdown readers name it."""
    return re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-")


def _grade(code: str) -> str:
    return SEVERITIES.get(code, "按四类对象的等级")


def _row(cells: Iterable[str]) -> str:
    return "| " + " | ".join(cell.replace("|", "\\|") for cell in cells) + " |"
