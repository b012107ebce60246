"""Article 4: the four classes of households (clauses 4.01 to 4.04)."""

from datetime import date

import pytest

from fangpin_pipeline.rules import rules
from tests.spec.worked import Worked, class_verdicts, house_number, screen_cases
from tests.spec.world import FIFTH, FOURTH, OTHER, THIRD, VILLAGE

STALE = {OTHER: ["X03"], THIRD: ["X04"], FOURTH: ["X01"]}


def _typed(kind):
    return lambda house: house.world.revise("X01", {"household_no": house.number}, household_type=kind)


def _uncounted(house):
    """No X02 row and no number of members: n is unknown."""
    house.world.forget("X02", household_no=house.number)


C1 = [
    Worked("人均4999.99元", "hit", income="4999.99"),
    Worked("人均等于监测线，不算低于", "clear", income=5000),
    Worked("人均5000.01元", "clear", income="5000.01"),
    Worked("两口之家合计9999.99元", "hit", income="9999.99", members=2),
    Worked("两口之家合计10000元", "clear", income=10000, members=2),
    Worked("收入为负", "hit", income=-1),
    Worked("未脱贫", "clear", _typed("未脱贫"), income=100),
    Worked("返贫", "clear", _typed("返贫"), income=100),
    Worked("预脱贫", "clear", _typed("预脱贫"), income=100),
    Worked("一般农牧户不适用", "clear", income=100, general=True),
    Worked("无收入记录", "unknown", income=None),
    Worked("无收入记录，未脱贫", "clear", _typed("未脱贫"), income=None),
    Worked("收入行被隔离", "unknown", lambda h: h.row("X03", accepted=False), income=100),
    Worked("隔离的收入行晚于上月", "hit", lambda h: h.row("X03", accepted=False, period_end="2020-03-01"), income=100),
    Worked("收入台账过期", "unknown", income=100, county=OTHER),
    Worked("收入台账过期，未脱贫", "clear", _typed("未脱贫"), income=100, county=OTHER),
    Worked("户信息过期，收入低", "unknown", income=100, county=FOURTH),
    Worked("户信息过期，收入不低", "clear", income=5000, county=FOURTH),
    Worked("人口数未知", "unknown", _uncounted, income=100),
    Worked("身份不明的成员计入人口", "hit", lambda h: h.stranger(), income="9999.99"),
    Worked("身份不明的成员计入人口，人均等于监测线", "clear", lambda h: h.stranger(), income=10000),
    Worked("采用上月的收入记录", "hit", lambda h: h.earned(100, period="2020-02-01"), income=20000),
    Worked("截止月的收入记录不用", "clear", lambda h: h.earned(100, period="2020-03-01"), income=20000),
]


def _risky(title, expected, build=lambda h: None, **kind):
    """A general household with little income and an accident on record, which is a risk."""
    case = {"income": 5000, "general": True, **kind}
    return Worked(title, expected, lambda h: (h.struck(0, kind="意外事故"), build(h)), **case)


def _measure(started, ended=None):
    return lambda house: house.row("X04", measure_group="产业帮扶", started_on=started, ended_on=ended)


def _lost_measure(**cells):
    return lambda house: house.row("X04", accepted=False, **cells)


def _unknown_page(house):
    """A person of the register page whose id number is invalid."""
    row = {"hukou_no": house.number, "village_code": VILLAGE[house.county], "status": "正常"}
    house.world.add("X10", row, county=house.county, accepted=False)


def _low(title, expected, build=lambda h: None, **kind):
    """A general household with income at the line and no risk but what the case adds."""
    return Worked(title, expected, build, **{"income": 5000, "general": True, **kind})


C2 = [
    _risky("人均等于监测线，有致贫风险", "hit"),
    _risky("人均4999.99元，有致贫风险", "hit", income="4999.99"),
    _risky("人均5000.01元", "clear", income="5000.01"),
    _risky("两口之家合计10000元", "hit", income=10000, members=2),
    _risky("两口之家合计10000.01元", "clear", income="10000.01", members=2),
    _risky("建档立卡户不适用", "clear", general=False),
    _risky("帮扶措施在享", "clear", _measure("2019-01-01")),
    _risky("帮扶措施截止日当天开始", "clear", _measure("2020-03-16")),
    _risky("帮扶措施截止日次日开始", "hit", _measure("2020-03-17")),
    _risky("帮扶措施截止日当天结束", "clear", _measure("2019-01-01", "2020-03-16")),
    _risky("帮扶措施截止日前一天结束", "hit", _measure("2019-01-01", "2020-03-15")),
    _risky("帮扶措施行被隔离", "unknown", _lost_measure()),
    _risky("隔离的帮扶措施行已经结束", "hit", _lost_measure(ended_on="2020-03-15")),
    _risky("隔离的帮扶措施行尚未开始", "hit", _lost_measure(started_on="2020-03-17")),
    _risky("帮扶措施行被隔离，另有在享措施", "clear", lambda h: (_lost_measure()(h), _measure("2019-01-01")(h))),
    _risky("帮扶措施行被隔离，收入高", "clear", _lost_measure(), income=5001),
    _risky("帮扶措施数据过期", "unknown", county=THIRD),
    _risky("帮扶措施数据过期，收入高", "clear", county=THIRD, income=5001),
    _low("帮扶措施数据过期，无风险", "clear", county=THIRD),
    _risky("无收入记录", "unknown", income=None),
    _risky("无收入记录，帮扶措施在享", "clear", _measure("2019-01-01"), income=None),
    _low("无收入记录，无风险", "clear", income=None),
    _risky("收入台账过期", "unknown", county=OTHER),
    _risky("身份不明的成员计入人口", "hit", _unknown_page, income=10000),
    _low("无风险；应保未保不是致贫风险", "clear"),
    _low("风险未知", "unknown", lambda h: h.row("X22", accepted=False)),
    _low("风险未知，收入高", "clear", lambda h: h.row("X22", accepted=False), income=5001),
    _low("因病", "hit", lambda h: h.settled(10000)),
    _low("因学", "hit", lambda h: (h.pupil(0), h.pupil(0, of=1)), members=2),
    _low("因残", "hit", lambda h: h.disabled(issued_on="2020-03-01")),
    _low("因灾", "hit", lambda h: h.struck(0, house_damaged=True)),
    _low("未参保", "hit", insured=False),
    _low("刚性支出超过上年收入", "hit", lambda h: h.struck("5000.01", kind="生产失败")),
]


def _subsidised(title, expected, wage, policy=0, code=None, build=lambda h: None, **kind):
    """A household whose record has that wage, that policy subsidy with its code, and further amounts."""
    kept = {key: kind.pop(key) for key in ("family_planning", "ecological", "pension") if key in kind}

    def record(house):
        house.earned(wage, policy_subsidy=policy, policy_code=code, **kept)
        build(house)

    return Worked(title, expected, record, income=None, **kind)


C3 = [
    _subsidised("无补贴，收入低", "clear", 100),
    _subsidised("补贴恰为收入一半，人均4000元", "hit", 2000, ecological=2000),
    _subsidised("补贴不足收入一半一分", "clear", "2000.01", ecological=2000),
    _subsidised("三项补贴相加恰为一半", "hit", 2000, 1000, "BZLONG", family_planning=500, ecological=500),
    _subsidised("养老金不算补贴", "clear", 100, pension=2000),
    _subsidised("人均等于监测线", "clear", 2500, ecological=2500),
    _subsidised("人均低于监测线一分，补贴过半", "hit", "2499.99", ecological=2500),
    _subsidised("两口之家人均等于监测线", "clear", 5000, ecological=5000, members=2),
    _subsidised("两口之家人均低于监测线", "hit", "4999.99", ecological=5000, members=2),
    _subsidised("补贴2020年底到期，扣除后人均4999.99元", "hit", "4999.99", 5000, "BZ2020"),
    _subsidised("补贴2020年底到期，扣除后人均等于监测线", "clear", 5000, 5000, "BZ2020"),
    _subsidised("补贴2021年元旦到期，不扣除", "clear", 4000, 4000, "BZ2021"),
    _subsidised("旗县自定到期界限为2021年元旦", "hit", 4000, 4000, "BZ2021", county=FIFTH),
    _subsidised("补贴中长期调整，扣除", "hit", 4000, 4000, "BZADJ"),
    _subsidised("补贴长期延续，不扣除", "clear", 4000, 4000, "BZLONG"),
    _subsidised("到期补贴不足收入一半", "clear", 4000, "3999.99", "BZ2020"),
    _subsidised("政策代码未填，扣除与否结果不同", "unknown", 4000, 4000),
    _subsidised("政策代码不在规则库，扣除与否结果不同", "unknown", 4000, 4000, "BZ9999"),
    _subsidised("政策代码未填，不扣除已低于监测线", "hit", 2000, 2000),
    _subsidised("政策代码未填，扣除后仍不低于监测线", "clear", 5000, 5000),
    _subsidised("政策代码未填，补贴不足一半", "clear", "4000.01", 4000),
    _subsidised("政策性补贴为零，代码未填", "clear", 3000, 0, ecological=3000),
    _subsidised("收入为零，有补贴", "hit", -100, ecological=100),
    _subsidised("收入为负，有补贴", "hit", -3000, ecological=100),
    _subsidised("收入为负，无补贴", "clear", -3000),
    Worked("建档立卡户无收入记录", "unknown", income=None),
    Worked("一般农牧户无收入记录", "clear", income=None, general=True),
    _subsidised("一般农牧户同样适用", "hit", 2000, ecological=2000, general=True),
    Worked("一般农牧户收入行被隔离", "unknown", lambda h: h.row("X03", accepted=False), income=None, general=True),
    _subsidised("收入行被隔离", "unknown", 100, build=lambda h: h.row("X03", accepted=False)),
    Worked("收入台账过期", "unknown", income=100, county=OTHER),
    Worked("一般农牧户收入台账过期", "unknown", income=100, county=OTHER, general=True),
    _subsidised("人口数未知", "unknown", 2000, ecological=2000, build=_uncounted),
    _subsidised("人口数未知，无补贴", "clear", 100, build=_uncounted),
    _subsidised("身份不明的成员计入人口", "hit", 4000, ecological=4000, build=lambda h: h.stranger()),
]

C4 = [
    Worked("扣除支出后人均4000.01元", "clear", lambda h: h.settled("15999.99")),
    Worked("扣除支出后人均等于贫困线", "hit", lambda h: h.settled(16000)),
    Worked("扣除支出后人均3999.99元", "hit", lambda h: h.settled("16000.01")),
    Worked("退费后人均4000.01元", "clear", lambda h: (h.settled(16000), h.settled("-0.01"))),
    Worked("两口之家扣除后人均等于贫困线", "hit", lambda h: h.settled(12000), members=2),
    Worked("两口之家扣除后人均4000元零半分", "clear", lambda h: h.settled("11999.99"), members=2),
    Worked("最大一项等于收入20%，不算超过", "clear", lambda h: h.settled(1000), income=5000),
    Worked("最大一项超过收入20%一分", "hit", lambda h: h.settled("1000.01"), income=5000),
    Worked("两项各为收入20%", "clear", lambda h: (h.settled(1000), h.struck(1000)), income=5000),
    Worked("两项，其一超过收入20%一分", "hit", lambda h: (h.settled(1000), h.struck("1000.01")), income=5000),
    Worked("收入低于贫困线，无支出", "clear", income=100),
    Worked("收入为零，有支出", "hit", lambda h: h.settled("0.01"), income=0),
    Worked("收入为零，无支出", "clear", income=0),
    Worked("收入为负，有支出", "hit", lambda h: h.settled("0.01"), income=-1),
    Worked("收入为负，无支出", "clear", income=-1),
    Worked("结算行被隔离，其余支出已达标准", "hit", lambda h: (_lost_payment(h), h.struck(16000))),
    Worked("结算行被隔离，其余支出差一分", "unknown", lambda h: (_lost_payment(h), h.struck("15999.99"))),
    Worked(
        "结算行被隔离，已知最大一项等于收入20%",
        "unknown",
        lambda h: (_lost_payment(h), h.struck(1000)),
        income=5000,
    ),
    Worked("结算行被隔离，无其他支出，收入低", "unknown", lambda h: _lost_payment(h), income=100),
    Worked("无收入记录，支出等于监测线", "clear", lambda h: h.settled(5000), income=None),
    Worked("无收入记录，支出超过监测线一分", "unknown", lambda h: h.settled("5000.01"), income=None),
    Worked("无收入记录，支出未知", "unknown", lambda h: _lost_payment(h), income=None),
    Worked("一般农牧户无收入记录，支出等于监测线", "clear", lambda h: h.settled(5000), income=None, general=True),
    Worked("一般农牧户同样适用", "hit", lambda h: h.settled(16000), general=True),
    Worked("收入行被隔离，支出等于监测线", "clear", lambda h: (_lost_income(h), h.settled(5000)), income=100),
    Worked("收入行被隔离，支出超过监测线一分", "unknown", lambda h: (_lost_income(h), h.settled("5000.01"))),
    Worked("收入台账过期，支出等于监测线", "clear", lambda h: h.settled(5000), county=OTHER),
    Worked("收入台账过期，支出超过监测线一分", "unknown", lambda h: h.settled("5000.01"), county=OTHER),
    Worked("人口数未知", "unknown", lambda h: (h.settled(20000), _uncounted(h))),
    Worked("无人口信息，家庭人口数1人，支出未知", "unknown", lambda h: _counted_only(h)),
    Worked("身份不明的成员计入人口，已知支出已达标准", "hit", lambda h: (h.stranger(), h.struck(12000))),
    Worked("身份不明的成员计入人口，已知支出差一分", "unknown", lambda h: (h.stranger(), h.struck("11999.99"))),
]


def _lost_payment(house):
    house.row("X17", accepted=False, settled_on="2020-01-01")


def _lost_income(house):
    house.row("X03", accepted=False)


def _counted_only(house):
    _uncounted(house)
    house.world.revise("X01", {"household_no": house.number}, member_count=1)


CASES = [
    (name, case)
    for name, cases in (
        ("c1_unstable_exit", C1),
        ("c2_low_income", C2),
        ("c3_subsidy_dependent", C3),
        ("c4_rigid_spending", C4),
    )
    for case in cases
]


@pytest.fixture(scope="module")
def outcome(tmp_path_factory):
    """Verdicts of each class on all cases, screened together."""
    decided = {FIFTH: {"subsidy_horizon": date(2021, 1, 1)}}
    cases = [case for _, case in CASES]
    day = screen_cases(tmp_path_factory.mktemp("classes"), cases, stale=STALE, decided=decided)
    return {name: class_verdicts(day, name) for name in dict(CASES)}


@pytest.mark.parametrize("index", range(len(CASES)), ids=[f"{name[:2]} {case.title}" for name, case in CASES])
def test_class(outcome, index):
    name, case = CASES[index]
    assert outcome[name][house_number(index)] == case.expected


def test_the_rules_that_make_a_low_income_household_class_two():
    assert {rule.name for rule in rules() if rule.risk} == {
        "rigid_spending",
        "illness",
        "schooling",
        "disability",
        "disaster",
        "accident",
        "production_failure",
        "job_loss",
        "unsafe_housing",
        "unsafe_water",
        "dropout",
        "insurance_gap",
        "visit_difficulty",
        "aid_application",
    }


# The rulebook as shipped knows no poverty line for 2021. Where rules.md says "unknown" for such a year it is read as
# the unknown of the comparison with the line: a household without large spending is clear by the other part.
UNLINED = [
    Worked("本年度无贫困线，支出高", "unknown", lambda h: h.settled(20000, on="2021-01-15"), income=None),
    Worked("本年度无贫困线，支出高，有收入", "unknown", lambda h: (_this_year(h), h.settled(20000, "2021-01-15"))),
    Worked("本年度无贫困线，最大一项不超过收入20%", "clear", lambda h: (_this_year(h), h.settled(4000, "2021-01-15"))),
    Worked("旗县自定本年度贫困线，扣除后等于贫困线", "hit", lambda h: _lined(h, 16000), county=OTHER, income=None),
    Worked("旗县自定本年度贫困线，扣除后高一分", "clear", lambda h: _lined(h, "15999.99"), county=OTHER, income=None),
]


def _this_year(house):
    house.earned(20000, period="2020-12-01")


def _lined(house, amount):
    _this_year(house)
    house.settled(amount, on="2021-01-15")


@pytest.fixture(scope="module")
def outcome_of_2021(tmp_path_factory):
    """Verdicts of class four in a year for which the city has no poverty line."""
    root = tmp_path_factory.mktemp("unlined")
    decided = {OTHER: {"poverty_line": {2021: 4000}}}
    day = screen_cases(root, UNLINED, decided=decided, as_of=date(2021, 3, 16))
    return class_verdicts(day, "c4_rigid_spending")


@pytest.mark.parametrize("index", range(len(UNLINED)), ids=[case.title for case in UNLINED])
def test_class_four_needs_the_poverty_line_of_the_year(outcome_of_2021, index):
    assert outcome_of_2021[house_number(index)] == UNLINED[index].expected
