"""Homes for the destitute: what the declaration cannot say about one row."""

from expectations.usual import Usual

_USUAL = Usual("X08b")

CHECKS = (
    _USUAL.sized("beds", 1, 2_000),
    *_USUAL.within("beds", "residents", "nursing_beds"),
    _USUAL.sized("disabled_waiting", 0, 1_000),
)
