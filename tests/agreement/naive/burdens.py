"""Rules about what illness, school, disability and disaster cost a household (rules.md §6)."""

from decimal import Decimal

from .amounts import UPPER_STAGES, World
from .files import Row
from .insurance import uninsured
from .parts import events, may_lie_within, member_parts, told, within_days
from .people import Household
from .verdict import CLEAR, HIT, Verdict, both, either, sure, unknown


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

    parts = member_parts(world, h, "X17", h.spending, judge, lambda row: False)
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
        return sure(within_days(world, row["diagnosed_on"], days))

    def may_count(row: Row) -> bool:
        return may_lie_within(world, row["diagnosed_on"], days)

    return member_parts(world, h, "X14", h.members, judge, may_count)


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
        return sure(within_days(world, row["issued_on"], days))

    def without(row: Row, column: str) -> Verdict:
        if column not in row.delivery.columns:
            return unknown(world.miss("X22", h))
        return sure(not row[column])

    def unsupported(row: Row) -> Verdict:
        return both(sure(severe(row)), without(row, "living_subsidy"), without(row, "care_subsidy"))

    def may_be_new(row: Row) -> bool:
        return may_lie_within(world, row["issued_on"], days)

    return either(
        [
            either(member_parts(world, h, "X22", h.members, new, may_be_new)).at("yellow"),
            either(member_parts(world, h, "X22", h.members, unsupported)).at("orange"),
        ]
    )


def disaster(world: World, h: Household) -> Verdict:
    loss = world.spending(h)["dis"]
    share = world.against(h, loss, world.setting(h, "disaster_share"), world.income_last_year(h))
    house = events(world, h, "X31", "occurred_on", lambda row: told(world, h, "X31", row["house_damaged"]))
    return either([share.at("orange"), house.at("orange")])


def accident(world: World, h: Household) -> Verdict:
    event = events(world, h, "X31", "occurred_on", lambda row: sure(row["kind"] == "意外事故"))
    injury = events(world, h, "X17", "settled_on", lambda row: told(world, h, "X17", row["injury"]))
    return either([event.at("orange"), injury.at("orange")])


def insurance_gap(world: World, h: Household) -> Verdict:
    parts = [uninsured(world, h, person, world.as_of.year) for person in h.members]
    if h.unknown:
        parts.append(unknown(world.strangers(h)))
    return either(parts).at("red")
