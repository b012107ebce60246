"""What a defect of the sample is, and the small moves by which defects strike the rows of one county in one file.

Which defects there are stands in the modules beside this one.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import timedelta
from enum import StrEnum
from itertools import cycle

import numpy as np
import pyarrow as pa

from fangpin_pipeline.contracts import Extract
from fangpin_pipeline.identity.divisions import COUNTIES
from fangpin_pipeline.sample.chance import Flags, Ints
from fangpin_pipeline.sample.lives import Lives
from fangpin_pipeline.sample.render import Texts
from fangpin_pipeline.sample.schedule import PlannedFile

NOBODY: Ints = np.zeros(0, np.int64)


class Treatment(StrEnum):
    """What a day does with a defect."""

    HARMLESS = "harmless"
    COUNTED = "counted"
    CELL = "cell quarantined"
    ROW = "row quarantined"
    REFUSED = "file refused"
    CONFLICT = "conflict listed"

    @property
    def chinese(self) -> str:
        """The treatment as an official reads it."""
        words = ("照常读取", "计数提示", "隔离单元格", "隔离整行", "拒收文件", "列入冲突")
        return words[list(Treatment).index(self)]


@dataclass(frozen=True)
class Told:
    """The rows of one county in one file before a defect strikes; `household` is the index of each row's, or −1."""

    lives: Lives
    file: PlannedFile
    extract: Extract
    texts: Texts
    household: Ints
    rng: np.random.Generator

    def cells(self, name: str) -> list[str]:
        """The cells of one column."""
        cells: list[str] = self.texts[name].to_pylist()
        return cells


@dataclass(frozen=True)
class Struck:
    """The rows afterwards, how many rows were struck, and the households of which the files now say less or else."""

    texts: Texts
    household: Ints
    rows: int
    homes: Ints = field(default_factory=lambda: NOBODY)


Strike = Callable[[Told], Struck]
Plan = Callable[[Sequence[PlannedFile]], list[PlannedFile]]


@dataclass(frozen=True)
class Defect:
    """One kind of defect. `strikes` names by extract what happens to rows, `plan` what happens to whole files.

    A plan marks a file that it adds or changes by the defect's title; `strikes` and `rewrite` then strike marked files
    only. `rewrite` changes the bytes of a file that is written; `lines` stand in every marked file and are no rows.
    """

    number: int
    name: str
    title: str
    does: str
    treatment: Treatment
    strikes: Mapping[str, Strike] = field(default_factory=dict)
    plan: Plan | None = None
    rewrite: Callable[[PlannedFile, bytes], bytes] | None = None
    lines: int = 0

    def is_in(self, file: PlannedFile) -> bool:
        """Whether the defect strikes this file."""
        return self.name in file.defects if self.plan is not None else file.extract in self.strikes


def some(told: Told, where: Flags, many: int) -> list[int]:
    """At most so many of the rows where it is possible, by chance, in order."""
    able = np.flatnonzero(where)
    return sorted(told.rng.choice(able, min(many, len(able)), replace=False).tolist())


def filled(told: Told, name: str) -> Flags:
    """Rows whose cell of this column is not empty."""
    return np.array([bool(cell) for cell in told.cells(name)], np.bool_)


def respell(
    told: Told, name: str, rows: Sequence[int], *spellings: Callable[[str], str], hurts: bool = False
) -> Struck:
    """Those cells in one spelling after the other; rows whose text stays the same do not count.

    `hurts` says that the files then say less or else about the households of these rows.
    """
    cells = told.cells(name)
    struck = []
    for row, spell in zip(rows, cycle(spellings), strict=False):
        text = spell(cells[row])
        if text != cells[row]:
            cells[row] = text
            struck.append(row)
    homes = told.household[struck] if hurts and struck else NOBODY
    return Struck({**told.texts, name: pa.array(cells, pa.string())}, told.household, len(struck), homes)


def untouched(told: Told) -> Struck:
    """Nothing struck."""
    return Struck(told.texts, told.household, 0)


def with_rows(told: Told, like: Sequence[int], other: Mapping[str, Sequence[str]], household: Ints) -> Texts:
    """The cells with rows appended: copies of the rows `like`, with the columns `other` instead of the copied cells."""
    assert len(like) == len(household)
    texts = {}
    for name, cells in told.texts.items():
        more = (
            pa.array(list(other[name]), pa.string()) if name in other else cells.take(pa.array(list(like), pa.int64()))
        )
        texts[name] = pa.concat_arrays([cells, more])
    return texts


def without_rows(told: Told, gone: Flags) -> tuple[Texts, Ints]:
    """Cells and households of the rows that stay."""
    stay = pa.array(~gone)
    return {name: cells.filter(stay) for name, cells in told.texts.items()}, told.household[~gone]


def newest(planned: Sequence[PlannedFile], number: str) -> PlannedFile:
    """The last file of the whole city of an extract."""
    return [file for file in planned if file.extract == number and not file.own and not file.copy_of][-1]


def changed(planned: Sequence[PlannedFile], number: str, title: str, **manner: object) -> list[PlannedFile]:
    """The plan with the newest city file of an extract marked and written in another manner."""
    found = newest(planned, number)
    other = replace(found, fault=title, manner=replace(found.manner, **manner))  # type: ignore[arg-type]
    return [other if file is found else file for file in planned]


def beside(planned: Sequence[PlannedFile], number: str, county: str, title: str, end: str) -> PlannedFile:
    """A county's own file beside the city's newest one, marked; its name ends with `end`, suffix included."""
    city = newest(planned, number)
    start = city.name.split("_")[0]
    name = f"{start}_{COUNTIES[county]}_合成数据_{city.day:%Y%m%d}_{end}"
    manner = replace(city.manner, encoding="utf-8")
    return replace(city, name=name, manner=manner, counties=(county,), since=None, own=True, fault=title, defects=())


def day_before(file: PlannedFile, title: str = "") -> PlannedFile:
    """The file as it would have come the day before with the same rows."""
    day = file.day - timedelta(days=1)
    name = file.name.replace(f"{file.day:%Y%m%d}", f"{day:%Y%m%d}_前次")
    return replace(file, day=day, name=name, told_on=file.told, fault=title)
