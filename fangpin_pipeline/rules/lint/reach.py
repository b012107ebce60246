"""Whether every condition can turn out true and otherwise, every branch is reached, and unknown stays unknown.

Conditions are evaluated over made-up households by the engine itself, so that its three-valued logic is the one judged.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import permutations

from sqlglot import exp

from fangpin_pipeline.engine.protocol import Engine
from fangpin_pipeline.facts.vocabulary import BOUNDS
from fangpin_pipeline.rulebook.parameters import PARAMETERS
from fangpin_pipeline.rules import Rule
from fangpin_pipeline.rules.declare import Case, Test
from fangpin_pipeline.rules.lint.finding import Finding, case_place
from fangpin_pipeline.rules.lint.grid import grid
from fangpin_pipeline.rules.lint.known import Known, asked_for
from fangpin_pipeline.rules.lint.portable import columns, condition


@dataclass(frozen=True)
class _Question:
    """Something that must be true of some made-up household, and the finding when it is true of none."""

    holds: str
    finding: Finding
    wanted: bool = True


def everything_is_reached(rule: Rule, known: Known, engine: Engine) -> Iterator[Finding]:
    """What no household can ever make of a rule's conditions. A case that is wrong in itself is not compared."""
    sound: list[tuple[int, Case]] = []
    for number, case in enumerate(rule.cases, start=1):
        found = list(_of_case(rule, case, number, known, engine))
        yield from found
        if case.tests and not found:
            sound.append((number, case))
    for (c, case), (d, other) in permutations(sound, 2):
        if (other.severity or 0) >= (case.severity or 0) and not (c < d and _twins(case, other)):
            yield from _answered(engine, [_shadow(rule, case, c, other, d)], _both(case, other), known)


def _of_case(rule: Rule, case: Case, number: int, known: Known, engine: Engine) -> Iterator[Finding]:
    """The first fault of every test, else whether the tests can hold together."""
    found = []
    for t, test in enumerate(case.tests, start=1):
        alone = Case(case.severity, (test,), case.sentence)
        found += list(_answered(engine, list(_of_test(rule, test, case_place(number, t), known)), alone, known))[:1]
    yield from found
    if len(case.tests) > 1 and not found:
        what = "各条件不可能同时成立，永远不会触发"
        apart = Finding("contradiction", rule.name, case_place(number), what, "改正或删去这种情形")
        yield from _answered(engine, [_Question(_conjunction(case), apart)], case, known)


def _answered(engine: Engine, questions: list[_Question], case: Case, known: Known) -> Iterator[Finding]:
    engine.register("made_up", grid([condition(test.sql) for test in case.tests], known))
    engine.register("in_force", known.county)
    asked = ", ".join(f"COALESCE(BOOL_OR({q.holds}), FALSE) AS q{i}" for i, q in enumerate(questions))
    (answers,) = engine.fetch(f"SELECT {asked} FROM made_up CROSS JOIN in_force").to_pylist()
    for answer, question in zip(answers.values(), questions, strict=True):
        if answer is not question.wanted:
            yield question.finding


def _of_test(rule: Rule, test: Test, place: str, known: Known) -> Iterator[_Question]:
    yield _Question(
        f"({test.sql}) IS TRUE",
        Finding("never", rule.name, place, "条件在任何情况下都不成立", "核对数值、方向和名称"),
    )
    yield _Question(
        f"({test.sql}) IS NOT TRUE",
        Finding("always", rule.name, place, "条件在任何情况下都成立，等于没有条件", "核对数值和方向，或删去"),
    )
    for path, what in _branches(condition(test.sql)):
        yield _Question(
            path, Finding("branch", rule.name, place, f"分支“{what}”永远走不到，被前面的分支盖住", "改正条件或顺序")
        )
    unknown = sorted(columns(test.sql) & known.nullable - PARAMETERS.keys())
    for fact in sorted({asked_for(name) for name in unknown}):
        absent = " OR ".join(f"{name} IS NULL" for name in unknown if asked_for(name) == fact)
        yield _Question(
            f"({absent}) AND ({test.sql}) IS NULL",
            Finding("swallowed", rule.name, place, f"“{fact}”未知时从不得出未知，把不知道当成了否", "让 NULL 传下去"),
        )
    yield _Question(
        f"{_all_known(columns(test.sql) & known.nullable)} AND ({test.sql}) IS NULL",
        Finding("unexplained_null", rule.name, place, "全部输入已知时仍会得出未知，而且说不出缺什么", "补上 ELSE 分支"),
        wanted=False,
    )


def _shadow(rule: Rule, case: Case, c: int, other: Case, d: int) -> _Question:
    return _Question(
        f"{_conjunction(case)} AND ({_conjunction(other)}) IS NOT TRUE",
        Finding(
            "shadowed",
            rule.name,
            case_place(c),
            f"每次成立时第{d}种情形也成立，而后者的等级不低于它，这种情形从不起作用",
            "改正条件，或删去这种情形",
        ),
    )


def _twins(case: Case, other: Case) -> bool:
    """Two cases of one severity cover each other where they are the same; one finding is enough."""
    return case.severity == other.severity and case.tests == other.tests


def _both(case: Case, other: Case) -> Case:
    return Case(case.severity, (*case.tests, *other.tests), case.sentence)


def _conjunction(case: Case) -> str:
    return " AND ".join(f"({test.sql})" for test in case.tests)


def _all_known(names: frozenset[str]) -> str:
    """Nothing that a test reads is unknown; bounds of one fact are known when they agree."""
    parts = ["TRUE", *(f"{name} IS NOT NULL" for name in sorted(names))]
    bounds = sorted(names & BOUNDS.keys())
    parts += [f"{a} = {b}" for a in bounds for b in bounds if a < b and BOUNDS[a] == BOUNDS[b]]
    return "(" + " AND ".join(parts) + ")"


def _branches(tree: exp.Expr, path: str = "TRUE") -> Iterator[tuple[str, str]]:
    """Every branch of a CASE and every side of an OR, as the condition under which it is reached, with its text."""
    if isinstance(tree, exp.Case):
        yield from _of_choice(tree, path)
        return
    if isinstance(tree, exp.Or):
        for side in (tree.left, tree.right):
            yield f"{path} AND ({_sql(side)}) IS TRUE", _sql(side)
    for child in tree.iter_expressions():
        yield from _branches(child, path)


def _of_choice(tree: exp.Case, path: str) -> Iterator[tuple[str, str]]:
    for branch in tree.args["ifs"]:
        wanted = _sql(branch.this)
        yield from _branches(branch.this, path)
        yield f"{path} AND ({wanted}) IS TRUE", f"WHEN {wanted}"
        yield from _branches(branch.args["true"], f"{path} AND ({wanted}) IS TRUE")
        path = f"{path} AND ({wanted}) IS NOT TRUE"
    if (otherwise := tree.args.get("default")) is not None:
        yield path, f"ELSE {_sql(otherwise)}"
        yield from _branches(otherwise, path)


def _sql(tree: exp.Expr) -> str:
    return tree.sql(dialect="duckdb")
