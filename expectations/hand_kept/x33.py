"""Issues to be put right: what the declaration cannot say about one row."""

from expectations.usual import Usual

_USUAL = Usual("X33")

CHECKS = (
    *_USUAL.in_time("found_on", "closed_on"),
    *_USUAL.in_order("found_on", "due_on", "closed_on"),
    _USUAL.told("department", "issue_no", basis="整改台账：每个问题有责任单位"),
    _USUAL.told("closed_on", "reopened", "reopened", "反弹的问题", "先销号，后反弹"),
)
