"""Decisions that nobody has taken: how they are written, above what they stand, and what they change."""

from collections.abc import Callable
from datetime import date
from decimal import Decimal

import pytest

from fangpin_pipeline.identity.divisions import COUNTIES
from fangpin_pipeline.rulebook import Rulebook
from fangpin_pipeline.rulebook.errors import UnusableError
from fangpin_pipeline.rulebook.supposed import (
    Decision,
    GradeDecision,
    PolicyDecision,
    Supposed,
    changes,
    grade_changes,
    policy_changes,
    read_decisions,
    settings_by_county,
    suppose,
)

D = date(2020, 3, 16)
LINHE, WUYUAN, FRONT = "150802", "150821", "150823"


def instrument(on: date, sets: str) -> str:
    return f"- {{title: 本级标准, issued: {on}, effective: {on}, sets: {{{sets}}}}}\n"


def supposed(book: Rulebook, *texts: str) -> Rulebook:
    return suppose(book, read_decisions(texts), D)


def value(book: Rulebook, county: str, name: str, on: date = D) -> object:
    return book.settings(county, on)[name].value


@pytest.mark.parametrize(
    ("text", "decision"),
    [
        ("illness_amount=8000", Decision("150800", "illness_amount", Decimal(8000), "illness_amount=8000")),
        (
            " illness_share = 0.3 @ 五原 ",
            Decision(WUYUAN, "illness_share", Decimal("0.3"), " illness_share = 0.3 @ 五原 "),
        ),
        ("visit_days=60@乌拉特前旗", Decision(FRONT, "visit_days", 60, "visit_days=60@乌拉特前旗")),
        ("class_severity=red@city", Decision("150800", "class_severity", "red", "class_severity=red@city")),
        (
            "subsidy_horizon=2021-12-31@150802",
            Decision(LINHE, "subsidy_horizon", date(2021, 12, 31), "subsidy_horizon=2021-12-31@150802"),
        ),
        (
            "poverty_line=2019:3300,2020:4200",
            Decision(
                "150800",
                "poverty_line",
                {2019: Decimal(3300), 2020: Decimal(4200)},
                "poverty_line=2019:3300,2020:4200",
            ),
        ),
        (
            "grades.illness.yellow=orange@五原县",
            GradeDecision(WUYUAN, "illness", "yellow", "orange", "grades.illness.yellow=orange@五原县"),
        ),
        ("policies.BZ2020.ends_on=null", PolicyDecision("150800", "BZ2020", "ends_on")),
        ("policies.A.B.adjusted=true@五原县", PolicyDecision(WUYUAN, "A.B", "adjusted", adjusted=True)),
    ],
)
def test_how_a_decision_is_written(text: str, decision: Supposed) -> None:
    assert read_decisions([text]) == [decision]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("ilness_amount=8000", "没有这个键。处理办法：是不是“illness_amount”"),
        ("illness_amount=八千", "“八千”不是数字（单位：元）"),
        ("illness_share=40", "“40”超出合理范围"),
        ("visit_days=3.5", "“3.5”不是整数（单位：天）"),
        ("class_severity=green", "“green”不是预警等级"),
        ("subsidy_horizon=2020", "“2020”不是日期"),
        ("illness_amount=2020:8000", "这个参数不分年度"),
        ("poverty_line=20:4200", "“20”不是年度"),
        ("poverty_line=2020:1,2020:2", "不是各年度一个数"),
        ("illness_amount=8000@五源县", "没有旗县区“五源县”。处理办法：是不是“五原县”"),
        ("illness_amount=8000@后旗", "没有旗县区“后旗”"),
        ("illness_amount=8000@", "缺少参数名、等号、取值或旗县区"),
        ("illness_amount", "缺少参数名、等号、取值或旗县区"),
        ("policies.BZ2020.title=x", "补贴政策“policies.BZ2020.title=x”的写法不对"),
        ("policies.BZ2020.adjusted=yes", "写成 policies.代码.ends_on=2021-12-31"),
        ("policies.BZ2020.ends_on=2020", "“2020”不是日期"),
        ("grades.illness=red", "等级“grades.illness=red”的写法不对"),
        ("grades.illness.yellow=grey", "写成 grades.规则.原等级=新等级"),
    ],
)
def test_what_cannot_be_read_is_told_with_its_remedy(text: str, words: str) -> None:
    with pytest.raises(UnusableError) as error:
        read_decisions([text])
    assert f"--set {text}：" in str(error.value)
    assert words in str(error.value)


def test_all_mistakes_are_told_at_once_and_nothing_may_stand_twice() -> None:
    texts = ["illnes_share=1", "visit_days=x", "loan_amount=1", "loan_amount=2", "loan_amount=3@五原县"]
    with pytest.raises(UnusableError) as error:
        read_decisions(texts)
    assert [text for text in texts if f"--set {text}：" in str(error.value)] == [texts[0], texts[1], texts[3]]


def test_an_unknown_policy_is_told_with_the_nearest() -> None:
    with pytest.raises(UnusableError, match="规则库中没有补贴政策“BZ2O20”。是不是“BZ2020”"):
        supposed(Rulebook.load(), "policies.BZ2O20.adjusted=true")


def test_a_county_keeps_what_it_decided_when_the_city_decides(office: Callable[..., Rulebook]) -> None:
    book = office(**{FRONT: instrument(date(2020, 1, 1), "illness_amount: 12000")})

    city = supposed(book, "illness_amount=8000")
    assert [value(city, county, "illness_amount") for county in (LINHE, FRONT)] == [8000, 12000]
    county = supposed(book, f"illness_amount=8000@{FRONT}")
    assert [value(county, county_code, "illness_amount") for county_code in (LINHE, FRONT)] == [10000, 8000]


def test_a_supposed_decision_stands_above_one_of_the_same_day(office: Callable[..., Rulebook]) -> None:
    book = office(**{WUYUAN: instrument(D, "illness_amount: 12000, visit_days: 10")})
    other = supposed(book, "illness_amount=8000@五原县")

    assert value(other, WUYUAN, "illness_amount") == 8000
    assert value(other, WUYUAN, "visit_days") == 10
    assert value(other, WUYUAN, "illness_amount", date(2020, 3, 15)) == 10000


def test_a_year_that_is_not_the_days_changes_nothing() -> None:
    book = Rulebook.load()
    before = settings_by_county(book, D)

    assert changes(before, settings_by_county(supposed(book, "poverty_line=2019:3300"), D)) == []
    found = changes(before, settings_by_county(supposed(book, "poverty_line=2020:4200@临河区"), D))
    assert [(c.parameter.name, c.county, c.before.value, c.after.value) for c in found] == [
        ("poverty_line", LINHE, 4000, 4200)
    ]


def test_standards_of_another_year_than_the_day(office: Callable[..., Rulebook]) -> None:
    book = office(**{"150800": instrument(date(2021, 1, 1), "poverty_line: {2020: 4100, 2021: 4500}")})
    after = date(2021, 2, 1)

    assert settings_by_county(book, after)[LINHE]["poverty_line"].value == 4500
    assert settings_by_county(book, after, 2020)[LINHE]["poverty_line"].value == 4100
    assert settings_by_county(book, D, 2020)[LINHE]["poverty_line"].value == 4000


def test_policies_that_pay_otherwise() -> None:
    book = Rulebook.load()
    other = supposed(book, "policies.BZLONG.adjusted=true@五原县", "policies.BZ2020.ends_on=2021-12-31")

    told = [(c.key, c.county, c.before, c.after) for c in policy_changes(book, other)]
    assert told == sorted(
        [
            *(("policies.BZ2020", c, "2020-12-31 到期，不调整", "2021-12-31 到期，不调整") for c in COUNTIES),
            ("policies.BZLONG", WUYUAN, "没有到期日，不调整", "没有到期日，正在调整"),
        ],
        key=lambda row: (list(COUNTIES).index(row[1]), row[0]),
    )


def test_severities_that_are_others(office: Callable[..., Rulebook]) -> None:
    text = instrument(date(2020, 2, 1), "").replace("}}", "}, grades: {illness: {yellow: orange}}}")
    book = office(**{WUYUAN: text})
    other = supposed(book, "grades.illness.yellow=yellow@五原县", "grades.schooling.orange=red")

    told = [(c.key, c.county, c.before, c.after) for c in grade_changes(book, D, other, D)]
    assert [row for row in told if row[1] == WUYUAN] == [
        ("grades.illness.yellow", WUYUAN, "橙色", "黄色"),
        ("grades.schooling.orange", WUYUAN, "橙色", "红色"),
    ]
    assert len(told) == len(COUNTIES) + 1
    repealed = grade_changes(book, D, Rulebook.load(), D)
    assert [(c.key, c.before, c.after) for c in repealed] == [("grades.illness.yellow", "橙色", "黄色")]
