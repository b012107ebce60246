"""The rules of a household (rules.md §6). The four classes stand in `classes`."""

from collections.abc import Callable, Iterable
from datetime import date
from decimal import Decimal

from .amounts import UPPER_STAGES, World
from .files import Row
from .insurance import uninsured
from .people import Household
from .verdict import CLEAR, HIT, Verdict, both, either, negated, sure, unknown

ABLE = {"技能劳动力", "普通劳动力", "弱劳动力或半劳动力"}


def _parts(
    world: World,
    h: Household,
    x: str,
    persons: list[str],
    judge: Callable[[Row], Verdict],
    may_count: Callable[[Row], bool] = lambda row: True,
) -> list[Verdict]:
    """One verdict for each row of the persons; unknown for rows in quarantine, members not known, a stale extract.

    A household without persons has no parts: nothing that the extract could say concerns it.
    """
    parts = [unknown(world.strangers(h))] if h.unknown else []
    if persons and not world.fresh(x, h):
        return [*parts, unknown(world.miss(x, h))]
    parts += [judge(row) for row in world.rows(x, persons)]
    doubts = [row for row in world.shadows(x, persons) if may_count(row)]
    return [*parts, *(unknown(world.miss(x, h)) for _ in doubts)]


def _flag(world: World, h: Household, x: str, value: bool | None) -> Verdict:
    return unknown(world.miss(x, h)) if value is None else sure(value)


def _within_days(world: World, day: date, days: int) -> bool:
    return 0 <= (world.as_of - day).days <= days


def rigid_spending(world: World, h: Household) -> Verdict:
    rx, last_year = world.spending(h)["rx"], world.income_last_year(h)
    if last_year.value is not None and last_year.value <= 0:
        return world.against(h, rx, Decimal(1), last_year).at("red")
    return either(
        world.against(h, rx, world.setting(h, f"rigid_k_{severity}"), last_year).at(severity)
        for severity in ("yellow", "orange", "red")
    )


def _inpatient_uninsured(world: World, h: Household) -> list[Verdict]:
    def judge(row: Row) -> Verdict:
        if row["visit_kind"] != "住院" or not world.within(row, "settled_on", plus=True):
            return CLEAR
        return uninsured(world, h, row["id_no"], row["settled_on"].year)

    def doubt(row: Row) -> Verdict:
        missing = unknown(world.miss("X17", h))
        if row["settled_on"] is None:
            return missing
        return both(missing, uninsured(world, h, row["id_no"], row["settled_on"].year))

    parts = _parts(world, h, "X17", h.spending, judge, lambda row: False)
    if world.fresh("X17", h):
        parts += [doubt(row) for row in world.shadows("X17", h.spending) if world.within(row, "settled_on", plus=True)]
    return parts


def _serious_disease(world: World, h: Household) -> list[Verdict]:
    days = world.setting(h, "serious_disease_days")

    def judge(row: Row) -> Verdict:
        if row["kind"] != "大病":
            return CLEAR
        if row["diagnosed_on"] is None:
            return unknown(world.miss("X14", h))
        return sure(_within_days(world, row["diagnosed_on"], days))

    def may_count(row: Row) -> bool:
        return row["diagnosed_on"] is None or _within_days(world, row["diagnosed_on"], days)

    return _parts(world, h, "X14", h.members, judge, may_count)


def illness(world: World, h: Household) -> Verdict:
    oop, amount = world.oop(h), world.setting(h, "illness_amount")
    much = HIT if oop.low >= amount else unknown(oop.missing) if oop.value is None else CLEAR
    share = world.against(h, oop, world.setting(h, "illness_share"), world.income_last_year(h), strict=False)
    return either(
        [
            much.at("orange"),
            share.at("orange"),
            either(_inpatient_uninsured(world, h)).at("red"),
            either(_serious_disease(world, h)).at("yellow"),
        ]
    )


def schooling(world: World, h: Household) -> Verdict:
    cost = world.schooling_cost(h, UPPER_STAGES)
    share = world.against(h, cost, world.setting(h, "schooling_share"), world.income_last_year(h))
    students = len({row["id_no"] for row in world.studying(h, UPPER_STAGES)})
    unclear = world.strangers(h)
    if h.members and not world.fresh("X11", h):
        unclear, students = unclear | world.miss("X11", h), 0
    else:
        unclear |= world.fault("X11", h, world.shadows("X11", h.members))
    many = HIT if students >= world.setting(h, "schooling_students") else unknown(unclear) if unclear else CLEAR
    return either([share.at("orange"), many.at("yellow")])


def disability(world: World, h: Household) -> Verdict:
    days = world.setting(h, "disability_days")

    def severe(row: Row) -> bool:
        return row["grade"] in ("一级", "二级")

    def new(row: Row) -> Verdict:
        if not severe(row):
            return CLEAR
        if row["issued_on"] is None:
            return unknown(world.miss("X22", h))
        return sure(_within_days(world, row["issued_on"], days))

    def without(row: Row, column: str) -> Verdict:
        if column not in row.delivery.columns:
            return unknown(world.miss("X22", h))
        return sure(not row[column])

    def unsupported(row: Row) -> Verdict:
        return both(sure(severe(row)), without(row, "living_subsidy"), without(row, "care_subsidy"))

    def may_be_new(row: Row) -> bool:
        return row["issued_on"] is None or _within_days(world, row["issued_on"], days)

    return either(
        [
            either(_parts(world, h, "X22", h.members, new, may_be_new)).at("yellow"),
            either(_parts(world, h, "X22", h.members, unsupported)).at("orange"),
        ]
    )


def _events(world: World, h: Household, x: str, day: str, judge: Callable[[Row], Verdict]) -> Verdict:
    """A condition on events of spending persons in W+."""

    def may_count(row: Row) -> bool:
        return world.within(row, day, plus=True)

    return either(_parts(world, h, x, h.spending, lambda row: judge(row) if may_count(row) else CLEAR, may_count))


def disaster(world: World, h: Household) -> Verdict:
    loss = world.spending(h)["dis"]
    share = world.against(h, loss, world.setting(h, "disaster_share"), world.income_last_year(h))
    house = _events(world, h, "X31", "occurred_on", lambda row: _flag(world, h, "X31", row["house_damaged"]))
    return either([share.at("orange"), house.at("orange")])


def accident(world: World, h: Household) -> Verdict:
    event = _events(world, h, "X31", "occurred_on", lambda row: sure(row["kind"] == "意外事故"))
    injury = _events(world, h, "X17", "settled_on", lambda row: _flag(world, h, "X17", row["injury"]))
    return either([event.at("orange"), injury.at("orange")])


def insurance_gap(world: World, h: Household) -> Verdict:
    parts = [uninsured(world, h, person, world.as_of.year) for person in h.members]
    if h.unknown:
        parts.append(unknown(world.strangers(h)))
    return either(parts).at("red")


def spell_active(world: World, h: Household) -> Verdict:
    """A member has a dibao or tekun spell active on D."""
    return either(
        either(_parts(world, h, x, h.members, lambda row: sure(active(world, row)), lambda row: active(world, row)))
        for x in ("X07", "X08")
    )


def active(world: World, row: Row) -> bool:
    """Whether a spell is, or for a quarantined row may be, active on D."""
    started, ended = row["started_on"], row["ended_on"]
    return (started is None or started <= world.as_of) and (ended is None or ended >= world.as_of)


def dibao_gap(world: World, h: Household) -> Verdict:
    income = world.income(h)
    if income.none and not h.registered:
        return CLEAR
    line = world.book.line("dibao_line", h.county, world.as_of)
    poor = unknown(income.missing) if income.value is None else world.below(h, income.value, line)
    return both(poor, negated(spell_active(world, h))).at("orange")


def nobody_can_work(world: World, h: Household) -> Verdict:
    if not world.fresh("X02", h):
        return unknown(world.miss("X02", h))
    rows = [row for row in world.views["X02"].of("household_no", h.no) if row["id_no"] in h.members]
    if any(row["labour"] in ABLE for row in rows):
        return CLEAR
    if h.unknown or any(row["labour"] is None for row in rows):
        return unknown(world.miss("X02", h))
    return HIT


def floor_gap(world: World, h: Household) -> Verdict:
    if not h.registered:
        return CLEAR
    return both(nobody_can_work(world, h), negated(spell_active(world, h))).at("red")


RISKS: dict[str, Callable[[World, Household], Verdict]] = {
    "rigid_spending": rigid_spending,
    "illness": illness,
    "schooling": schooling,
    "disability": disability,
    "disaster": disaster,
    "accident": accident,
    "insurance_gap": insurance_gap,
}
OTHERS = {"dibao_gap": dibao_gap, "floor_gap": floor_gap}


def judge_rules(world: World, h: Household) -> dict[str, Verdict]:
    """The verdict of every rule on one household."""
    return {name: rule(world, h) for name, rule in {**RISKS, **OTHERS}.items()}


def any_risk(verdicts: dict[str, Verdict], names: Iterable[str] = RISKS) -> Verdict:
    return either(verdicts[name] for name in names)
