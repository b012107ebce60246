"""What a household earns and spends, each amount known or with a lower bound (rules.md §4). Judging: `rules`."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from fangpin_pipeline.extracts import all_extracts

from .book import Book
from .coverage import View, Window
from .files import Delivery, Row
from .people import Household, People
from .verdict import CLEAR, HIT, Verdict, sure, unknown

Missing = frozenset[tuple[str, bool]]
ZERO = Decimal(0)
COMPONENTS = ("oop", "edu", "dis", "acc", "biz", "dsb")
NATURAL = {"旱灾", "洪涝", "风雹", "雪灾", "病虫害", "疫病", "火灾", "地震"}
UPPER_STAGES = {"高中", "中职", "高职", "大学"}
INCOME = (
    "wage",
    "business",
    "property",
    "pension",
    "dibao",
    "tekun",
    "family_planning",
    "ecological",
    "policy_subsidy",
    "other_transfer",
)


@dataclass(frozen=True)
class Amount:
    """A value, or None with what is missing; `low` is the value or a lower bound of it."""

    value: Decimal | None
    low: Decimal
    missing: Missing = frozenset()


@dataclass(frozen=True)
class Income:
    """An income, or None with what is missing; `none` when it is certain that there is no record."""

    value: Decimal | None
    row: Row | None = None
    none: bool = False
    missing: Missing = frozenset()


def net_income(row: Row) -> Decimal:
    return sum((row[name] or ZERO for name in INCOME), ZERO) - row["business_cost"]


def self_paid(row: Row) -> Decimal:
    """What the patient paid of a settlement."""
    if row["compliant_self_paid"] is not None:
        return row["compliant_self_paid"]
    return row["total"] - row["basic_paid"] - (row["critical_paid"] or ZERO) - (row["aid_paid"] or ZERO)


def month_of(day: date) -> int:
    return day.year * 12 + day.month - 1


class World:
    """Every view of the day, and the amounts of its households."""

    def __init__(self, deliveries: list[Delivery], as_of: date, book: Book) -> None:
        self.as_of, self.book = as_of, book
        self.window = Window(as_of)
        self.people = People(deliveries, self.window)
        self.views: dict[str, View] = {"X01": self.people.x01, "X02": self.people.x02, "X10": self.people.x10}
        for number, x in all_extracts().items():
            if number not in self.views:
                self.views[number] = View(x, deliveries, self.window, self.people.county_of)

    # Looking up.

    def setting(self, h: Household, name: str) -> Any:
        return self.book.value(name, h.county, self.as_of)

    def fresh(self, x: str, h: Household) -> bool:
        return self.views[x].fresh(h.county)

    def miss(self, x: str, h: Household) -> Missing:
        """What is missing when this extract is at fault: the extract, and whether it is merely not fresh."""
        return frozenset({(x, not self.fresh(x, h))})

    def rows(self, x: str, persons: Iterable[str]) -> list[Row]:
        view = self.views[x]
        return [row for person in persons for row in view.of(view.extract.person or "", person)]

    def shadows(self, x: str, persons: Iterable[str]) -> list[Row]:
        """Quarantined rows that name one of the persons."""
        view = self.views[x]
        return [row for person in persons for row in view.of(view.extract.person or "", person, shadows=True)]

    def strangers(self, h: Household) -> Missing:
        """What is missing because members of the household are not known by their id numbers."""
        return frozenset().union(*(self.miss(x, h) for x in h.unknown))

    def fault(self, x: str, h: Household, shadows: Iterable[Row]) -> Missing:
        return self.miss(x, h) if list(shadows) else frozenset()

    def within(self, row: Row, column: str, plus: bool = False) -> bool:
        """Whether a date lies in W (or W+), or may lie there because it is not known."""
        day = row[column]
        return day is None or (self.window.in_w_plus(day) if plus else self.window.in_w(day))

    # Income.

    def income(self, h: Household) -> Income:
        """The income record of D."""
        if not self.fresh("X03", h):
            return Income(None, missing=self.miss("X03", h))
        m, age = self.window.month, self.setting(h, "income_max_age_months")

        def lies_within(row: Row) -> bool:
            return row["period_end"] is None or m - age <= month_of(row["period_end"]) <= m

        view = self.views["X03"]
        if any(lies_within(row) for row in view.of("household_no", h.no, shadows=True)):
            return Income(None, missing=self.miss("X03", h))
        found = [row for row in view.of("household_no", h.no) if lies_within(row)]
        if not found:
            return Income(None, none=True, missing=self.miss("X03", h))
        row = max(found, key=lambda row: row["period_end"])
        return Income(net_income(row), row)

    def income_last_year(self, h: Household) -> Income:
        year = self.as_of.year - 1
        view = self.views["X03"]
        doubts = [
            row
            for row in view.of("household_no", h.no, shadows=True)
            if row["period_end"] is None or row["period_end"].year == year
        ]
        found = [row for row in view.of("household_no", h.no) if row["period_end"].year == year]
        if not self.fresh("X03", h) or doubts or not found:
            return Income(None, missing=self.miss("X03", h))
        row = max(found, key=lambda row: row["period_end"])
        return Income(net_income(row), row)

    def reference(self, h: Household) -> Decimal:
        """Stands in for an income that is not known."""
        return self.setting(h, "monitoring_line") * (h.n or 0)

    # Spending.

    def _sum(self, x: str, h: Household, date_column: str | None, rows: Iterable[Decimal]) -> Amount:
        if not self.fresh(x, h):
            return Amount(None, ZERO, self.miss(x, h) | self.strangers(h))
        doubts = [row for row in self.shadows(x, h.spending) if date_column is None or self.within(row, date_column)]
        total = max(sum(rows, ZERO), ZERO)
        missing = self.fault(x, h, doubts) | self.strangers(h)
        return Amount(None if missing else total, total, missing)

    def oop(self, h: Household) -> Amount:
        rows = [row for row in self.rows("X17", h.spending) if self.within(row, "settled_on")]
        return self._sum("X17", h, "settled_on", map(self_paid, rows))

    def losses(self, h: Household, kinds: set[str]) -> Amount:
        rows = [row for row in self.rows("X31", h.spending) if self.within(row, "occurred_on") and row["kind"] in kinds]
        return self._sum("X31", h, "occurred_on", (row["loss"] for row in rows))

    def dsb(self, h: Household) -> Amount:
        return self._sum("X22", h, None, (row["care_cost"] or ZERO for row in self.rows("X22", h.spending)))

    def studying(self, h: Household, stages: set[str] | None = None) -> list[Row]:
        """X11 rows of members 在读."""
        rows = self.rows("X11", h.members)
        return [row for row in rows if row["status"] == "在读" and (stages is None or row["stage"] in stages)]

    def schooling_cost(self, h: Household, stages: set[str] | None = None) -> Amount:
        """Costs less aid of members 在读."""
        if not self.fresh("X11", h):
            return Amount(None, ZERO, self.miss("X11", h) | self.strangers(h))
        students = self.studying(h, stages)
        unclear = {row["id_no"] for row in self.shadows("X11", h.members)}
        missing = self.strangers(h) | (self.miss("X11", h) if unclear else frozenset())
        if not students and not missing:
            return Amount(ZERO, ZERO)
        persons = [row["id_no"] for row in students]
        if any(row["annual_cost"] is None for row in students):
            missing |= self.miss("X11", h)
        if not self.fresh("X12", h):
            return Amount(None, ZERO, missing | self.miss("X12", h))
        aid = sum((row["amount"] for row in self.rows("X12", persons) if self.within(row, "paid_on")), ZERO)
        low = max(sum((row["annual_cost"] or ZERO for row in students), ZERO) - aid, ZERO)
        if any(self.within(row, "paid_on") for row in self.shadows("X12", unclear.union(persons))):
            missing, low = missing | self.miss("X12", h), ZERO
        return Amount(None if missing else low, low, missing)

    def spending(self, h: Household) -> dict[str, Amount]:
        """The six components and their sum rx."""
        parts = {
            "oop": self.oop(h),
            "edu": self.schooling_cost(h),
            "dis": self.losses(h, NATURAL),
            "acc": self.losses(h, {"意外事故"}),
            "biz": self.losses(h, {"生产失败"}),
            "dsb": self.dsb(h),
        }
        low = sum((part.low for part in parts.values()), ZERO)
        missing = frozenset().union(*(part.missing for part in parts.values()))
        return {**parts, "rx": Amount(None if missing else low, low, missing)}

    # An amount against a share of an income.

    def against(self, h: Household, amount: Amount, share: Decimal, income: Income, strict: bool = True) -> Verdict:
        def reaches(value: Decimal, of: Decimal) -> bool:
            if of <= 0:
                return value > 0
            return value > share * of if strict else value >= share * of

        if income.value is not None:
            if amount.value is not None:
                return sure(reaches(amount.value, income.value))
            return HIT if reaches(amount.low, income.value) else unknown(amount.missing)
        if amount.value is None:
            return unknown(amount.missing | income.missing)
        return unknown(income.missing) if reaches(amount.value, self.reference(h)) else CLEAR

    def below(self, h: Household, income: Decimal, line: Decimal | None, inclusive: bool = False) -> Verdict:
        """Income a head against a line; unknown without n, or without a line."""
        if h.n is None:
            return unknown(self.miss("X01", h) | self.strangers(h))
        if line is None:
            return unknown({("rulebook", False)})
        return sure(income <= line * h.n if inclusive else income < line * h.n)

    def low(self, h: Household, income: Income, inclusive: bool = False) -> Verdict:
        """Whether the income a head lies below the monitoring line; unknown without an income."""
        if income.value is None:
            return unknown(income.missing)
        return self.below(h, income.value, self.setting(h, "monitoring_line"), inclusive)
