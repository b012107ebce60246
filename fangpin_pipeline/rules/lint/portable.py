"""Statements that both engines read alike and that see no clock and no chance: functions, divisions, dates, constants.

The same faults are looked for in the conditions of rules and, by the tests, in every statement of a day.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

import sqlglot
from sqlglot import exp
from sqlglot.errors import ParseError
from sqlglot.optimizer.scope import traverse_scope

from fangpin_pipeline.extracts import all_extracts
from fangpin_pipeline.rules import Rule
from fangpin_pipeline.rules.lint.finding import Finding, case_place

# What DuckDB and Spark compute identically, as tried in the agreement of the two.
AGGREGATES = {"SUM", "COUNT", "MAX", "MIN", "LOGICAL_OR", "BITWISE_OR_AGG", "ROW_NUMBER"}
SCALARS = {
    "CASE",
    "IF",
    "COALESCE",
    "NULLIF",
    "GREATEST",
    "LEAST",
    "CAST",
    "CONCAT",
    "CONCAT_WS",
    "SUBSTRING",
    "MONTH",
    "YEAR",
}
ALLOWED = AGGREGATES | SCALARS | {"AND", "OR", "EXISTS"}
ENGINES = ("duckdb", "spark")
DATE_ENDINGS = ("_on", "_end", "_since", "_first", "_last", "_oldest", "_horizon")
DATES = {"as_of", "m", "birth"}

_CLOCK = (exp.CurrentDate, exp.CurrentTimestamp, exp.CurrentTime, exp.CurrentDatetime)
_CLOCK_NAMES = {"NOW", "TODAY", "CURRENT_TIMESTAMP", "CURRENT_LOCALTIMESTAMP", "GET_CURRENT_TIME", "CURRENT_LOCALTIME"}
_CHANCE_NAMES = {"RANDOM", "RAND", "UUID", "GEN_RANDOM_UUID"}
_DIVISION = (exp.Div, exp.IntDiv)
# Differs between the engines.
_DIFFERS = (exp.Lambda, exp.RegexpLike, exp.Interval, exp.DateAdd, exp.DateSub, exp.DateDiff, exp.Placeholder)


@dataclass(frozen=True)
class Fault:
    """One fault of a statement: its kind, what it is in Chinese, and the remedy."""

    kind: str
    what: str
    remedy: str


@cache
def parsed(statement: str, dialect: str = "duckdb") -> exp.Expr:
    """A statement as a tree. Raises ParseError when it is none."""
    (tree,) = sqlglot.parse(statement, dialect=dialect)
    if tree is None:
        raise ParseError("empty statement")
    return tree


def condition(sql: str) -> exp.Expr:
    """A condition over facts as a tree."""
    query = parsed(f"SELECT {sql} AS verdict FROM facts")
    verdict: exp.Expr = query.expressions[0].unalias()
    return verdict


def columns(sql: str) -> frozenset[str]:
    """Columns that a condition reads."""
    return frozenset(column.name for column in condition(sql).find_all(exp.Column))


def faults(statement: str) -> list[Fault]:
    """What is wrong with a statement."""
    try:
        tree = parsed(statement)
        names = [{one.name for one in parsed(statement, dialect).find_all(exp.Identifier)} for dialect in ENGINES]
    except ParseError:
        return [Fault("syntax", "语句不能解析", "检查括号、引号和关键字")]
    found = [*_functions(tree), *_constructs(tree), *_reckoned(tree), *_hidden(tree)]
    if not isinstance(tree, exp.Query):
        found.append(Fault("syntax", f"不是查询语句，而是 {type(tree).__name__}", "只写 SELECT"))
    differing = sorted(names[0] ^ names[1])
    return found + [Fault("engine", f"两种引擎对“{name}”的解读不同", "换一种写法") for name in differing]


def conditions_are_portable(rule: Rule) -> Iterator[Finding]:
    """Faults in the conditions of a rule."""
    values = _coded_values()
    for c, case in enumerate(rule.cases, start=1):
        for t, test in enumerate(case.tests, start=1):
            found = faults(f"SELECT {test.sql} AS verdict FROM facts")
            if not found:
                found = [*_numbers(condition(test.sql)), *_texts(condition(test.sql), values)]
            for fault in dict.fromkeys(found):
                yield Finding(fault.kind, rule.name, case_place(c, t), fault.what, fault.remedy)


def _functions(tree: exp.Expr) -> Iterator[Fault]:
    for node in tree.find_all(exp.Func):
        name = node.name.upper() if isinstance(node, exp.Anonymous) else node.sql_name()
        if isinstance(node, _CLOCK) or name in _CLOCK_NAMES:
            yield Fault("clock", f"读取系统时钟（{node.sql()}），重放时结果会变", "改用数据截止日期 as_of 或窗口日期")
        elif isinstance(node, exp.Rand) or name in _CHANCE_NAMES:
            yield Fault("random", f"使用随机数（{node.sql()}），重放时结果会变", "删去随机数")
        elif name not in ALLOWED:
            yield Fault("function", f"函数 {name} 不在两种引擎结果一致的函数之列", f"只用 {'、'.join(sorted(SCALARS))}")


def _constructs(tree: exp.Expr) -> Iterator[Fault]:
    for divided in tree.find_all(*_DIVISION):
        yield Fault("division", f"含有除法（{divided.sql()}），取整和除以零的结果不确定", "两边同乘，改为乘法比较")
    for node in tree.find_all(*_DIFFERS):
        yield Fault("engine", f"写法 {node.sql()} 在两种引擎上结果不同", "换一种写法")


def _hidden(tree: exp.Expr) -> Iterator[Fault]:
    """Outer tables that bear the name of a column: inside a subquery Spark reads `h.h` as a part of the column h."""
    names = {column.name for column in tree.find_all(exp.Column)}
    if not isinstance(tree, exp.Query):
        return
    outer = {column.table for scope in traverse_scope(tree) for column in scope.external_columns}
    for table in sorted(outer & names):
        yield Fault(
            "engine", f"子查询里的“{table}”既是外层表的别名，又是列名，两种引擎的解读不同", "给外层表换一个别名"
        )


def _reckoned(tree: exp.Expr) -> Iterator[Fault]:
    """Additions and subtractions with a date on a side: `D − date` reads differently on the two engines.

    The year or month of a date is a number.
    """
    for sum_ in tree.find_all(exp.Add, exp.Sub):
        parts = sum_.find_all(exp.Year, exp.Month)
        numbers = {id(column) for part in parts for column in part.find_all(exp.Column)}
        names = {column.name for column in sum_.find_all(exp.Column) if id(column) not in numbers}
        if any(name in DATES or name.endswith(DATE_ENDINGS) for name in names):
            yield Fault("date", f"对日期做加减（{sum_.sql()}）", "与事先算好的窗口日期比较")


def _numbers(tree: exp.Expr) -> Iterator[Fault]:
    for node in tree.find_all(exp.Literal):
        if not node.is_string and not node.name.isdigit():
            yield Fault("float", f"含有小数常数 {node.name}", "把它列为规则库的参数，条件里写参数名")


def _texts(tree: exp.Expr, values: frozenset[str]) -> Iterator[Fault]:
    for node in tree.find_all(exp.Literal):
        if node.is_string and node.name not in values:
            yield Fault("constant", f"文字“{node.name}”不在任何代码表里，永远不会相等", "改为代码表中的值")


@cache
def _coded_values() -> frozenset[str]:
    listed = (column.codes.values for x in all_extracts().values() for column in x.columns if column.codes)
    return frozenset(value for values in listed for value in values)
