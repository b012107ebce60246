"""Worked cases of who is a household on D and of how many persons (rules.md §3)."""

from tests.spec.dwelling import NO_HOUSEHOLD, TODAY, TOMORROW, Case
from tests.spec.world import OTHER, VILLAGE


def _change(change, on=None, members=2):
    return lambda p: p.changed(p.registered("A", members)[0], change, on)


def _register_status(status, on=None):
    return lambda p: p.listed("Q", p.registered("A", 2)[0], status=status, changed_on=on)


def _page_status(status, on=None, members=2):
    def build(place):
        ids = place.page("Q", members)
        place.world.revise("X10", {"id_no": ids[0]}, status=status, changed_on=on)

    return build


REGISTERED = [
    Case("两名成员", lambda p: p.registered("A", 2), {"A": 2}),
    Case("未脱贫户也是建档立卡户", lambda p: p.registered("A", household_type="未脱贫"), {"A": 1}),
    Case("注销户不是户", lambda p: p.registered("A", household_type="注销"), {"A": NO_HOUSEHOLD}),
    Case("成员死亡，日期未填", _change("死亡"), {"A": 1}),
    Case("成员截止日当天死亡", _change("死亡", TODAY), {"A": 1}),
    Case("成员截止日之后死亡，视为正常", _change("死亡", TOMORROW), {"A": 2}),
    Case("成员迁出", _change("迁出", "2020-01-01"), {"A": 1}),
    Case("成员迁出，日期未填", _change("迁出"), {"A": 1}),
    Case("成员截止日之后迁出", _change("迁出", TOMORROW), {"A": 2}),
    Case("成员婚出", _change("婚出", TODAY), {"A": 1}),
    Case("失联仍是成员", _change("失联"), {"A": 2}),
    Case("服刑仍是成员", _change("服刑"), {"A": 2}),
    Case("参军仍是成员", _change("参军"), {"A": 2}),
    Case("人员变动未填，仍是成员", _change(None), {"A": 2}),
    Case("唯一成员死亡，不再是户", _change("死亡", members=1), {"A": NO_HOUSEHOLD}),
    Case("唯一成员婚出，不再是户", _change("婚出", members=1), {"A": NO_HOUSEHOLD}),
    Case("户籍登记死亡，不再是成员", _register_status("死亡"), {"A": 1, "Q": NO_HOUSEHOLD}),
    Case("户籍登记迁出，不再是成员", _register_status("迁出", TODAY), {"A": 1, "Q": NO_HOUSEHOLD}),
    Case("户籍登记注销，不再是成员", _register_status("注销"), {"A": 1, "Q": NO_HOUSEHOLD}),
    Case("户籍登记截止日之后迁出，视为正常", _register_status("迁出", TOMORROW), {"A": 2, "Q": NO_HOUSEHOLD}),
    Case(
        "户籍登记截止日之后死亡，视为正常",
        _register_status("死亡", TOMORROW),
        {"A": 2, "Q": NO_HOUSEHOLD},
    ),
    Case(
        "无人口信息，以家庭人口数为准",
        lambda p: p.registered("A", 0, member_count=3),
        {"A": 3},
        doubted="A",
    ),
    Case("无人口信息，家庭人口数为零", lambda p: p.registered("A", 0, member_count=0), {"A": "?"}, doubted="A"),
    Case("无人口信息，家庭人口数未填", lambda p: p.registered("A", 0), {"A": "?"}, doubted="A"),
    Case(
        "有人口信息，家庭人口数不作准",
        lambda p: p.registered("A", 2, member_count=5),
        {"A": 2},
    ),
    Case(
        "人口信息只有隔离行，以家庭人口数为准",
        lambda p: (p.registered("A", 0, member_count=3), p.lost_member("A")),
        {"A": 3},
        doubted="A",
    ),
]

TWO_HOUSEHOLDS = [
    Case(
        "一人在两户，归户编号小者，两户均列冲突",
        lambda p: p.member("B", _second(p)[0]),
        {"A": 1, "B": 1},
        conflicts="AB",
    ),
    Case(
        "一人在两户，户编号大者只有此人，不再是户",
        lambda p: (p.registered("B", 0), p.member("B", p.registered("A")[0])),
        {"A": 1, "B": NO_HOUSEHOLD},
        conflicts="AB",
    ),
    Case(
        "一人在三户",
        lambda p: (_three(p), p.member("B", p.ids[0]), p.member("C", p.ids[0])),
        {"A": 1, "B": 1, "C": 1},
        conflicts="ABC",
    ),
    Case(
        "已从小编号户迁出，归另一户，无冲突",
        lambda p: (_second(p), p.member("B", p.ids[0]), _left(p, "A", "迁出")),
        {"A": NO_HOUSEHOLD, "B": 2},
    ),
    Case(
        "截止日之后才婚出，仍有冲突",
        lambda p: (_second(p), p.member("B", p.ids[0]), _left(p, "A", "婚出", TOMORROW)),
        {"A": 1, "B": 1},
        conflicts="AB",
    ),
    Case(
        "小编号户已注销，无冲突",
        lambda p: (_second(p, household_type="注销"), p.member("B", p.ids[0])),
        {"A": NO_HOUSEHOLD, "B": 2},
    ),
    Case(
        "小编号户的户信息被隔离，无冲突",
        lambda p: (p.registered("B"), p.member("B", p.lost_register("A")[0])),
        {"A": NO_HOUSEHOLD, "B": 2},
    ),
    Case(
        "两户中的人已死亡，无冲突",
        lambda p: (_second(p), p.member("B", p.ids[0]), p.changed(p.ids[0], "死亡")),
        {"A": NO_HOUSEHOLD, "B": 1},
    ),
]

UNIDENTIFIED = [
    Case(
        "一名成员证件号无效，计入人口",
        lambda p: (p.registered("A"), p.lost_member("A")),
        {"A": 2},
        doubted="A",
    ),
    Case(
        "两名成员证件号无效",
        lambda p: (p.registered("A"), p.lost_member("A"), p.lost_member("A")),
        {"A": 3},
        doubted="A",
    ),
    Case(
        "同一证件号的两行冲突，只计一人",
        lambda p: (p.registered("A"), [p.lost_member("A", one) for one in [p.world.person()] * 2]),
        {"A": 2},
        doubted="A",
    ),
    Case(
        "已识别成员全部死亡，仍有身份不明者，仍是户",
        lambda p: (p.changed(p.registered("A")[0], "死亡"), p.lost_member("A")),
        {"A": 1},
        doubted="A",
    ),
    Case(
        "隔离行所指之人是另一户成员，不计",
        lambda p: p.lost_member("B", _second(p)[0]),
        {"A": 1, "B": 1},
    ),
    Case(
        "隔离行所指之人户籍已注销，不计",
        lambda p: (_second(p), _lost_and_gone(p)),
        {"A": 1, "B": 1, "Q": NO_HOUSEHOLD},
    ),
    Case(
        "隔离行所指之人在户籍页上，计入建档立卡户，不另成户",
        lambda p: (p.registered("A"), p.lost_member("A", p.page("Q")[0])),
        {"A": 2, "Q": NO_HOUSEHOLD},
        doubted="A",
    ),
    Case("隔离行所指的户不存在", lambda p: p.lost_member("A"), {"A": NO_HOUSEHOLD}),
    Case(
        "户信息被隔离，不是户，其成员不另成户",
        lambda p: p.listed("Q", p.lost_register("A")[0]),
        {"A": NO_HOUSEHOLD, "Q": NO_HOUSEHOLD},
    ),
    Case(
        "户信息和人口信息都被隔离，其人不另成户",
        lambda p: (p.lost_register("A", 0), p.lost_member("A", p.page("Q")[0])),
        {"A": NO_HOUSEHOLD, "Q": NO_HOUSEHOLD},
    ),
    Case(
        # "Its persons" of a quarantined household are those whose membership has not ended.
        "户信息被隔离，已从该户婚出者可在户籍页成户",
        lambda p: (p.listed("Q", p.lost_register("A", 2)[0]), p.changed(_last(p, "Q"), "婚出")),
        {"A": NO_HOUSEHOLD, "Q": 1},
        general="Q",
    ),
]

GENERAL = [
    Case("户籍页上两人", lambda p: p.page("Q", 2), {"Q": 2}, general="Q"),
    Case("一人死亡", _page_status("死亡"), {"Q": 1}, general="Q"),
    Case("一人迁出", _page_status("迁出", TODAY), {"Q": 1}, general="Q"),
    Case("一人注销", _page_status("注销"), {"Q": 1}, general="Q"),
    Case("一人截止日之后迁出，视为正常", _page_status("迁出", TOMORROW), {"Q": 2}, general="Q"),
    Case("一人截止日之后死亡，视为正常", _page_status("死亡", TOMORROW), {"Q": 2}, general="Q"),
    Case("唯一一人迁出，不是户", _page_status("迁出", members=1), {"Q": NO_HOUSEHOLD}),
    Case(
        "建档立卡户成员不计入户籍页",
        lambda p: (p.page("Q"), p.listed("Q", p.registered("A")[0])),
        {"A": 1, "Q": 1},
        general="Q",
    ),
    Case(
        "从建档立卡户婚出者计入户籍页",
        lambda p: (_change("婚出")(p), p.listed("Q", _first(p, "A"))),
        {"A": 1, "Q": 1},
        general="Q",
    ),
    Case(
        "建档立卡系统登记死亡者不计入户籍页",
        lambda p: (_change("死亡")(p), p.listed("Q", _first(p, "A"))),
        {"A": 1, "Q": NO_HOUSEHOLD},
    ),
    Case(
        "注销户的成员计入户籍页",
        lambda p: p.listed("Q", p.registered("A", household_type="注销")[0]),
        {"A": NO_HOUSEHOLD, "Q": 1},
        general="Q",
    ),
    Case(
        "户号等于建档立卡户编号，不另成户",
        lambda p: (p.registered("A"), p.page("A", 3)),
        {"A": 1},
    ),
    Case(
        "户号等于被隔离的户编号，不成户",
        lambda p: (p.lost_register("A"), p.page("A", 3)),
        {"A": NO_HOUSEHOLD},
    ),
    Case(
        "户号等于注销户的编号，成一般户",
        lambda p: (p.registered("A", household_type="注销"), p.page("A", 3)),
        {"A": 3},
        general="A",
    ),
    Case(
        "一人在两页均正常，归户号小者",
        lambda p: (p.listed("Q2", p.page("Q1")[0]), p.page("Q2")),
        {"Q1": 1, "Q2": 1},
        general="Q1Q2",
    ),
    Case(
        "一人一页正常一页死亡，以死亡为准",
        lambda p: p.listed("Q2", p.page("Q1")[0], status="死亡"),
        {"Q1": NO_HOUSEHOLD, "Q2": NO_HOUSEHOLD},
    ),
    Case(
        "一人一页正常一页迁出，以正常为准",
        lambda p: p.listed("Q1", _page_person(p, "Q2"), status="迁出"),
        {"Q1": NO_HOUSEHOLD, "Q2": 1},
        general="Q2",
    ),
    Case(
        "一人在两县户籍，归新近文件",
        lambda p: _in_other_county(p, p.page("Q1", 2)[0]),
        {"Q1": 1, "Q2": 1},
        general="Q1Q2",
    ),
    Case(
        "一人在两县户籍，新近文件为迁出，以正常为准",
        lambda p: _in_other_county(p, p.page("Q1", 2)[0], status="迁出"),
        {"Q1": 2, "Q2": NO_HOUSEHOLD},
        general="Q1",
    ),
    Case(
        "一人在两县户籍，较早文件为死亡，以死亡为准",
        lambda p: (_page_status("死亡")(p), _in_other_county(p, _first(p, "Q", "X10"))),
        {"Q": 1, "Q2": NO_HOUSEHOLD},
        general="Q",
    ),
    Case(
        "户籍页上一人证件号无效，计入人口",
        lambda p: (p.page("Q"), p.lost_listed("Q")),
        {"Q": 2},
        doubted="Q",
        general="Q",
    ),
    Case(
        "户籍页上同一人的两行冲突，只计一人",
        lambda p: (p.page("Q"), [p.lost_listed("Q", one) for one in [p.world.person()] * 2]),
        {"Q": 2},
        doubted="Q",
        general="Q",
    ),
    Case("户籍页上只有隔离行，不是户", lambda p: p.lost_listed("Q"), {"Q": NO_HOUSEHOLD}),
    Case(
        "户籍页隔离行所指之人是建档立卡户成员，不计",
        lambda p: (p.page("Q"), p.lost_listed("Q", p.registered("A")[0])),
        {"A": 1, "Q": 1},
        general="Q",
    ),
    Case(
        "户籍页隔离行所指之人是另一页的成员，不计",
        lambda p: (p.page("Q1"), p.lost_listed("Q1", p.page("Q2")[0])),
        {"Q1": 1, "Q2": 1},
        general="Q1Q2",
    ),
    Case(
        "户籍页隔离行所指之人已死亡，不计",
        lambda p: (p.page("Q"), p.lost_listed("Q", _dead(p))),
        {"A": 1, "Q": 1},
        general="Q",
    ),
]

CASES = [*REGISTERED, *TWO_HOUSEHOLDS, *UNIDENTIFIED, *GENERAL]


def _second(place, **register):
    """Households A and B of one person each; gives the person of A."""
    place.ids = place.registered("A", **register)
    place.registered("B")
    return place.ids


def _three(place):
    """Households A, B and C of one person each; the person of A is `ids[0]`."""
    place.ids = place.registered("A")
    place.registered("B")
    place.registered("C")


def _left(place, name, change, on=None):
    where = {"household_no": place.number(name), "id_no": place.ids[0]}
    place.world.revise("X02", where, change=change, changed_on=on)


def _lost_and_gone(place):
    person = place.world.person()
    place.lost_member("B", person)
    place.listed("Q", person, status="注销")


def _dead(place):
    _change("死亡")(place)
    return _first(place, "A")


def _page_person(place, name):
    return place.page(name)[0]


def _first(place, name, extract="X02"):
    key = "household_no" if extract == "X02" else "hukou_no"
    rows = [row for number, _, _, row, _ in place.world.rows if number == extract]
    return next(row["id_no"] for row in rows if row[key] == place.number(name))


def _last(place, name):
    return _first(place, name, "X10")


def _in_other_county(place, id_no, **cells):
    """A row of the person in a newer delivery of another county's register."""
    row = {"hukou_no": place.number("Q2"), "id_no": id_no, "village_code": VILLAGE[OTHER], "status": "正常", **cells}
    place.world.add("X10", row, on="2020-03-12", county=OTHER)
