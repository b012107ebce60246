"""The national labels of monitored households: who bears which on what day; they warn nobody (docs/adr/0010)."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from fangpin_pipeline.day import Day
from tests.spec.worked import House, Worked, house_number, screen_cases
from tests.spec.world import COUNTY, OTHER, D

LATER = date(2021, 7, 16)
OF_2020, OF_2021 = ("monitored_exit", "edge"), ("unstable_exit", "edge_at_risk", "sudden_hardship")


def label_verdicts(day: Day, label: str) -> dict[str, str]:
    """Verdict of a label for every household; those not listed are clear."""
    outcome = dict.fromkeys(day.read("household")["household_no"].to_pylist(), "clear")
    for row in day.read("household_label").to_pylist():
        if row["label"] == label:
            outcome[row["household_no"]] = row["verdict"]
            assert (row["missing"] is None) == (row["verdict"] == "hit"), row
    return outcome


def _of_type(kind: str) -> Any:
    return lambda house: house.world.revise("X01", {"household_no": house.number}, household_type=kind)


def _fallen_to(amount: Any) -> Any:
    return lambda house: house.earned(amount, period="2020-02-01")


def _ill(amount: Any, on: str = "2021-01-15") -> Any:
    return lambda house: house.settled(amount, on=on)


def _diagnosed(house: House) -> None:
    house.row("X14", kind="大病", disease="肺癌", diagnosed_on="2021-03-01")


def _both(*builds: Any) -> Any:
    return lambda house: [build(house) for build in builds]


def _withheld(house: House) -> None:
    house.row("X17", accepted=False, settled_on="2021-01-15", visit_kind="门诊")


EARLY = {
    "monitored_exit": (
        Worked("人均5000元", "clear", income=5000),
        Worked("人均差一分到5000元", "hit", income="4999.99"),
        Worked("两人共9999.99元", "hit", members=2, income="9999.99"),
        Worked("两人共10000元", "clear", members=2, income=10000),
        Worked("刚性支出等于上年收入", "clear", lambda house: house.settled(20000)),
        Worked("刚性支出多一分", "hit", lambda house: house.settled("20000.01")),
        Worked("收入减少恰好50%", "hit", _fallen_to(10000)),
        Worked("收入减少差一分到50%", "clear", _fallen_to("10000.01")),
        Worked("上年收入为负", "clear", _fallen_to(6000), income=-100),
        Worked("未脱贫户", "clear", _of_type("未脱贫"), income=1000),
        Worked("一般农牧户", "clear", general=True, income=1000),
        Worked("没有收入记录", "unknown", income=None),
        Worked("没有上年收入，其余不符合", "unknown", _fallen_to(20000), income=None),
        Worked("没有上年收入，但收入低", "hit", _fallen_to(4000), income=None),
    ),
    "edge": (
        Worked("人均5000元", "clear", general=True, income=5000),
        Worked("人均差一分到5000元", "hit", general=True, income="4999.99"),
        Worked("刚性支出多一分", "hit", lambda house: house.settled("20000.01"), general=True),
        Worked("没有收入记录", "clear", general=True, income=None),
        Worked("没有收入记录，支出大", "unknown", lambda house: house.settled("5000.01"), general=True, income=None),
        Worked("脱贫户", "clear", income=1000),
    ),
}


def _this_year(*cases: Worked) -> tuple[Worked, ...]:
    """Cases of 2021: the income stands in the record of 2020, and nobody's row of X16 matters."""
    return tuple(
        Worked(
            case.title,
            case.expected,
            _both(case.build, *([] if case.income is None else [_earned_2020(case.income)])),
            members=case.members,
            income=None,
            general=case.general,
        )
        for case in cases
    )


def _earned_2020(amount: Any) -> Any:
    return lambda house: house.earned(amount, period="2020-12-01")


LATE = {
    "unstable_exit": _this_year(
        Worked("人均6000元", "clear", income=6000),
        Worked("人均差一分到6000元", "hit", income="5999.99"),
        Worked("支出大而收入高", "clear", _ill(20001)),
        Worked("没有收入记录", "unknown", income=None),
        Worked("一般农牧户", "clear", general=True, income=1000),
        Worked("返贫户", "clear", _of_type("返贫"), income=1000),
    ),
    "edge_at_risk": _this_year(
        Worked("人均6000元", "clear", general=True, income=6000),
        Worked("人均差一分到6000元", "hit", general=True, income="5999.99"),
        Worked("没有收入记录", "clear", general=True, income=None),
        Worked("脱贫户", "clear", income=1000),
    ),
    "sudden_hardship": _this_year(
        Worked("脱贫户大额自付", "hit", _ill(10000)),
        Worked("一般农牧户大额自付", "hit", _ill(10000), general=True),
        Worked("自付差一分到标准、占比不到", "clear", _ill("9999.99"), income=30000),
        Worked("只有黄色：新确诊大病", "clear", _diagnosed),
        Worked("收入恰为监测范围", "hit", _ill(10000), income=6000),
        Worked("收入在监测范围内", "clear", _ill(10000), income="5999.99"),
        Worked("没有困难", "clear"),
        Worked("结算行被隔离", "unknown", _withheld),
        Worked("收入不明而有困难", "unknown", _ill(10000), income=None),
        Worked("收入不明而无困难", "clear", general=True, income=None),
        Worked("未脱贫户", "clear", _both(_of_type("未脱贫"), _ill(10000))),
        Worked("火灾毁房", "hit", lambda house: house.struck(0, "火灾", "2021-02-01", house_damaged=True)),
    ),
}


def _places(groups: dict[str, tuple[Worked, ...]]) -> list[Any]:
    """Every case with its label and its place in the one screening that serves all of them."""
    flat = [(label, case) for label, cases in groups.items() for case in cases]
    return [pytest.param(label, n, case, id=f"{label} {case.title}") for n, (label, case) in enumerate(flat)]


def _screened(root: Path, groups: dict[str, tuple[Worked, ...]], as_of: date) -> Day:
    cases: Sequence[Worked] = [case for cases in groups.values() for case in cases]
    return screen_cases(root, cases, as_of=as_of)


@pytest.fixture(scope="module")
def early(tmp_path_factory: pytest.TempPathFactory) -> Day:
    return _screened(tmp_path_factory.mktemp("early"), EARLY, D)


@pytest.fixture(scope="module")
def late(tmp_path_factory: pytest.TempPathFactory) -> Day:
    return _screened(tmp_path_factory.mktemp("late"), LATE, LATER)


@pytest.mark.parametrize(("label", "place", "case"), _places(EARLY))
def test_labels_of_2020(early: Day, label: str, place: int, case: Worked) -> None:
    assert label_verdicts(early, label)[house_number(place)] == case.expected


@pytest.mark.parametrize(("label", "place", "case"), _places(LATE))
def test_labels_of_2021(late: Day, label: str, place: int, case: Worked) -> None:
    assert label_verdicts(late, label)[house_number(place)] == case.expected


@pytest.mark.parametrize(
    ("as_of", "labels", "line"),
    [
        (date(2019, 12, 31), set(), "5000.00"),
        (date(2020, 1, 1), {"monitored_exit", "edge"}, "5000.00"),
        (date(2021, 6, 28), {"monitored_exit", "edge"}, "6000.00"),
        (date(2021, 6, 29), {"unstable_exit", "edge_at_risk"}, "6000.00"),
    ],
)
def test_each_day_has_the_labels_of_its_guidance(tmp_path: Path, as_of: date, labels: set[str], line: str) -> None:
    period = f"{as_of.year - 1}-12-01"

    def poor(house: House) -> None:
        house.earned(1000, period=period)

    cases = [Worked("脱贫户", "hit", poor, income=None), Worked("一般户", "hit", poor, income=None, general=True)]
    rows = screen_cases(tmp_path, cases, as_of=as_of).read("household_label").to_pylist()
    assert {row["label"] for row in rows} == labels
    assert {(row["verdict"], str(row["line"]), row["as_of"]) for row in rows} == (
        {("hit", line, as_of)} if rows else set()
    )


def test_a_year_without_a_line_is_unknown_and_says_so(tmp_path: Path) -> None:
    cases = [Worked("脱贫户", "unknown", lambda house: house.earned(1000, period="2021-12-01"), income=None)]
    (row,) = screen_cases(tmp_path, cases, as_of=date(2022, 3, 16)).read("household_label").to_pylist()
    assert (row["label"], row["verdict"], row["line"]) == ("unstable_exit", "unknown", None)
    assert row["missing"] == "规则库未定国家监测范围（年人均收入）"
    assert row["standard"] == "规则库没有2022年的国家监测范围（年人均收入）"


def test_a_county_sets_its_own_line_and_nobody_is_warned_by_a_label(tmp_path: Path) -> None:
    cases = [Worked("自定", "hit", income=8000), Worked("未定", "clear", income=8000, county=OTHER)]
    day = screen_cases(tmp_path, cases, decided={COUNTY: {"label_line": {2020: 9000}}})
    assert label_verdicts(day, "monitored_exit") == {house_number(0): "hit", house_number(1): "clear"}
    (row,) = day.read("household_label").to_pylist()
    assert (str(row["line"]), row["standard"], row["guidance"]) == ("9000.00", "《自定标准》", "国开发〔2020〕6号")
    assert day.read("warning").num_rows == 0
    assert house_number(0) not in day.read("verification")["household_no"].to_pylist()


def test_a_county_may_change_over_on_another_day(tmp_path: Path) -> None:
    cases = [Worked("已改用", "hit", income=1000), Worked("未改用", "hit", income=1000, county=OTHER)]
    day = screen_cases(tmp_path, cases, decided={COUNTY: {"labels_2021_since": "2020-03-16"}})
    told = {row["household_no"]: (row["label"], row["guidance"]) for row in day.read("household_label").to_pylist()}
    assert told == {
        house_number(0): ("unstable_exit", "中农组发〔2021〕7号"),
        house_number(1): ("monitored_exit", "国开发〔2020〕6号"),
    }
