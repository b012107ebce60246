"""The words in which a table is declared. What follows from a declaration stands in `derive`."""

from dataclasses import dataclass, field
from enum import StrEnum
from typing import NewType

import pyarrow as pa

from fangpin_pipeline.contracts.kinds import AREAS, Kind

Department = NewType("Department", str)
"""A department that delivers extracts or owns rules, by its short Chinese name; declared beside its extracts."""


class Mode(StrEnum):
    """Whether the newest delivery replaces older ones, or every delivery counts (rules.md §1)."""

    SNAPSHOT = "snapshot"
    APPEND = "append"


@dataclass(frozen=True)
class CodeList:
    """Allowed values of a coded column; a value outside is quarantined, never mapped silently."""

    name: str
    values: tuple[str, ...]


@dataclass(frozen=True)
class Column:
    """One column of an extract or an output table.

    `label` is the header a department uses and the name an official reads. `empty_means` says what an empty cell of
    a delivered column states (rules.md §2: a meaning of empty holds only where the column was delivered); a column
    without it says nothing when empty. `personal` columns are masked wherever people look. A `lenient` column is never
    quarantined: a text that is no value of its kind stands as it was written.
    """

    name: str
    label: str
    kind: Kind = Kind.TEXT
    required: bool = False
    codes: CodeList | None = None
    aliases: tuple[str, ...] = ()
    empty_means: str | None = None
    personal: bool = False
    lenient: bool = False
    note: str = ""

    def __post_init__(self) -> None:
        if self.lenient and self.kind.arrow != pa.string():
            raise ValueError(f"column {self.name}: only a text can stand as it was written")
        if (self.kind is Kind.CODE) != (self.codes is not None):
            raise ValueError(f"column {self.name}: a code column needs a code list, and no other kind takes one")


@dataclass(frozen=True)
class Mark:
    """A Boolean that a row in force tells by itself, named once for every fact that asks for it.

    `condition` is SQL over the row `x`; it is NULL where the cell it looks at is empty. It may compare id
    numbers, which facts themselves never see.
    """

    name: str
    condition: str


@dataclass(frozen=True)
class Table:
    """An output table: its name, Chinese title, columns and the columns that order its rows totally.

    `serves` names the clauses of the policy, and its ledgers and mechanisms, that the table itself answers.
    """

    name: str
    title: str
    columns: tuple[Column, ...]
    order: tuple[str, ...] = ()
    note: str = ""
    serves: tuple[str, ...] = ()


@dataclass(frozen=True)
class Extract:
    """What one department delivers under one title (contract of the input, one entry an extract).

    `person` and `household` name the columns by which a row names somebody, `dated_by` the column (or the start and
    end of a spell) that places a row in time. A `roll` covers only the counties of which it holds rows, and is not
    believed when half a county is gone; a `register` may not be empty. `marks` stand beside the columns of rows in
    force. A `monthly` extract tells of every month anew, so that the newest month told of a county is known. Rows that
    name nobody belong to the households that the extract `through` ties to their key.
    """

    number: str
    name: str
    title: str
    department: Department
    grain: str
    mode: Mode
    key: tuple[str, ...]
    max_age: int
    columns: tuple[Column, ...]
    person: str | None = None
    household: str | None = None
    through: str | None = None
    dated_by: tuple[str, ...] = ()
    marks: tuple[Mark, ...] = ()
    roll: bool = False
    register: bool = False
    monthly: bool = False
    by_name: dict[str, Column] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "by_name", {column.name: column for column in self.columns})
        if len(self.by_name) != len(self.columns):
            raise ValueError(f"extract {self.name}: a column is declared twice")
        if taken := [mark.name for mark in self.marks if mark.name in self.by_name]:
            raise ValueError(f"extract {self.name}: {', '.join(taken)} is a column and a mark")
        named = (*self.key, *self.dated_by, *filter(None, (self.person, self.household)))
        if unknown := [name for name in named if name not in self.by_name]:
            raise ValueError(f"extract {self.name}: {', '.join(unknown)} is no column of it")

    @property
    def required(self) -> tuple[Column, ...]:
        """Columns without which a file is refused."""
        return tuple(column for column in self.columns if column.required)

    @property
    def area(self) -> Column | None:
        """The column that holds a division code, if there is one."""
        return next((column for column in self.columns if column.kind in AREAS), None)

    @property
    def view(self) -> str:
        """Name of this extract's rows in SQL, e.g. `x17`."""
        return self.number.lower()
