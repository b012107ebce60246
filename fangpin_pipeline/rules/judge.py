"""From declared rules to one SQL statement over household facts and parameters. No condition stands here.

The statement gives one row a household; of each rule `r`: `r` (TRUE, FALSE, NULL), `r_severity`, `r_stale` and `r_gap`
(what is missing where `r` is NULL) and one Boolean a case, `r__1`, `r__2`, for the sentence.
"""

from collections.abc import Iterable, Iterator, Sequence

from fangpin_pipeline.rulebook.parameters import PARAMETERS
from fangpin_pipeline.rules.declare import Case, Rule, Test

_CARRIED = ("h", "household_no", "county_code")


def judgement(rules: Sequence[Rule], source: str) -> str:
    """Statement that judges every household of `source` (facts and parameters side by side) by every rule."""
    tests = [f"{test.sql} AS {_test(rule, c, t)}" for rule, c, t, test in _tests(rules)]
    cases = [f"{_all(rule, c, case)} AS {_case(rule, c)}" for rule in rules for c, case in _cases(rule)]
    verdicts = [f"{' OR '.join(_case(rule, c) for c, _ in _cases(rule))} AS {_verdict(rule)}" for rule in rules]
    outcome = [
        column
        for rule in rules
        for column in (
            f"{_verdict(rule)} AS {rule.name}",
            *(_case(rule, c) for c, _ in _cases(rule)),
            f"{_severity(rule)} AS {rule.name}_severity",
            f"{_missing(rule, 'stale')} AS {rule.name}_stale",
            f"{_missing(rule, 'gap')} AS {rule.name}_gap",
        )
    ]
    return (
        f"SELECT {_list(_CARRIED, outcome)} FROM (SELECT *, {_list(verdicts)} FROM (SELECT *, {_list(cases)} FROM "
        f"(SELECT *, {_list(tests)} FROM {source}) tested) cased) judged"
    )


def risk(rules: Sequence[Rule]) -> str:
    """Statement that says of each household whether any rule marked as risk is hit, from `rule_judgement`."""
    marked = [rule for rule in rules if rule.risk]
    hit = " OR ".join(rule.name for rule in marked)

    def missing(suffix: str) -> str:
        named = ", ".join(f"CASE WHEN {rule.name} IS NULL THEN {rule.name}_{suffix} END" for rule in marked)
        return f"CASE WHEN ({hit}) IS NULL THEN NULLIF(CONCAT_WS('；', {named}), '') END AS risk_{suffix}"

    return f"SELECT h, {hit} AS risk, {missing('stale')}, {missing('gap')} FROM rule_judgement"


def findings(rules: Sequence[Rule], source: str) -> str:
    """One row for each rule of a household that is hit or unknown, from a judgement."""
    return " UNION ALL ".join(
        f"SELECT h, household_no, county_code, '{rule.name}' AS rule, "
        f"CASE WHEN {rule.name} THEN 'hit' ELSE 'unknown' END AS verdict, {rule.name}_severity AS severity, "
        f"{rule.name}_stale AS stale, {rule.name}_gap AS gap FROM {source} WHERE {rule.name} IS NOT FALSE"
        for rule in rules
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


def _severity(rule: Rule) -> str:
    """Highest severity of the cases that hit; a case without one takes the parameter class_severity."""
    by_parameter = "CASE class_severity WHEN 'red' THEN 3 WHEN 'orange' THEN 2 ELSE 1 END"
    grades = [
        f"CASE WHEN {_case(rule, c)} THEN {by_parameter if case.severity is None else int(case.severity)} ELSE 0 END"
        for c, case in _cases(rule)
    ]
    highest = grades[0] if len(grades) == 1 else f"GREATEST({_list(grades)})"
    return f"CASE WHEN {_verdict(rule)} THEN {highest} END"


def _missing(rule: Rule, suffix: str) -> str:
    """What is missing of an unknown rule: of its unknown tests in its unknown cases, what each reads and lacks."""
    lacks: dict[str, None] = {}
    for c, case in _cases(rule):
        for t, test in enumerate(case.tests, start=1):
            unknown = f"{_case(rule, c)} IS NULL AND {_test(rule, c, t)} IS NULL"
            for read in (*test.reads, *test.then):
                asked = f"{unknown} AND {test.reads[0]} IS NOT NULL" if read in test.then else unknown
                if told := _told(read, suffix):
                    lacks[f"CASE WHEN {asked} AND {read} IS NULL THEN {told} END"] = None
    if not lacks:
        return "CAST(NULL AS STRING)"
    return f"CASE WHEN {_verdict(rule)} IS NULL THEN NULLIF(CONCAT_WS('；', {_list(lacks)}), '') END"


def _told(read: str, suffix: str) -> str:
    """What names the lack of a fact or parameter; a parameter without a value is never stale."""
    if read not in PARAMETERS:
        return f"{read}_{suffix}"
    return f"'规则库未定{PARAMETERS[read].label}'" if suffix == "gap" else ""


def _list(*parts: Iterable[str]) -> str:
    return ", ".join(item for part in parts for item in part)
