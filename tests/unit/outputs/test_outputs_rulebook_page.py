"""The page of who decided what: every parameter, every document, what is provisional, and what to look at."""

from datetime import date
from pathlib import Path

import pytest

from fangpin_pipeline.outputs.rulebook_page import write_rulebook_page
from fangpin_pipeline.rulebook import Rulebook
from fangpin_pipeline.rulebook.parameters import PARAMETERS

COUNTY = """authority: "150821"
instruments:
  - title: 五原县<办法>
    number: 五政办〔2020〕1号
    issued: 2020-04-20
    effective: 2020-05-01
    sets: {illness_amount: 8000, dibao_line: {2020: 6000, 2021: 6300}}
    assumptions: {illness_amount: 待县里核定}
    grades: {illness: {yellow: red}}
  - {title: 五原县新办法, issued: 2020-12-01, effective: 2021-01-01, sets: {illness_amount: 7000}}
policies:
  BZ2020: {title: 秸秆补贴, starts_on: 2018-01-01, ends_on: 2020-06-30, adjusted: false, document: 五原〔2018〕3号}
"""
CITY = """authority: "150800"
instruments:
  - {title: 市办法, issued: 2020-06-01, effective: 2020-01-01, sets: {visit_days: 45}}
"""


@pytest.fixture
def book(tmp_path: Path) -> Rulebook:
    (tmp_path / "150821.yaml").write_text(COUNTY, encoding="utf-8")
    (tmp_path / "150800.yaml").write_text(CITY, encoding="utf-8")
    return Rulebook.load(tmp_path)


@pytest.fixture
def page(book: Rulebook, tmp_path: Path) -> str:
    return write_rulebook_page(tmp_path / "page.html", book, date(2020, 6, 1)).read_text("utf-8")


def line(page: str, words: str) -> str:
    return next(line for line in page.splitlines() if words in line)


def test_every_parameter_stands_there_with_every_authority(page: str) -> None:
    assert all(page.count(f"<small>{name}</small>") == 2 for name in PARAMETERS)
    amount = line(page, "<small>illness_amount</small></th><td class")
    assert amount.count("10000元") == 7
    assert '<td class="county" title="旗县区决定">8000元<small>暂定</small></td>' in amount
    assert (
        line(page, "<small>visit_days</small></th><td class").count('<td class="city" title="市里决定">45天</td>') == 8
    )


def test_a_parameter_names_the_rules_that_read_it(page: str) -> None:
    assert "因病支出较大" in line(page, "<small>illness_amount</small></th><td class")
    assert "因病支出较大" in line(page, "<small>serious_disease_days</small></th><td class")
    assert "刚性支出户" in line(page, "<small>class_severity</small></th><td class")


def test_every_decision_has_its_document_days_and_where_it_holds(page: str) -> None:
    first = line(page, '<td>五原县</td><td class="value">8000元</td>')
    assert "《五原县&lt;办法&gt;》五政办〔2020〕1号" in first
    assert ">2020-04-20<" in first
    assert ">2020-05-01<" in first
    assert '<td class="short">五原县</td><td class="short">待县里核定</td>' in first
    assert "尚未施行" in line(page, '<td class="value">7000元</td>')
    assert '<td class="short">全市各旗县区</td>' in line(page, '<td class="value">45天</td>')
    assert '<td class="short">不在用</td>' in line(page, "<small>visit_days</small></th><td>巴彦淖尔市（默认值）")
    assert "2020年6000元；2021年6300元" in page


def test_every_rule_shows_its_severities_and_who_changed_them(page: str) -> None:
    yellow = line(page, "<small>illness</small></th><td>黄色</td>")
    assert yellow.count(">黄色</td>") == 1 + 7
    assert '<td class="county" title="《五原县&lt;办法&gt;》五政办〔2020〕1号">红色</td>' in yellow


def test_policies_of_a_county_stand_beside_those_of_the_city(page: str) -> None:
    assert "五原〔2018〕3号" in line(page, "秸秆补贴")
    assert "2018-01-01" in line(page, "秸秆补贴")


def test_a_document_that_holds_from_before_its_issue_is_pointed_out(page: str) -> None:
    assert "《市办法》2020-06-01 印发，却自 2020-01-01 起施行" in page


def test_the_page_loads_nothing_and_equal_books_give_equal_bytes(book: Rulebook, page: str, tmp_path: Path) -> None:
    assert "http" not in page.replace("http-equiv", "")
    assert "<script" not in page
    again = write_rulebook_page(tmp_path / "again.html", book, date(2020, 6, 1))
    assert again.read_text("utf-8") == page
