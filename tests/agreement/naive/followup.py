"""Rules about single records that somebody must follow up: visits, applications, contracts, loans (rules.md §6)."""

from .amounts import World
from .files import Row
from .parts import empty, household_parts, longer_ago, may_lie_within, member_parts, told, within_days
from .people import Household
from .verdict import CLEAR, Verdict, both, either, negated, sure


def visit_difficulty(world: World, h: Household) -> Verdict:
    days = world.setting(h, "visit_days")

    def judge(row: Row) -> Verdict:
        return both(sure(within_days(world, row["visited_on"], days)), told(world, h, "X06", row["difficulty"]))

    parts = household_parts(world, h, "X06", judge, lambda row: may_lie_within(world, row["visited_on"], days))
    return either(parts).at("yellow")


def aid_application(world: World, h: Household) -> Verdict:
    days = world.setting(h, "application_days")

    def judge(row: Row) -> Verdict:
        return sure(within_days(world, row["applied_on"], days) and row["decision"] in (None, "办理中", "同意"))

    def may_count(row: Row) -> bool:
        return may_lie_within(world, row["applied_on"], days)

    return either(member_parts(world, h, "X09", h.members, judge, may_count)).at("yellow")


def chronic_uncontracted(world: World, h: Household) -> Verdict:
    days = world.setting(h, "followup_days")

    def neglected(row: Row) -> Verdict:
        if row["last_followup_on"] is None:
            return empty(world, h, "X14", row, "last_followup_on")
        return sure(longer_ago(world, row["last_followup_on"], days))

    def judge(row: Row) -> Verdict:
        if row["kind"] != "慢性病":
            return CLEAR
        contracted = told(world, h, "X14", row["contracted"])
        return either([negated(contracted).at("orange"), both(contracted, neglected(row)).at("yellow")])

    return either(member_parts(world, h, "X14", h.members, judge))


def loan_misuse(world: World, h: Household) -> Verdict:
    limits = (("yellow", 0), *((colour, world.setting(h, f"loan_overdue_{colour}")) for colour in ("orange", "red")))

    def more_than(value: int | None, limit: int) -> bool | None:
        return None if value is None else value > limit

    def judge(row: Row) -> Verdict:
        payee = row["payee_id_no"]
        misused = [
            sure(row["use"] == "企业使用"),
            told(world, h, "X29", None if payee is None else payee != row["borrower_id_no"]),
            sure(row["amount"] > world.setting(h, "loan_amount")),
        ]
        overdue = [told(world, h, "X29", more_than(row["overdue_days"], limit)).at(colour) for colour, limit in limits]
        return either([*(part.at("orange") for part in misused), *overdue])

    return either(member_parts(world, h, "X29", h.members, judge))
