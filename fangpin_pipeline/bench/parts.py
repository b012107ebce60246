"""The parts of a benchmark by name, each to be run in a process of its own. In which order stands in `plan`.

What a part imports and finds before it returns its work is not measured; so a peer does not pay for the others.
"""

import shutil
from collections.abc import Callable
from functools import partial
from pathlib import Path

from fangpin_pipeline.bench.place import DAY, Frameworks, Place, Told, Work

Part = Callable[[Place, Frameworks], Work]


def _city(place: Place, frameworks: Frameworks) -> Work:
    from fangpin_pipeline.bench.city import make_city

    return partial(make_city, place)


def _recoded(place: Place, frameworks: Frameworks) -> Work:
    from fangpin_pipeline.bench.bare import recode
    from fangpin_pipeline.bench.city import settle_last_day

    def work() -> Told:
        settle_last_day(place)
        recode(place)
        return {}

    return work


def _bare(place: Place, frameworks: Frameworks, *, typed: bool) -> Work:
    from fangpin_pipeline.bench.bare import read_all

    return partial(read_all, place, _fresh(place, "bare"), typed=typed)


def _reading(place: Place, frameworks: Frameworks) -> Work:
    from fangpin_pipeline.bench.reading import read_all, warm_up

    out = _fresh(place, "reading")
    warm_up(out)
    return partial(read_all, place, out)


def _day(place: Place, frameworks: Frameworks, *, name: str) -> Work:
    from fangpin_pipeline.bench import days

    work: Work = getattr(days, name)(place, frameworks)
    return work


def _bound(place: Place, frameworks: Frameworks, *, nine: bool) -> Work:
    from fangpin_pipeline.bench.bound import areas_read, columns_used, scan

    columns = columns_used(place.tables, areas_read(nine=nine))
    return partial(_silently, scan, place.tables, columns)


def _all_rules(place: Place, frameworks: Frameworks) -> Work:
    from fangpin_pipeline.bench.ours import all_rules, open_day

    return partial(_silently, all_rules, open_day(place.tables, place.home.root, DAY, _unmade(place, "all-rules")))


def _nine(place: Place, frameworks: Frameworks) -> Work:
    from fangpin_pipeline.bench.bound import areas_read, columns_used
    from fangpin_pipeline.bench.ours import nine_alone, open_day

    day = open_day(place.tables, place.home.root, DAY, _unmade(place, "nine"))
    read = list(columns_used(place.tables, areas_read(nine=True)))
    return partial(_silently, nine_alone, day, read, place.verdicts("nine"))


def _pandas(place: Place, frameworks: Frameworks) -> Work:
    from fangpin_pipeline.bench.pandas_peer import judge

    return partial(_silently, judge, place.tables, DAY, place.verdicts("pandas"))


def _polars(place: Place, frameworks: Frameworks) -> Work:
    from fangpin_pipeline.bench.polars_peer import judge

    return partial(_silently, judge, place.tables, DAY, place.verdicts("polars"))


def _agreement(place: Place, frameworks: Frameworks) -> Work:
    from fangpin_pipeline.bench.errors import BenchError
    from fangpin_pipeline.bench.nine import confirm_agreement
    from fangpin_pipeline.warehouse import run_of

    run = run_of(place.home, DAY)
    if run is None:
        raise BenchError(f"{place.home.root} 中没有 {DAY} 的发布结果，无法核对。")

    def work() -> Told:
        household = place.tables / "household.parquet"
        return {
            side: confirm_agreement(side, place.verdicts(side), household, run.path)
            for side in ("nine", "pandas", "polars")
        }

    return work


def _silently(work: Callable[..., None], *arguments: object) -> Told:
    work(*arguments)
    return {}


def _fresh(place: Place, name: str) -> Path:
    """An empty folder of this process."""
    folder = _unmade(place, name)
    folder.mkdir()
    return folder


def _unmade(place: Place, name: str) -> Path:
    """A folder of this name that is not there yet."""
    folder = place.work / name
    shutil.rmtree(folder, ignore_errors=True)
    return folder


PARTS: dict[str, Part] = {
    "city": _city,
    "recoded": _recoded,
    "reading": _reading,
    "bare texts": partial(_bare, typed=False),
    "bare types": partial(_bare, typed=True),
    "day": partial(_day, name="first_day"),
    "same day": partial(_day, name="same_day"),
    "dagster": partial(_day, name="orchestrated_day"),
    "changed day": partial(_day, name="changed_day"),
    "quiet day": partial(_day, name="quiet_day"),
    "bound": partial(_bound, nine=False),
    "bound of nine": partial(_bound, nine=True),
    "all rules": _all_rules,
    "nine": _nine,
    "pandas": _pandas,
    "polars": _polars,
    "agreement": _agreement,
}
