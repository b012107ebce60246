"""Small random cities as landing folders: dense in the events that the contract of the screening speaks of.

The same seed gives the same rows; nothing here decides what is right.
"""

import random
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path

from .city_files import deliver
from .city_life import conditions
from .city_rows import City, make_homes, registers
from .naive.book import Book, Instrument

STARTS = (
    date(2020, 3, 16),
    date(2020, 1, 10),
    date(2020, 4, 1),
    date(2020, 3, 31),
    date(2019, 12, 20),
    date(2021, 2, 28),
)
SETTINGS = (
    {"illness_amount": Decimal(8000), "due_days_red": 2},
    {"monitoring_line": Decimal(6000), "illness_share": Decimal("0.35")},
    {"rigid_k_yellow": Decimal("0.9"), "due_days_orange": 4, "disability_days": 60},
    {"poverty_line": {2019: Decimal(3300), 2020: Decimal(4200), 2021: Decimal(4400)}, "dibao_line": Decimal(6200)},
    {"component_share": Decimal("0.1"), "class_severity": "yellow"},
    {"production_fall": Decimal("0.25"), "production_overdue": 0, "job_loss_share": Decimal("0.4")},
    {"loan_amount": Decimal(49999), "loan_overdue_orange": 29, "loan_overdue_red": 89},
    {"outage_days": 35, "absent_days": 4, "visit_days": 29, "application_days": 31, "vacancy_days": 91},
    {"pension_payment_days": 61, "followup_days": 89},
)


@dataclass(frozen=True)
class Landing:
    """A city that has been written: the days to screen, the office's instruments, the events it holds."""

    days: list[date]
    book: Book
    events: dict[str, int]


def build(seed: int, landing: Path, households: int | None = None) -> Landing:
    """Write a random city below `landing`."""
    rng = random.Random(seed)
    start = rng.choice(STARTS[:4]) if rng.random() < 0.8 else rng.choice(STARTS)
    days = [start]
    for _ in range(rng.choice([1, 2, 2])):
        days.append(days[-1] + timedelta(days=rng.choice([1, 1, 2, 16])))
    city = City(rng, days)
    make_homes(city, households or rng.randint(30, 120))
    registers(city)
    conditions(city)
    landing.mkdir(parents=True, exist_ok=True)
    deliver(city, landing)
    _clutter(city, landing)
    return Landing(days, _book(city), dict(city.events))


def _clutter(city: City, landing: Path) -> None:
    """Names that are no deliveries, a file of no known encoding, one from the future."""
    folder = landing / city.days[0].isoformat()
    folder.mkdir(exist_ok=True)
    for name in (".参保信息.csv", "~$参保信息.xlsx"):
        (folder / name).write_bytes(b"x")
    (landing / "notes").mkdir()
    (landing / "notes" / "参保信息.csv").write_bytes(b"x")
    (folder / "医疗费用结算_150802.csv").write_bytes(b"\x81\xff\xff\xff,\xff\r\n")
    future = landing / (city.last + timedelta(days=1)).isoformat()
    future.mkdir(exist_ok=True)
    (future / "农村牧区户籍人口.csv").write_text("户号,行政村代码,身份证号,户籍状态\n", encoding="utf-8")
    city.events["clutter"] += 1


def _book(city: City) -> Book:
    """No instrument, or a few of the city's and the counties' own, some of them not yet in force."""
    if city.chance(0.5):
        return Book()
    counties = ["150800", *sorted({home.county for home in city.homes})]
    instruments = tuple(
        Instrument(authority, city.days[0] + timedelta(days=offset), city.rng.choice(SETTINGS))
        for authority, offset in zip(counties, city.rng.choices([-400, -10, 0, 1, 2], k=len(counties)), strict=True)
    )
    city.events["instruments of the office"] += len(instruments)
    return Book(instruments)
