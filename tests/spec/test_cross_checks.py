"""Tier T4 (clauses 4.06, 4.08, 11.07): each cross-table check just fires, just does not, and unknown is never passed.

A story changes one thing in a healthy county and names the check that must see it; seven counties run as one real day.
"""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest

from fangpin_pipeline.quality import all_checks
from tests.spec.crossed import CITY, COUNTIES, COUNTY, County, Story, judged
from tests.spec.world import World

STORIES = [
    Story("死亡次年仍参保", "dead_insured", "failed", 1, lambda c: c.insured(c.dead)),
    Story("死亡当年参保", "dead_insured", "passed", 0, lambda c: c.insured(c.dead, year=2019)),
    Story(
        "次年未参保的行",
        "dead_insured",
        "passed",
        0,
        lambda c: c.insured(c.dead, resident_basic=False),
    ),
    Story("死亡次日结算", "dead_treated", "failed", 1, lambda c: c.settled(c.dead, "2019-06-11")),
    Story("死亡当日结算", "dead_treated", "passed", 0, lambda c: c.settled(c.dead, "2019-06-10")),
    Story("死亡后仍享低保", "dead_dibao", "failed", 1, lambda c: c.dibao(c.dead)),
    Story("死亡后低保已停", "dead_dibao", "passed", 0, lambda c: c.dibao(c.dead, ended_on="2019-06-30")),
    Story("本月死亡，低保未停", "dead_dibao", "passed", 0, lambda c: (c.died("2020-03-01"), c.dibao(c.dead))),
    Story("上月死亡，低保未停", "dead_dibao", "failed", 1, lambda c: (c.died("2020-02-29"), c.dibao(c.dead))),
    Story("死亡日期未填，低保未停", "dead_dibao", "failed", 1, lambda c: (c.died(None), c.dibao(c.dead))),
    Story("死亡后仍供养", "dead_tekun", "failed", 1, lambda c: c.tekun(c.dead)),
    Story("死亡后供养已停", "dead_tekun", "passed", 0, lambda c: c.tekun(c.dead, ended_on="2019-06-30")),
    Story("死亡次月发放养老金", "dead_pension", "failed", 1, lambda c: c.pension(c.dead, "2019-07-01")),
    Story("死亡当月发放养老金", "dead_pension", "passed", 0, lambda c: c.pension(c.dead, "2019-06-30")),
    Story("死亡次月务工", "dead_working", "failed", 1, lambda c: c.worked(c.dead, "2019-07-01")),
    Story("死亡当月务工", "dead_working", "passed", 0, lambda c: c.worked(c.dead, "2019-06-01")),
    Story("死亡次月登记未就业", "dead_working", "passed", 0, lambda c: c.worked(c.dead, "2019-07-01", "未就业")),
    Story("死亡次月发放补贴", "dead_paid", "failed", 1, lambda c: c.paid(c.dead, "2019-07-01")),
    Story("死亡当月发放补贴", "dead_paid", "passed", 0, lambda c: c.paid(c.dead, "2019-06-30")),
    Story("二人不在户籍", "member_not_in_register", "failed", 2, lambda c: c.unlisted(2)),
    Story("一人不在户籍", "member_not_in_register", "passed", 1, lambda c: c.unlisted(1)),
    Story("满111岁", "register_too_old", "failed", 1, lambda c: c.aged("19090316")),
    Story("差一天满111岁", "register_too_old", "passed", 0, lambda c: c.aged("19090317")),
    Story("两个户主", "household_head", "failed", 1, lambda c: c.says(c.spouses[0], relation="户主")),
    Story("没有户主", "household_head", "failed", 1, lambda c: c.says(c.heads[0], relation="其他")),
    Story("关系未填，可能是户主", "household_head", "passed", 0, lambda c: c.says(c.heads[0], relation=None)),
    Story("配偶同性别", "spouse_same_sex", "failed", 1, lambda c: c.says(c.pupils[0], relation="配偶")),
    Story("人口数少一", "member_count", "failed", 1, lambda c: c.registers(0, member_count=2)),
    Story("人口数未填", "member_count", "passed", 0, lambda c: c.registers(0, member_count=None)),
    Story("户无人口", "household_without_persons", "failed", 1, lambda c: c.add("X01", c.register(f"{c.code}B1"))),
    Story("人口无户", "persons_without_household", "failed", 1, lambda c: c.unregistered(0)),
    Story("户被隔离", "persons_without_household", "passed", 0, lambda c: c.withheld(0)),
    Story("性别相反", "sex_against_id", "failed", 1, lambda c: c.says(c.heads[0], sex="女")),
    Story("性别未填", "sex_against_id", "passed", 0, lambda c: c.says(c.heads[0], sex=None)),
    Story(
        "一人两户",
        "person_in_two_households",
        "failed",
        1,
        lambda c: c.moved(0, 1),
    ),
    Story(
        "已迁出的一户不算",
        "person_in_two_households",
        "passed",
        0,
        lambda c: c.moved(0, 1, change="迁出"),
    ),
    Story("电话同号异名", "helper_telephone_names", "failed", 1, lambda c: c.shared(2)),
    Story("电话同号同名", "helper_telephone_names", "passed", 0, lambda c: c.shared(2, "一人")),
    Story("电话六户", "helper_telephone_households", "failed", 1, lambda c: c.shared(6, "一人")),
    Story("电话五户", "helper_telephone_households", "passed", 0, lambda c: c.shared(5, "一人")),
    Story("低保金多5%又一分", "dibao_in_ledger", "failed", 1, lambda c: c.ledger(0, dibao="2520.01")),
    Story("低保金多5%", "dibao_in_ledger", "passed", 0, lambda c: c.ledger(0, dibao=2520)),
    Story("低保金少5%又一分", "dibao_in_ledger", "failed", 1, lambda c: c.ledger(0, dibao="2279.99")),
    Story(
        "补贴政策代码没有登记",
        "policy_code_unlisted",
        "failed",
        1,
        lambda c: c.ledger(0, policy_subsidy=1, policy_code="BZ9999"),
    ),
    Story("补贴政策代码未填", "policy_code_unlisted", "failed", 1, lambda c: c.ledger(0, policy_subsidy=1)),
    Story(
        "补贴政策代码有登记",
        "policy_code_unlisted",
        "passed",
        0,
        lambda c: c.ledger(0, policy_subsidy=1, policy_code="BZ2020"),
    ),
    Story("养老金两户多", "pension_in_ledger", "failed", 2, lambda c: [c.ledger(n, pension="2520.01") for n in (0, 1)]),
    Story("养老金一户多", "pension_in_ledger", "passed", 1, lambda c: c.ledger(0, pension="2520.01")),
    Story("低保二人一人未发", "dibao_not_paid", "failed", 1, lambda c: c.dibao(c.heads[6])),
    Story(
        "低保发给户主", "dibao_not_paid", "passed", 0, lambda c: c.dibao(c.spouses[0], household_head_id_no=c.heads[0])
    ),
    Story("本月起享受低保", "dibao_not_paid", "passed", 0, lambda c: c.dibao(c.heads[6], started_on="2020-02-01")),
    Story("低保又特困", "dibao_and_tekun", "failed", 1, lambda c: c.tekun(c.heads[0])),
    Story("特困已停", "dibao_and_tekun", "passed", 0, lambda c: c.tekun(c.heads[0], ended_on="2020-03-15")),
    Story("慢病三人两人未就诊", "chronic_untreated", "failed", 2, lambda c: (c.chronic(8), c.chronic(9))),
    Story("慢病两人一人未就诊", "chronic_untreated", "passed", 1, lambda c: c.chronic(8)),
    Story(
        "参保四人不一致",
        "medical_insured",
        "failed",
        4,
        lambda c: [c.says(c.heads[n], medical_insured=False) for n in range(4)],
    ),
    Story(
        "参保三人不一致",
        "medical_insured",
        "passed",
        3,
        lambda c: [c.says(c.heads[n], medical_insured=False) for n in range(3)],
    ),
    Story(
        "养老四人不一致",
        "pension_insured",
        "failed",
        4,
        lambda c: [c.says(c.heads[n], pension_insured=False) for n in range(4)],
    ),
    Story(
        "养老三人不一致",
        "pension_insured",
        "passed",
        3,
        lambda c: [c.says(c.heads[n], pension_insured=False) for n in range(3)],
    ),
    Story("残疾人登记为健康", "disabled_in_register", "failed", 1, lambda c: c.says(c.heads[4], health="健康")),
    Story(
        "学生登记为非在校生",
        "pupil_in_register",
        "failed",
        2,
        lambda c: [c.says(c.pupils[n], school_status="非在校生") for n in (0, 1)],
    ),
    Story(
        "一名学生登记为非在校生",
        "pupil_in_register",
        "passed",
        1,
        lambda c: c.says(c.pupils[0], school_status="非在校生"),
    ),
    Story(
        "五户收入相同", "same_income_in_village", "failed", 1, lambda c: [c.ledger(n, wage=9001) for n in range(1, 6)]
    ),
    Story(
        "四户收入相同", "same_income_in_village", "passed", 0, lambda c: [c.ledger(n, wage=9001) for n in range(1, 5)]
    ),
    Story("整千工资过半", "round_wages", "failed", 13, lambda c: [c.ledger(n, wage=1000 * (n + 1)) for n in range(13)]),
    Story("整千工资一半", "round_wages", "passed", 12, lambda c: [c.ledger(n, wage=1000 * (n + 1)) for n in range(12)]),
    Story("五户收入不变", "unchanged_income", "failed", 5, lambda c: c.copied(5)),
    Story("四户收入不变", "unchanged_income", "passed", 4, lambda c: c.copied(4)),
    Story("合同主体不在名录", "link_without_entity", "failed", 1, lambda c: c.linked("91150800MA0N00002X")),
    Story("资产项目不存在", "asset_without_project", "failed", 1, lambda c: c.asset("P9")),
    Story("资产无项目编号", "asset_without_project", "passed", 0, lambda c: c.asset(None)),
    Story(
        "借款人不在建档立卡户",
        "borrower_not_registered",
        "failed",
        1,
        lambda c: c.borrowed(c.general()),
    ),
    Story("村人口多10%", "village_population", "passed", 0, lambda c: c.counted(80)),
    Story("村人口多一人过10%", "village_population", "failed", 1, lambda c: c.counted(81)),
    Story("登记多于户籍", "village_registered", "failed", 1, lambda c: c.unlisted(1)),
    Story("户籍缺一个乡镇", "x10_township", "failed", 1, lambda c: c.township(20, listed=False)),
    Story("学籍缺一个乡镇", "x11_township", "failed", 1, lambda c: c.township(20)),
    Story("学籍缺一个小乡镇", "x11_township", "passed", 0, lambda c: c.township(19)),
    Story("参保缺一个乡镇", "x16_township", "failed", 1, lambda c: c.township(20)),
    Story("养老保险缺一个乡镇", "x21_township", "failed", 1, lambda c: c.township(20)),
    Story("减少超过20%", "x01_fallen", "failed", 1, lambda c: c.before("X01", 31)),
    Story("减少20%", "x01_fallen", "passed", 0, lambda c: c.before("X01", 30)),
    Story("人口减少超过20%", "x02_fallen", "failed", 1, lambda c: c.before("X02", 91)),
    Story("户籍减少超过20%", "x10_fallen", "failed", 1, lambda c: c.before("X10", 92)),
    Story("学籍减少超过20%", "x11_fallen", "failed", 1, lambda c: c.before("X11", 31)),
    Story("参保减少超过20%", "x16_fallen", "failed", 1, lambda c: c.before("X16", 91)),
    Story("养老保险减少超过20%", "x21_fallen", "failed", 1, lambda c: c.before("X21", 61)),
    Story("全市文件中本县减少超过20%", "x10_fallen", "failed", 1, lambda c: c.before("X10", 92, CITY)),
    Story("从别户拆出", "x02_moved", "failed", 1, lambda c: c.member_before(0, 1)),
    Story("户未变", "x02_moved", "passed", 0, lambda c: c.member_before(0, 0)),
    Story("拆户在一年以前", "x02_moved", "insufficient", 0, lambda c: c.member_before(0, 1, "2019-02-28")),
    Story("从别户迁入户籍", "x10_moved", "failed", 1, lambda c: c.listed_before("H-y")),
    Story("户籍未变", "x10_moved", "passed", 0, lambda c: c.listed_before("H-x")),
]

NEEDED = sorted({number for check in all_checks().values() for number in check.needs})
# A register counts however old it is, and may not be empty: it can only be absent.
NOT_REGISTERS = [number for number in NEEDED if number not in ("X01", "X02", "X10")]
# What a county lacks, one thing or everything, and in which state that is.
LACKS = [*(([number], "absent") for number in NEEDED), (NOT_REGISTERS, "stale"), (NOT_REGISTERS, "empty")]
ROLLS = ("X01", "X02", "X10", "X11", "X16", "X21")


@pytest.fixture(scope="module")
def healthy(tmp_path_factory: pytest.TempPathFactory) -> dict[tuple[str, str], dict[str, Any]]:
    """The healthy county, each roll delivered twice, and somebody of a general household."""
    county = County(World())
    for extract in ROLLS:
        county.before(extract, 3)
    county.listed_before("H-x")
    return judged(county.world, tmp_path_factory.mktemp("healthy") / "home")


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> list[dict[str, Any]]:
    """What becomes of the check of each story; a county tells one, and seven counties are one world."""
    outcome = []
    for batch in batched(STORIES):
        world = World()
        for code, story in zip(COUNTIES, batch, strict=False):
            story.tell(County(world, code))
        rows = judged(world, tmp_path_factory.mktemp("told") / "home")
        outcome += [rows[code, story.check] for code, story in zip(COUNTIES, batch, strict=False)]
    return outcome


@pytest.fixture(scope="module")
def without(tmp_path_factory: pytest.TempPathFactory) -> list[dict[str, dict[str, Any]]]:
    """All checks of a county that lacks an extract, for each of LACKS."""
    outcome = []
    for batch in batched(LACKS):
        world = World()
        for code, (extracts, state) in zip(COUNTIES, batch, strict=False):
            county = County(world, code)
            for extract in extracts:
                county.without(extract, state)
        rows = judged(world, tmp_path_factory.mktemp("without") / "home")
        outcome += [
            {check: rows[code, check] for check in all_checks()} for code, _ in zip(COUNTIES, batch, strict=False)
        ]
    return outcome


def batched(things: Sequence[Any]) -> list[Sequence[Any]]:
    """As many at a time as there are counties."""
    return [things[start : start + len(COUNTIES)] for start in range(0, len(things), len(COUNTIES))]


@pytest.mark.parametrize("check", sorted(all_checks()))
def test_a_healthy_county_passes(healthy: dict[tuple[str, str], dict[str, Any]], check: str) -> None:
    row = healthy[COUNTY, check]
    assert (row["status"], row["failing"]) == ("passed", 0)


@pytest.mark.parametrize("index", range(len(STORIES)), ids=[f"{story.check}-{story.title}" for story in STORIES])
def test_story(told: list[dict[str, Any]], index: int) -> None:
    story, row = STORIES[index], told[index]
    assert (row["status"], row["failing"]) == (story.status, story.failing)


def test_every_check_has_a_story_in_which_it_fails() -> None:
    assert {story.check for story in STORIES if story.status == "failed"} == set(all_checks())


@pytest.mark.parametrize(
    "index", range(len(LACKS)), ids=[f"{state} {len(extracts)} {extracts[0]}" for extracts, state in LACKS]
)
def test_without_an_extract_nothing_that_needs_it_is_passed(
    without: list[dict[str, dict[str, Any]]], index: int
) -> None:
    extracts = set(LACKS[index][0])
    needing = [row for check, row in without[index].items() if extracts & set(all_checks()[check].needs)]
    assert needing
    assert {(row["status"], row["checked"]) for row in needing} == {("insufficient", 0)}
    assert all(row["message"] for row in needing)


def test_nobody_is_named(tmp_path: Path) -> None:
    county = County(World())
    for story in STORIES[:12]:
        story.tell(county)
    day = county.world.screen(tmp_path / "home", crossed=True)
    text = "\n".join(str(row) for table in ("cross_check", "scorecard") for row in day.read(table).to_pylist())
    cells = ("id_no", "name", "household_no", "helper_name")
    secrets = {str(line[3][cell]) for line in county.world.rows for cell in cells if cell in line[3]}
    assert len(secrets) > 150
    assert "dead_insured" in text
    assert not [secret for secret in secrets if secret in text]
