"""Rules about what is done for a registered household: measures and a helper (rules.md §6). Money stands in `floor`."""

from collections.abc import Iterable
from datetime import date, timedelta

from .amounts import World
from .files import Row
from .parts import empty, household_parts, overlaps
from .people import Household
from .verdict import CLEAR, HIT, Verdict, both, either, negated, sure, unknown

ABLE = {"技能劳动力", "普通劳动力", "弱劳动力或半劳动力"}
DEVELOPMENT = {"产业帮扶", "就业帮扶", "金融帮扶", "公益性岗位"}
EARNING = {"产业帮扶", "就业帮扶", "公益性岗位", "资产收益"}


def measure_active(world: World, h: Household, first: date, last: date, groups: Iterable[str] | None = None) -> Verdict:
    """An X04 measure, of one of the groups if they are named, is active between two days."""

    def judge(row: Row) -> Verdict:
        return sure(overlaps(row, first, last) and (groups is None or row["measure_group"] in groups))

    return either(household_parts(world, h, "X04", judge, lambda row: overlaps(row, first, last)))


def measure_in_w(world: World, h: Household, groups: Iterable[str] | None = None) -> Verdict:
    return measure_active(world, h, world.window.first, world.window.end - timedelta(days=1), groups)


def can_work(world: World, h: Household) -> Verdict:
    """A member can work. Of a member without a row in the roll that tells, nobody knows."""
    if not world.fresh("X02", h):
        return unknown(world.miss("X02", h))
    rows = [row for row in world.views["X02"].of("household_no", h.no) if row["id_no"] in h.members]
    if any(row["labour"] in ABLE for row in rows):
        return HIT
    told = {row["id_no"] for row in rows if row["labour"] is not None}
    return unknown(world.miss("X02", h)) if h.unknown or told != set(h.members) else CLEAR


def development_gap(world: World, h: Household) -> Verdict:
    if not h.registered:
        return CLEAR
    helped = measure_active(world, h, world.as_of, world.as_of, DEVELOPMENT)
    return both(can_work(world, h), negated(helped)).at("orange")


def no_income_project(world: World, h: Household) -> Verdict:
    if not h.registered:
        return CLEAR
    return negated(measure_in_w(world, h, EARNING)).at("yellow")


def has_exited(world: World, h: Household) -> Verdict:
    """A registered household of the type 已脱贫."""
    if h.row is None:
        return CLEAR
    if not world.fresh("X01", h):
        return unknown(world.miss("X01", h))
    return sure(h.row["household_type"] == "已脱贫")


def policy_break(world: World, h: Household) -> Verdict:
    return both(has_exited(world, h), negated(measure_in_w(world, h))).at("orange")


def no_helper(world: World, h: Household) -> Verdict:
    if h.row is None:
        return CLEAR
    if not world.fresh("X01", h):
        return unknown(world.miss("X01", h))
    return empty(world, h, "X01", h.row, "helper_name").at("orange")
