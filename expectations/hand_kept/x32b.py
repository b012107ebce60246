"""Terms of office of county leaders: what the declaration cannot say about one row."""

from expectations.usual import Usual

_USUAL = Usual("X32b")

CHECKS = (
    *_USUAL.in_time("started_on"),
    *_USUAL.in_order("started_on", "ended_on"),
)
