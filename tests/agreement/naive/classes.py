"""The four classes of article 4 (rules.md §5)."""

from decimal import Decimal

from .amounts import COMPONENTS, ZERO, Income, World
from .people import Household
from .rules import any_risk
from .support import has_exited, measure_active
from .verdict import CLEAR, Verdict, both, either, negated, sure, unknown

CLASSES = ("c1_unstable_exit", "c2_low_income", "c3_subsidy_dependent", "c4_rigid_spending")


def c1_unstable_exit(world: World, h: Household, income: Income) -> Verdict:
    return both(has_exited(world, h), world.low(h, income))


def c2_low_income(world: World, h: Household, income: Income, rules: dict[str, Verdict]) -> Verdict:
    if h.registered:
        return CLEAR
    return both(
        negated(measure_active(world, h, world.as_of, world.as_of)),
        world.low(h, income, inclusive=True),
        any_risk(rules),
    )


def _ending(world: World, h: Household, subsidy: Decimal, code: str | None) -> tuple[Decimal, Decimal]:
    """The least and the most of a subsidy that ends or is adjusted."""
    policy = world.book.policies.get(code or "")
    if policy is None:
        return (ZERO, subsidy) if subsidy > 0 else (subsidy, subsidy)
    ends = policy.ends_on is not None and policy.ends_on <= world.setting(h, "subsidy_horizon")
    return (subsidy, subsidy) if ends or policy.adjusted else (ZERO, ZERO)


def c3_subsidy_dependent(world: World, h: Household, income: Income) -> Verdict:
    if income.row is None or income.value is None:
        return CLEAR if income.none and not h.registered else unknown(income.missing)
    row, ni = income.row, income.value
    subsidy = row["policy_subsidy"] or ZERO
    total = (row["family_planning"] or ZERO) + (row["ecological"] or ZERO) + subsidy
    reached = ni <= 0 or total >= world.setting(h, "subsidy_share") * ni
    least, most = _ending(world, h, subsidy, row["policy_code"])
    line = world.setting(h, "monitoring_line")
    kept, ended = world.below(h, ni - least, line), world.below(h, ni - most, line)
    without = kept if kept.value == ended.value else unknown(world.miss("X03", h))
    return both(sure(total > 0), sure(reached), without)


def c4_rigid_spending(world: World, h: Household, income: Income) -> Verdict:
    spending = world.spending(h)
    rx = spending["rx"]
    if income.value is None:
        heavy = rx.value is None or rx.low > world.reference(h)
        return unknown(income.missing | rx.missing) if heavy else CLEAR
    line = world.book.line("poverty_line", h.county, world.as_of)
    poor = world.below(h, income.value - rx.low, line, inclusive=True)
    if rx.value is None and poor.value == "clear":
        poor = unknown(rx.missing)
    share = world.setting(h, "component_share")
    large = either(world.against(h, spending[name], share, income) for name in COMPONENTS)
    return both(poor, large)


def judge_classes(world: World, h: Household, rules: dict[str, Verdict]) -> dict[str, Verdict]:
    """The verdict of every class on one household, a hit with the severity that classes count as."""
    income = world.income(h)
    severity = world.setting(h, "class_severity")
    verdicts = (
        c1_unstable_exit(world, h, income),
        c2_low_income(world, h, income, rules),
        c3_subsidy_dependent(world, h, income),
        c4_rigid_spending(world, h, income),
    )
    return {name: verdict.at(severity) for name, verdict in zip(CLASSES, verdicts, strict=True)}
