"""What every label declares, and that the words of rules and labels stay apart."""

import pytest

from fangpin_pipeline.extracts.codes import MONITORED_CLASS
from fangpin_pipeline.labels import Label, all_labels
from fangpin_pipeline.labels.judge import SHOCK_CLAUSES, shock_rules
from fangpin_pipeline.rulebook.parameters import PARAMETERS, Unit
from fangpin_pipeline.rules import all_judgements


@pytest.mark.parametrize("label", all_labels().values(), ids=lambda label: label.name)
def test_a_label_names_its_guidance_and_its_days(label: Label) -> None:
    assert label.guidance
    days = [name for name in (label.since, label.until) if name]
    assert {PARAMETERS[name].unit for name in days} == {Unit.DATE}
    assert not label.risk
    assert not label.is_class


def test_labels_are_the_monitored_classes_of_the_register() -> None:
    assert {label.title for label in all_labels().values()} == set(MONITORED_CLASS.values)


def test_no_label_is_a_rule() -> None:
    assert not all_labels().keys() & all_judgements().keys()


def test_every_blow_is_a_risk_rule_of_its_clause() -> None:
    assert {rule.clause for rule in all_judgements().values() if rule.risk} >= {rule.clause for rule in shock_rules()}
    assert {rule.clause for rule in shock_rules()} <= SHOCK_CLAUSES
    assert {"rigid_spending", "illness", "disaster", "accident"} <= {rule.name for rule in shock_rules()}
