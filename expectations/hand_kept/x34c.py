"""Civic events in villages: what the declaration cannot say about one row."""

from expectations.usual import Usual

_USUAL = Usual("X34c")

CHECKS = (
    *_USUAL.in_time("occurred_on"),
    _USUAL.sized("participants", 1, 5_000),
)
