"""The whole site written into a folder: beside the old one first, then in its place, so that nobody reads half a site.

Which pages there are is decided here, what they say in the modules of the subjects.
"""

import json
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

from fangpin_pipeline.outputs.correction import rows_of
from fangpin_pipeline.outputs.coverage import Served
from fangpin_pipeline.outputs.errors import OutputError
from fangpin_pipeline.outputs.folder import replaced
from fangpin_pipeline.outputs.labels import chinese_date
from fangpin_pipeline.outputs.report.evidence import Evidence
from fangpin_pipeline.outputs.rulebook_page import write_rulebook_page
from fangpin_pipeline.outputs.site.city import City
from fangpin_pipeline.outputs.site.data import data_page, quality_page
from fangpin_pipeline.outputs.site.indicators import article_pages, indicators_page
from fangpin_pipeline.outputs.site.page import Page, write
from fangpin_pipeline.outputs.site.places import city_page, county_pages, township_pages, trend_page
from fangpin_pipeline.outputs.site.reference import coverage_page, dictionary_pages, glossary_page
from fangpin_pipeline.outputs.site.rules import rule_pages, rules_page
from fangpin_pipeline.outputs.standings import Standing, standings
from fangpin_pipeline.progress import announce

RULEBOOK = "rulebook.html"
# Says that a folder is a site, and of which run: only such a folder is replaced.
MARK = "site.json"

Step = tuple[str, Callable[[], Iterable[Page]]]


def write_site(evidence: Evidence, served: Sequence[Served], folder: Path) -> list[Path]:
    """Write the site of the city's evidence into `folder`, in the place of an older one; returns its files.

    `served` says what serves the policy. Equal runs give equal bytes. Raises OutputError where `folder` holds
    something else than a site.
    """
    _refuse_strange(folder)
    city = City(evidence)
    with replaced(folder) as part:
        names = _write_pages(city, served, part)
        mark = {"run": city.run.id, "as_of": city.run.as_of.isoformat(), "files": names}
        (part / MARK).write_text(json.dumps(mark, ensure_ascii=False, indent=1) + "\n", encoding="utf-8", newline="\n")
    return [folder / name for name in names]


def _write_pages(city: City, served: Sequence[Served], part: Path) -> list[str]:
    """Write every page; returns the names of the files."""
    steps = _steps(city, served)
    for number, (title, pages) in enumerate(steps, start=1):
        announce(number, len(steps), f"站点：{title}")
        for page in pages():
            write(page, part, _imprint(city))
    write_rulebook_page(part / RULEBOOK, city.evidence.book, city.run.as_of, back="rules.html")
    return sorted(file.name for file in part.iterdir())


def _steps(city: City, served: Sequence[Served]) -> list[Step]:
    found: list[Standing] = standings(rows_of(city.run.path, "coverage"), rows_of(city.run.path, "delivery"))
    return [
        ("总览和走势", lambda: [city_page(city, found), trend_page(city)]),
        ("旗县区", lambda: county_pages(city, found)),
        ("苏木乡镇", lambda: township_pages(city)),
        ("指标", lambda: [indicators_page(city), *article_pages(city)]),
        ("规则", lambda: [rules_page(city), *rule_pages(city)]),
        ("数据报送和质量", lambda: [data_page(city, found), quality_page(city, found)]),
        ("政策覆盖、数据字典和名词", lambda: [coverage_page(served), *dictionary_pages(), glossary_page()]),
    ]


def _imprint(city: City) -> tuple[str, ...]:
    version = city.evidence.book.fingerprint()[:12]
    return (
        f"数据截止{chinese_date(city.run.as_of)}，运行编号 {city.run.id}，规则库版本 {version}。",
        "内部资料。只有汇总数，不含户和个人；小数已隐去。本站为静态页面，不联网、不运行脚本。",
    )


def _refuse_strange(folder: Path) -> None:
    if folder.exists() and not folder.is_dir():
        raise OutputError(f"{folder} 是文件，不是目录；请用 --out 另给一个目录。")
    if folder.exists() and any(folder.iterdir()) and not (folder / MARK).is_file():
        raise OutputError(f"{folder} 中有别的文件，不是本命令写的站点；请用 --out 另给一个新目录。")
