"""The words in which a ledger is declared, and the statement and the table that follow from a declaration.

Which ledgers there are stands in the modules beside this one; how a workbook shows them in `outputs.ledger_book`.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from fangpin_pipeline.contracts import Column, Kind, Table

UNKNOWN, NOT_YET = "…", "—"
_DAY = Column("as_of", "数据截止日期", Kind.DATE)
_COUNTY = Column("county_code", "旗县区代码", Kind.AREA6)
_ENTRY = Column("entry", "序号", Kind.COUNT, note="旗县区内的顺序号，只在当日有效")
PLACED = (_COUNTY.name, _ENTRY.name)
# What the ledgers of the city itself know of the day.
CITY_COLUMNS = (_COUNTY.name, _DAY.name, "year_now", "w_first")


@dataclass(frozen=True)
class Item:
    """One column of a ledger. `sql` is an expression over the ledger's rows; without one no extract holds the column.

    A personal column is kept out of the table that analysts get and shown in the office's workbook only; a `masked` one
    even there with its last four characters only. `blank` is what an empty cell says, but for rows where the column of
    `not_for` has one of its values: there it does not apply. `width` counts digits. A `total` is added up in the row
    合计.
    """

    label: str
    sql: str = ""
    column: Column = _ENTRY
    width: float = 10
    look: str = "centre"
    total: bool = False
    masked: bool = False
    blank: str = UNKNOWN
    not_for: tuple[str, tuple[object, ...]] = ("", ())

    @property
    def held(self) -> bool:
        """Whether an extract holds it."""
        return bool(self.sql)


def item(
    name: str,
    label: str,
    sql: str,
    kind: Kind = Kind.TEXT,
    *,
    width: float = 10,
    look: str = "centre",
    total: bool = False,
    blank: str = UNKNOWN,
    not_for: tuple[str, tuple[object, ...]] = ("", ()),
    note: str = "",
) -> Item:
    """A column that an extract holds, of the table and of the workbook."""
    return Item(label, sql, Column(name, label, kind, note=note), width, look, total, blank=blank, not_for=not_for)


def personal(name: str, label: str, sql: str, *, masked: bool = False, width: float = 9, look: str = "centre") -> Item:
    """A column that tells who somebody is: of the workbook only."""
    return Item(label, sql, Column(name, label, personal=True), width, look, masked=masked)


def unheld(*labels: str, width: float = 7) -> tuple[Item, ...]:
    """Columns that a ledger customarily has and no extract holds."""
    return tuple(Item(label, width=width) for label in labels)


def id_mask(id_no: str) -> Item:
    """The last four characters of an id number; the whole number goes into no table."""
    masked = f"CASE WHEN {id_no} IS NOT NULL THEN CONCAT('**************', SUBSTR({id_no}, 15, 4)) END"
    return Item("身份证号", masked, Column("id_masked", "身份证号（掩码）"), 19, "shrunk")


HOUSEHOLD = item("household_no", "户编号", "h.household_no", width=14)
VILLAGE = item("village_code", "嘎查村", "h.village_code", Kind.AREA12, width=13)


@dataclass(frozen=True)
class Ledger:
    """A ledger of the policy: one row an object of work, from the rows in force on D.

    `rows` is SQL from FROM to WHERE. It joins `reporting c`, the counties where everything in `needs` is fresh, with
    their parameters and dates: elsewhere the ledger is 未报 and has no rows. `helped` names extracts that fill single
    columns and may be late. `order` sorts rows totally. `serves` says in Chinese what the policy asks for, `also`
    names other clauses that it serves and the mechanisms of the policy that it is. A ledger with `city` also lists what
    the city itself keeps, under its own code, in a book of its own; its rows read no more of `c` than `CITY_COLUMNS`.
    """

    name: str
    title: str
    clause: str
    serves: str
    rows: str
    order: str
    needs: tuple[str, ...]
    items: tuple[Item, ...]
    helped: tuple[str, ...] = ()
    also: tuple[str, ...] = ()
    city: bool = False
    unit: str = "条"
    note: str = ""

    def __post_init__(self) -> None:
        names = [one.column.name for one in self.items if one.held]
        if len(set(names)) != len(names) or len({one.label for one in self.items}) != len(self.items):
            raise ValueError(f"ledger {self.name}: a column is declared twice")

    @property
    def table(self) -> Table:
        """What analysts get: no name, no id number, nothing that no extract holds."""
        columns = (one.column for one in self.items if one.held and not one.column.personal)
        return Table(
            f"ledger_{self.name}",
            self.title,
            (_DAY, _COUNTY, _ENTRY, *columns),
            order=PLACED,
            note=f"{self.serves}（第{self.clause}条）。未报的旗县区没有行，见 ledger_status。{self.note}",
            serves=(self.clause, *self.also),
        )

    @property
    def personal_table(self) -> str:
        """Name of the table that holds the personal columns for the workbook; never exported."""
        return f"ledger_{self.name}_personal"

    @property
    def personal_columns(self) -> tuple[str, ...]:
        """Names of the personal columns."""
        return tuple(one.column.name for one in self.items if one.held and one.column.personal)

    @property
    def unheld(self) -> tuple[str, ...]:
        """Chinese names of the columns that no extract holds."""
        return tuple(one.label for one in self.items if not one.held)

    @property
    def statement(self) -> str:
        """All rows with all columns, money in fen."""
        fresh = " AND ".join(f"fresh_{number.lower()}" for number in self.needs)
        shown = ", ".join(f"{one.sql} AS {one.column.name}" for one in self.items if one.held)
        reporting = f"SELECT * FROM county_day WHERE {fresh}"
        if self.city:
            columns = ", ".join(CITY_COLUMNS)
            reporting = " UNION ALL ".join(
                f"SELECT {columns} FROM {days} WHERE {fresh}" for days in ("county_day", "city_day")
            )
        return (
            f"WITH reporting AS ({reporting}) SELECT c.as_of, c.county_code, "
            f"CAST(ROW_NUMBER() OVER (PARTITION BY c.county_code ORDER BY {self.order}) AS BIGINT) AS entry, "
            f"{shown} {self.rows}"
        )


LEDGER_STATUS = Table(
    "ledger_status",
    "台账报送情况",
    (
        _DAY,
        _COUNTY,
        Column("ledger", "台账代码"),
        Column("title", "台账"),
        Column("status", "状态", note="正常或未报；未报的台账没有行，不等于没有对象"),
        Column("entries", "条数", Kind.COUNT, note="未报的为空"),
        Column("late", "过期或从未收到的数据"),
    ),
    order=("county_code", "ledger"),
    note="每个旗县区每本台账一行；150800为市本级，只有市级单位自己记账的几本。",
)


def extracts_of(ledgers: Iterable[Ledger]) -> tuple[str, ...]:
    """Numbers of the extracts that ledgers are made of, sorted."""
    return tuple(sorted({number for one in ledgers for number in (*one.needs, *one.helped)}))
