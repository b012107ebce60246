"""What the warning list would be if a limit were another: limits that are tried, and statements that judge with them.

Households are judged again by the rules and classes that read the limit; what other rules said stands. Who is on a list
already, and since when, is not asked here. A whole day is judged again by `simulation`.
"""

import re
from collections.abc import Collection, Iterator, Sequence

from fangpin_pipeline.rules import all_judgements, classes, rules
from fangpin_pipeline.rules.declare import Rule
from fangpin_pipeline.rules.judge import judgement

# The limits that are tried, each a little higher and a little lower: lines and the shocks that come to many at once.
TRIED = (
    "monitoring_line",
    "dibao_line",
    "illness_amount",
    "schooling_share",
    "disaster_share",
    "production_fall",
    "job_loss_share",
)
# Facts that hold a limit: how they follow from it. Every other fact is what it is, whatever the limits are.
DERIVED = {"reference": ("monitoring_line", "COALESCE(c.monitoring_line * s.n, 0)")}
_WORD = re.compile(r"[a-z][a-z0-9_]*")


def facts(state: Sequence[str], county: Sequence[str], limits: str) -> str:
    """Facts of `household_state` beside the limits of the table `limits`, one row a county: of the columns named."""
    shown = [f"{DERIVED[name][1]} AS {name}" if name in DERIVED else f"s.{name}" for name in state]
    shown += [f"c.{name}" for name in county if name != "county_code"]
    return f"SELECT {', '.join(shown)} FROM household_state s JOIN {limits} c ON c.county_code = s.county_code"


def judged_now(graded: Collection[str]) -> Iterator[tuple[str, str]]:
    """Names and statements, in order, of every household's severities as the limits are, from `facts_now`."""
    yield "rule_now", judgement(rules(), "facts_now", graded)
    yield "risk_now", f"SELECT f.*, {_risk({})} AS risk FROM facts_now f JOIN rule_now n ON n.h = f.h"
    yield "class_now", judgement(classes(), "risk_now")
    yield "listed_now", _listed((), ())


def judged_tried(limit: str, graded: Collection[str]) -> Iterator[tuple[str, str]]:
    """The same with another `limit`, from `facts_tried` and what `judged_now` left: the last is `listed_tried`."""
    again, anew = _judged_again(limit)
    if again:
        yield "rule_tried", judgement(again, "facts_tried", graded)
    joined = "JOIN rule_tried t ON t.h = f.h" if again else ""
    if anew:
        risk = _risk({rule.name: "t" for rule in again})
        yield (
            "risk_tried",
            f"SELECT f.*, {risk} AS risk FROM facts_tried f JOIN rule_now n ON n.h = f.h {joined}",
        )
        yield "class_tried", judgement(anew, "risk_tried")
    yield "listed_tried", _listed([rule.name for rule in again], [one.name for one in anew])


# What the two lists come to, by county: who is listed now and would be, and how many of each severity.
COMPARED = """
    SELECT
        s.county_code,
        CAST(COUNT(CASE WHEN n.grade > 0 THEN 1 END) AS BIGINT) AS listed_now,
        CAST(COUNT(CASE WHEN t.grade > 0 THEN 1 END) AS BIGINT) AS listed,
        CAST(COUNT(CASE WHEN n.grade = 0 AND t.grade > 0 THEN 1 END) AS BIGINT) AS added,
        CAST(COUNT(CASE WHEN n.grade > 0 AND t.grade = 0 THEN 1 END) AS BIGINT) AS removed,
        CAST(COUNT(CASE WHEN n.grade = 3 THEN 1 END) AS BIGINT) AS red_now,
        CAST(COUNT(CASE WHEN n.grade = 2 THEN 1 END) AS BIGINT) AS orange_now,
        CAST(COUNT(CASE WHEN n.grade = 1 THEN 1 END) AS BIGINT) AS yellow_now,
        CAST(COUNT(CASE WHEN t.grade = 3 THEN 1 END) AS BIGINT) AS red,
        CAST(COUNT(CASE WHEN t.grade = 2 THEN 1 END) AS BIGINT) AS orange,
        CAST(COUNT(CASE WHEN t.grade = 1 THEN 1 END) AS BIGINT) AS yellow
    FROM listed_now n
    JOIN listed_tried t ON t.h = n.h
    JOIN household_state s ON s.h = n.h
    GROUP BY s.county_code
"""


def columns_read(limit: str = "") -> frozenset[str]:
    """Every word of every condition, or of those that another `limit` may change: columns are among them."""
    again, anew = _judged_again(limit)
    read = (*again, *anew) if limit else all_judgements().values()
    return frozenset({"class_severity"}).union(*(_words(one) for one in read))


def _judged_again(limit: str) -> tuple[list[Rule], list[Rule]]:
    """Rules that read a limit, and classes that do or that follow from such a rule."""
    again = [rule for rule in rules() if _reads(rule, limit)]
    risk = any(rule.risk for rule in again)
    return again, [one for one in classes() if _reads(one, limit) or (risk and "risk" in _words(one))]


def _risk(tried: dict[str, str]) -> str:
    """Whether any rule that marks a risk hits, in Kleene logic; `tried` rules say so themselves."""
    return " OR ".join(f"{tried.get(rule.name, 'n')}.{rule.name}" for rule in rules() if rule.risk)


def _listed(again: Sequence[str], anew: Sequence[str]) -> str:
    """The highest severity of a household over all rules and classes, 0 where none hits."""
    tried = {**dict.fromkeys(again, "t"), **dict.fromkeys(anew, "u")}
    now = {**{rule.name: "n" for rule in rules()}, **{one.name: "c" for one in classes()}}
    grades = (f"COALESCE({side}.{name}_severity, 0)" for name, side in {**now, **tried}.items())
    joined = ["JOIN rule_tried t ON t.h = n.h"] if again else []
    joined += ["JOIN class_tried u ON u.h = n.h"] if anew else []
    return (
        f"SELECT n.h, GREATEST({', '.join(grades)}) AS grade FROM rule_now n JOIN class_now c ON c.h = n.h "
        f"{' '.join(joined)}"
    )


def _reads(rule: Rule, limit: str) -> bool:
    held = {limit, *(fact for fact, (of, _) in DERIVED.items() if of == limit)}
    return bool(_words(rule) & held)


def _words(rule: Rule) -> frozenset[str]:
    return frozenset(word for case in rule.cases for test in case.tests for word in _WORD.findall(test.sql))
