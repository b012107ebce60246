"""Worked cases of the amounts of a household on D: income, parts of rigid spending, lower bounds (rules.md §4)."""

from dataclasses import dataclass
from typing import Any

from tests.spec.worked import Build, Worked
from tests.spec.world import FIFTH, FOURTH, OTHER, SEVENTH, SIXTH, THIRD

UNKNOWN = None


@dataclass(frozen=True)
class Amounts(Worked):
    """A case whose outcome is amounts in yuan by column; a column with `_low` is a lower bound."""

    amounts: tuple[tuple[str, Any], ...] = ()


def _case(title: str, build: Build = lambda house: None, **expected: Any) -> Amounts:
    """A household of one registered adult with 20000 yuan of income, unless `kind` says otherwise."""
    kind = expected.pop("kind", {})
    return Amounts(title, "", build, amounts=tuple(expected.items()), **kind)


def _of(**kind: Any) -> dict[str, Any]:
    return {"kind": kind}


INCOME = [
    _case("两个月份的记录，取截至上月最近者", lambda h: h.earned(300, "2020-02-01"), ni="300", ni_py="20000"),
    _case("截至上月为止，本月的记录不用", lambda h: h.earned(300, "2020-03-01"), ni="20000", ni_py="20000"),
    _case("无收入记录", ni=UNKNOWN, ni_py=UNKNOWN, nipc=UNKNOWN, **_of(income=None)),
    _case("记录早于上月15个月", lambda h: h.earned(300, "2018-11-01"), ni="300", ni_py=UNKNOWN, **_of(income=None)),
    _case("记录早于上月16个月", lambda h: h.earned(300, "2018-10-01"), ni=UNKNOWN, **_of(income=None)),
    _case(
        "上年收入取上年12月的记录",
        lambda h: (h.earned(300, "2019-11-01"), h.earned(400, "2020-01-01")),
        ni="400",
        ni_py="20000",
    ),
    _case(
        "上年12月无记录，取上年最近月份",
        lambda h: (h.earned(100, "2019-01-01"), h.earned(300, "2019-09-01"), h.earned(400, "2018-12-01")),
        ni="300",
        ni_py="300",
        **_of(income=None),
    ),
    _case(
        "只有本年记录，上年收入未知",
        lambda h: h.earned(300, "2020-01-01"),
        ni="300",
        ni_py=UNKNOWN,
        **_of(income=None),
    ),
    _case(
        "纯收入为各项收入减经营支出",
        lambda h: h.earned(
            "0.01",
            business="0.10",
            business_cost="1",
            property="10",
            pension="100",
            dibao="1000",
            tekun="10000",
            family_planning="100000",
            ecological="1000000",
            policy_subsidy="10000000",
            other_transfer="100000000",
        ),
        ni="111111109.11",
        **_of(income=None),
    ),
    _case("未填的转移性收入按零计", lambda h: h.earned(5, dibao=7), ni="12", **_of(income=None)),
    _case("收入可以为负", lambda h: h.earned(5, business_cost=7), ni="-2", nipc="-2", **_of(income=None)),
    _case("人均四舍五入到分", lambda h: h.earned(100), nipc="33.33", **_of(income=None, members=3)),
    _case("人均半分进位", lambda h: h.earned("0.05"), nipc="0.03", **_of(income=None, members=2)),
    _case("负的人均半分，离零进位", lambda h: h.earned("-0.05"), nipc="-0.03", **_of(income=None, members=2)),
    _case(
        # Rules.md §4 "with such a row in quarantine": unknown even though a newer record stands.
        "15个月内有收入行被隔离，收入未知",
        lambda h: h.row("X03", accepted=False, period_end="2018-12-01"),
        ni=UNKNOWN,
        ni_py="20000",
    ),
    _case(
        "隔离的收入行早于15个月",
        lambda h: h.row("X03", accepted=False, period_end="2018-10-01"),
        ni="20000",
        ni_py="20000",
    ),
    _case("隔离的收入行为截止月", lambda h: h.row("X03", accepted=False, period_end="2020-03-01"), ni="20000"),
    _case(
        "本年的收入行被隔离，上年收入已知",
        lambda h: h.row("X03", accepted=False, period_end="2020-01-01"),
        ni=UNKNOWN,
        ni_py="20000",
    ),
    _case("隔离的收入行月份无效", lambda h: h.row("X03", accepted=False), ni=UNKNOWN, ni_py=UNKNOWN),
    _case("收入台账过期", ni=UNKNOWN, ni_py=UNKNOWN, **_of(county=FOURTH)),
    _case("一般农牧户按户号记收入", ni="20000", **_of(general=True)),
]

MEDICAL = [
    _case("合规自付相加", lambda h: (h.settled("100.10"), h.settled("200.20")), oop="300.30"),
    _case(
        "合规自付未填，总费用减三项支付",
        lambda h: _uncounted_part(h, basic_paid=500, critical_paid=200, aid_paid=100),
        oop="200",
    ),
    _case("合规自付未填，大病和救助未填按零", lambda h: _uncounted_part(h, basic_paid=500), oop="500"),
    _case("合规自付为零，不以总费用推算", lambda h: h.settled(0, total=1000), oop="0"),
    _case("退费抵减", lambda h: (h.settled(300), h.settled("-100.50")), oop="199.50"),
    _case("退费多于自付，按零计", lambda h: (h.settled(300), h.settled(-500)), oop="0", rx="0"),
    _case("窗口首日和末日计入", lambda h: (h.settled(1, "2019-03-01"), h.settled(2, "2020-02-29")), oop="3"),
    _case("窗口之外不计", lambda h: (h.settled(1, "2019-02-28"), h.settled(2, "2020-03-01")), oop="0"),
    _case("结算行被隔离", lambda h: (h.settled(7), _lost(h, "X17")), oop=UNKNOWN, oop_low="7", rx=UNKNOWN, rx_low="7"),
    _case(
        "隔离的结算行在窗口之外",
        lambda h: (h.settled(7), h.row("X17", accepted=False, settled_on="2019-02-28")),
        oop="7",
    ),
    _case("结算数据过期，行不读取", lambda h: h.settled(7), oop=UNKNOWN, oop_low="0", rx_low="0", **_of(county=OTHER)),
    _case("有身份不明的成员", lambda h: (h.settled(7), h.stranger()), oop=UNKNOWN, oop_low="7", n=2),
    _case("已故成员，窗口首日去世", lambda h: (h.settled(7), h.died("2019-03-01")), oop="7", n=1, **_of(members=2)),
    _case("已故成员，窗口前一天去世", lambda h: (h.settled(7), h.died("2019-02-28")), oop="0", **_of(members=2)),
    _case("已故成员，截止日当天去世", lambda h: (h.settled(7), h.died("2020-03-16")), oop="7", n=1, **_of(members=2)),
    _case("截止日之后去世，仍为成员", lambda h: (h.settled(7), h.died("2020-03-17")), oop="7", n=2, **_of(members=2)),
    _case("已故成员，去世日期未填", lambda h: (h.settled(7), h.died(None)), oop="0", n=1, **_of(members=2)),
    _case(
        "已故成员的结算行被隔离",
        lambda h: (_lost(h, "X17"), h.died("2019-12-01")),
        oop=UNKNOWN,
        **_of(members=2),
    ),
    _case(
        "户籍登记死亡，建档立卡未报",
        lambda h: (h.settled(7), _register(h, "死亡", "2019-12-01")),
        oop="7",
        n=1,
        **_of(members=2),
    ),
    _case(
        "户籍登记迁出，不再是成员，支出不计",
        lambda h: (h.settled(7), _register(h, "迁出", "2019-12-01")),
        oop="0",
        n=1,
        **_of(members=2),
    ),
    _case(
        "婚出后去世，支出归户籍所在户",
        lambda h: (h.settled(7), _register(h, "死亡", "2019-12-01"), h.person(change="婚出")),
        oop="0",
        n=1,
        **_of(members=2),
    ),
    _case(
        "已故成员在两户，支出归户编号小者",
        lambda h: (h.settled(7), _second_household(h), h.died("2019-12-01")),
        oop="7",
        n=1,
        **_of(members=2),
    ),
    _case(
        "一般农牧户成员窗口内去世",
        lambda h: (h.settled(7), _dead_on_page(h, "2019-12-01")),
        oop="7",
        n=1,
        **_of(members=2, general=True),
    ),
    _case(
        "一般农牧户成员窗口前去世",
        lambda h: (h.settled(7), _dead_on_page(h, "2019-02-28")),
        oop="0",
        n=1,
        **_of(members=2, general=True),
    ),
]

SCHOOL = [
    _case("在读成员年费用减窗口内资助", lambda h: (h.pupil("900.50", "小学"), h.aided("100.25")), edu="800.25"),
    _case("资助多于费用，按零计", lambda h: (h.pupil(100), h.aided(300)), edu="0"),
    _case(
        "户内相加之后再以零为限",
        lambda h: (h.pupil(100), h.aided(300), h.pupil(500, of=1)),
        edu="300",
        **_of(members=2),
    ),
    _case("非在读成员的资助不抵减", lambda h: (h.pupil(500), h.aided(300, of=1)), edu="500", **_of(members=2)),
    _case("休学成员的费用不计", lambda h: h.pupil(500, status="休学"), edu="0"),
    _case("窗口之外的资助不抵减", lambda h: (h.pupil(5), h.aided(1, "2019-02-28"), h.aided(1, "2020-03-01")), edu="5"),
    _case("窗口首末日的资助抵减", lambda h: (h.pupil(5), h.aided(1, "2019-03-01"), h.aided(1, "2020-02-29")), edu="3"),
    _case("费用未填", lambda h: (h.pupil(None), h.aided(300)), edu=UNKNOWN, edu_low="0"),
    _case(
        "一人费用未填，下限为已知费用减全部资助",
        lambda h: (h.pupil(None), h.aided(30), h.pupil(500, of=1), h.aided(100, of=1)),
        edu=UNKNOWN,
        edu_low="370",
        rx_low="370",
        **_of(members=2),
    ),
    _case("学籍行被隔离", lambda h: _lost(h, "X11"), edu=UNKNOWN, edu_low="0"),
    _case(
        "一人学籍行被隔离，下限为其余成员的费用",
        lambda h: (_lost(h, "X11"), h.pupil(500, of=1)),
        edu=UNKNOWN,
        edu_low="500",
        **_of(members=2),
    ),
    _case("在读成员资助行被隔离，下限为零", lambda h: (h.pupil(500), _lost(h, "X12")), edu=UNKNOWN, edu_low="0"),
    _case(
        "隔离的资助行在窗口之外",
        lambda h: (h.pupil(500), h.row("X12", accepted=False, paid_on="2019-02-28")),
        edu="500",
    ),
    _case("学籍数据过期", lambda h: h.pupil(500), edu=UNKNOWN, edu_low="0", **_of(county=SIXTH)),
    _case("资助数据过期，无在读成员", edu="0", rx="0", **_of(county=SEVENTH)),
    _case("资助数据过期，有在读成员", lambda h: h.pupil(500), edu=UNKNOWN, edu_low="0", **_of(county=SEVENTH)),
    _case("已故成员的学费不计", lambda h: (h.pupil(500), h.died("2020-01-01")), edu="0", **_of(members=2)),
    _case("有身份不明的成员", lambda h: (h.pupil(500), h.stranger()), edu=UNKNOWN, edu_low="500"),
]

LOSSES = [
    _case(
        "三类损失分别相加",
        lambda h: (
            h.struck(1, "旱灾"),
            h.struck(2, "疫病"),
            h.struck(10, "意外事故"),
            h.struck(100, "生产失败"),
            h.struck(200, "生产失败"),
        ),
        dis="3",
        acc="10",
        biz="300",
        rx="313",
    ),
    _case("窗口首末日计入", lambda h: (h.struck(1, on="2019-03-01"), h.struck(2, on="2020-02-29")), dis="3"),
    _case("窗口之外不计", lambda h: (h.struck(1, on="2019-02-28"), h.struck(2, on="2020-03-01")), dis="0"),
    _case(
        "灾情行被隔离，三类损失都未知",
        lambda h: (h.struck(1), _lost(h, "X31")),
        dis=UNKNOWN,
        dis_low="1",
        acc=UNKNOWN,
        biz=UNKNOWN,
        rx=UNKNOWN,
        rx_low="1",
    ),
    _case("隔离的灾情行在窗口之后", lambda h: h.row("X31", accepted=False, occurred_on="2020-03-01"), dis="0", rx="0"),
    _case(
        "灾情数据过期",
        lambda h: h.struck(1),
        dis=UNKNOWN,
        acc=UNKNOWN,
        biz=UNKNOWN,
        rx_low="0",
        **_of(county=FIFTH),
    ),
    _case("已故户主名下的损失计入", lambda h: (h.struck(5), h.died("2019-08-01")), dis="5", **_of(members=2)),
    _case("康复护理自付相加", lambda h: (_care(h, "1.50"), _care(h, 2, of=1)), dsb="3.50", **_of(members=2)),
    _case("康复护理自付未填按零计", lambda h: _care(h, None), dsb="0"),
    _case("残疾等级不限", lambda h: h.disabled("四级", care_cost=8), dsb="8"),
    _case("已故成员的康复护理自付计入", lambda h: (_care(h, 8), h.died("2019-08-01")), dsb="8", **_of(members=2)),
    _case("残疾人证行被隔离", lambda h: _lost(h, "X22"), dsb=UNKNOWN, dsb_low="0", rx=UNKNOWN),
    _case("残疾数据过期", lambda h: _care(h, 8), dsb=UNKNOWN, dsb_low="0", rx_low="0", **_of(county=THIRD)),
    _case(
        "六项相加",
        lambda h: (
            h.settled(1),
            h.pupil(20),
            h.struck(300),
            h.struck(4000, "意外事故"),
            h.struck(50000, "生产失败"),
            _care(h, 600000),
        ),
        rx="654321",
        rx_low="654321",
    ),
    _case(
        "一项未知，合计未知，下限为其余之和",
        lambda h: (h.settled(1), h.pupil(None), h.struck(300)),
        rx=UNKNOWN,
        rx_low="301",
    ),
    _case("没有任何支出", oop="0", edu="0", dis="0", acc="0", biz="0", dsb="0", rx="0", rx_low="0"),
]

CASES = [*INCOME, *MEDICAL, *SCHOOL, *LOSSES]
STALE = {OTHER: ["X17"], THIRD: ["X22"], FOURTH: ["X03"], FIFTH: ["X31"], SIXTH: ["X11"], SEVENTH: ["X12"]}


def _lost(house, extract):
    house.row(extract, accepted=False)


def _uncounted_part(house, **paid):
    house.settled(0, compliant_self_paid=None, **{"total": 1000, **paid})


def _care(house, cost, of=0):
    house.disabled(id_no=house.ids[of], care_cost=cost)


def _register(house, status, on):
    """The head in the household register, on a page of his own."""
    house.world.listed(f"R-{house.number}", house.head, county=house.county, status=status, changed_on=on)


def _second_household(house):
    """The head also stands in a registered household with a greater number."""
    house.world.household(f"Z-{house.number}", county=house.county)
    house.world.member(f"Z-{house.number}", house.head, county=house.county)


def _dead_on_page(house, on):
    house.world.revise("X10", {"id_no": house.head}, status="死亡", changed_on=on)
