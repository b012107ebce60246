"""The manual and the worked cases that the package ships are those of the tests, and no rule goes without cases."""

import pytest

from fangpin_pipeline import cli
from fangpin_pipeline.outputs.manual import manual_page
from fangpin_pipeline.rules import Rule, all_judgements
from fangpin_pipeline.rules.clauses import clauses
from tests.spec.manual import PAGE, WORKED, cases_by_rule, worked_text

RENEW = "run `make manual`"


def test_the_shipped_cases_are_current() -> None:
    assert WORKED.read_text(encoding="utf-8") == worked_text(), RENEW


def test_the_page_is_current() -> None:
    assert PAGE.read_text(encoding="utf-8") == manual_page(), RENEW


@pytest.mark.parametrize("rule", all_judgements().values(), ids=lambda rule: rule.name)
def test_every_rule_has_cases_of_every_verdict(rule: Rule) -> None:
    cases = cases_by_rule()[rule.name]
    hits = {"hit"} if rule.is_class else {case.severity.code for case in rule.cases if case.severity}
    assert {case.expected for case in cases} == {*hits, "clear", "unknown"}
    titles = [case.title for case in cases]
    assert len(set(titles)) == len(titles)


@pytest.mark.parametrize("rule", all_judgements().values(), ids=lambda rule: rule.name)
def test_the_page_tells_everything_of_a_rule(rule: Rule) -> None:
    (told,) = [part for part in manual_page().split("\n### ") if f"（`{rule.name}`）" in part.splitlines()[0]]
    bare = told.replace("**", "")
    assert clauses()[rule.clause].sentence in bare
    assert rule.clears_when in told
    assert str(rule.owner) in told
    assert told.count("名单上写：") == len(rule.cases)
    assert "None" not in told and "{" not in told
    for case in cases_by_rule()[rule.name]:
        assert case.title in told


def test_every_quote_stands_in_its_sentence() -> None:
    assert len(clauses()) == 140
    for clause in clauses().values():
        assert all(part and part in clause.sentence for part in clause.quote.split("…")), clause.number


def test_the_command_prints_the_page_and_writes_it(tmp_path, capsys) -> None:
    assert cli.run(["rules", "manual"]) == 0
    assert capsys.readouterr().out == manual_page()
    out = tmp_path / "manual.md"
    assert cli.run(["rules", "manual", "--out", str(out)]) == 0
    assert out.read_text(encoding="utf-8") == manual_page()
