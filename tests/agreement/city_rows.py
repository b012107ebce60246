"""Households, persons and departmental rows of a random city, with values crowded around the thresholds.

How the rows become files, with all that goes wrong on the way, stands in `city_files`.
"""

import random
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from decimal import Decimal
from typing import TypeVar

from .naive.cells import check_character

VILLAGES = {
    "150821": ("150821100001", "150821101001", "150821102001", "150821999999"),
    "150822": ("150822100001", "150822101200", "150822102200"),
    "150826": ("150826100001", "150826101001", "150826102200"),
}
T = TypeVar("T")
FEN = Decimal("0.01")
Cells = dict[str, str]


@dataclass
class Rec:
    """One true row of an extract before it is written: its county and its cells as text."""

    county: str
    cells: Cells


@dataclass
class Person:
    id_no: str
    age_days: int


@dataclass
class Home:
    """A household as it really is."""

    no: str
    county: str
    village: str
    registered: bool
    persons: list[Person]
    n: int
    calm: bool


@dataclass
class City:
    """Rows by extract, and which kinds of event they hold."""

    rng: random.Random
    days: list[date]
    homes: list[Home] = field(default_factory=list)
    rows: dict[str, list[Rec]] = field(default_factory=dict)
    events: Counter[str] = field(default_factory=Counter)
    numbers: Counter[str] = field(default_factory=Counter)
    ids: set[str] = field(default_factory=set)

    @property
    def last(self) -> date:
        return self.days[-1]

    @property
    def first_of_w(self) -> date:
        month = self.days[0].year * 12 + self.days[0].month - 2 - 11
        return date(month // 12, month % 12 + 1, 1)

    def chance(self, share: float, event: str = "") -> bool:
        hit = self.rng.random() < share
        if hit and event:
            self.events[event] += 1
        return hit

    def odd(self, home: Home, share: float, event: str = "") -> bool:
        """Whether something out of the ordinary happens; seldom in a calm household, so that some have no hit."""
        return self.chance(0.03 if home.calm else share, event)

    def one_of(self, home: Home, good: Sequence[T], bad: Sequence[T]) -> T:
        """An ordinary value, or one that a rule may mind."""
        return self.rng.choice(bad if self.odd(home, 0.45) else good)

    def days_before(self, *ages: int) -> date:
        """A day so many days before one of the days that are screened."""
        return self.rng.choice(self.days) - timedelta(days=self.rng.choice(ages))

    def number(self, prefix: str) -> str:
        self.numbers[prefix] += 1
        return f"{prefix}{self.numbers[prefix]:04d}"

    def add(self, x: str, county: str, **cells: object) -> Rec:
        rec = Rec(county, {name: _text(value) for name, value in cells.items() if value is not None})
        self.rows.setdefault(x, []).append(rec)
        return rec

    def new_id(self, born: date) -> str:
        while True:
            head = f"{self.rng.choice(['152824', '150821', '152801'])}{born:%Y%m%d}{self.rng.randint(111, 199)}"
            id_no = head + check_character(head)
            if id_no not in self.ids:
                self.ids.add(id_no)
                return id_no

    def edge_day(self) -> date:
        """A day at an edge of W, W+ or the day itself, or somewhere between."""
        first, day = self.first_of_w, self.rng.choice(self.days)
        month = day.replace(day=1)
        edges = [
            first - timedelta(days=1),
            first,
            month - timedelta(days=1),
            month,
            day,
            day + timedelta(days=1),
        ]
        inside = first + timedelta(days=self.rng.randint(0, 330))
        return self.rng.choice([*edges, *[inside] * 8])


def _text(value: object) -> str:
    return value.isoformat() if isinstance(value, date) else str(value)


def _person(city: City) -> Person:
    rng, day = city.rng, city.days[0]
    if city.chance(0.06, "newborn"):
        days = rng.choice([5, 26, 27, 28, 29, 30])
    elif city.chance(0.12, "birthday at an edge"):
        days = (day - _edge_birthday(city)).days
    elif city.chance(0.3):
        days = rng.randint(5 * 365, 22 * 365)
    else:
        days = rng.randint(20 * 365, 85 * 365)
    return Person(city.new_id(day - timedelta(days=days)), days)


def _edge_birthday(city: City) -> date:
    """Six or sixteen years old on the first of September, sixteen or sixty on one of the days; or a day too young."""
    day = city.rng.choice(city.days)
    start = date(day.year - (day.month < 9), 9, 1)
    on, years = city.rng.choice([(start, 6), (start, 16), (day, 16), (day, 60)])
    return date(on.year - years, on.month, min(on.day, 28)) + timedelta(days=city.rng.choice([0, 0, 1]))


def make_homes(city: City, households: int) -> None:
    counties = city.rng.sample(sorted(VILLAGES), city.rng.choice([2, 3]))
    for _ in range(households):
        county = city.rng.choice(counties)
        registered = city.chance(0.6)
        persons = [_person(city) for _ in range(city.rng.choice([1, 1, 2, 2, 3, 4]))]
        no = city.number("H" if registered else "G")
        village, calm = city.rng.choice(VILLAGES[county]), city.chance(0.35)
        city.homes.append(Home(no, county, village, registered, persons, len(persons), calm))


def _change(city: City) -> tuple[str | None, date | None]:
    """A change of a person: often none, else with a date inside, outside or none."""
    if city.chance(0.7):
        return city.rng.choice(["正常", "正常", None]), None
    change = city.rng.choice(["死亡", "死亡", "死亡", "迁出", "婚出", "失联", "服刑", "参军", "参军"])
    changed_on = None if city.chance(0.2) else city.edge_day()
    city.events[f"x02 {change}"] += 1
    if changed_on and changed_on > city.last:
        city.events["status takes effect later"] += 1
    return change, changed_on


def registers(city: City) -> None:
    """X01, X02 and X10 of every household."""
    rng = city.rng
    for home in city.homes:
        hukou = home.no if not home.registered else city.number("K")
        if home.registered:
            _registered(city, home)
            if city.chance(0.04, "户号 equal to 户编号"):
                hukou = home.no
        for place, person in enumerate(home.persons):
            if city.chance(0.06, "not in X10"):
                continue
            status = "正常"
            changed_on = None
            if city.chance(0.08):
                status = rng.choice(["死亡", "死亡", "迁出", "注销"])
                changed_on = None if city.chance(0.2) else city.edge_day()
                city.events[f"x10 {status}"] += 1
            relation = "户主" if place == 0 and not city.chance(0.1) else rng.choice(["配偶", "之子", "之女", None])
            _in_register(city, home, hukou, person, relation, status, changed_on)
            if city.chance(0.04, "person in two 户号"):
                other = rng.choice(["死亡", "迁出", "正常"])
                _in_register(city, home, city.number("K"), person, None, other, None)


def _in_register(
    city: City, home: Home, hukou: str, person: Person, relation: str | None, status: str, on: date | None
) -> None:
    city.add(
        "X10",
        home.county,
        hukou_no=hukou,
        village_code=home.village if not city.chance(0.1) else city.rng.choice(VILLAGES[home.county]),
        name="某某",
        id_no=person.id_no,
        relation=relation,
        status=status,
        changed_on=on,
    )


def _registered(city: City, home: Home) -> None:
    rng = city.rng
    home_type = rng.choice(["已脱贫"] * 7 + ["未脱贫", "返贫", "新识别", "注销"])
    city.events["注销"] += home_type == "注销"
    city.add(
        "X01",
        home.county,
        household_no=home.no,
        village_code=home.village,
        head_name="某某",
        head_id_no=home.persons[0].id_no,
        member_count=rng.choice([str(home.n), str(home.n), "0", None]),
        household_type=home_type,
        helper_name=city.one_of(home, ["帮扶人"], [None, "无"]),
    )
    if city.chance(0.06, "member_count without persons"):
        return
    disabled = city.odd(home, 0.2, "nobody can work")
    for person in home.persons:
        change, changed_on = _change(city)
        labour = rng.choice(["丧失劳动力", "无劳动力"]) if disabled else rng.choice(["普通劳动力", "无劳动力"])
        _x02(city, home.no, home.county, person, None if city.chance(0.08) else labour, change, changed_on)
        others = [other for other in city.homes if other.registered and other is not home]
        if others and city.chance(0.05, "person in two households"):
            other = rng.choice(others)
            _x02(city, other.no, other.county, person, labour, rng.choice(["正常", "迁出", None]), None)


def _x02(
    city: City, no: str, county: str, person: Person, labour: str | None, change: str | None, on: date | None
) -> None:
    city.add(
        "X02",
        county,
        household_no=no,
        name="某某",
        id_no=person.id_no,
        labour=labour,
        change=change,
        changed_on=on,
    )


def near(city: City, *targets: Decimal) -> Decimal:
    """A value a fen below, at, or a fen above one of the targets, or something else."""
    target = city.rng.choice(targets)
    step = city.rng.choice([-FEN, Decimal(0), FEN, Decimal(city.rng.randint(-900, 900))])
    return (target + step).quantize(FEN)
