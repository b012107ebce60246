"""Severities that an office gives the hits of a rule, in place of those that the rule declares.

`grades: {illness: {yellow: orange}}` makes orange what would be yellow. Which rules there are is not known here;
`rules.grades` checks the names.
"""

from collections.abc import Mapping
from typing import Any

from fangpin_pipeline.rulebook.errors import Findings
from fangpin_pipeline.rulebook.parameters import SEVERITIES

# By rule, the declared severity and the one that takes its place.
Grades = Mapping[str, Mapping[str, str]]


def read_grades(raw: Any, findings: Findings, on: str) -> Grades:
    """The severities of a document, as far as they can be used; what cannot is noted in `findings`."""
    if not isinstance(raw, dict):
        findings.add("不是“规则: {原等级: 新等级}”的形式", "写成 grades: {illness: {yellow: orange}}", "grades", on)
        return {}
    return {rule: changes for rule, changes in raw.items() if _usable(rule, changes, findings, on)}


def grade_column(rule: str, severity: str) -> str:
    """Name of the column that holds what the hits of a rule of that severity count as in a county."""
    return f"grade_{rule}_{severity}"


def _usable(rule: str, changes: Any, findings: Findings, on: str) -> bool:
    key = f"grades.{rule}"
    if not isinstance(changes, dict) or not changes:
        findings.add("不是“原等级: 新等级”的形式", "写成 {yellow: orange}", key, on)
        return False
    wrong = [word for word in (*changes, *changes.values()) if not isinstance(word, str) or word not in SEVERITIES]
    for word in wrong:
        choices = "、".join(f"{name}（{label}）" for name, label in SEVERITIES.items())
        findings.add(f"“{word}”不是预警等级", f"从这些值中选一个：{choices}", key, on)
    return not wrong
