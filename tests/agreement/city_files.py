"""How the rows of a random city reach the landing folder: who delivers what when, and all that goes wrong on the way.

The rows themselves stand in `city_rows` and `city_money`.
"""

import csv
import io
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

from fangpin_pipeline.contracts import Column, Extract, Kind
from fangpin_pipeline.extracts import all_extracts

from .city_cells import alternative, dressed, write_xlsx
from .city_rows import Cells, City, Rec
from .naive.cells import check_character
from .naive.files import NAMES

CORE = ("X01", "X02", "X10")
ODDITIES = ("again", "bad header", "two counties", "destroyed", "empty", "no extract", "nothing good")
JUNK = "？"
Line = list[str]


def deliver(city: City, landing: Path) -> None:
    """Write every delivery of the city."""
    counties = sorted({home.county for home in city.homes})
    for number, x in all_extracts().items():
        rows = city.rows.get(number, [])
        if number not in CORE and city.chance(0.03, "extract absent"):
            continue
        if number not in CORE and rows and city.chance(0.08, "extract absent in a county"):
            lost = city.rng.choice(counties)
            rows = [row for row in rows if row.county != lost]
        _Sender(city, landing, x, counties).send(rows)


class _Sender:
    """The deliveries of one extract."""

    def __init__(self, city: City, landing: Path, x: Extract, counties: list[str]) -> None:
        self.city, self.landing, self.x, self.counties, self.rng = city, landing, x, counties, city.rng
        self.files = 0

    def send(self, rows: list[Rec]) -> None:
        first = self._first_day()
        if self.x.mode == "append" and len(rows) > 4 and self.city.chance(0.5, "append in two parts"):
            half = len(rows) // 2
            self._round(first - timedelta(days=self.rng.choice([1, 30, 380])), rows[:half], dirty=True)
            self._round(first, rows[half:], dirty=True)
        else:
            self._round(first, rows, dirty=True)
        if self.city.chance(0.35, "delivered again, corrected"):
            self._round(self._later(first), self._altered(rows), dirty=self.city.chance(0.3))
        if self.x.number in ("X01", "X02", "X10", "X11", "X16") and rows and self.city.chance(0.2):
            self._lost(self._later(first), rows)
        if self.city.chance(0.25):
            self._oddity(self._later(first), rows)

    def _first_day(self) -> date:
        """Mostly fresh on every day; sometimes at the edge of its age, sometimes stale."""
        if self.x.number not in CORE and self.city.chance(0.12, "age at the edge"):
            return self.rng.choice(self.city.days) - timedelta(days=self.x.max_age + self.rng.choice([0, 1]))
        if self.city.chance(0.07, "extract stale"):
            return self.city.days[0] - timedelta(days=self.x.max_age + 40)
        return self.city.days[0] - timedelta(days=self.rng.randint(0, min(self.x.max_age - 8, 30)))

    def _later(self, first: date) -> date:
        start = max(first, self.city.days[0] - timedelta(days=10))
        return start + timedelta(days=self.rng.randint(0, max((self.city.last - start).days, 1)))

    def _round(self, day: date, rows: list[Rec], dirty: bool) -> None:
        """One delivery of the rows: by the city, by the counties, or by both."""
        by = self.rng.choice(["city", "city", "counties", "mixed"])
        self.city.events[f"round by {by}"] += 1
        if by == "city":
            self._file(day, None, rows, dirty)
            return
        own = self.counties if by == "counties" else self.rng.sample(self.counties, 1)
        if by == "mixed":
            rest = rows if self.city.chance(0.5) else [row for row in rows if row.county not in own]
            self._file(day - timedelta(days=self.rng.choice([0, 0, 1, 20])), None, rest, dirty)
        for county in own:
            self._file(day, county, [row for row in rows if row.county == county], dirty)

    def _altered(self, rows: list[Rec]) -> list[Rec]:
        """The rows as sent again: some gone, some with another amount."""
        kept = []
        for row in rows:
            if self.x.mode == "snapshot" and self.city.chance(0.06, "row gone in the next delivery"):
                continue
            row = replace(row, cells=dict(row.cells))
            for name in ("wage", "compliant_self_paid", "loss", "annual_cost"):
                if name in row.cells and self.city.chance(0.15, "amount corrected"):
                    row.cells[name] = self.rng.choice(["0", "100", "20000", "9999.99"])
            kept.append(row)
        return kept

    def _lost(self, day: date, rows: list[Rec]) -> None:
        """A city roll that lacks half of a county, a little more, or all of it."""
        county = self.rng.choice(self.counties)
        theirs = [row for row in rows if row.county == county]
        keep = max(len(theirs) // 2 + self.rng.choice([-1, 0, 1]), 0) if not self.city.chance(0.2) else 0
        self.city.events["roll lost half a county"] += 1
        self._file(day, None, theirs[:keep] + [row for row in rows if row.county != county], dirty=False)

    # What is wrong with whole files.

    def _oddity(self, day: date, rows: list[Rec]) -> None:
        kind = self.rng.choice(
            ["again", "bad header", "two counties", "destroyed", "empty", "no extract", "nothing good"]
        )
        self.city.events[f"file: {kind}"] += 1
        if kind == "again":
            self._file(day, None, rows, dirty=False, name="重")
            self._file(day, None, rows, dirty=False, name="重2", copy_of=f"{day}/{self.x.title}重.csv")
            return
        lines = self._lines(rows[:5], dirty=False)
        name = f"{self.x.title}_{kind.replace(' ', '')}"
        if kind == "bad header":
            lines[0] = lines[0][1:]
        elif kind == "two counties":
            name = f"{self.x.title}150821五原县磴口县"
        elif kind == "destroyed":
            lines = self._destroyed(lines)
        elif kind == "empty":
            lines = lines[:1]
            name += self.rng.choice(["", f"({self.rng.choice(self.counties)})"])
        elif kind == "no extract":
            name = "杂项"
        else:
            lines = [lines[0], *([JUNK] * len(line) for line in lines[1:])]
        self._write(day, f"{name}.csv", lines, "utf-8")

    def _destroyed(self, lines: list[Line]) -> list[Line]:
        for place, header in enumerate(lines[0]):
            if header in ("身份证号", "证件号码", "户主证件号码", "户主身份证号"):
                for line in lines[1:]:
                    line[place] = self.rng.choice(["1.52824E+17", "152824197203140000"])
        return lines

    # One file.

    def _file(
        self, day: date, county: str | None, rows: list[Rec], dirty: bool, name: str = "", copy_of: str = ""
    ) -> None:
        if county is None and not rows:
            return
        self.files += 1
        scope = "" if county is None else self.rng.choice([county, NAMES[county]])
        title = self.x.title if name else self.rng.choice([self.x.title, self.x.name])
        format_ = "csv" if name else self.rng.choice(["csv", "csv", "csv", "xlsx"])
        file_name = f"{title}{name}.csv" if name else f"{title}_{scope}_{self.files}.{format_}"
        if copy_of:
            (self.landing / f"{day}" / file_name).write_bytes((self.landing / copy_of).read_bytes())
            return
        lines = self._lines(rows, dirty)
        if dirty:
            self._around(lines)
        self._write(day, file_name, lines, self.rng.choice(["utf-8", "utf-8-sig", "gb18030"]))

    def _lines(self, rows: list[Rec], dirty: bool) -> list[Line]:
        """Header and data lines of a file; dirty ones hold what must be quarantined, dropped or read leniently."""
        columns = [c for c in self.x.columns if c.required or not dirty or not self.city.chance(0.08, "column absent")]
        if dirty:
            self.rng.shuffle(columns)
        headers = [self._header(column) if dirty else column.label for column in columns]
        lines = [[text for text, _ in headers]] if dirty else [list(headers)]
        factors = [factor for _, factor in headers] if dirty else [1] * len(columns)
        for row in rows:
            for cells in self._spoilt(row.cells) if dirty else [row.cells]:
                lines.append(
                    [
                        self._text(column, cells.get(column.name, ""), factor, dirty)
                        for column, factor in zip(columns, factors, strict=True)
                    ]
                )
        return lines

    def _header(self, column: Column) -> tuple[str, int]:
        if column.kind is Kind.MONEY and self.city.chance(0.08, "unit in the header"):
            return (f"{column.label}（万元）", 10000) if self.city.chance(0.5) else (f"{column.label}(元)", 1)
        return self.rng.choice([column.label, column.label, column.name, f" {column.label} ", *column.aliases]), 1

    def _text(self, column: Column, text: str, factor: int, dirty: bool) -> str:
        return dressed(self.city, column, text, factor) if dirty and text else text

    def _spoilt_share(self) -> float:
        """More of a short extract, so that something is wrong in it, too."""
        rows = len(self.city.rows[self.x.number])
        return 0.5 if rows < 16 else 0.25 if rows < 60 else 0.09

    def _spoilt(self, cells: Cells) -> list[Cells]:
        """The row as it is written: mostly once and right."""
        cells = dict(cells)
        if not self.city.chance(self._spoilt_share()):
            return [cells]
        key = [name for name in self.x.key if self.x.by_name[name].kind is Kind.ID_NO]
        required = [column.name for column in self.x.required]
        kind = self.rng.choice(["required empty", "invalid", "id", "conflict", "optional", "duplicate", "both keys"])
        self.city.events[f"row: {kind}"] += 1
        if kind == "required empty":
            cells[self.rng.choice(required)] = self.rng.choice(["", "/", "空"])
        elif kind == "id" and key:
            id_no = cells[key[0]]
            cells[key[0]] = id_no[:17] + ("1" if check_character(id_no[:17]) != "1" else "2")
        elif kind == "conflict":
            return [cells, self._other(cells)]
        elif kind == "duplicate":
            return [cells, dict(cells)]
        elif kind == "both keys":
            return [cells, self._invalid(dict(cells), required)]
        else:
            names = required if kind == "invalid" else [c.name for c in self.x.columns if not c.required]
            return [self._invalid(cells, names)]
        return [cells]

    def _other(self, cells: Cells) -> Cells:
        """A row of the same key with another content."""
        others = {c.name: alternative(c, cells.get(c.name, "")) for c in self.x.columns if c.name not in self.x.key}
        name = self.rng.choice([name for name, text in others.items() if text])
        return {**cells, name: others[name]}

    def _invalid(self, cells: Cells, names: list[str]) -> Cells:
        bad = {Kind.FLAG: "也许", Kind.CODE: "外", Kind.AREA12: "1508", Kind.ID_NO: "123", Kind.TEXT: ""}
        spoilable = [name for name in names if self.x.by_name[name].kind is not Kind.TEXT]
        if not spoilable:
            return cells
        name = self.rng.choice(spoilable)
        column = self.x.by_name[name]
        if column.kind is Kind.AREA12 and self.city.chance(0.5, "code of another county"):
            cells[name] = "150802001001"
        else:
            cells[name] = bad.get(column.kind, "三百")
        return cells

    def _around(self, lines: list[Line]) -> None:
        """Titles, notes, sub-totals, blank lines and headers repeated inside the table."""
        width, header = len(lines[0]), list(lines[0])
        extra = {
            "title": (0, [f"{self.x.title}一览表"]),
            "subtotal": (len(lines), ["合 计：", "1"] + [""] * (width - 2)),
            "note": (len(lines), ["备注：数据由部门提供", "", "x"]),
            "single cell": (len(lines), ["", "制表人某某"]),
            "blank line": (1, [""] * width),
            "repeated header": (len(lines), header),
        }
        for kind, (place, line) in extra.items():
            if self.city.chance(0.15, f"line: {kind}"):
                lines.insert(place, line)

    def _write(self, day: date, name: str, lines: list[Line], encoding: str) -> None:
        folder = self.landing / day.isoformat()
        folder.mkdir(parents=True, exist_ok=True)
        if name.endswith(".xlsx"):
            write_xlsx(folder / name, lines)
            return
        text = io.StringIO(newline="")
        csv.writer(text, lineterminator="\r\n").writerows(lines)
        (folder / name).write_bytes(text.getvalue().encode(encoding))
