"""Parameters of the reference: the shipped defaults written out again, and an office's instruments above them."""

from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Any

CITY = "150800"

DEFAULTS: dict[str, Any] = {
    "monitoring_line": Decimal(5000),
    "poverty_line": {2018: Decimal(2995), 2019: Decimal(3218), 2020: Decimal(4000)},
    "dibao_line": Decimal(5800),
    "income_max_age_months": 15,
    "subsidy_share": Decimal("0.5"),
    "subsidy_horizon": date(2020, 12, 31),
    "component_share": Decimal("0.2"),
    "rigid_k_yellow": Decimal("1.0"),
    "rigid_k_orange": Decimal("1.2"),
    "rigid_k_red": Decimal("1.5"),
    "due_days_red": 3,
    "due_days_orange": 5,
    "due_days_yellow": 10,
    "class_severity": "orange",
    "illness_amount": Decimal(10000),
    "illness_share": Decimal("0.4"),
    "serious_disease_days": 365,
    "schooling_share": Decimal("0.3"),
    "schooling_students": 2,
    "disability_days": 90,
    "disaster_share": Decimal("0.2"),
    "newborn_days": 28,
    "production_fall": Decimal("0.5"),
    "production_overdue": 30,
    "job_loss_share": Decimal("0.5"),
    "outage_days": 36,
    "absent_days": 5,
    "visit_days": 30,
    "application_days": 30,
    "pension_payment_days": 62,
    "followup_days": 90,
    "loan_amount": Decimal(50000),
    "loan_overdue_orange": 30,
    "loan_overdue_red": 90,
    "vacancy_days": 90,
}


@dataclass(frozen=True)
class Policy:
    """A subsidy policy: the day it ends (None: no end is known) and whether it is being adjusted."""

    ends_on: date | None
    adjusted: bool = False


POLICIES = {
    "BZ2020": Policy(date(2020, 12, 31)),
    "BZ2021": Policy(date(2021, 1, 1)),
    "BZ2025": Policy(date(2025, 12, 31)),
    "BZADJ": Policy(None, adjusted=True),
    "BZLONG": Policy(None),
}


@dataclass(frozen=True)
class Instrument:
    """One document of an authority (county code, or 150800 for the city) and the values it sets from a day on."""

    authority: str
    effective: date
    sets: dict[str, Any]


@dataclass(frozen=True)
class Book:
    """Which value is in force: the county's latest, else the city's latest, else the shipped default."""

    instruments: tuple[Instrument, ...] = ()
    policies: dict[str, Policy] = field(default_factory=lambda: dict(POLICIES))

    def value(self, name: str, county: str, on: date) -> Any:
        for authority in (county, CITY):
            found = [i for i in self.instruments if i.authority == authority and i.effective <= on and name in i.sets]
            if found:
                return max(found, key=lambda instrument: instrument.effective).sets[name]
        return DEFAULTS[name]

    def line(self, name: str, county: str, on: date) -> Decimal | None:
        """A poverty or dibao line of the year of `on`; None when none is known for that year."""
        value = self.value(name, county, on)
        return value.get(on.year) if isinstance(value, dict) else value
