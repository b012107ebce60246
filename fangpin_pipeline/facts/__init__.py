"""Amounts and states of a household on D, one SELECT an area. A value that cannot be known is NULL.

Every fact `x` that may be NULL comes with `x_stale` (extracts not fresh in the county) and `x_gap` (anything else
that is missing). They are kept only where `x` is unknown, in the table `lack`. Amounts bring a lower bound `x_low`.
Judgement stands in `rules`.
"""
