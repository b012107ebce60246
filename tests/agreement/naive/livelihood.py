"""Rules about what a household lives on: its own business, wages, a new start elsewhere (rules.md §6)."""

from decimal import Decimal

from .amounts import ZERO, Amount, World, month_of
from .files import Row
from .parts import active, events, household_parts, longer_ago, member_parts, told
from .people import Household
from .support import can_work
from .verdict import CLEAR, HIT, Verdict, both, either, negated, sure, unknown

IDLE = "未就业"


def _own_business(row: Row) -> Decimal:
    return Decimal(row["business"] - row["business_cost"])


def _business_failed(world: World, h: Household) -> Verdict:
    """The own business loses money, or earns at most half of what it earned a year before."""
    income = world.income(h)
    if income.row is None:
        return CLEAR if income.none else unknown(income.missing)
    now = _own_business(income.row)
    return HIT if now < 0 else _business_fell(world, h, now, month_of(income.row["period_end"]) - 12)


def _business_fell(world: World, h: Household, now: Decimal, month: int) -> Verdict:
    view = world.views["X03"]
    if any(month_of(row["period_end"]) == month for row in view.of("household_no", h.no, shadows=True)):
        return unknown(world.miss("X03", h))
    before = [_own_business(row) for row in view.of("household_no", h.no) if month_of(row["period_end"]) == month]
    if not before or before[0] <= 0:
        return CLEAR
    return sure(before[0] - now >= world.setting(h, "production_fall") * before[0])


def _partner_failed(world: World, h: Household) -> Verdict:
    """A benefit link active on D to an entity 异常 or 注销; of an entity that X23a lacks nobody knows."""

    def entity(code: str) -> Verdict:
        rows = world.views["X23a"].of("credit_code", code) if world.fresh("X23a", h) else []
        return (
            either(sure(row["status"] in ("异常", "注销")) for row in rows) if rows else unknown(world.miss("X23a", h))
        )

    def judge(row: Row) -> Verdict:
        return entity(row["credit_code"]) if active(world, row) else CLEAR

    return either(household_parts(world, h, "X23c", judge, lambda row: active(world, row)))


def production_failure(world: World, h: Household) -> Verdict:
    days = world.setting(h, "production_overdue")

    def overdue(row: Row) -> Verdict:
        return told(world, h, "X29", None if row["overdue_days"] is None else row["overdue_days"] > days)

    return either(
        [
            events(world, h, "X31", "occurred_on", lambda row: sure(row["kind"] == "生产失败")).at("orange"),
            _business_failed(world, h).at("yellow"),
            either(member_parts(world, h, "X29", h.members, overdue)).at("orange"),
            _partner_failed(world, h).at("yellow"),
        ]
    )


def newest_month(world: World, h: Household) -> int | None:
    """t: the newest month not after m of which the county has an X20 row."""
    view = world.views["X20"]
    months = [month_of(row["month"]) for row in view.rows if view.county_of(row) == h.county]
    return max((month for month in months if month <= world.window.month), default=None)


def _lost_wage(rows: list[Row], t: int) -> Decimal | None:
    """The wage in t-2 of a person who worked then and has had no work since, 0 of anybody else; None when not known."""
    kinds = {month_of(row["month"]): row["kind"] for row in rows}
    if kinds.get(t - 2, IDLE) == IDLE:
        return ZERO
    since = [kinds.get(month) for month in (t - 1, t)]
    if any(kind not in (None, IDLE) for kind in since):
        return ZERO
    wage: Decimal | None = next(row["monthly_wage"] for row in rows if month_of(row["month"]) == t - 2)
    return None if None in since else wage


def _lost_wages(world: World, h: Household) -> Amount:
    """A year of the wages that are lost; the rows in quarantine of those three months leave it unknown."""
    t = newest_month(world, h)
    if t is None or not world.fresh("X20", h):
        return Amount(None, ZERO, world.miss("X20", h) | world.strangers(h))
    wages = [_lost_wage(world.rows("X20", [person]), t) for person in h.members]
    low = 12 * sum((wage for wage in wages if wage is not None), ZERO)
    doubts = [
        row for row in world.shadows("X20", h.members) if row["month"] is None or t - 2 <= month_of(row["month"]) <= t
    ]
    missing = world.strangers(h)
    if doubts or None in wages:
        missing |= world.miss("X20", h)
    return Amount(None if missing else low, low, missing)


def job_loss(world: World, h: Household) -> Verdict:
    lost, share = _lost_wages(world, h), world.setting(h, "job_loss_share")
    return world.against(h, lost, share, world.income(h)).at("orange")


def _nobody_works(world: World, h: Household) -> Verdict:
    """No member has a working row in t."""
    t = newest_month(world, h)
    if t is None or not world.fresh("X20", h):
        return unknown(world.miss("X20", h) | world.strangers(h))

    def now(row: Row) -> bool:
        return row["month"] is None or month_of(row["month"]) == t

    works = member_parts(world, h, "X20", h.members, lambda row: sure(now(row) and row["kind"] != IDLE), now)
    return negated(either(works))


def relocation_follow_up(world: World, h: Household) -> Verdict:
    days = world.setting(h, "vacancy_days")

    def judge(row: Row) -> Verdict:
        vacant = row["vacant_since"] is not None and longer_ago(world, row["vacant_since"], days - 1)
        return either([sure(vacant), both(can_work(world, h), _nobody_works(world, h))])

    return either(household_parts(world, h, "X27", judge)).at("orange")
