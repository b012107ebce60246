"""The national labels of monitored households, a second and dated classification beside the four classes.

A label is judged as a rule is, from the same facts and from the verdicts of the rules, but it warns nobody: the warning
list knows rules and classes only (rules.md §7).
"""

from fangpin_pipeline.labels.declare import Label
from fangpin_pipeline.labels.national import LABELS

__all__ = ["Label", "all_labels"]


def all_labels() -> dict[str, Label]:
    """Every declared label by name, in the order of the guidance."""
    return {label.name: label for label in LABELS}
