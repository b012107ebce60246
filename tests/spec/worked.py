"""Worked cases: a household, what is known of it, and the verdict of rules.md. One screening serves a module."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from fangpin_pipeline.day import Day
from fangpin_pipeline.engine.cluster import Cluster
from fangpin_pipeline.extracts import all_extracts
from tests.spec.world import COUNTY, D, World

REGISTERS = ("X01", "X02", "X10")


@dataclass
class House:
    """The household of a case with what may be said of it. Everything is about its head unless `of` names a person."""

    world: World
    number: str
    ids: list[str]
    county: str
    general: bool = False

    @property
    def head(self) -> str:
        """Id number of the first member."""
        return self.ids[0]

    def row(self, extract: str, accepted: bool = True, **cells: Any) -> None:
        """A row of an extract, by default about the head."""
        declared = all_extracts()[extract]
        if declared.person and declared.person not in cells:
            cells[declared.person] = self.head
        elif declared.household and not declared.person and declared.household not in cells:
            cells[declared.household] = self.number
        for key in declared.key:
            if key not in cells and declared.by_name[key].kind == "text":
                self.world.serial += 1
                cells[key] = f"{extract}-{self.world.serial}"
        self.world.add(extract, cells, county=self.county, accepted=accepted)

    def settled(self, amount: Any, on: str = "2020-01-15", **cells: Any) -> None:
        """A settlement with that compliant self-paid amount; not in hospital, no injury."""
        paid = {"total": amount, "basic_paid": 0, "compliant_self_paid": amount, "visit_kind": "门诊", "injury": False}
        self.row("X17", settled_on=on, **{**paid, **cells})

    def earned(self, amount: Any, period: str = "2019-12-01", **cells: Any) -> None:
        """An income record with that net income."""
        self.world.income(self.number, amount, period=period, county=self.county, **cells)

    def pupil(self, cost: Any, stage: str = "高中", of: int = 0, **cells: Any) -> None:
        """A member on the school roll, in school."""
        self.row("X11", **{"id_no": self.ids[of], "stage": stage, "status": "在读", "annual_cost": cost, **cells})

    def aided(self, amount: Any, on: str = "2019-10-01", of: int = 0) -> None:
        """A payment of student aid."""
        self.row("X12", id_no=self.ids[of], amount=amount, paid_on=on)

    def struck(self, loss: Any, kind: str = "洪涝", on: str = "2019-07-01", **cells: Any) -> None:
        """A disaster or accident that left the house undamaged."""
        self.row("X31", **{"kind": kind, "occurred_on": on, "loss": loss, "house_damaged": False, **cells})

    def disabled(self, grade: str = "一级", **cells: Any) -> None:
        """An old certificate of disability with both subsidies paid."""
        paid = {"issued_on": "2015-06-01", "living_subsidy": 1200, "care_subsidy": 1200}
        self.row("X22", **{"category": "肢体", "grade": grade, **paid, **cells})

    def supported(self, started: str = "2019-01-01", ended: str | None = None, extract: str = "X07") -> None:
        """A spell of dibao, or of tekun with `extract` X08."""
        how = {"monthly_amount": 300} if extract == "X07" else {"support_mode": "分散供养"}
        self.row(extract, started_on=started, ended_on=ended, **how)

    def without(self, *extracts: str) -> None:
        """Take back what an ordinary household has in these extracts."""
        for number in extracts:
            declared = all_extracts()[number]
            for one in self.ids if declared.person else ():
                self.world.forget(number, **{str(declared.person): one})
            if declared.household:
                self.world.forget(number, **{declared.household: self.number})

    def joined(self, born: str, **cells: Any) -> str:
        """A further member with that birthday, of whom nothing is on record."""
        one = self.world.person(born)
        self.ids.append(one)
        if self.general:
            self.world.listed(self.number, one, county=self.county, **cells)
        else:
            self.world.member(self.number, one, county=self.county, **cells)
        return one

    def housed(self, grade: str | None, **cells: Any) -> None:
        """A house that is lived in, in place of the ordinary one."""
        self.without("X18")
        self.row("X18", **{"grade": grade, "occupied": True, **cells})

    def measured(self, group: str, started: str = "2018-01-01", ended: str | None = None) -> None:
        """A measure of assistance beside others."""
        self.world.assisted(self.number, county=self.county, measure_group=group, started_on=started, ended_on=ended)

    def visited(self, difficulty: bool | None = True, on: str = "2020-03-10", **cells: Any) -> None:
        """A visit, by default one that found a difficulty."""
        self.row("X06", **{"visited_on": on, "visitor_level": "帮扶责任人", "difficulty": difficulty, **cells})

    def applied(self, decision: str | None = None, on: str = "2020-03-10", **cells: Any) -> None:
        """A member's application for relief, by default an undecided one."""
        self.row("X09", **{"applied_on": on, "reason": "因病", "decision": decision, **cells})

    def lent(self, amount: Any = 30000, overdue: int | None = 0, use: str = "户用生产", **cells: Any) -> None:
        """A small loan that the borrower uses himself, not overdue."""
        due = {"granted_on": "2019-06-01", "due_on": "2020-06-01", "overdue_days": overdue}
        paid = {"payee_id_no": cells.get("borrower_id_no", self.head)}
        self.row("X29", **{"amount": amount, "use": use, **due, **paid, **cells})

    def worked(self, month: str, kind: str = "外出务工", wage: Any = 3000, of: int = 0, **cells: Any) -> None:
        """What X20 tells of a member in a month (`2020-02`)."""
        self.row("X20", **{"id_no": self.ids[of], "month": f"{month}-01", "kind": kind, "monthly_wage": wage, **cells})

    def untold(self) -> None:
        """X20 tells of no month but those of the cases in this county."""
        self.world.forget("X20", id_no=self.world.outsiders[self.county])

    def idle(self, *months: str, of: int = 0) -> None:
        """Months without work of a member."""
        for month in months:
            self.worked(month, "未就业", None, of)

    def linked(
        self, status: str | None = "正常", started: str = "2019-01-01", ended: str | None = None, at: str = ""
    ) -> None:
        """A benefit link with an entity of its own, in another county when `at` names one; None: X23a lacks it."""
        self.world.serial += 1
        code = f"9115080{self.world.serial:011d}"
        if status is not None:
            entity = {"credit_code": code, "entity": "合作社", "kind": "合作社", "status": status}
            self.world.add("X23a", entity, county=at or self.county)
        money = {"mode": "订单帮扶", "promised": 1000, "paid": 1000}
        self.row("X23c", credit_code=code, started_on=started, ended_on=ended, **money)

    def relocated(self, vacant_since: str | None = None, **cells: Any) -> None:
        """A relocated household that lives in its new house."""
        self.row("X27", **{"site": "幸福小区", "vacant_since": vacant_since, **cells})

    def stranger(self) -> None:
        """A member whose id number is invalid: his row is in quarantine."""
        self.world.add("X02", {"household_no": self.number, "id_no": None}, county=self.county, accepted=False)

    def person(self, of: int = 0, **cells: Any) -> None:
        """Change what X02 says of a member."""
        self.world.revise("X02", {"id_no": self.ids[of]}, **cells)

    def died(self, on: str | None, of: int = 0) -> None:
        """A member's death in X02."""
        self.person(of, change="死亡", changed_on=on)


Build = Callable[[House], None]


@dataclass(frozen=True)
class Worked:
    """One case. `expected` is clear, unknown, or the severity of a hit (`hit` for a class).

    The household is registered (已脱贫) unless it is `general`, has as many adults in good health as `members`, 20000
    yuan of net income last year unless `income` says otherwise (None: no record), and all are `insured` this year.
    """

    title: str
    expected: str
    build: Build = lambda house: None
    county: str = COUNTY
    members: int = 1
    income: Any = 20000
    insured: bool = True
    general: bool = False


def screen_cases(
    root: Path,
    cases: Sequence[Worked],
    stale: dict[str, Sequence[str]] | None = None,
    absent: dict[str, Sequence[tuple[str, str]]] | None = None,
    decided: dict[str, dict[str, Any]] | None = None,
    as_of: date = D,
    spark: Cluster | None = None,
) -> Day:
    """Screen a world with one household a case, numbered by the case's place in the list.

    In every county of a case all extracts are fresh, but for those that `stale` names by county; `absent` names by
    county extracts and columns that its deliveries do not have, `decided` by authority the parameters that it sets.
    """
    late = {(county, number) for county, numbers in (stale or {}).items() for number in numbers}
    world = World(as_of, late=late)
    for authority, parameters in (decided or {}).items():
        world.decides(authority, **parameters)
    for county, columns in (absent or {}).items():
        for number, column in columns:
            world.lacks(number, column, county)
    for county in sorted({case.county for case in cases}):
        for number in all_extracts():
            if number not in REGISTERS:
                world.empty(number, county=county)
    for index, case in enumerate(cases):
        number = house_number(index)
        found = world.page if case.general else world.household
        ids = found(number, members=case.members, county=case.county)
        house = House(world, number, ids, case.county, case.general)
        for one in ids if case.insured else ():
            world.insured(one, county=case.county)
        if case.income is not None:
            house.earned(case.income)
        case.build(house)
    return world.screen(root, spark=spark)


def house_number(index: int) -> str:
    """户编号 of the case at that place in its list."""
    return f"H{index:04d}"


def verdicts(day: Day, rule: str) -> dict[str, str]:
    """Outcome of a rule for every household: clear, unknown, or the severity of the hit."""
    outcome = dict.fromkeys(day.read("household")["household_no"].to_pylist(), "clear")
    for row in day.read("flag").to_pylist():
        if row["rule"] == rule:
            outcome[row["household_no"]] = "unknown" if row["verdict"] == "unknown" else row["severity"]
            assert row["missing" if row["verdict"] == "unknown" else "sentence"], row
    return outcome


def class_verdicts(day: Day, name: str) -> dict[str, str]:
    """Outcome of a class for every household: hit, clear or unknown."""
    return {row["household_no"]: row[name] for row in day.read("household_class").to_pylist()}
