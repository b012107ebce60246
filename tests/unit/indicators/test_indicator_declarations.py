"""What holds for every declared indicator: clause and receivers exist, it needs what it reads, both engines read it."""

import csv
import re
from dataclasses import replace
from importlib.resources import files

import pytest

from fangpin_pipeline.extracts import all_extracts
from fangpin_pipeline.indicators import all_indicators
from fangpin_pipeline.indicators.articles import ARTICLES
from fangpin_pipeline.indicators.declare import Indicator
from fangpin_pipeline.indicators.places import together
from fangpin_pipeline.rules.lint.portable import faults

CLAUSES = {
    row["clause"]
    for row in csv.DictReader(
        (files("fangpin_pipeline.rules") / "data" / "clauses.csv").read_text("utf-8").splitlines()
    )
}
VIEWS = {extract.view: number for number, extract in all_extracts().items() if not extract.register}
OTHERS = {"各旗县区党委、政府", "市扶贫开发领导小组办公室"}  # the counties, and who acts for all member units
# Orders are placed by the village of their supplier, however old the list of entities is.
PLACING = {"a01_consumption_sales": "X23a", "a01_sales_paid_to_poor": "X23a", "a01_suppliers_without_link": "X23a"}


def every() -> pytest.MarkDecorator:
    declared = all_indicators().values()
    return pytest.mark.parametrize("indicator", declared, ids=[indicator.id for indicator in declared])


@every()
def test_its_statement_is_read_alike_by_both_engines(indicator: Indicator) -> None:
    assert faults(indicator.statement) == []


def test_several_in_one_statement_are_read_alike_by_both_engines() -> None:
    of_county, of_village = ([one for one in all_indicators().values() if one.by_village == told] for told in (0, 1))
    assert faults(together([of_county[0], of_village[0]])) == []


@every()
def test_its_clause_stands_in_the_policy(indicator: Indicator) -> None:
    assert indicator.clause in CLAUSES


@every()
def test_it_is_told_to_offices_that_the_policy_names(indicator: Indicator) -> None:
    named = {office for article in ARTICLES.values() for office in article.receivers}
    assert indicator.told_to
    assert set(indicator.told_to) <= {*named, *OTHERS}


@every()
def test_it_needs_the_extracts_whose_rows_it_reads(indicator: Indicator) -> None:
    read = set(re.findall(r"\b(?:own_)?(x\d\d[a-z]?)(?:_doubt)?\b", indicator.units)) & VIEWS.keys()
    minded = {view for view in read if f"fresh_{view}" in indicator.units}
    assert {VIEWS[view] for view in read - minded} - {PLACING.get(indicator.id)} <= set(indicator.needs)
    assert set(indicator.needs) <= all_extracts().keys()


def test_a_number_goes_to_the_receivers_of_its_clause_else_of_its_article() -> None:
    declared = all_indicators()
    assert declared["a01_supported_without_link"].told_to == ("市审计局", "市农牧局")
    assert declared["a07_insured_basic"].told_to == ("市医保局",)
    everybody = replace(declared["a07_insured_basic"], clause="7.02")
    assert everybody.told_to == ARTICLES["7"].receivers
