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
from fangpin_pipeline.sample.defects import all_defects, with_defects
from fangpin_pipeline.sample.defects.declare import Defect, Told
from fangpin_pipeline.sample.departments import teller
from fangpin_pipeline.sample.dirt import destroy_ids, spoil
from fangpin_pipeline.sample.files import Sheet, open_sheet
from fangpin_pipeline.sample.lives import Lives, make_lives
from fangpin_pipeline.sample.outcomes import later_outcomes
from fangpin_pipeline.sample.places import allot_households, county_places
from fangpin_pipeline.sample.render import Texts, columns_of, header, render
from fangpin_pipeline.sample.schedule import DESTROYED_IDS, PlannedFile, plan_deliveries
from fangpin_pipeline.sample.truth import FORMATS, true_households, write_truth

Progress = Callable[[int, int, str], None]
"""Called with steps done, steps in all, and what was done."""

NONE, REAL = "none", "real"
_DIRT = 3
_DEFECT = 4


class SampleError(ValueError):
    """The sample cannot be written as asked; the message is for the person who asked."""


@dataclass(frozen=True)
class SampleSummary:
    """What was written. `faults` names the deliveries that are wrong as a whole, and why; `struck` counts by defect and
    delivery the rows that a switched-on defect struck (for a defect of whole files all their rows)."""

    households: int
    persons: int
    registered_households: int
    rows: dict[str, int]
    faults: dict[str, str]
    struck: dict[str, dict[str, int]]


@dataclass
class _Count:
    households: int = 0
    persons: int = 0
    registered: int = 0
    rows: dict[str, int] = field(default_factory=dict)
    struck: dict[str, dict[str, int]] = field(default_factory=dict)

    def strike(self, defect: Defect, path: str, rows: int) -> None:
        """Note that a defect struck so many more rows of a file."""
        paths = self.struck[defect.name]
        paths[path] = paths.get(path, 0) + rows


def write_sample(
    out: Path,
    households: int = 20_000,
    seed: int = 1,
    as_of: date = date(2020, 3, 16),
    days: int = 1,
    defects: str = "real",
    truth: Path | None = None,
    progress: Progress | None = None,
    outcomes: Path | None = None,
) -> SampleSummary:
    """Write the deliveries of a synthetic Bayannur into `out`, what is true into `truth`, what came later into
    `outcomes`.

    The last of `days` delivery days is `as_of`. `defects` is none, real, or names of single defects joined by commas.
    The same arguments give the same bytes. Raises SampleError when an argument is out of range or `out` holds other
    deliveries.
    """
    beside = tuple(file for file in (truth, outcomes) if file)
    _check(households, seed, days, beside)
    chosen = _chosen(defects)
    planned = plan_deliveries(as_of, days, defects=defects == REAL, county_names=COUNTY_NAMES)
    planned = with_defects(planned, chosen)
    _refuse_strangers(out, planned, beside)
    sheets = {file.path: _begin(out, file) for file in planned if not file.copy_of}
    count = _Count(rows={file.path: 0 for file in planned}, struck={defect.name: {} for defect in chosen})
    true_parts, later_parts = [], []
    allotted = allot_households(households)
    for place, county in enumerate(county_places(as_of)):
        if allotted[county.code]:
            lives = make_lives(seed, county, allotted[county.code], as_of)
            faults = _tell(lives, planned, sheets, count, chosen, dirty=defects == REAL)
            true_parts.append(true_households(lives, faults))
            if outcomes:
                later_parts.append(later_outcomes(lives))
            _add(count, lives)
        if progress:
            progress(place + 1, len(allotted), county.name)
    _end(out, planned, sheets, chosen, count)
    if truth:
        write_truth(true_parts, truth)
    if outcomes:
        write_truth(later_parts, outcomes)
    whole = {file.path: _fault(file) for file in planned if file.fault}
    return SampleSummary(count.households, count.persons, count.registered, count.rows, whole, count.struck)


def _fault(file: PlannedFile) -> str:
    return "、".join(all_defects()[name].title for name in file.defects) or file.fault


def _chosen(defects: str) -> tuple[Defect, ...]:
    """The defects that are switched on by name, in the order of their numbers."""
    if defects in (NONE, REAL):
        return ()
    names = [name.strip() for name in defects.split(",")]
    unknown = [name for name in names if name not in all_defects()]
    if unknown:
        raise SampleError(
            f"瑕疵只能是{NONE}、{REAL}，或用逗号分开的瑕疵名称（用 --list-defects 列出）：{'、'.join(unknown)}"
        )
    return tuple(defect for name, defect in all_defects().items() if name in names)


def _check(households: int, seed: int, days: int, beside: tuple[Path, ...]) -> None:
    for name, value, least in (("户数", households, 1), ("天数", days, 1), ("随机种子", seed, 0)):
        if value < least:
            raise SampleError(f"{name}不能小于{least}：{value}")
    for file in beside:
        if file.suffix not in FORMATS:
            raise SampleError(f"真值文件和后续结果文件的后缀只能是{'或'.join(FORMATS)}：{file.name}")


def _refuse_strangers(out: Path, planned: tuple[PlannedFile, ...], beside: tuple[Path, ...]) -> None:
    """A sample beside other deliveries would be a city of two kinds of people."""
    own = {out / file.path for file in planned} | set(beside)
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
    lives: Lives,
    planned: tuple[PlannedFile, ...],
    sheets: dict[str, Sheet],
    count: _Count,
    chosen: tuple[Defect, ...],
    *,
    dirty: bool,
) -> dict[str, list[Ints]]:
    """Write one county's rows into every file that it belongs to; returns the households that lost something."""
    faults: dict[str, list[Ints]] = {}
    for place, file in enumerate(planned):
        if file.copy_of or lives.places.code not in file.counties:
            continue
        extract = extract_of(file.extract)
        rows = _visible(teller(extract)(lives, file.told), file)
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
        for defect in chosen:
            if defect.is_in(file) and extract.number in defect.strikes:
                told = Told(lives, file, extract, texts, household, _chance(lives, defect))
                texts, household = _strike(defect, told, count, faults)
        count.rows[file.path] += _write(sheets[file.path], extract, texts, file)
    return faults


def _chance(lives: Lives, defect: Defect) -> np.random.Generator:
    """The stream of one defect in one county: what other defects are on does not move it."""
    return stream(lives.seed, _DEFECT, int(lives.places.code), defect.number)


def _strike(defect: Defect, told: Told, count: _Count, faults: dict[str, list[Ints]]) -> tuple[Texts, Ints]:
    """The rows with one defect; what it struck is counted."""
    struck = defect.strikes[told.extract.number](told)
    count.strike(defect, told.file.path, struck.rows)
    faults.setdefault(defect.title, []).append(struck.homes)
    return struck.texts, struck.household


def _visible(rows: pa.Table, file: PlannedFile) -> pa.Table:
    """Of an extract that is appended to, what became known since the delivery before."""
    if "known_on" not in rows.column_names:
        return rows
    known = rows["known_on"]
    mask = pc.less_equal(known, file.told)
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


def _end(
    out: Path, planned: tuple[PlannedFile, ...], sheets: dict[str, Sheet], chosen: tuple[Defect, ...], count: _Count
) -> None:
    for file in planned:
        if file.copy_of:
            copyfile(out / file.copy_of, out / file.path)
            count.rows[file.path] = count.rows[file.copy_of]
        else:
            _close(file, sheets[file.path])
        for defect in chosen:
            if defect.is_in(file):
                _end_defect(out / file.path, file, defect, count)


def _close(file: PlannedFile, sheet: Sheet) -> None:
    columns = columns_of(extract_of(file.extract), file.manner)
    if file.manner.subtotals:
        sheet.line(["合计", *[""] * (len(columns) - 1)])
    if file.manner.titled:
        sheet.line(["备注：本表为合成数据，不含真实个人信息", *[""] * (len(columns) - 1)])
    sheet.close()


def _end_defect(path: Path, file: PlannedFile, defect: Defect, count: _Count) -> None:
    """What a defect does to a file that is written: its bytes, and the count of a file that is struck as a whole."""
    if defect.rewrite is not None and not file.copy_of:
        path.write_bytes(defect.rewrite(file, path.read_bytes()))
    if file.extract not in defect.strikes or file.copy_of:
        count.strike(defect, file.path, count.rows[file.path])
    elif defect.lines:
        count.strike(defect, file.path, defect.lines)
