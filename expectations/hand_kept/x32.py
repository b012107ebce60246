"""Village teams: what the declaration cannot say about one row."""

from expectations.usual import Usual

_USUAL = Usual("X32")

CHECKS = (
    *_USUAL.in_time("started_on"),
    *_USUAL.in_order("started_on", "ended_on"),
    _USUAL.sized("days_present", 0, 31, "一个月至多31天"),
    *_USUAL.named("member_name"),
    _USUAL.told("started_on", "member_name"),
)
