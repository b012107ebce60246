"""Whatever changes from day to day, a day that takes over what did not change gives what a day computed anew gives."""

import random
from collections.abc import Iterable
from datetime import date, timedelta
from pathlib import Path

import pytest
import yaml
from incremental_home import ALWAYS, QUICK, Screened, screen, screen_anew

from fangpin_pipeline.extracts import all_extracts
from fangpin_pipeline.identity.places import place_tables, places_of
from fangpin_pipeline.reading.deliveries import named_extract
from fangpin_pipeline.screening import STAGES, Stage
from fangpin_pipeline.warehouse import Home
from tests.agreement.cities import build

pytestmark = pytest.mark.xdist_group("steps")
HOUSEHOLDS = 30
REGISTERS = {all_extracts()[number].name for number in ("X01", "X02", "X10")}


class Office:
    """A home whose landing folder and rulebook change from screening to screening."""

    def __init__(self, root: Path, seed: int) -> None:
        self.rng = random.Random(seed)
        self.home = Home(root / "home")
        self.beside = root / "beside"
        self.as_of = build(seed, self.home.landing, HOUSEHOLDS).days[0]

    def screen(self, stages: tuple[Stage, ...] = QUICK) -> Screened:
        """Screen the day and take over what has not changed."""
        return screen(self.home, self.as_of, self.home.landing, stages=stages)

    def agrees(self, stages: tuple[Stage, ...] = QUICK) -> Screened:
        """Screen the day both ways; gives the one that took over what it could."""
        anew = screen_anew(self.home, self.as_of, self.beside, stages)
        found = self.screen(stages)
        assert not found.differing(anew)
        return found

    def change(self, count: int) -> set[str]:
        """Take a line out of some delivered files, or repeat one with another last cell; gives their extracts."""
        changed = set()
        for file in self.rng.sample(self._files(), count):
            text = file.read_text(encoding="utf-8-sig")
            lines = text.splitlines(keepends=True)
            chosen = self.rng.randrange(1, len(lines))
            if self.rng.random() < 0.7:
                del lines[chosen]
            else:
                lines[chosen] = lines[chosen].replace("1", "2", 1)
            file.write_text("".join(lines), encoding="utf-8-sig")
            changed.add(_extract_of(file))
        return changed

    def correct(self, spared: Iterable[str] = ()) -> set[str]:
        """Deliver a part of an earlier file once more, on the day itself; of no extract that is `spared`."""
        file = self.rng.choice([file for file in self._files() if _extract_of(file) not in spared])
        lines = file.read_text(encoding="utf-8-sig").splitlines(keepends=True)
        kept = [lines[0], *(line for line in lines[1:] if self.rng.random() < 0.7)]
        target = self.home.landing / self.as_of.isoformat() / f"{file.stem}更正.csv"
        target.parent.mkdir(exist_ok=True)
        target.write_text("".join(kept), encoding="utf-8-sig")
        return {_extract_of(file)}

    def decide(self) -> None:
        """Change a parameter of the city."""
        text = {"title": "自定标准", "issued": "2019-01-01", "effective": "2019-01-01"}
        instrument = {**text, "sets": {"illness_amount": self.rng.randrange(3000, 20000)}}
        self.home.rulebook.mkdir(exist_ok=True)
        (self.home.rulebook / "150800.yaml").write_text(
            yaml.safe_dump({"authority": "150800", "instruments": [instrument]}, allow_unicode=True), encoding="utf-8"
        )

    def _files(self) -> list[Path]:
        """Delivered files of lines that can be changed."""
        found = []
        for file in sorted(self.home.landing.glob("2*/*.csv")):
            if date.fromisoformat(file.parent.name) <= self.as_of and named_extract(file.name):
                try:
                    lines = file.read_text(encoding="utf-8-sig").splitlines()
                except UnicodeDecodeError:
                    continue
                if len(lines) > 2:
                    found.append(file)
        return found


def _extract_of(file: Path) -> str:
    named = named_extract(file.name)
    assert named is not None
    return named[0].name


def downstream(names: Iterable[str]) -> set[str]:
    """Stages and all that need them."""
    found = set(names)
    for stage in STAGES:
        if found & set(stage.needs):
            found.add(stage.name)
    return found


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Office:
    return Office(tmp_path_factory.mktemp("office"), seed=6)


@pytest.fixture(scope="module")
def first(office: Office) -> Screened:
    return office.screen()


def test_an_unchanged_day_computes_nothing(office: Office, first: Screened) -> None:
    found = office.screen()
    assert found.computed() == ALWAYS
    assert not found.differing(first)


def test_changed_files_are_followed_and_nothing_else(office: Office, first: Screened) -> None:
    kept = {file: file.read_bytes() for file in office.home.landing.rglob("*.csv")}
    changed = office.change(2) | office.correct()
    found = office.agrees()
    assert {"household_state", "run"} < found.computed() <= ALWAYS | downstream(changed)
    assert found.differing(first)
    for file in office.home.landing.rglob("*.csv"):
        file.write_bytes(kept[file]) if file in kept else file.unlink()
    taken_back = office.screen()
    assert taken_back.computed() == ALWAYS | {"run"}
    assert not taken_back.differing(first)


def test_the_next_day_places_no_row_again_that_no_file_touched(office: Office, first: Screened) -> None:
    office.as_of += timedelta(days=1)
    changed = office.correct(spared=REGISTERS)
    office.decide()
    found = office.agrees()
    assert untouched(changed, first, found) <= found.taken_over


def untouched(changed: set[str], before: Screened, after: Screened) -> set[str]:
    """Steps that place rows of extracts of which nothing came, by registers that say the same as the day before."""
    moved = before.differing(after)
    return {
        f"{one.view}_rows"
        for one in all_extracts().values()
        if one.name not in changed and not moved.intersection(place_tables(places_of(one)))
    }


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(20, 26))
def test_random_histories_agree(tmp_path: Path, seed: int) -> None:
    office = Office(tmp_path, seed)
    moves = [lambda: office.change(3), office.correct, office.decide, lambda: None]
    for _ in range(8):
        office.agrees(STAGES)
        if office.rng.random() < 0.3:
            office.as_of += timedelta(days=office.rng.choice([1, 1, 20]))
        for move in office.rng.sample(moves, 2):
            move()
