"""After a whole day no id number and no full name of the landing stands where it should not."""

import json
import re
from collections.abc import Iterator
from pathlib import Path

import duckdb
import pytest
from openpyxl import load_workbook
from sample_city import City, deliveries, header_place, lines_of

from fangpin_pipeline.extracts import extract
from fangpin_pipeline.outputs.export import export_table
from fangpin_pipeline.privacy import mask_id
from fangpin_pipeline.tables import OUTPUT_TABLES

pytestmark = pytest.mark.xdist_group("city")

ID_LIKE = re.compile(r"(?<![0-9A-Za-z])(?:[0-9]{17}[0-9Xx]|[0-9]{15})(?![0-9A-Za-z])")
HAN = "一-鿿·"


@pytest.fixture(scope="session")
def secrets(city: City) -> tuple[set[str], set[str]]:
    """Every number in the landing that looks like an id number, and every name of X02 and X10."""
    ids: set[str] = set()
    names: set[str] = set()
    wanted = tuple(extract(number).title for number in ("X02", "X10"))
    for file in deliveries(city.landing):
        lines = lines_of(file)
        ids.update(number for line in lines for cell in line for number in ID_LIKE.findall(cell))
        if file.name.startswith(wanted):
            place = header_place(lines)
            column = lines[place].index("姓名")
            names.update(line[column] for line in lines[place + 1 :] if len(line[column].strip()) > 1)
    assert len(ids) > 1000 and len(names) > 500
    return ids, names


@pytest.fixture(scope="session")
def shown(city: City, site: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """Whatever somebody outside the warehouse can read, by what it is."""
    folder = tmp_path_factory.mktemp("exported")
    for table in OUTPUT_TABLES:
        export_table(city.run.path, table, folder / f"{table}.csv")
    return {
        "what the command said": city.said,
        **{file.name: file.read_text(encoding="utf-8") for file in sorted(folder.iterdir())},
        **dict(_mart(city.home.mart)),
        **{file.name: _text(file) for file in _notes(city)},
        **{file.name: _cells(file) for file in city.home.outbox.rglob("*反馈单*.xlsx")},
        **{file.name: _text(file) for file in city.home.outbox.rglob("*.html")},
        **{f"site {file.name}": _text(file) for file in site.iterdir()},
    }


def _notes(city: City) -> list[Path]:
    """The manifest, the pointer, the note of the last attempt, and everything that the orchestrator keeps."""
    home = city.home
    kept = [file for file in home.dagster.rglob("*") if file.is_file()]
    return [city.run.path / "manifest.json", home.current, home.warehouse / "last_attempt.json", *kept]


def _text(file: Path) -> str:
    """Bytes as text; what JSON escaped is read as the characters that it stands for."""
    raw = file.read_bytes().decode("utf-8", errors="ignore")
    return re.sub(r"\\u[0-9a-f]{4}", lambda sign: json.loads(f'"{sign[0]}"'), raw)


def _cells(file: Path) -> str:
    """Every cell of a workbook, one a line."""
    return "\n".join(str(cell) for sheet in load_workbook(file) for row in sheet.values for cell in row)


def _mart(file: Path) -> Iterator[tuple[str, str]]:
    with duckdb.connect(str(file), read_only=True) as connection:
        for (table,) in connection.execute("SELECT table_name FROM duckdb_tables()").fetchall():
            rows = connection.execute(f'SELECT * FROM "{table}"').fetchall()
            yield (
                f"mart {table}",
                "\n".join("\t".join("" if cell is None else str(cell) for cell in row) for row in rows),
            )


def test_places_are_looked_at(shown: dict[str, str]) -> None:
    assert len([name for name in shown if name.startswith("mart ")]) > 10
    assert any(name.endswith(".db") for name in shown)
    assert len([name for name in shown if "反馈单" in name]) > 10
    assert "数据质量.html" in shown
    assert len([name for name in shown if name.startswith("site ")]) > 100
    assert all(text for name, text in shown.items() if name.endswith(".csv"))


def test_no_id_number(shown: dict[str, str], secrets: tuple[set[str], set[str]]) -> None:
    ids, _ = secrets
    leaks = {name: set(ID_LIKE.findall(text)) & ids for name, text in shown.items()}
    assert {name: len(leak) for name, leak in leaks.items() if leak} == {}


def test_no_full_name(shown: dict[str, str], secrets: tuple[set[str], set[str]]) -> None:
    _, names = secrets
    leaks = {name: _named(text, names) for name, text in shown.items()}
    assert {name: len(leak) for name, leak in leaks.items() if leak} == {}


def _named(text: str, names: set[str]) -> set[str]:
    """Names that stand in a text as a word of their own: two characters of a sentence may happen to be a name."""
    return {word for word in re.findall(rf"[{HAN}]+", text) if word in names}


def test_a_leak_would_be_seen(secrets: tuple[set[str], set[str]]) -> None:
    ids, names = secrets
    one, name = min(number for number in ids if len(number) == 18), min(names)
    assert set(ID_LIKE.findall(f"第3行「身份证号」{one}无效")) & ids == {one}
    assert not set(ID_LIKE.findall(f"第3行「身份证号」{mask_id(one)}无效")) & ids
    assert _named(f"第3行 {name}，无效", names) == {name}


def test_workbooks_show_four_characters_of_an_id_number(city: City, secrets: tuple[set[str], set[str]]) -> None:
    ids, _ = secrets
    files = sorted(city.home.outbox.rglob("*预警名单*.xlsx"))
    assert files
    cells = [cell for file in files[:8] for cell in _cells(file).split("\n")]
    assert any(cell.startswith("**************") for cell in cells)
    assert not {number for cell in cells for number in ID_LIKE.findall(cell)} & ids
