"""The static site of a whole city: sound pages, no dead link, nothing loaded, no small number shown or given away."""

import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
from sample_city import City
from site_pages import Pages, number, read

from fangpin_pipeline.cli import run
from fangpin_pipeline.commands.served import all_served
from fangpin_pipeline.identity.divisions import COUNTIES
from fangpin_pipeline.indicators import all_indicators
from fangpin_pipeline.outputs.site.open import evidence_of_day
from fangpin_pipeline.outputs.site.write import MARK, write_site
from fangpin_pipeline.rules import all_judgements

LIMIT = 5
LISTED = ("new", "persisting", "escalated", "eased")
GRADES = ("red", "orange", "yellow")
COUNTED = (
    "各旗县区家庭与预警（户）",
    "各苏木乡镇（户）",
    "各旗县区（户）",
    "触发最多的规则",
    "与所在旗县区、全市（户）",
)
CITY = "全市"
Cell = tuple[str, str]


@pytest.fixture(scope="session")
def pages(site: Path) -> dict[str, Pages]:
    return {file.name: read(file) for file in sorted(site.glob("*.html"))}


def test_every_kind_of_page_is_there(pages: dict[str, Pages]) -> None:
    kinds = Counter(re.split(r"[-.]", name)[0] for name in pages)
    assert kinds["county"] == len(COUNTIES) and kinds["article"] == 11
    assert kinds["rule"] == len(all_judgements())
    assert kinds["town"] > 50
    shown = {
        cell[0] for name in pages if name.startswith("article") for rows in pages[name].tables.values() for cell in rows
    }
    assert all(any(title.startswith(one.title) for title in shown) for one in all_indicators().values())


def test_no_link_is_dead_and_nothing_lies_outside(pages: dict[str, Pages]) -> None:
    for name, page in pages.items():
        assert len(page.ids) == len(set(page.ids)), name
        for link in page.links:
            file, _, place = link.partition("#")
            assert (target := pages.get(file or name)), (name, link)
            assert not place or place in target.ids, (name, link)


def test_every_page_is_reached_from_the_first(pages: dict[str, Pages]) -> None:
    reached, waiting = {"index.html"}, ["index.html"]
    while waiting:
        found = {link.partition("#")[0] for link in pages[waiting.pop()].links} - reached - {""}
        reached |= found
        waiting += sorted(found)
    assert reached == set(pages)


def test_a_page_loads_nothing_and_runs_no_script(pages: dict[str, Pages]) -> None:
    for name, page in pages.items():
        (policy,) = [one["content"] for tag, one in page.tags if one.get("http-equiv") == "Content-Security-Policy"]
        assert policy.startswith("default-src 'none'; ") and "unsafe" not in policy and "script-src" not in policy, name
        assert not [tag for tag, _ in page.tags if tag in ("script", "link", "iframe", "form", "object", "base")], name
        assert not [one for _, one in page.tags if any(key.startswith("on") or key == "style" for key in one)], name
        assert all(one["src"].startswith("data:image/svg+xml") for tag, one in page.tags if tag == "img"), name


def test_tables_and_pictures_can_be_heard(pages: dict[str, Pages]) -> None:
    for name, page in pages.items():
        if name == "rulebook.html":
            continue
        tags = Counter(tag for tag, _ in page.tags)
        assert tags["caption"] == tags["table"] and "" not in page.tables, name
        assert all("scope" in one for tag, one in page.tags if tag == "th"), name
        assert all(one["alt"] for tag, one in page.tags if tag == "img"), name
        assert (tags["h1"], tags["main"]) == (1, 1), name


def test_no_small_number_of_households_is_shown(pages: dict[str, Pages]) -> None:
    seen = 0
    for name, page in pages.items():
        for caption, rows in page.tables.items():
            if caption.endswith(COUNTED):
                cells = [cell for row in rows[1:] for cell in row[1:] if number(cell) is not None and "." not in cell]
                seen += len(cells)
                assert not [cell for cell in cells if 0 < int(number(cell) or 0) < LIMIT], (name, caption)
    assert seen > 100


def test_what_is_shown_is_true_and_gives_no_small_number_away(city: City, pages: dict[str, Pages]) -> None:
    """Everything that the pages of places show, as equations: no small number follows from them, even together."""
    truth, shown = _truth(city), dict(_shown(pages))
    assert all(truth[cell] == value for cell, value in shown.items())
    cells = sorted(truth)
    place = {cell: number for number, cell in enumerate(cells)}
    rows = [_line(place, {cell: 1}) for cell in shown]
    rows += [_line(place, {(unit, "all"): 1} | {(unit, grade): -1 for grade in GRADES}) for unit, _ in cells]
    for county in COUNTIES:
        for kind in ("all", *GRADES):
            inside = [unit for unit, other in cells if other == kind and unit[:6] == county and unit != county]
            rows.append(_line(place, {(county, kind): -1} | {(unit, kind): 1 for unit in inside}))
    rows += [_line(place, {(CITY, kind): -1} | {(county, kind): 1 for county in COUNTIES}) for kind in ("all", *GRADES)]
    _, sizes, directions = np.linalg.svd(np.array(rows))
    free = directions[int((sizes > 1e-9).sum()) :]
    small = [cell for cell in cells if 0 < truth[cell] < LIMIT]
    assert len(small) > 50
    assert not [cell for cell in small if not np.abs(free[:, place[cell]]).max(initial=0) > 1e-6]


def _truth(city: City) -> Counter[Cell]:
    """Warned households by place and severity; households without a township stand in a place of their own."""
    found: Counter[Cell] = Counter()
    for row in city.rows("warning"):
        if row["state"] in LISTED:
            for unit in (CITY, row["county_code"], row["township_code"] or f"{row['county_code']}???"):
                found.update({(unit, "all"): 1, (unit, row["severity"]): 1})
    units = {unit for unit, _ in found} | {CITY, *COUNTIES}
    return Counter({(unit, kind): found[unit, kind] for unit in units for kind in ("all", *GRADES)})


def _shown(pages: dict[str, Pages]) -> Iterator[tuple[Cell, int]]:
    """What the tables of the city and of the counties show of them, by the place that a row leads to."""
    for file, caption in [
        ("index.html", COUNTED[0]),
        *((f"county-{code}.html", f"{name}{COUNTED[1]}") for code, name in COUNTIES.items()),
    ]:
        rows = pages[file].tables[caption][1:]
        units = [CITY if file == "index.html" else file[7:13]]
        units += [link[7:13] if file == "index.html" else link[5:14] for link in _leading(pages[file], file)]
        for unit, row in zip(units, rows, strict=True):
            for kind, cell in zip(("all", *GRADES), row[2:6], strict=True):
                if (value := number(cell)) is not None and (unit in (CITY, *COUNTIES) or value):
                    yield (unit, kind), value


def _leading(page: Pages, file: str) -> list[str]:
    kind = "county-" if file == "index.html" else "town-"
    return [link for link in page.links if link.startswith(kind)]


def _line(place: dict[Cell, int], terms: dict[Cell, int]) -> list[float]:
    line = [0.0] * len(place)
    for cell, factor in terms.items():
        if cell in place:
            line[place[cell]] = factor
    return line


def test_equal_runs_give_equal_bytes_and_the_old_site_is_gone(city: City, site: Path, tmp_path: Path) -> None:
    folder, aside = tmp_path / "again", tmp_path / "aside"
    for made in (folder, aside):
        made.mkdir()
    (folder / MARK).write_text("{}")
    (folder / "stale.html").write_text("old")
    write_site(evidence_of_day(city.home, None, aside), list(all_served()), folder)
    assert _bytes(folder) == _bytes(site)
    assert sorted(file.name for file in tmp_path.iterdir()) == ["again", "aside"]


def _bytes(folder: Path) -> dict[str, bytes]:
    return {file.name: file.read_bytes() for file in folder.iterdir()}


def test_a_folder_with_other_things_is_not_replaced(
    city: City, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "letter.txt").write_text("mine")
    assert run(["site", "--home", str(city.home.root), "--out", str(tmp_path)]) == 1
    assert "不是本命令写的站点" in capsys.readouterr().err
    assert [file.name for file in tmp_path.iterdir()] == ["letter.txt"]


def test_a_day_that_is_not_published_is_told(city: City, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["site", "--home", str(city.home.root), "--out", str(tmp_path / "s"), "--as-of", "2020-03-01"]) == 1
    assert "没有 2020-03-01 的发布结果" in capsys.readouterr().err
    assert not (tmp_path / "s").exists()
