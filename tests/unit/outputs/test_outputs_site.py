"""The site of two published days: what it says where nothing is known, its course, a county's own limits, its asset."""

import re
from decimal import Decimal
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from dagster import AssetKey, DagsterInstance, materialize
from report_home import COUNTY, FEBRUARY, INDICATOR, MARCH, OTHER, make_home

from assets_defs.reports import Archive
from assets_defs.site import SITE, site_asset
from fangpin_pipeline.commands.served import all_served
from fangpin_pipeline.indicators import all_indicators
from fangpin_pipeline.outputs.report.evidence import Evidence
from fangpin_pipeline.outputs.report.period import Period, Span
from fangpin_pipeline.outputs.site.indicators import counts_people
from fangpin_pipeline.outputs.site.open import evidence_of_day
from fangpin_pipeline.outputs.site.write import write_site
from fangpin_pipeline.rulebook import Rulebook
from fangpin_pipeline.warehouse import Home, published_days

SAID = {"150802": "未报", "150822": "数据不足", "150823": "无对象", "150824": "数量过少"}
DECISION = """\
authority: "150821"
instruments:
  - title: 五原县防止返贫致贫监测和帮扶实施办法
    number: 五扶组发〔2020〕3号
    issued: 2020-02-01
    effective: 2020-02-10
    sets: {illness_amount: 8000, small_cell: 8}
"""


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Home:
    home = make_home(tmp_path_factory.mktemp("home"))
    file = published_days(home)[MARCH].file("indicator_value")
    found = pq.read_table(file)
    rows = [*found.to_pylist(), *(_stated(code, status) for code, status in SAID.items())]
    pq.write_table(pa.Table.from_pylist(rows, schema=found.schema), file)
    return home


@pytest.fixture(scope="module")
def site(home: Home, tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """The pages where 五原县 has decided limits of its own."""
    root = tmp_path_factory.mktemp("decided")
    (root / "150821.yaml").write_text(DECISION, encoding="utf-8")
    period = Period(Span.MONTH, MARCH.replace(day=1), MARCH)
    evidence = Evidence(home, "150800", period, Rulebook.load(root))
    return _texts(write_site(evidence, list(all_served()), root / "site"))


def _stated(code: str, status: str) -> dict[str, Any]:
    place = {"as_of": MARCH, "unit_kind": "county", "unit_code": code, "indicator": INDICATOR, "period": "2020-03-16"}
    return {**place, "numerator": None, "denominator": None, "value": None, "coverage": Decimal(0), "status": status}


def _texts(files: list[Path]) -> dict[str, str]:
    return {file.name: file.read_text(encoding="utf-8") for file in files}


def _row(page: str, name: str) -> list[str]:
    """Cells of the first row of a page that begins so."""
    rows = re.findall(r"<tr>(.*?)</tr>", page)
    told = [[re.sub(r"<.*?>", "", cell) for cell in re.findall(r"<t[hd].*?>(.*?)</t[hd]>", row)] for row in rows]
    return next(cells for cells in told if cells[0].startswith(name))


def test_a_county_without_a_number_says_why(site: dict[str, str]) -> None:
    told = _row(site["article-04.html"], all_indicators()[INDICATOR].title)
    assert told[2:5] == ["37.5%", "35.4%", "100.0%"]
    assert told[5:] == ["未报", "37.5%", "数据不足", "无对象", "数量过少", "本期未计算", "本期未计算"]


def test_what_was_not_computed_is_counted_as_that(site: dict[str, str]) -> None:
    (total, told, *rest) = map(int, _row(site["indicators.html"], "第四条")[1:])
    assert told == 1 and sum(rest) == total - 1


def test_late_extracts_are_told_with_the_rules_that_wait(site: dict[str, str]) -> None:
    assert "✕ 未报" in _row(site["data.html"], "X17")[3]
    assert "✓ 正常" in _row(site["data.html"], "X17")[2]
    assert _row(site["rule-illness.html"], "X17")[1:] == ["医保", "35天"]


def test_the_course_tells_every_published_day(site: dict[str, str]) -> None:
    assert _row(site["trend.html"], FEBRUARY.isoformat())[1] == "17"
    assert _row(site["trend.html"], MARCH.isoformat())[1] == "18"


def test_small_is_what_the_strictest_county_calls_so(site: dict[str, str]) -> None:
    """五原县 hides what is below 8, and the city's six red households are: no county and no township tells the list."""
    assert _row(site["index.html"], "巴彦淖尔市")[1:4] == ["48", "18", "※"]
    page = site[f"county-{COUNTY}.html"]
    assert _row(page, "五原县合计")[1:7] == ["48", "※", "※", "※", "※", "…"]
    assert "“&lt;8”为不足8户" in page


def test_limits_stand_with_their_documents(site: dict[str, str]) -> None:
    page = site["rule-illness.html"]
    assert "8000元" in page and "五扶组发〔2020〕3号" in page
    assert "10000元" in page and "全市其余" in page


def test_what_counts_people_is_known_from_what_it_reads() -> None:
    """In doubt it does: only what reads villages, assets, deliveries and the like is told as it is."""
    people = {one.id for one in all_indicators().values() if counts_people(one)}
    assert {"a04_warned_households", "a07_guaranteed_housing", "a03_trained_workers"} <= people
    assert not {"a02_assets_checked", "a08_villages_broadband", "a09_fresh_housing"} & people


def test_an_earlier_day_has_its_own_site(home: Home, tmp_path: Path) -> None:
    (tmp_path / "aside").mkdir()
    evidence = evidence_of_day(home, FEBRUARY, tmp_path / "aside")
    assert (evidence.run.as_of, evidence.base) == (FEBRUARY, None)
    assert [run.as_of for run in evidence.course] == [FEBRUARY]


def test_the_asset_writes_the_newest_day(home: Home) -> None:
    with DagsterInstance.ephemeral() as instance:
        done = materialize([site_asset("run")], resources={"archive": Archive(home=str(home.root))}, instance=instance)
        (made,) = done.asset_materializations_for_node(SITE)
    assert made.asset_key == AssetKey(SITE)
    assert made.metadata["数据截止日期"].value == MARCH.isoformat()
    assert (home.site / "index.html").is_file()
    assert OTHER in {file.stem[7:] for file in home.site.glob("county-*.html")}
