"""Indicators of article four on a small world: measures that fit a risk, one-to-one contact, insurance."""

from pathlib import Path

from fangpin_pipeline.indicators import article_04_help, article_04_insurance
from tests.spec.measured import check, check_silent_and_empty, declared_in, measured, reporting
from tests.spec.world import CITY, COUNTY, OTHER, THIRD, World

EXPECTED = {
    # H1 and H2 have water that fails, H3 a house of grade D and a row of measures in quarantine;
    # H4 has no helper, P1 less than the dibao line.
    "a04_risks_answered": (1, 2, "0.5"),
    "a04_listed_assisted": (4, 5, "0.8"),
    "a04_listed_contacted": (1, 5, "0.2"),
    "a04_registered_with_helper": (3, 4, "0.75"),
    "a04_helpers_within_load": (1, 2, "0.5"),
    "a04_visits_in_person": (1, 2, "0.5"),
    # Of the four policies one adds up wrongly, one says nothing of who pays, one has ended.
    "a04_premium_adds_up": (1, 2, "0.5"),
    "a04_policies_consented": (1, 2, "0.5"),
    "a04_premium_by_household": (30, 200, "0.15"),
    "a04_premium_by_government": (150, 200, "0.75"),
    "a04_premium_by_society": (0, 200, 0),
    "a04_insured_any": (3, 4, "0.75"),
    "a04_insured_poverty": (2, 4, "0.5"),
    "a04_insured_industry": (1, 4, "0.25"),
    "a04_insured_injury": (0, 4, 0),
    "a04_insured_study": (0, 4, 0),
    "a04_insured_edge": (0, 1, 0),  # P1; what P2 earns nobody knows
    "a04_insurance_loss_ratio": (150, 300, "0.5"),
    "a04_claim_days": (20, 1, 20),
}


def _policies(world: World, heads: list[str]) -> None:
    usual = {"product": "防贫保", "premium": 100, "valid_from": "2019-06-01", "valid_to": "2020-05-31"}
    shares = {"premium_household": 10, "premium_government": 90, "premium_society": 0, "consent": True}
    claim = {"reported_on": "2019-08-01", "paid_on": "2019-08-21", "paid_amount": 150}
    wrong = {"premium_household": 20, "premium_government": 60, "premium_society": 0, "consent": False}
    rows = (
        {"insured_id_no": heads[0], **usual, **shares, **claim},
        {"insured_id_no": heads[1], **usual, **wrong},
        {"insured_id_no": heads[2], **usual, "product": "产业保"},
        {"insured_id_no": heads[3], **usual, **shares, "valid_to": "2020-03-15"},
    )
    for place, row in enumerate(rows):
        world.add("X30", {"policy_no": f"P{place}", **row})


def _county(world: World) -> None:
    helpers = {"H1": "李四", "H2": "李四", "H3": "王五", "H4": None}
    heads = [world.household(number, helper_name=name)[0] for number, name in helpers.items()]
    for number, head in zip(helpers, heads, strict=True):
        world.income(number, 90000)
        world.insured(head)
    for head in heads[:2]:
        world.revise("X19", {"owner_id_no": head}, quality=False)
    world.revise("X18", {"owner_id_no": heads[2]}, grade="D")
    world.assisted("H1", measure_group="饮水安全保障")
    world.add("X04", {"household_no": "H3", "measure_no": "Q"}, accepted=False)
    visit = {"household_no": "H1", "visitor_level": "村书记", "difficulty": False}
    world.add("X06", {"visit_no": "V1", **visit, "visited_on": "2020-03-10", "mode": "电话"})
    world.add("X06", {"visit_no": "V2", **visit, "visited_on": "2020-02-10", "mode": "入户"})
    world.add("X06", {"visit_no": "V3", **visit, "visited_on": "2020-01-10", "mode": "电话"})
    world.add("X06", {"visit_no": "V4", **visit, "visited_on": "2020-01-10"})
    for number, wage in (("P1", 5500), ("P2", None)):
        world.insured(world.page(number)[0])
        if wage:
            world.income(number, wage)
    _policies(world, heads)


def test_measures_contact_and_insurance(tmp_path: Path) -> None:
    world = reporting(World(), (COUNTY, THIRD))
    for register in ("X01", "X02", "X10"):
        world.empty(register, county=THIRD)
    world.decides(CITY, indicator_coverage=0.1, helper_households=1)
    _county(world)
    found = measured(world, tmp_path)
    check(found, COUNTY, EXPECTED)
    assert declared_in(article_04_help, article_04_insurance) == EXPECTED.keys()
    check_silent_and_empty(found, OTHER, THIRD, EXPECTED.keys())
