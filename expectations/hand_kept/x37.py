"""Public notices: what the declaration cannot say about one row."""

from expectations.checks import advice
from expectations.usual import Usual

_USUAL = Usual("X37")

CHECKS = (
    *_USUAL.in_time("started_on"),
    *_USUAL.in_order("started_on", "ended_on"),
    advice(
        "notice_long_enough",
        "公示期不少于5天",
        "ended_on",
        "ended_on >= started_on + INTERVAL 4 DAY",
        "各地公示期的通行做法：5天以上",
    ),
    advice("notice_masked", "公示内容已脱敏", "masked", "masked", "个人信息保护：公示不含完整证件号码等个人信息"),
    _USUAL.sized("objections", 0, 1_000),
    _USUAL.told("masked", "notice_no"),
)
