"""Writes the sample: one county after the other into every file that it belongs to, then the truth.

The lives come from `lives`, the plan from `schedule`; nothing is decided here.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from shutil import copyfile

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from fangpin_pipeline.contracts import Extract
from fangpin_pipeline.extracts import extract as extract_of
from fangpin_pipeline.identity.divisions import COUNTIES as COUNTY_NAMES
from fangpin_pipeline.sample.chance import Ints, stream
from fangpin_pipeline.sample.departments import teller
from fangpin_pipeline.sample.dirt import destroy_ids, spoil
from fangpin_pipeline.sample.files import Sheet, open_sheet
from fangpin_pipeline.sample.lives import Lives, make_lives
from fangpin_pipeline.sample.places import allot_households, county_places
from fangpin_pipeline.sample.render import Texts, columns_of, header, render
from fangpin_pipeline.sample.schedule import DESTROYED_IDS, PlannedFile, plan_deliveries
from fangpin_pipeline.sample.truth import FORMATS, true_households, write_truth

Progress = Callable[[int, int, str], None]
"""Called with steps done, steps in all, and what was done."""

DEFECTS = ("none", "real")
_DIRT = 3


class SampleError(ValueError):
    """The sample cannot be written as asked; the message is for the person who asked."""


@dataclass(frozen=True)
class SampleSummary:
    """What was written. `faults` names the deliveries that are wrong as a whole, and why."""

    households: int
    persons: int
    registered_households: int
    rows: dict[str, int]
    faults: dict[str, str]


@dataclass
class _Count:
    households: int = 0
    persons: int = 0
    registered: int = 0
    rows: dict[str, int] = field(default_factory=dict)


def write_sample(
    out: Path,
    households: int = 20_000,
    seed: int = 1,
    as_of: date = date(2020, 3, 16),
    days: int = 1,
    defects: str = "real",
    truth: Path | None = None,
    progress: Progress | None = None,
) -> SampleSummary:
    """Write the deliveries of a synthetic Bayannur into `out`, and what is true into `truth`.

    The last of `days` delivery days is `as_of`. The same arguments give the same bytes. Raises SampleError when an
    argument is out of range or `out` holds other deliveries.
    """
    _check(households, seed, days, defects, truth)
    planned = plan_deliveries(as_of, days, defects=defects == "real", county_names=COUNTY_NAMES)
    _refuse_strangers(out, planned, truth)
    sheets = {file.path: _begin(out, file) for file in planned if not file.copy_of}
    count = _Count(rows={file.path: 0 for file in planned})
    true_parts = []
    allotted = allot_households(households)
    for place, county in enumerate(county_places(as_of)):
        if allotted[county.code]:
            lives = make_lives(seed, county, allotted[county.code], as_of)
            faults = _tell(lives, planned, sheets, count, dirty=defects == "real")
            true_parts.append(true_households(lives, faults))
            _add(count, lives)
        if progress:
            progress(place + 1, len(allotted), county.name)
    _end(out, planned, sheets)
    if truth:
        write_truth(true_parts, truth)
    whole = {file.path: file.fault for file in planned if file.fault}
    return SampleSummary(count.households, count.persons, count.registered, count.rows, whole)


def _check(households: int, seed: int, days: int, defects: str, truth: Path | None) -> None:
    for name, value, least in (("户数", households, 1), ("天数", days, 1), ("随机种子", seed, 0)):
        if value < least:
            raise SampleError(f"{name}不能小于{least}：{value}")
    if defects not in DEFECTS:
        raise SampleError(f"瑕疵程度只能是{'或'.join(DEFECTS)}：{defects}")
    if truth and truth.suffix not in FORMATS:
        raise SampleError(f"真值文件的后缀只能是{'或'.join(FORMATS)}：{truth.name}")


def _refuse_strangers(out: Path, planned: tuple[PlannedFile, ...], truth: Path | None) -> None:
    """A sample beside other deliveries would be a city of two kinds of people."""
    own = {out / file.path for file in planned} | {truth}
    found = (path for path in sorted(out.rglob("*")) if path.is_file() and not path.name.startswith("."))
    stranger = next((path for path in found if path not in own), None)
    if stranger:
        raise SampleError(f"目录{out}中已有其他文件（{stranger.relative_to(out)}），请换一个空目录存放合成数据")


def _begin(out: Path, file: PlannedFile) -> Sheet:
    extract, manner = extract_of(file.extract), file.manner
    sheet = open_sheet(out / file.path, manner, extract.title)
    columns = columns_of(extract, manner)
    if manner.titled:
        sheet.line([f"{extract.title}（合成数据，非真实个人信息）", *[""] * (len(columns) - 1)])
    sheet.line([header(column, manner) for column in columns])
    return sheet


def _tell(
    lives: Lives, planned: tuple[PlannedFile, ...], sheets: dict[str, Sheet], count: _Count, *, dirty: bool
) -> dict[str, list[Ints]]:
    """Write one county's rows into every file that it belongs to; returns the households that lost something."""
    faults: dict[str, list[Ints]] = {}
    for place, file in enumerate(planned):
        if file.copy_of or lives.places.code not in file.counties:
            continue
        extract = extract_of(file.extract)
        rows = _visible(teller(extract)(lives, file.day), file)
        household = rows["household"].to_numpy()
        texts = render(extract, rows, file.manner)
        if dirty and not file.fault:
            rng = stream(lives.seed, _DIRT, int(lives.places.code), place)
            spoilt = spoil(rng, extract, texts, household, file.manner)
            texts = spoilt.texts
            for name, damaged in spoilt.damaged.items():
                faults.setdefault(f"{extract.title}{name}", []).append(damaged)
        if file.fault == DESTROYED_IDS:
            texts = destroy_ids(extract, texts)
        count.rows[file.path] += _write(sheets[file.path], extract, texts, file)
    return faults


def _visible(rows: pa.Table, file: PlannedFile) -> pa.Table:
    """Of an extract that is appended to, what became known since the delivery before."""
    if "known_on" not in rows.column_names:
        return rows
    known = rows["known_on"]
    mask = pc.less_equal(known, file.day)
    if file.since:
        mask = pc.and_(mask, pc.greater(known, file.since))
    return rows.filter(mask)


def _write(sheet: Sheet, extract: Extract, texts: Texts, file: PlannedFile) -> int:
    columns = columns_of(extract, file.manner)
    sheet.block([texts[column.name] for column in columns])
    size = len(texts[columns[0].name])
    if file.manner.subtotals:
        sheet.line(["小计", *[""] * (len(columns) - 2), str(size)])
    return size


def _add(count: _Count, lives: Lives) -> None:
    count.households += lives.households.size
    count.persons += int(lives.people.present.sum())
    count.registered += int(np.count_nonzero(lives.standing.registered))


def _end(out: Path, planned: tuple[PlannedFile, ...], sheets: dict[str, Sheet]) -> None:
    for file in planned:
        if file.copy_of:
            copyfile(out / file.copy_of, out / file.path)
            continue
        sheet = sheets[file.path]
        columns = columns_of(extract_of(file.extract), file.manner)
        if file.manner.subtotals:
            sheet.line(["合计", *[""] * (len(columns) - 1)])
        if file.manner.titled:
            sheet.line(["备注：本表为合成数据，不含真实个人信息", *[""] * (len(columns) - 1)])
        sheet.close()
