"""The cities of the benchmark, kept below a cache so that a second run makes none. Made by the shipped sample.

A city holds one day more than is taken apart: on that day three extracts are delivered again.
"""

import hashlib
import json
import shutil
from pathlib import Path

from fangpin_pipeline.bench.place import CHANGED, CHANGED_DAY, DAY, DAYS, Place, Told
from fangpin_pipeline.reading.deliveries import find_deliveries
from fangpin_pipeline.sample.write import write_sample

_PACKAGE = Path(__file__).parents[1]
# What a city is made of: another generator, contract or calendar makes another city.
_MAKERS = ("sample", "extracts", "contracts", "bench/city.py", "bench/place.py", "bench/bare.py")
_TOLD = "city.json"


def city_folder(cache: Path, households: int) -> Path:
    """Where a city of that size lies, or would lie; cities of other code have other names."""
    return cache / f"{households}-{_fingerprint()}"


def told_of(folder: Path) -> Told | None:
    """What making a city cost and told; None when it has to be made."""
    try:
        told: Told = json.loads((folder / _TOLD).read_text("utf-8"))
    except FileNotFoundError:
        return None
    return told


def start_city(folder: Path, households: int) -> Path:
    """An empty folder to make the city in; what older code or a broken run left of the same size is removed."""
    for left in folder.parent.glob(f"{households}-*"):
        shutil.rmtree(left)
    draft = folder.with_name(f"{folder.name}.draft")
    draft.mkdir(parents=True)
    return draft


def finish_city(draft: Path, folder: Path, told: Told) -> None:
    """Name a city that is whole."""
    (draft / _TOLD).write_text(json.dumps(told), "utf-8")
    draft.rename(folder)


def make_city(place: Place) -> Told:
    """Write the deliveries of a city."""
    city = write_sample(place.landing, households=place.households, as_of=CHANGED_DAY, days=DAYS)
    return {"households": city.households, "persons": city.persons}


def settle_last_day(place: Place) -> None:
    """Leave on the last day only the three extracts; a county's own file of that day counts a day earlier."""
    for one in find_deliveries(place.landing, CHANGED_DAY):
        if one.received_on != CHANGED_DAY or (one.extract and one.extract.number in CHANGED):
            continue
        if one.extract and one.extract.number == "X11":
            one.file.rename(place.landing / DAY.isoformat() / one.file.name)
        else:
            one.file.unlink()


def _fingerprint() -> str:
    digest = hashlib.sha256()
    for maker in _MAKERS:
        for file in sorted([_PACKAGE / maker, *(_PACKAGE / maker).rglob("*")]):
            if file.is_file() and file.suffix != ".pyc":
                digest.update(file.read_bytes())
    return digest.hexdigest()[:12]
