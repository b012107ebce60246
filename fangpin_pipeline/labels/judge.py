"""From labels to SQL: the blow that has struck a household, which labels are in use, and the rows of `household_label`.

Conditions stand in `national`; verdicts are composed as those of rules are (`rules.judge`).
"""

from collections.abc import Collection, Sequence
from dataclasses import replace

from fangpin_pipeline.labels.declare import Label
from fangpin_pipeline.rules import rules
from fangpin_pipeline.rules.conditions import always
from fangpin_pipeline.rules.declare import Rule
from fangpin_pipeline.rules.judge import case_columns, grade

# The clauses that name a blow: lost work, rigid spending, illness, disaster, accident, failed production.
SHOCK_CLAUSES = frozenset({"3.03", "4.09", "4.10", "4.13", "4.15", "4.16"})


def shock_rules() -> tuple[Rule, ...]:
    """The risk rules of those clauses; a risk is serious by its severity, which the parameter shock_severity sets."""
    return tuple(rule for rule in rules() if rule.risk and rule.clause in SHOCK_CLAUSES)


def label_facts(facts: str, graded: Collection[str]) -> str:
    """Statement for the facts of a household with `shock`: any case of a shock rule that is serious enough hits.

    `graded` names the columns of `facts` that hold severities which documents have changed.
    """
    least = "CASE f.shock_severity WHEN 'red' THEN 3 WHEN 'orange' THEN 2 ELSE 1 END"
    serious = " OR ".join(
        f"({least} <= {grade(rule, case, graded)} AND j.{column})"
        for rule in shock_rules()
        for column, case in zip(case_columns(rule), rule.cases, strict=True)
    )
    return f"SELECT f.*, {serious} AS shock FROM {facts} f JOIN rule_judgement j ON j.h = f.h"


def shock_lack() -> str:
    """Statement for what an unknown shock lacks, in the form of the table `lack`, from `rule_missing`."""
    listed = ", ".join(f"'{rule.name}'" for rule in shock_rules())
    return f"SELECT DISTINCT h, 'shock' AS fact, stale, gap FROM rule_missing WHERE rule IN ({listed})"


def judged(labels: Sequence[Label]) -> tuple[Rule, ...]:
    """The labels as rules that are clear where and when they are not in use."""
    return tuple(
        replace(label, cases=tuple(replace(case, tests=(always(label.in_use), *case.tests)) for case in label.cases))
        for label in labels
    )


def hits(labels: Sequence[Label]) -> str:
    """Statement for the labels that hit: household and county, one row a label."""
    return " UNION ALL ".join(
        f"SELECT s.household_no, s.county_code, '{label.name}' AS label, 'hit' AS verdict, "
        "CAST(NULL AS STRING) AS missing FROM label_judgement j JOIN household_state s ON s.h = j.h "
        f"WHERE j.{label.name}"
        for label in labels
    )
