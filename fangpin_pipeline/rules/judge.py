"""From declared rules to SQL over household facts and parameters. No condition stands here.

A judgement has one row a household; of each rule `r`: `r` (TRUE, FALSE, NULL), `r_severity`, and one Boolean a case,
`r__1`, `r__2`, for the sentence. Why a rule is unknown is a table of its own, because few are.
"""

from collections.abc import Collection, Iterable, Iterator, Sequence

from fangpin_pipeline.rulebook.grades import grade_column
from fangpin_pipeline.rulebook.parameters import PARAMETERS
from fangpin_pipeline.rules.declare import Case, Rule, Test


def judgement(rules: Sequence[Rule], source: str, graded: Collection[str] = ()) -> str:
    """Statement that judges every household of `source` (facts and parameters side by side) by every rule.

    `graded` names the columns of `source` that hold severities which documents have changed (`rulebook.grades`).
    """
    verdicts = [f"{' OR '.join(case_columns(rule))} AS {_verdict(rule)}" for rule in rules]
    outcome = [
        column
        for rule in rules
        for column in (
            f"{_verdict(rule)} AS {rule.name}",
            *case_columns(rule),
            f"{_severity(rule, graded)} AS {rule.name}_severity",
        )
    ]
    return f"SELECT h, {_list(outcome)} FROM (SELECT *, {_list(verdicts)} FROM ({_tested(rules, source)}) cased) judged"


def unknown_tests(rules: Sequence[Rule], source: str, judged: str) -> str:
    """Statement for the tests of those households of which a judgement leaves some rule unknown."""
    unknown = " OR ".join(f"j.{rule.name} IS NULL" for rule in rules)
    some = f"(SELECT s.* FROM {source} s JOIN {judged} j ON j.h = s.h WHERE {unknown})"
    tests = [_test(rule, c, t) for rule, c, t, _ in _tests(rules)]
    cases = [column for rule in rules for column in case_columns(rule)]
    read = dict.fromkeys(name for _, _, _, test in _tests(rules) for name in (*test.reads, *test.then))
    return f"SELECT h, {_list(tests, cases, read)} FROM ({_tested(rules, some)}) unknown"


def missing(rules: Sequence[Rule], tested: str, lack: str) -> str:
    """Statement for what unknown rules lack: (h, rule, stale, gap), from `unknown_tests` and a table of lacks.

    Of an unknown rule these are the facts that its unknown tests read and that are unknown themselves. A parameter
    without a value is never stale.
    """
    facts, parameters = [], []
    for rule, c, t, test in _tests(rules):
        verdict = f"({' OR '.join(case_columns(rule))})"
        unknown = f"{verdict} IS NULL AND {_case(rule, c)} IS NULL AND {_test(rule, c, t)} IS NULL"
        for read in (*test.reads, *test.then):
            asked = f"{unknown} AND {read} IS NULL"
            if read in test.then:
                asked += f" AND {test.reads[0]} IS NOT NULL"
            if read in PARAMETERS:
                told = f"'规则库未定{PARAMETERS[read].label}'"
                parameters.append(
                    f"SELECT h, '{rule.name}' AS rule, CAST(NULL AS STRING) AS stale, {told} AS gap "
                    f"FROM {tested} WHERE {asked}"
                )
            else:
                facts.append(f"SELECT h, '{rule.name}' AS rule, '{read}' AS fact FROM {tested} WHERE {asked}")
    read = " UNION ".join(facts)
    named = f"SELECT u.h, u.rule, l.stale, l.gap FROM ({read}) u JOIN {lack} l ON l.h = u.h AND l.fact = u.fact"
    return " UNION ALL ".join([named, *parameters])


def risk(rules: Sequence[Rule]) -> str:
    """Statement that says of each household whether any rule marked as risk is hit, from `rule_judgement`."""
    return f"SELECT h, {' OR '.join(_marked(rules))} AS risk FROM rule_judgement"


def risk_lack(rules: Sequence[Rule]) -> str:
    """Statement for what an unknown risk lacks, in the form of the table `lack`, from `rule_missing`."""
    listed = ", ".join(f"'{name}'" for name in _marked(rules))
    return f"SELECT DISTINCT h, 'risk' AS fact, stale, gap FROM rule_missing WHERE rule IN ({listed})"


def unknowns(rules: Sequence[Rule], judged: str) -> str:
    """One row for each unknown rule of a household, from a judgement."""
    return " UNION ALL ".join(
        f"SELECT h, '{rule.name}' AS rule FROM {judged} WHERE {rule.name} IS NULL" for rule in rules
    )


def hit_households(rules: Sequence[Rule], classes: Sequence[Rule]) -> str:
    """Statement for the households that any rule or class hits, each once, from both judgements."""
    every = [(rules, "rule_judgement"), (classes, "class_judgement")]
    return " UNION ".join(
        f"SELECT h FROM {table} WHERE {' OR '.join(rule.name for rule in judged)}" for judged, table in every
    )


def case_columns(rule: Rule) -> list[str]:
    """Names of the columns that say which cases of a rule are hit."""
    return [_case(rule, c) for c, _ in _cases(rule)]


def _cases(rule: Rule) -> list[tuple[int, Case]]:
    return list(enumerate(rule.cases, start=1))


def _tests(rules: Sequence[Rule]) -> Iterator[tuple[Rule, int, int, Test]]:
    for rule in rules:
        for c, case in _cases(rule):
            for t, test in enumerate(case.tests, start=1):
                yield rule, c, t, test


def _verdict(rule: Rule) -> str:
    """Name of the verdict while facts stand beside it: a rule and a fact may share a name."""
    return f"{rule.name}__verdict"


def _case(rule: Rule, c: int) -> str:
    return f"{rule.name}__{c}"


def _test(rule: Rule, c: int, t: int) -> str:
    return f"{rule.name}__{c}_{t}"


def _all(rule: Rule, c: int, case: Case) -> str:
    return " AND ".join(_test(rule, c, t) for t in range(1, len(case.tests) + 1))


def grade(rule: Rule, case: Case, graded: Collection[str]) -> str:
    """The severity of a case as a number: as declared unless a document of the county changes it.

    A case without one takes the parameter class_severity.
    """
    if case.severity is None:
        return "CASE class_severity WHEN 'red' THEN 3 WHEN 'orange' THEN 2 ELSE 1 END"
    column = grade_column(rule.name, case.severity.code)
    if column not in graded:
        return str(int(case.severity))
    changed = "WHEN 'red' THEN 3 WHEN 'orange' THEN 2 WHEN 'yellow' THEN 1"
    return f"CASE {column} {changed} ELSE {int(case.severity)} END"


def _severity(rule: Rule, graded: Collection[str]) -> str:
    """Highest severity of the cases that hit."""
    grades = [f"CASE WHEN {_case(rule, c)} THEN {grade(rule, case, graded)} ELSE 0 END" for c, case in _cases(rule)]
    highest = grades[0] if len(grades) == 1 else f"GREATEST({_list(grades)})"
    return f"CASE WHEN {_verdict(rule)} THEN {highest} END"


def _tested(rules: Sequence[Rule], source: str) -> str:
    """Statement that adds every test and every case to the rows of a source."""
    tests = [f"{test.sql} AS {_test(rule, c, t)}" for rule, c, t, test in _tests(rules)]
    cases = [f"{_all(rule, c, case)} AS {_case(rule, c)}" for rule in rules for c, case in _cases(rule)]
    return f"SELECT *, {_list(cases)} FROM (SELECT *, {_list(tests)} FROM {source} facts) tested"


def _marked(rules: Sequence[Rule]) -> list[str]:
    return [rule.name for rule in rules if rule.risk]


def _list(*parts: Iterable[str]) -> str:
    return ", ".join(item for part in parts for item in part)
