"""Villages: what the declaration cannot say about one row."""

from expectations.candidates import RECEIVED_ON
from expectations.checks import advice
from expectations.hand_kept.reasons import PRACTICE
from expectations.usual import Usual

_USUAL = Usual("X05")

CHECKS = (
    advice("year_in_time", "年度不晚于接收年度", "year", f"year <= year({RECEIVED_ON})", "年度数据不会早于该年度上报"),
    *_USUAL.in_time("exited_on"),
    advice(
        "exited_on_of_poverty_village", "有出列日期的是贫困村", "exited_on", "poverty_village", "出列只适用于贫困村"
    ),
    _USUAL.sized("household_count", 1, 5_000),
    _USUAL.sized("person_count", 1, 20_000),
    advice(
        "persons_of_households",
        "总人口不少于总户数，户均不超过10人",
        "person_count",
        "person_count BETWEEN household_count AND household_count * 10",
        PRACTICE,
    ),
    *_USUAL.within("household_count", "toilets_usable"),
)
