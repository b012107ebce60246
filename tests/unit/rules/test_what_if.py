"""Limits that are tried: facts hold none of them but those that are derived anew, and each changes some judgement."""

import re
from importlib.resources import files

import pytest

from fangpin_pipeline.rulebook.parameters import PARAMETERS, Unit
from fangpin_pipeline.rules.what_if import DERIVED, TRIED, columns_read, judged_tried

_FILES = [file for file in files("fangpin_pipeline.facts").iterdir() if file.name.endswith(".sql")]
_SQL = {file.name: file.read_text(encoding="utf-8") for file in _FILES}


def test_no_fact_holds_a_limit_besides_those_derived_anew() -> None:
    holding = {(limit, name) for limit in TRIED for name, text in _SQL.items() if re.search(rf"\b{limit}\b", text)}
    assert holding == {(limit, "household_state.sql") for limit, _ in DERIVED.values()}
    for fact, (limit, sql) in DERIVED.items():
        assert f"{sql.replace('s.', 'p.')} AS {fact}" in _SQL["household_state.sql"]
        assert _SQL["household_state.sql"].count(limit) == 1


@pytest.mark.parametrize("limit", TRIED)
def test_every_limit_changes_some_judgement(limit: str) -> None:
    assert PARAMETERS[limit].unit in (Unit.YUAN, Unit.SHARE)
    assert limit in columns_read(limit)
    names = [name for name, _ in judged_tried(limit, ())]
    assert names[-1] == "listed_tried"
    assert len(names) > 1
