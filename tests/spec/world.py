"""A small world for worked cases: rows as accepted or quarantined, laid out as the reader would, then screened.

Reading and judging of files is left out here on purpose (tests/unit/reading does that); everything after it is real.
`screen` gives the tables of one day, `publish` puts a day into the warehouse, so that the next day has one before it.
"""

from dataclasses import dataclass, field
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
import yaml

from fangpin_pipeline.contracts import Kind
from fangpin_pipeline.contracts.derive import delivered, published_schema, staged_schema
from fangpin_pipeline.day import Day
from fangpin_pipeline.engine.cluster import Cluster
from fangpin_pipeline.extracts import all_extracts
from fangpin_pipeline.reading.gate import Judgement
from fangpin_pipeline.screening import STAGES
from fangpin_pipeline.tables import DELIVERY, EXPECTATION_RESULT, INDICATOR_VALUE, QUARANTINE
from fangpin_pipeline.tables.assessment import ASSESSMENT_ITEM, ASSESSMENT_SCORE
from fangpin_pipeline.tables.poverty import DEPRIVATION, POVERTY_MEASURE
from fangpin_pipeline.warehouse import Home, PublishedRun, run_of
from fangpin_pipeline.warehouse.session import open_session

D = date(2020, 3, 16)
CITY = "150800"
COUNTY, OTHER, THIRD, FOURTH, FIFTH, SIXTH, SEVENTH = (
    "150821",
    "150822",
    "150823",
    "150824",
    "150825",
    "150826",
    "150802",
)
VILLAGE = {county: f"{county}100201" for county in (COUNTY, OTHER, THIRD, FOURTH, FIFTH, SIXTH, SEVENTH)}
SPARK: Cluster | None = None  # what computes the worlds of a test run with `--engine spark`
LONG_AGO = "2018-06-01"  # older than any extract may be
_FILES = {"landing", "expectation_result"}  # steps that read files
# Steps that measure counties; they take longer than all verdicts of a small world.
_MEASURED = (INDICATOR_VALUE, POVERTY_MEASURE, DEPRIVATION, ASSESSMENT_SCORE, ASSESSMENT_ITEM)
_MEASURING = {"indicator_value", "poverty_measure", "deprivation", "assessment_score"}
# Steps after the verdicts.
_SHOWING = {"problem", "evidence", "restatement", "household_card", "ledger", "run", "mart", "outbox"} | _MEASURING


def id_number(serial: int, born: str = "19700101") -> str:
    """A valid id number: `serial` up to 999 for one birthday, further ones move the birthday's area code."""
    body = f"1528{22 + serial // 1000:02d}{born}{serial % 1000:03d}"
    weights = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
    return body + "10X98765432"[sum(int(digit) * weight for digit, weight in zip(body, weights, strict=True)) % 11]


@dataclass
class World:
    """Rows by extract, delivery day and scope. Amounts are yuan as integers or strings; dates are ISO strings."""

    as_of: date = D
    rows: list[tuple[str, str, str, dict[str, Any], bool]] = field(default_factory=list)
    absent: set[tuple[str, str, str]] = field(default_factory=set)
    late: set[tuple[str, str]] = field(default_factory=set)
    decisions: dict[str, list[dict[str, Any]]] = field(default_factory=dict)
    serial: int = 0
    outsiders: dict[str, str] = field(default_factory=dict)

    def person(self, born: str = "19700101") -> str:
        """A new id number."""
        self.serial += 1
        return id_number(self.serial, born)

    def add(
        self, extract: str, row: dict[str, Any], *, on: str = "", county: str = COUNTY, accepted: bool = True
    ) -> None:
        """A row of the delivery of a county, or of the city, received `on` that day; not `accepted` means quarantined.

        Without a day it is fresh, unless `late` names the county and extract.
        """
        self.rows.append((extract, on or self._received(extract, county), county, row, accepted))

    def empty(self, extract: str, on: str = "", county: str = COUNTY) -> None:
        """A delivery without data lines: a report of nothing."""
        self.rows.append((extract, on or self._received(extract, county), county, {}, False))

    def _received(self, extract: str, county: str) -> str:
        return LONG_AGO if (county, extract) in self.late else (self.as_of - timedelta(days=6)).isoformat()

    def lacks(self, extract: str, column: str, county: str = COUNTY) -> None:
        """No delivery of that extract by that county holds the column."""
        self.absent.add((county, extract, column))

    def forget(self, extract: str, **cells: Any) -> None:
        """Take back the rows of an extract that hold these cells."""
        self.rows = [
            line for line in self.rows if line[0] != extract or any(line[3].get(k) != v for k, v in cells.items())
        ]

    def revise(self, extract: str, where: dict[str, Any], **cells: Any) -> None:
        """Change cells of the rows of an extract that hold the cells `where`."""
        for number, _, _, row, _ in self.rows:
            if number == extract and all(row.get(name) == value for name, value in where.items()):
                row.update(cells)

    def decides(
        self, authority: str, effective: str = "2020-01-01", grades: dict[str, Any] | None = None, **sets: Any
    ) -> None:
        """An instrument of an office, 150800 being the city; `grades` are the severities of rules that it changes."""
        document = {"title": "自定标准", "issued": effective, "effective": effective, "sets": sets}
        document |= {"grades": grades} if grades else {}
        self.decisions.setdefault(authority, []).append(document)

    def household(self, number: str, *, members: int = 1, county: str = COUNTY, **register: Any) -> list[str]:
        """A registered household of healthy adults, assisted and well housed, with no income or insurance on record."""
        ids = [self.person() for _ in range(members)]
        usual = {"household_type": "已脱贫", "helper_name": "李四"}
        row = {"household_no": number, "village_code": VILLAGE[county], **usual, **register}
        self.add("X01", row, county=county)
        for one in ids:
            self.member(number, one, county=county)
        self.told_of_work(county)
        self.assisted(number, county=county)
        for head in ids[:1]:
            self.well_housed(head, county=county)
        self.pensioned(*ids, county=county)
        return ids

    def assisted(self, household: str, *, county: str = COUNTY, **cells: Any) -> None:
        """A measure of assistance that goes on."""
        self.serial += 1
        measure = {"measure_no": f"M{self.serial}", "measure_group": "产业帮扶", "started_on": "2018-01-01"}
        self.add("X04", {"household_no": household, **measure, **cells}, county=county)

    def well_housed(self, owner: str, *, county: str = COUNTY) -> None:
        """A house of grade A with safe water."""
        house = {"house_no": f"F{owner}", "owner_id_no": owner, "grade": "A", "occupied": True}
        self.add("X18", house, county=county)
        passed = dict.fromkeys(("quantity", "quality", "convenience", "reliability"), True)
        self.add("X19", {"owner_id_no": owner, **passed}, county=county)

    def pensioned(self, *ids: str, county: str = COUNTY) -> None:
        """Persons in the residents' pension scheme, the last payment being of this month."""
        scheme = {"resident_scheme": True, "employee_scheme": False, "last_paid_on": self.as_of.isoformat()}
        for one in ids:
            self.add("X21", {"id_no": one, **scheme}, county=county)

    def told_of_work(self, county: str) -> None:
        """The county's X20 tells of last month, of nobody here: without that no loss of work is known."""
        if county not in self.outsiders:
            self.outsiders[county] = self.person()
            month = (self.as_of.replace(day=1) - timedelta(days=1)).replace(day=1).isoformat()
            self.add("X20", {"id_no": self.outsiders[county], "month": month, "kind": "自主经营"}, county=county)

    def member(self, household: str, id_no: str, *, county: str = COUNTY, **cells: Any) -> None:
        """A member of a registered household who can work and is insured."""
        row = {"household_no": household, "id_no": id_no, "labour": "普通劳动力", "change": "正常", **cells}
        self.add("X02", row, county=county)

    def page(self, hukou: str, *, members: int = 1, county: str = COUNTY) -> list[str]:
        """A page of the household register: a head and other persons, all in normal state."""
        ids = [self.person() for _ in range(members)]
        for place, one in enumerate(ids):
            self.listed(hukou, one, county=county, relation="其他" if place else "户主")
        self.told_of_work(county)
        self.pensioned(*ids, county=county)
        return ids

    def listed(self, hukou: str, id_no: str, *, county: str = COUNTY, **cells: Any) -> None:
        """A person in normal state on a page of the household register."""
        row = {"hukou_no": hukou, "id_no": id_no, "village_code": VILLAGE[county], "status": "正常", **cells}
        self.add("X10", row, county=county)

    def insured(self, id_no: str, *, county: str = COUNTY, **cells: Any) -> None:
        """An insurance row of this year."""
        row = {"id_no": id_no, "year": self.as_of.year, "resident_basic": True, "employee_basic": False, **cells}
        self.add("X16", row, county=county)

    def income(
        self, household: str, wage: Any, *, period: str = "2019-12-01", county: str = COUNTY, **cells: Any
    ) -> None:
        """An income record whose net is `wage` unless further cells say otherwise."""
        rest = dict.fromkeys(("business", "business_cost", "property"), 0)
        self.add("X03", {"household_no": household, "period_end": period, "wage": wage, **rest, **cells}, county=county)

    def screen(self, root: Path, *, crossed: bool = False, spark: Cluster | None = None) -> Day:
        """Run the stages from accepted rows to verdicts and lists; the tables lie in the day that comes back.

        Tables of departments are compared with each other only where that is asked for: no verdict rests on it.
        """
        home = Home(root)
        workspace = root / "workspace"
        workspace.mkdir(parents=True)
        self._write_rulebook(home)
        day = Day(self.as_of, home, home.landing, workspace, gate=_no_gate, spark=spark or SPARK)
        self._lay_out(day)
        left_out = _FILES | _SHOWING if crossed else _FILES | _SHOWING | {"cross_check"}
        for stage in STAGES:
            if stage.group != "extracts" and stage.name not in left_out:
                stage.run(day)
        return day

    def publish(self, root: Path, as_of: date) -> PublishedRun:
        """Screen what was received by that day and publish it in the home at `root`; nothing is measured on it."""
        home = Home(root)
        self._write_rulebook(home)
        with open_session(home, as_of) as session:
            day = Day(as_of, home, home.landing, session.workspace, gate=_no_gate)
            self._lay_out(day)
            for table in (DELIVERY, QUARANTINE, EXPECTATION_RESULT, *_MEASURED):
                day.write(table.name, published_schema(table).empty_table())
            day.write("landing", pa.Table.from_pylist([], schema=published_schema(DELIVERY)))
            for stage in STAGES:
                if stage.group != "extracts" and stage.name not in _FILES | _MEASURING | {"mart", "outbox"}:
                    stage.run(day)
        run = run_of(home, as_of)
        assert run is not None
        return run

    def _write_rulebook(self, home: Home) -> None:
        home.rulebook.mkdir(parents=True, exist_ok=True)
        for authority, documents in self.decisions.items():
            text = yaml.safe_dump({"authority": authority, "instruments": documents}, allow_unicode=True)
            (home.rulebook / f"{authority}.yaml").write_text(text, encoding="utf-8")

    def _lay_out(self, day: Day) -> None:
        visible = [line for line in self.rows if line[1] <= day.as_of.isoformat()]
        deliveries = sorted({(on, county, extract) for extract, on, county, _, _ in visible})
        lines: dict[tuple[str, str, str], list[tuple[dict[str, Any], bool]]] = {}
        for extract, on, county, row, ok in visible:
            if row:
                lines.setdefault((on, county, extract), []).append((row, ok))
        arrivals: dict[str, list[dict[str, Any]]] = {number: [] for number in all_extracts()}
        for seq, (on, county, number) in enumerate(deliveries):
            directory = day.home.staged / number / f"{on}-{county}"
            directory.mkdir(parents=True, exist_ok=True)
            name = f"{on}/{number}_{county}.csv"
            chosen = lines.get((on, county, number), [])
            absent = {column for place, extract, column in self.absent if (place, extract) == (county, number)}
            for kind, wanted in (("accepted", True), ("rejected", False)):
                placed = [(place, row) for place, (row, ok) in enumerate(chosen, 2) if ok is wanted]
                pq.write_table(self._table(number, name, placed, absent), directory / f"{kind}.parquet")
            arrivals[number].append(
                {
                    "seq": seq,
                    "delivery": name,
                    "county_code": county,
                    "received_on": date.fromisoformat(on),
                    "status": "accepted",
                    "accepted": sum(ok for _, ok in chosen),
                    "directory": str(directory.relative_to(day.home.staged)),
                }
            )
        for number, rows in arrivals.items():
            day.write(f"arrival_{number.lower()}", pa.Table.from_pylist(rows, schema=_ARRIVAL))

    def _table(self, number: str, delivery: str, rows: list[tuple[int, dict[str, Any]]], absent: set[str]) -> pa.Table:
        extract = all_extracts()[number]
        listed = []
        for place, row in rows:
            cells = {name: _stored(extract.by_name[name].kind, value) for name, value in row.items()}
            flags = {
                delivered(column.name): column.name not in absent for column in extract.columns if column.empty_means
            }
            listed.append({"delivery": delivery, "sheet": "", "row": place, **cells, **flags})
        return pa.Table.from_pylist(listed, schema=staged_schema(extract))


_ARRIVAL = pa.schema(
    [
        ("seq", pa.int32()),
        ("delivery", pa.string()),
        ("county_code", pa.string()),
        ("received_on", pa.date32()),
        ("status", pa.string()),
        ("accepted", pa.int64()),
        ("directory", pa.string()),
    ]
)


def _stored(kind: Kind, value: Any) -> Any:
    if value is None:
        return None
    if kind is Kind.MONEY:
        yuan, _, fen = str(value).lstrip("-").partition(".")
        amount = int(yuan) * 100 + int((fen + "00")[:2])
        return -amount if str(value).startswith("-") else amount
    if kind in (Kind.DATE, Kind.MONTH):
        return date.fromisoformat(value)
    return value


def _no_gate(extract: object, candidates: object) -> Judgement:
    raise AssertionError("a world has no files to judge")
