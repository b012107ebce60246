"""The list of the rules of a household (rules.md §6). Each stands in the module of its area; classes in `classes`."""

from collections.abc import Callable, Iterable

from .amounts import World
from .burdens import accident, disability, disaster, illness, insurance_gap, rigid_spending, schooling
from .children import dropout, student_aid_gap
from .dwelling import unsafe_housing, unsafe_water
from .floor import dibao_early_stop, dibao_gap, floor_gap, pension_gap
from .followup import aid_application, chronic_uncontracted, loan_misuse, visit_difficulty
from .livelihood import job_loss, production_failure, relocation_follow_up
from .people import Household
from .support import development_gap, no_helper, no_income_project, policy_break
from .verdict import Verdict, either

Rule = Callable[[World, Household], Verdict]

RISKS: dict[str, Rule] = {
    "rigid_spending": rigid_spending,
    "illness": illness,
    "schooling": schooling,
    "disability": disability,
    "disaster": disaster,
    "accident": accident,
    "production_failure": production_failure,
    "job_loss": job_loss,
    "unsafe_housing": unsafe_housing,
    "unsafe_water": unsafe_water,
    "dropout": dropout,
    "insurance_gap": insurance_gap,
    "visit_difficulty": visit_difficulty,
    "aid_application": aid_application,
}
OTHERS: dict[str, Rule] = {
    "dibao_gap": dibao_gap,
    "floor_gap": floor_gap,
    "dibao_early_stop": dibao_early_stop,
    "pension_gap": pension_gap,
    "development_gap": development_gap,
    "no_income_project": no_income_project,
    "student_aid_gap": student_aid_gap,
    "chronic_uncontracted": chronic_uncontracted,
    "loan_misuse": loan_misuse,
    "relocation_follow_up": relocation_follow_up,
    "policy_break": policy_break,
    "no_helper": no_helper,
}


def judge_rules(world: World, h: Household) -> dict[str, Verdict]:
    """The verdict of every rule on one household."""
    return {name: rule(world, h) for name, rule in {**RISKS, **OTHERS}.items()}


def any_risk(verdicts: dict[str, Verdict], names: Iterable[str] = RISKS) -> Verdict:
    return either(verdicts[name] for name in names)
