"""What a report says: ten parts, numbers that can be traced, words where there is no number."""

from decimal import Decimal
from pathlib import Path

import pytest
from report_home import BIG, CEASED, COUNTY, INDICATOR, LATE, SATISFIED, evidence, make_home, reckoned, words

from fangpin_pipeline.extracts import all_extracts
from fangpin_pipeline.indicators.articles import ARTICLES
from fangpin_pipeline.outputs.report.build import NO_RUN, NOTES, PARTS, build
from fangpin_pipeline.outputs.report.common import PARTS as ARTICLE_PARTS
from fangpin_pipeline.outputs.report.declare import Chart, Heading, How, Report, Table
from fangpin_pipeline.outputs.report.headlines import headline_sentence
from fangpin_pipeline.outputs.report.period import Period
from fangpin_pipeline.outputs.report.render import check_characters
from fangpin_pipeline.outputs.report.scored import scored_table
from fangpin_pipeline.warehouse import Home


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Home:
    return make_home(tmp_path_factory.mktemp("report"))


@pytest.fixture(scope="module")
def county(home: Home) -> Report:
    return build(evidence(home))


def table(report: Report, title: str) -> Table:
    (found,) = (block for block in report.blocks if isinstance(block, Table) and block.title == title)
    return found


def test_the_ten_parts_stand_in_their_order(county: Report) -> None:
    parts = [
        block.text.partition("、")[2] for block in county.blocks if isinstance(block, Heading) and block.level == 1
    ]
    assert parts == [title for title, _ in PARTS] + [NOTES]
    assert county.title == "五原县巩固拓展脱贫攻坚成果评估报告"


def test_every_article_stands_in_one_part() -> None:
    shown = [article for articles in ARTICLE_PARTS.values() for article in articles]
    assert sorted(shown, key=int) == list(ARTICLES)


@pytest.mark.parametrize(
    ("unit", "period"), [(COUNTY, "2020-03"), ("150800", "2020Q1"), (COUNTY, "2020"), (COUNTY, "2020-W12")]
)
def test_every_number_is_found_in_its_run(home: Home, unit: str, period: str) -> None:
    figures = [one for one in build(evidence(home, unit, period)).figures() if one.value is not None]
    figures = [one for one in figures if one.how is not How.TRIED]
    assert len(figures) > 20
    for figure in figures:
        assert figure.of, figure
        assert reckoned(home, figure) == figure.value, [source.words for source in figure.of]


def test_an_indicator_is_told_with_its_parts_and_the_period_before(county: Report) -> None:
    rows = {str(row[0]): [str(cell) for cell in row] for row in table(county, "第四条　建立防贫监测机制　指标表").rows}
    assert rows["预警户占比↓"][3:8] == ["18", "48", "37.5%", "35.4%", "100.0%"]
    assert INDICATOR in words(county)


def test_an_indicator_that_was_not_computed_is_no_zero(county: Report) -> None:
    rows = {str(row[0]): [str(cell) for cell in row] for row in table(county, "第四条　建立防贫监测机制　指标表").rows}
    assert rows["待核实户占比↓"][3:8] == ["…", "…", "…", "…", "…"]
    assert "本期未计算" in words(county)


def test_policies_that_cannot_be_told_stay_open(county: Report) -> None:
    rows = [[str(cell) for cell in row] for row in table(county, "政策应享与已享（部门数据衔接）").rows]
    assert ["教育", "48", "45", "3", "93.8%"] in rows
    assert ["医保", "…", "…", "…", "数据不足"] in rows


def test_the_list_is_compared_with_the_period_before(county: Report) -> None:
    assert "与上期末筛查（2020年2月20日）相比，原在册17户，新增1户，退出0户，现在册18户" in words(county)


def test_what_is_late_is_named(county: Report) -> None:
    for number in LATE:
        assert f"{all_extracts()[number].title}（未报）：五原县" in words(county)


def test_a_village_that_ceased_is_named(county: Report) -> None:
    assert f"现行区划已没有的嘎查村：五原县{CEASED}" in words(county)


def test_households_of_unknown_size_are_told(county: Report) -> None:
    assert "家庭人口132人（另有4户人口不详，未计入）" in words(county)


def test_small_numbers_of_townships_are_hidden(county: Report) -> None:
    shown = table(county, "分苏木乡镇一览表")
    by_name = {str(row[0]): [str(cell) for cell in row[1:]] for row in shown.rows}
    assert by_name["合计"][1] == "18"
    warned = [row[1] for row in by_name.values()]
    assert "1" not in warned
    assert "2" not in warned
    assert warned.count("<5") >= 2
    assert BIG not in words(county)


def test_no_household_is_in_it(home: Home, county: Report) -> None:
    said = words(county)
    numbers = evidence(home).table("household_fact")
    assert numbers is not None
    assert not [one for one in numbers["household_no"].to_pylist() if one in said]


def test_a_period_without_a_run_says_so_in_every_part(home: Home) -> None:
    report = build(evidence(home, period="2020-05"))
    assert words(report).count(NO_RUN) == len(PARTS)
    assert "2020-02-20、2020-03-16" in words(report)
    assert not list(report.figures())


def test_a_county_without_any_row_is_reported(home: Home) -> None:
    report = build(evidence(home, unit="150825"))
    assert "纳入筛查的家庭共0户" in words(report)
    assert "占纳入筛查家庭的无对象" in words(report)


def test_tables_that_a_run_lacks_are_told(tmp_path: Path) -> None:
    home = make_home(tmp_path / "home")
    for run in ("2020-02-20/aaaaaaaaaaaa", "2020-03-16/bbbbbbbbbbbb"):
        for name in ("clue", "scorecard", "coverage", "cross_check", "flag", "household_class", "indicator_value"):
            (home.runs / run / f"{name}.parquet").unlink()
    said = words(build(evidence(home)))
    for open_point in ("核查情况不明", "应享、已享情况不明", "覆盖情况不明", "风险原因不明"):
        assert open_point in said


def test_without_receipts_nobody_is_said_to_be_unvisited(home: Home, county: Report, tmp_path: Path) -> None:
    assert any(isinstance(block, Chart) and block.title.startswith("线索办理") for block in county.blocks)
    assert "有1个旗县区没有时效内的核查回执" in words(build(evidence(make_home(tmp_path / "one", ("R01",)), "150800")))
    said = build(evidence(make_home(tmp_path / "two", ("R01",))))
    assert "核查回执（未报），已下发、已核实、属实的线索数不明" in words(said)
    assert not any(isinstance(block, Chart) and block.title.startswith("线索办理") for block in said.blocks)


def test_the_brief_is_short(home: Home) -> None:
    report = build(evidence(home, period="2020-W12"))
    assert report.title == "五原县防返贫监测周报"
    assert len(report.blocks) < 15
    month = build(evidence(home), short=True)
    assert month.title == "五原县防返贫监测月报"
    assert len(month.blocks) < 15


def test_charts_tell_their_numbers_in_words(county: Report) -> None:
    charts = {block.title: block for block in county.blocks if isinstance(block, Chart)}
    assert "2020-02-20" in charts["在册预警户数走势（户）"].told
    assert all(chart.told and chart.figures for chart in charts.values())


def test_a_scored_indicator_has_its_place_and_a_year_ago_only_where_there_was_one(county: Report) -> None:
    ((part, name, formula, *cells),) = table(county, "得分表的指标").rows
    assert (part, name) == ("工作", "预警户占比（4.18）")
    assert formula == "在预警名单上的户÷全部家庭"
    assert [str(cell) for cell in cells] == ["50.0%", "18", "48", "37.5%", "100.0%", "60", "—", "2", "—"]


def test_a_scored_share_is_compared_with_a_year_ago(home: Home) -> None:
    later = evidence(home)
    later.__dict__["values_of_year_ago"] = {INDICATOR: Decimal("0.3")}
    ((*_, change, place, _),) = next(block for block in scored_table(later) if isinstance(block, Table)).rows
    assert (change, place) == ("+7.5点", "2")


def test_a_year_ago_is_the_same_period() -> None:
    for code, before in (("2020-03", "2019-03"), ("2020Q1", "2019Q1"), ("2020", "2019"), ("2020-W53", "2019-W52")):
        assert Period.read(code).year_before.code == before


def test_what_is_asked_for_first_has_its_number_or_its_reason(county: Report) -> None:
    first = next(block for block in county.blocks if isinstance(block, Table) and block.title == "主要指标")
    rows = {str(row[0]): [str(cell) for cell in row] for row in first.rows}
    assert rows["约谈"][1:] == ["无数据来源", *["—"] * 5, "没有部门报送约谈记录"]
    assert "返贫率本期未计算" in words(county)
    assert "群众认可度本期未计算" in words(county)


def test_late_data_are_named_where_their_number_is_asked_for(tmp_path: Path) -> None:
    late = evidence(make_home(tmp_path / "home", ("X36",)))
    said = headline_sentence(late, {SATISFIED: "群众认可度"}).text
    assert said == "群众认可度未报（未报或过期：入户与满意度抽样调查）。"


def test_a_run_without_household_facts_tries_no_limit(county: Report) -> None:
    assert "没有留存试算所需的家庭指标和参数，不作试算" in words(county)


def test_every_character_has_a_glyph(home: Home, county: Report) -> None:
    check_characters(county)
    check_characters(build(evidence(home, "150800")))
