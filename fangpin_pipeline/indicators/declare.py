"""The words in which an indicator is declared."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Indicator:
    """A ratio of a county. `statement` gives county_code, numerator, denominator, known, total.

    `known` of `total` is its coverage: of how many units the value could be told. A value is published only where the
    denominator is above 0; otherwise its status is 数据不足, never 0.
    """

    id: str
    title: str
    clause: str
    unit: str
    statement: str
