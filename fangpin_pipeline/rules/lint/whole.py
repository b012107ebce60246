"""Whether a rule is declared as a whole: names, owner, clause, lists, severity, sentence, clearing condition, cases."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from fangpin_pipeline.extracts import all_extracts, codes
from fangpin_pipeline.rulebook.parameters import PARAMETERS, Unit
from fangpin_pipeline.rules import Rule
from fangpin_pipeline.rules.declare import CATEGORIES, Case
from fangpin_pipeline.rules.lint.finding import Finding, case_place
from fangpin_pipeline.rules.lint.known import Known
from fangpin_pipeline.rules.lint.portable import columns
from fangpin_pipeline.rules.sentence import WORDINGS, fields

_NAME = re.compile(r"[a-z][a-z0-9_]*")
_CHINESE = re.compile(r"[一-鿿]")
# How a parameter of a unit is worded in a sentence; other units are plain numbers.
_WORDED = {Unit.YUAN: "yuan", Unit.SHARE: "percent", Unit.FACTOR: "times", Unit.DATE: "date"}
_ONE_OF_THE_WORDINGS = f"冒号后从 {'、'.join(sorted(filter(None, WORDINGS)))} 中选一个，或不写"


def names_are_single(rules: Sequence[Rule]) -> Iterator[Finding]:
    """No two rules share a name, and a name is one that a column may have."""
    for name, times in Counter(rule.name for rule in rules).items():
        if times > 1:
            yield Finding("name", name, "名称", f"有{times}条规则同名", "改用不同的名称")
        if not _NAME.fullmatch(name):
            yield Finding("name", name, "名称", "名称不是小写字母、数字和下划线", "如 no_helper")


def rule_is_whole(rule: Rule, known: Known) -> Iterator[Finding]:
    """What a rule as a whole must say."""
    owners = {extract.department for extract in all_extracts().values()}
    if not _CHINESE.search(rule.title):
        yield Finding("title", rule.name, "名称", "没有中文名称", "写明 title")
    if rule.clause not in known.clauses:
        yield Finding("clause", rule.name, "条款", f"没有第{rule.clause}条这一款", "写成条款表中的编号，如 4.10")
    if rule.owner not in owners:
        yield Finding("owner", rule.name, "责任部门", f"“{rule.owner}”不是已声明的部门", "引用部门的 DEPARTMENT")
    if rule.cause not in codes.RISK.values:
        yield Finding("cause", rule.name, "风险原因", f"“{rule.cause}”不在风险代码表里", "从代码表中选一个")
    if rule.category not in CATEGORIES:
        yield Finding("category", rule.name, "预警类别", f"“{rule.category}”不在预警类别里", "从类别表中选一个")
    if not _CHINESE.search(rule.clears_when):
        yield Finding("clears_when", rule.name, "解除条件", "没有写明怎样解除", "写明 clears_when")
    if not rule.cases:
        yield Finding("cases", rule.name, "情形", "一种情形也没有，永远不会触发", "至少写一个 Case")
    for number, case in enumerate(rule.cases, start=1):
        yield from _case_is_whole(rule, case, number, known)


def worked_through(rule: Rule, known: Known) -> Iterator[Finding]:
    """The rule hits, stays silent and is unknown in at least one worked case each, and every severity is reached."""
    remedy = f"在 tests/spec/test_{'classes' if rule.is_class else rule.name}.py 的 CASES 里补上，再运行 make manual"
    verdicts = {case.verdict for case in known.worked.get(rule.name, ())}
    wanted = {"hit": "触发"} if rule.is_class else {case.severity.code: "" for case in rule.cases if case.severity}
    for verdict, word in {**wanted, "clear": "不触发", "unknown": "无法判断"}.items():
        if verdict not in verdicts:
            yield Finding("worked", rule.name, "判例", f"没有一个判例的结论是{word}（{verdict}）", remedy)


def _case_is_whole(rule: Rule, case: Case, number: int, known: Known) -> Iterator[Finding]:
    place = case_place(number)
    if (case.severity is None) is not rule.is_class:
        yield Finding("severity", rule.name, place, "规则没有等级，或类别自定了等级", "规则写明 Severity，类别写 None")
    if not case.tests:
        yield Finding("tests", rule.name, place, "没有条件，每户都会触发", "至少写一个 Test")
    if not _CHINESE.search(case.sentence):
        yield Finding("sentence", rule.name, place, "没有中文的触发依据", "写明 sentence")
    if not (case.value and case.limit):
        yield Finding("shown", rule.name, place, "名单上没有数值或标准", "写明 value 和 limit")
    yield from _fields_exist(rule, case, place, known)
    yield from _numbers_are_named(rule, case, place)


def _fields_exist(rule: Rule, case: Case, place: str, known: Known) -> Iterator[Finding]:
    for name, form in fields(case.sentence + case.value + case.limit):
        if name not in known.tellable:
            yield Finding("field", rule.name, place, f"文字里的“{name}”不是指标、参数或窗口日期", "改正名称")
        elif form not in WORDINGS:
            yield Finding("wording", rule.name, place, f"“{name}:{form}”没有这种写法", _ONE_OF_THE_WORDINGS)
        elif name in PARAMETERS and form != _WORDED.get(PARAMETERS[name].unit, ""):
            unit = PARAMETERS[name].unit
            shown = f"{name}:{_WORDED[unit]}" if unit in _WORDED else name
            yield Finding("wording", rule.name, place, f"参数“{name}”的单位写法不对", "写成 {" + shown + "}")


def _numbers_are_named(rule: Rule, case: Case, place: str) -> Iterator[Finding]:
    """A parameter that a case is judged by stands in its sentence or limit, so that the document is cited."""
    read = {name for test in case.tests for name in columns(test.sql)} & PARAMETERS.keys()
    named = {name for name, _ in fields(case.sentence + case.limit)}
    for name in sorted(read - named):
        what = f"判断用到“{PARAMETERS[name].label}”（{name}），触发依据里没有写"
        yield Finding("number", rule.name, place, what, "写进 sentence")
