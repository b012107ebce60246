"""Persons and households of a day (rules.md §3). What they earn and spend stands in `amounts`."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date

from fangpin_pipeline.extracts import extract

from .coverage import View, Window
from .files import Delivery, Row


@dataclass
class Household:
    """A household of the day. `unknown` names the extracts that leave some of its members unidentified."""

    no: str
    kind: str
    village: str
    row: Row | None
    members: list[str]
    unidentified: int
    n: int | None
    unknown: frozenset[str]
    spending: list[str] = field(default_factory=list)

    @property
    def county(self) -> str:
        return self.village[:6]

    @property
    def registered(self) -> bool:
        return self.kind == "registered"


def effective(row: Row, column: str, as_of: date) -> str:
    """A status in effect on the day; one that takes effect later counts as 正常."""
    changed_on = row["changed_on"]
    if row[column] is None or (changed_on is not None and changed_on > as_of):
        return "正常"
    return str(row[column])


def unidentified(shadows: Iterable[Row], household: str, settled: set[str]) -> dict[str, int]:
    """Quarantined rows by household they name, without persons who are members or gone; a conflict counts once."""
    counted: dict[str, set[object]] = defaultdict(set)
    for row in shadows:
        if row[household] is None or row["id_no"] in settled:
            continue
        counted[row[household]].add((row.delivery.order, row.key() if row.conflict else row.number))
    return {no: len(rows) for no, rows in counted.items()}


class People:
    """Who is where on the day."""

    def __init__(self, deliveries: list[Delivery], window: Window) -> None:
        self.as_of, self.window = window.as_of, window
        self.x10 = View(extract("X10"), deliveries, window, self._area)
        self.register = self._register()
        self._hukou_county = self._hukou_counties()
        self.x01 = View(extract("X01"), deliveries, window, lambda row: self._area(row) or self._hukou(row))
        self.quarantined = {row["household_no"] for row in self.x01.shadows if row["household_no"]}
        self.registered = {
            row["household_no"]: row
            for row in self.x01.rows
            if row["household_type"] != "注销" and row["household_no"] not in self.quarantined
        }
        self.x02 = View(extract("X02"), deliveries, window, self._named)
        self.gone = self._gone()
        self.conflicts: list[str] = []
        self.home: dict[str, str] = {}
        self._place_registered()
        self.registered_home = dict(self.home)
        self._place_general()
        self.households = {h.no: h for h in (*self._registered_households(), *self._general_households())}
        self._add_spending()

    # Where a row of a city file belongs.

    def _area(self, row: Row) -> str | None:
        return row["village_code"][:6] if row["village_code"] else None

    def _hukou(self, row: Row) -> str | None:
        return self._hukou_county.get(row["household_no"])

    def _register_county(self, person: str | None) -> str | None:
        row = self.register.get(person or "")
        return self._area(row) if row else None

    def _named(self, row: Row) -> str | None:
        household = self.registered.get(row["household_no"])
        if household:
            return self._area(household)
        return self._hukou(row) or self._register_county(row["id_no"])

    def county_of(self, row: Row) -> str | None:
        """County of a row of any other extract: its own, its household's, its person's, else the person's register."""
        x = row.delivery.extract
        if x.area and row[x.area.name]:
            return str(row[x.area.name])[:6]
        person = row[x.person] if x.person else None
        for no in (row[x.household] if x.household else None, self.registered_home.get(person or "")):
            if no in self.registered:
                return self._area(self.registered[no])
        if x.household and row[x.household] in self._hukou_county:
            return self._hukou_county[row[x.household]]
        return self._register_county(person)

    def _register(self) -> dict[str, Row]:
        """The X10 row that speaks for a person: 死亡, then 正常, then the newest, then the smallest 户号."""
        best: dict[str, Row] = {}
        for row in sorted(self.x10.rows, key=self._register_rank):
            best.setdefault(row["id_no"], row)
        return best

    def _register_rank(self, row: Row) -> tuple[int, int, str]:
        status = effective(row, "status", self.as_of)
        return {"死亡": 0, "正常": 1}.get(status, 2), -row.delivery.order, row["hukou_no"]

    def _hukou_counties(self) -> dict[str, str]:
        rows = sorted(self.x10.rows, key=lambda row: (row["relation"] != "户主", row["id_no"]))
        counties: dict[str, str] = {}
        for row in rows:
            counties.setdefault(row["hukou_no"], row["village_code"][:6])
        return counties

    # Members.

    def _gone(self) -> set[str]:
        gone = {no for no, row in self.register.items() if effective(row, "status", self.as_of) != "正常"}
        return gone | {row["id_no"] for row in self.x02.rows if effective(row, "change", self.as_of) == "死亡"}

    def _stays(self, row: Row) -> bool:
        return effective(row, "change", self.as_of) not in ("迁出", "婚出")

    def _place_registered(self) -> None:
        rows_of = defaultdict(list)
        for row in self.x02.rows:
            if row["household_no"] in self.registered and self._stays(row) and row["id_no"] not in self.gone:
                rows_of[row["id_no"]].append(row["household_no"])
        for person, numbers in rows_of.items():
            self.home[person] = min(numbers)
            if len(numbers) > 1:
                self.conflicts += numbers

    def _kept_out(self) -> set[str]:
        """Persons whom no general household takes in."""
        kept = {row["id_no"] for row in self.x02.rows if row["household_no"] in self.quarantined and self._stays(row)}
        return kept | {
            row["id_no"]
            for row in self.x02.shadows
            if row["household_no"] in self.registered or row["household_no"] in self.quarantined
        }

    def _place_general(self) -> None:
        kept_out = self._kept_out()
        for person, row in self.register.items():
            taken = person in self.home or person in self.gone or person in kept_out
            if not taken and not self._is_registered_number(row["hukou_no"]):
                self.home[person] = row["hukou_no"]

    def _is_registered_number(self, no: str) -> bool:
        return no in self.registered or no in self.quarantined

    def is_in_quarantine(self, no: str) -> bool:
        """Whether a quarantined row says that there may be such a household still (ADR 0006 for general ones)."""
        return no in self.quarantined or bool(self.x10.of("hukou_no", no, shadows=True))

    def _members(self, no: str) -> list[str]:
        return sorted(person for person, home in self.home.items() if home == no)

    # Households.

    def _registered_households(self) -> list[Household]:
        extra = unidentified(self.x02.shadows, "household_no", self.gone | set(self.home))
        found = []
        for no, row in self.registered.items():
            members, more = self._members(no), extra.get(no, 0)
            if not self.x02.of("household_no", no):
                n, unknown = row["member_count"] or None, frozenset({"X02"})
            elif not members and not more:
                continue
            else:
                n, unknown = len(members) + more, frozenset({"X02"} if more else ())
            found.append(Household(no, "registered", row["village_code"], row, members, more, n, unknown))
        return found

    def _general_households(self) -> list[Household]:
        extra = unidentified(self.x10.shadows, "hukou_no", self.gone | set(self.home))
        found = []
        for no in {home for home in self.home.values() if home not in self.registered}:
            members, more = self._members(no), extra.get(no, 0)
            rows = [self.register[person] for person in members]
            head = min(rows, key=lambda row: (row["relation"] != "户主", row["id_no"]))
            unknown = frozenset({"X10"} if more else ())
            found.append(
                Household(no, "general", head["village_code"], None, members, more, len(members) + more, unknown)
            )
        return found

    # Persons whose spending counts.

    def _died_lately(self) -> set[str]:
        dead = [(row, "status") for row in self.x10.rows] + [(row, "change") for row in self.x02.rows]
        return {
            row["id_no"]
            for row, column in dead
            if row[column] == "死亡" and row["changed_on"] and self.window.in_w_plus(row["changed_on"])
        }

    def _last_home(self, person: str) -> str | None:
        rows = [row for row in self.x02.of("id_no", person) if self._stays(row)]
        numbers = [row["household_no"] for row in rows if row["household_no"] in self.registered]
        if numbers:
            return min(numbers)
        if any(row["household_no"] in self.quarantined for row in rows) or person not in self.register:
            return None
        hukou = self.register[person]["hukou_no"]
        return None if self._is_registered_number(hukou) else str(hukou)

    def _add_spending(self) -> None:
        for household in self.households.values():
            household.spending = list(household.members)
        for person in self._died_lately() - set(self.home):
            home = self._last_home(person)
            if home in self.households:
                self.households[home].spending.append(person)

    def serves_or_serves_time(self, person: str) -> bool:
        """参军 or 服刑 in X02."""
        return any(effective(row, "change", self.as_of) in ("参军", "服刑") for row in self.x02.of("id_no", person))
