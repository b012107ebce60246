"""Clause 7.01, 失学辍学: members of compulsory-school age who left school, stay away, or are on no roll."""

from datetime import date

import pytest

from tests.spec.worked import Worked, house_number, screen_cases, verdicts
from tests.spec.world import FIFTH, FOURTH, OTHER

TEN = "20090501"


def _child(title, expected, build=lambda h: None, born=TEN, **kind):
    """A household with a child, of whom the case adds what the school roll says."""
    return Worked(title, expected, lambda h: (h.joined(born), build(h)), **kind)


def _says(house, status="在读", stage="小学", absent=0, of=-1):
    house.row("X11", id_no=house.ids[of], stage=stage, status=status, absent_days=absent)


def _lost(house, **cells):
    house.row("X11", id_no=house.ids[-1], accepted=False, **cells)


CASES = [
    Worked("没有适龄成员", "clear"),
    _child("在读", "clear", _says),
    _child("辍学", "red", lambda h: _says(h, "辍学")),
    _child("退学", "red", lambda h: _says(h, "退学", "初中")),
    _child("连续缺勤4天", "clear", lambda h: _says(h, absent=4)),
    _child("连续缺勤5天", "orange", lambda h: _says(h, absent=5)),
    _child("连续缺勤6天", "orange", lambda h: _says(h, absent=6)),
    _child("连续缺勤天数未填", "unknown", lambda h: _says(h, absent=None)),
    _child("休学，缺勤天数不计", "clear", lambda h: _says(h, "休学", absent=90)),
    _child("没有学籍行", "orange"),
    _child("送教上门", "clear", lambda h: _says(h, "送教上门", absent=None)),
    _child("延缓入学", "clear", lambda h: _says(h, "延缓入学", absent=None)),
    _child("初中毕业", "clear", lambda h: _says(h, "毕业", "初中", absent=None)),
    _child("高中毕业", "clear", lambda h: _says(h, "毕业", "高中", absent=None)),
    _child("中职毕业", "clear", lambda h: _says(h, "毕业", "中职", absent=None)),
    _child("小学毕业，去向不明", "unknown", lambda h: _says(h, "毕业", "小学")),
    _child("学前毕业，去向不明", "unknown", lambda h: _says(h, "毕业", "学前")),
    _child("转学", "unknown", lambda h: _says(h, "转学")),
    _child("学籍状态为死亡", "unknown", lambda h: _says(h, "死亡")),
    _child("学年首日恰满6岁", "orange", born="20130901"),
    _child("学年首日差一天满6岁", "clear", born="20130902"),
    _child("学年首日前一天已满6岁", "orange", born="20130831"),
    _child("学年首日差一天满16岁", "orange", born="20030902"),
    _child("学年首日恰满16岁", "clear", born="20030901"),
    _child("学年首日满16岁，辍学不计", "clear", lambda h: _says(h, "辍学", "高中"), born="20030901"),
    _child("学年首日差一天满16岁，高中辍学", "red", lambda h: _says(h, "辍学", "高中"), born="20030902"),
    _child("学龄前儿童没有学籍", "clear", born="20170101"),
    _child("一人辍学，一人在读", "red", lambda h: (_says(h, "辍学"), h.joined(TEN), _says(h))),
    _child("一人没有学籍，一人缺勤天数未填", "orange", lambda h: (h.joined(TEN), _says(h, absent=None))),
    _child("一人转学，一人在读", "unknown", lambda h: (_says(h, "转学"), h.joined(TEN), _says(h))),
    _child("一人转学，一人缺勤5天", "orange", lambda h: (_says(h, "转学"), h.joined(TEN), _says(h, absent=5))),
    _child("已故成员不计", "clear", lambda h: (_says(h, "辍学"), h.died("2020-01-01", of=-1))),
    _child("学籍行被隔离", "unknown", lambda h: _lost(h)),
    _child("学籍行被隔离，另有在读行", "unknown", lambda h: (_lost(h), _says(h))),
    _child("学籍行被隔离，另有辍学行", "red", lambda h: (_lost(h), _says(h, "辍学"))),
    _child("学籍行被隔离，另有缺勤5天的行", "orange", lambda h: (_lost(h), _says(h, absent=5))),
    _child("一人学籍行被隔离，一人没有学籍", "orange", lambda h: (_lost(h), h.joined(TEN))),
    Worked("成年人的学籍行被隔离", "clear", lambda h: _lost(h)),
    _child("学籍数据过期", "unknown", lambda h: _says(h, "辍学"), county=OTHER),
    Worked("学籍数据过期，没有适龄成员", "clear", county=OTHER),
    _child("未报缺勤天数一列", "unknown", lambda h: _says(h, absent=None), county=FOURTH),
    _child("未报缺勤天数一列，辍学", "red", lambda h: _says(h, "辍学", absent=None), county=FOURTH),
    _child("未报缺勤天数一列，休学", "clear", lambda h: _says(h, "休学", absent=None), county=FOURTH),
    _child("旗县自定3天，缺勤2天", "clear", lambda h: _says(h, absent=2), county=FIFTH),
    _child("旗县自定3天，缺勤3天", "orange", lambda h: _says(h, absent=3), county=FIFTH),
    Worked("有身份不明的成员", "unknown", lambda h: h.stranger()),
    _child("有身份不明的成员，已知成员辍学", "red", lambda h: (_says(h, "辍学"), h.stranger())),
    _child("有身份不明的成员，已知成员没有学籍", "orange", lambda h: h.stranger()),
    _child("一般农牧户成员辍学", "red", lambda h: _says(h, "辍学"), general=True),
    _child("一般农牧户成员没有学籍", "orange", general=True),
    _child("一般农牧户成员在读", "clear", _says, general=True),
]


@pytest.fixture(scope="module")
def outcome(tmp_path_factory):
    """Verdicts of the rule on all cases, screened together."""
    absent, decided = {FOURTH: [("X11", "absent_days")]}, {FIFTH: {"absent_days": 3}}
    root = tmp_path_factory.mktemp("dropout")
    return verdicts(screen_cases(root, CASES, stale={OTHER: ["X11"]}, absent=absent, decided=decided), "dropout")


@pytest.mark.parametrize("index", range(len(CASES)), ids=[case.title for case in CASES])
def test_dropout(outcome, index):
    assert outcome[house_number(index)] == CASES[index].expected


# Born a year and more later than those above: whether they are of age depends on which school year D lies in.
NEXT_YEAR = [
    _child("2014年9月1日出生", "orange", born="20140901"),
    _child("2014年9月2日出生", "clear", born="20140902"),
    _child("2004年9月2日出生", "orange", born="20040902"),
    _child("2004年9月1日出生", "clear", born="20040901"),
]


@pytest.mark.parametrize(
    ("as_of", "expected"),
    [
        (date(2020, 8, 31), ["clear", "clear", "orange", "orange"]),
        (date(2020, 9, 1), [case.expected for case in NEXT_YEAR]),
    ],
)
def test_the_school_year_begins_on_1_september(tmp_path, as_of, expected):
    found = verdicts(screen_cases(tmp_path, NEXT_YEAR, as_of=as_of), "dropout")
    assert [found[house_number(index)] for index in range(len(NEXT_YEAR))] == expected
