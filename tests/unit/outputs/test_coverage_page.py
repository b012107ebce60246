"""The coverage page: made of declarations alone, current in docs, complete, and open where nothing serves."""

import os
import re
from pathlib import Path

import pytest

from fangpin_pipeline import cli
from fangpin_pipeline.commands.served import OPEN_BECAUSE, all_served
from fangpin_pipeline.indicators import all_indicators
from fangpin_pipeline.outputs.coverage import Means, Served, coverage_page, standing
from fangpin_pipeline.rules import all_judgements
from fangpin_pipeline.rules.clauses import clauses, mechanisms
from fangpin_pipeline.tables import OUTPUT_TABLES

PAGE = Path(__file__).parents[3] / "docs" / "coverage.md"
CLAUSE_MAP = "FANGPIN_CLAUSE_MAP"


def rows(page: str) -> dict[str, list[str]]:
    """Cells by the first cell of a row."""
    found = (line.strip("| ").split(" | ") for line in page.splitlines() if line.startswith("| "))
    return {cells[0].strip(): [cell.strip() for cell in cells] for cells in found}


def test_the_page_in_docs_is_the_generated_one() -> None:
    """After a change of a declaration: .venv/bin/fangpin dictionary --coverage > docs/coverage.md"""
    assert PAGE.read_text(encoding="utf-8") == coverage_page(all_served(), OPEN_BECAUSE)


def test_the_command_prints_the_page(capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.run(["dictionary", "--coverage"]) == 0
    assert capsys.readouterr().out == coverage_page(all_served(), OPEN_BECAUSE)
    assert cli.run(["dictionary", "--coverage", "--checks"]) == 2


def test_every_clause_and_every_mechanism_has_its_row() -> None:
    told = rows(coverage_page([], {}))
    assert {*clauses(), *mechanisms()} <= told.keys()
    for number, clause in clauses().items():
        assert told[number][1:3] == [clause.quote, "open"]
    assert {told[name][2] for name in mechanisms()} == {"open"}


def test_every_declaration_of_a_clause_is_on_its_row() -> None:
    told = rows(coverage_page(all_served(), OPEN_BECAUSE))
    for rule in all_judgements().values():
        assert f"`{rule.name}`" in told[rule.clause][3]
    for indicator in all_indicators().values():
        assert f"`{indicator.id}`" in told[indicator.clause][4]
    for table in OUTPUT_TABLES.values():
        for number in table.serves:
            assert f"`{table.name}`" in told[number][3 if number in mechanisms() else 6]


def test_no_declaration_serves_what_the_policy_does_not_name() -> None:
    for strange in ("12.01", "某平台"):
        with pytest.raises(ValueError, match="which the policy does not name"):
            coverage_page([Served(Means.TABLE, "made_up", "不存在", (strange,))], {})


def test_whatever_is_open_says_why_and_nothing_else_does() -> None:
    told = rows(coverage_page(all_served(), {}))
    assert {number for number in clauses() if told[number][2] == "open"} == OPEN_BECAUSE.keys()
    with pytest.raises(ValueError, match=r"4\.09 is said to be open"):
        coverage_page(all_served(), {"4.09": "没有"})


def test_a_ledger_is_not_there_because_its_clause_is_watched() -> None:
    ledger = mechanisms()["失学辍学台账"]
    rule = Served(Means.RULE, "dropout", "失学辍学", ("7.01",))
    table = Served(Means.TABLE, "ledger", "台账", ("7.01",))
    assert standing(ledger, []) == "open"
    assert standing(ledger, [table]) == "open"
    assert standing(ledger, [rule]) == "仅监测"
    assert standing(ledger, [rule, Served(Means.TABLE, "ledger", "台账", ("失学辍学台账",))]) == "有"


def test_mechanisms_stand_in_clauses_that_exist() -> None:
    assert len(mechanisms()) == 26
    for mechanism in mechanisms().values():
        assert set(mechanism.clauses) <= clauses().keys()


@pytest.mark.skipif(CLAUSE_MAP not in os.environ, reason=f"{CLAUSE_MAP} names no clause map to compare with")
def test_the_page_matches_the_clause_map_row_by_row() -> None:
    text = Path(os.environ[CLAUSE_MAP]).read_text(encoding="utf-8")
    told = rows(PAGE.read_text(encoding="utf-8"))
    asked = re.findall(r"^\| (\d+\.\d+) \| ([^|]+) \|", text, re.M)
    assert len(asked) == 140
    assert [number for number, _ in asked] == [number for number in told if number in clauses()]
    for number, quote in asked:
        assert told[number][1].replace(" ", "") == quote.replace(" ", "")
    (last,) = (line for line in text.splitlines() if line.startswith("**Row count:**"))
    named = [item.strip().rpartition(" ")[0] for item in last.split("→ rows:")[1].rstrip(".").split(" · ")]
    assert named == [name for name in told if name in mechanisms()]
