"""Measures of poverty and inequality over any incomes: exact sums of whole numbers, no household and no rule.

What is measured for the city's days stands in `stages`; who is warned is decided in `rules`, never by these.
"""
