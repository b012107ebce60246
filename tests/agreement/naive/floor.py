"""Rules about dibao, tekun and pensions (rules.md §6: 3.07, 3.08, 3.10, 3.11)."""

from .amounts import World
from .cells import birth_of
from .children import studies
from .files import Row
from .parts import age, empty, longer_ago, member_parts, overlaps, spell_active
from .people import Household
from .support import can_work
from .verdict import CLEAR, HIT, Verdict, both, either, negated, sure, unknown

SCHEMES = ("resident_scheme", "employee_scheme")


def dibao_gap(world: World, h: Household) -> Verdict:
    income = world.income(h)
    if income.none and not h.registered:
        return CLEAR
    line = world.book.line("dibao_line", h.county, world.as_of)
    poor = unknown(income.missing) if income.value is None else world.below(h, income.value, line)
    return both(poor, negated(spell_active(world, h, "X07", "X08"))).at("orange")


def floor_gap(world: World, h: Household) -> Verdict:
    if not h.registered:
        return CLEAR
    return both(negated(can_work(world, h)), negated(spell_active(world, h, "X07", "X08"))).at("red")


def dibao_early_stop(world: World, h: Household) -> Verdict:
    def stopped(row: Row) -> Verdict:
        return sure(row["ended_on"] is not None and world.window.in_w_plus(row["ended_on"]))

    def may_have_stopped(row: Row) -> bool:
        return overlaps(row, world.window.first, world.as_of)

    ended = either(member_parts(world, h, "X07", h.members, stopped, may_have_stopped))
    poor = world.low(h, world.income(h), inclusive=True)
    return both(ended, negated(spell_active(world, h, "X07")), poor).at("orange")


def _insured(world: World, h: Household, row: Row) -> Verdict:
    """A scheme says yes; both no: clear; else unknown."""
    said = {row[name] for name in SCHEMES}
    if True in said:
        return HIT
    return CLEAR if said == {False} else unknown(world.miss("X21", h))


def _unpaid(world: World, h: Household, row: Row) -> Verdict:
    """The pension was never paid, or not lately."""
    if row["last_paid_on"] is None:
        return empty(world, h, "X21", row, "last_paid_on")
    return sure(longer_ago(world, row["last_paid_on"], world.setting(h, "pension_payment_days")))


def _pension(world: World, h: Household, person: str) -> Verdict:
    """What the pension roll says of a person who should be in it."""
    if not world.fresh("X21", h):
        return unknown(world.miss("X21", h))
    rows = world.rows("X21", [person])
    doubts = [unknown(world.miss("X21", h)) for _ in world.shadows("X21", [person])]
    if not rows and not doubts:
        return HIT.at("yellow")
    old = sure(age(birth_of(person), world.as_of) >= 60)
    parts = [negated(_insured(world, h, row)).at("yellow") for row in rows]
    parts += [both(old, _unpaid(world, h, row)).at("orange") for row in rows]
    return either([*parts, *doubts])


def _owed(world: World, h: Household, person: str) -> Verdict:
    """A member of 16 or more who neither studies nor serves."""
    grown = age(birth_of(person), world.as_of) >= 16
    if not grown or world.people.serves_or_serves_time(person):
        return CLEAR
    return negated(studies(world, h, person))


def _without_pension(world: World, h: Household, person: str) -> Verdict:
    pension = _pension(world, h, person)
    return both(_owed(world, h, person), pension).at(pension.severity)


def pension_gap(world: World, h: Household) -> Verdict:
    strangers = [unknown(world.strangers(h))] if h.unknown else []
    return either([*strangers, *(_without_pension(world, h, person) for person in h.members)])
