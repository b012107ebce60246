"""The words in which an indicator is declared. How declarations become values stands in `value`."""

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from fangpin_pipeline.contracts import Department
from fangpin_pipeline.indicators.articles import ARTICLES, MAIN_RECEIVERS


class Measure(StrEnum):
    """What a value is: the share of units that have something, their number, a sum of them, or a sum by another."""

    RATIO = "比例"
    COUNT = "数量"
    SUM = "合计"
    MEAN = "均值"


class Period(StrEnum):
    """The time an indicator looks at, ending with D."""

    DAY = "当日"
    MONTH = "上月"
    TWELVE_MONTHS = "近12个月"
    YEAR = "本年至今"
    PREVIOUS_YEAR = "上年"


class Better(StrEnum):
    """Which way is good."""

    HIGHER = "越高越好"
    LOWER = "越低越好"
    NEITHER = "不评价高低"


@dataclass(frozen=True)
class Indicator:
    """One number about villages, townships, counties and the city, for one row of the clause map.

    `units` is a SELECT with one row a unit (a household, an asset, a loan): `county_code`, `part`, and `whole` unless
    every unit counts as one. `part` is TRUE, FALSE or an amount, and NULL where the unit cannot be judged: such a unit
    is in neither sum and lowers the coverage. With `by_village` the SELECT also gives `village_code`, and there are
    values for townships and villages. Amounts are fen in SQL; `fen` says so, and values are published in yuan; so does
    `fen_whole` of what is divided by, for the share of an amount. Other numbers with decimals are whole in SQL after
    multiplying by `scale` and `whole_scale`, which the published numerator and denominator are divided by.

    A ratio or mean is Σ part / Σ whole, a count the number of units that have it, a sum Σ part. `needs` names the
    extracts that must be fresh in a county: without one of them its values are 未报, never 0.
    Of units that are `self_reported`, as villages with their yearly accounts, the SELECT also says whether one did
    (`sent`): a place none of whose units did is 未报 too.
    `numerator` and `denominator` say in Chinese what is added up, `owner` who answers for the number; who receives it
    follows from the clause.

    A value rests on at least `least` judged units, for the mean of a small group says nothing. A number of persons of
    whom nobody should be able to guess is told of counties and the city only, and not below `withheld` unless it is 0.

    An assessment gives 0 points at the value `worst` and 100 at `best`. A ratio with a good direction needs neither; a
    mean needs neither when it is a `share`: of its whole all, or none, is what the clause asks for.
    """

    id: str
    title: str
    clause: str
    measure: Measure
    unit: str
    numerator: str
    units: str
    needs: tuple[str, ...]
    owner: Department
    denominator: str = ""
    period: Period = Period.DAY
    better: Better = Better.NEITHER
    worst: Decimal | None = None
    best: Decimal | None = None
    share: bool = False
    by_village: bool = False
    fen: bool = False
    fen_whole: bool = False
    scale: int = 1
    whole_scale: int = 1
    least: int = 0
    withheld: int = 0
    self_reported: bool = False
    note: str = ""

    def __post_init__(self) -> None:
        if bool(self.denominator) != (self.measure in (Measure.RATIO, Measure.MEAN)):
            raise ValueError(f"indicator {self.id}: a ratio or mean says what it is divided by, and nothing else does")
        if self.withheld and (self.measure is not Measure.COUNT or self.by_village):
            raise ValueError(f"indicator {self.id}: only a number told of counties can be withheld where it is small")
        if not self.id.startswith(f"a{int(self.article):02d}_"):
            raise ValueError(f"indicator {self.id}: its id begins with a and the two digits of its article")
        if self.share and (self.measure is not Measure.MEAN or self.better is Better.NEITHER or self.unit != "%"):
            raise ValueError(f"indicator {self.id}: only a mean in per cent with a good direction is declared a share")
        if (self.worst is None) != (self.best is None):
            raise ValueError(f"indicator {self.id}: points need a worst and a best value")
        if self.worst is not None and self.best is not None and self._direction(self.worst, self.best) != self.better:
            raise ValueError(f"indicator {self.id}: its worst and best value do not lie in its good direction")

    @property
    def scales(self) -> tuple[int, int]:
        """What the sums of `part` and of `whole` are divided by."""
        return 100 if self.fen else self.scale, 100 if self.fen_whole else self.whole_scale

    @property
    def article(self) -> str:
        """Number of the article of the policy."""
        return self.clause.partition(".")[0]

    @property
    def told_to(self) -> tuple[str, ...]:
        """Who gets the number: the main receivers of its clause, else all of its article."""
        return MAIN_RECEIVERS.get(self.clause) or ARTICLES[self.article].receivers

    @property
    def statement(self) -> str:
        """Sums by the smallest place: numerator, denominator, known and total units."""
        places = "county_code, village_code" if self.by_village else "county_code"
        part = "CASE WHEN part THEN 1 WHEN NOT part THEN 0 END" if self._judges else "part"
        whole = "whole" if self.measure is Measure.MEAN else "1"
        known = "part IS NOT NULL AND whole IS NOT NULL" if self.measure is Measure.MEAN else "part IS NOT NULL"
        sent = "CASE WHEN sent THEN 1 END" if self.self_reported else "*"
        return (
            f"SELECT {places}, "
            f"CAST(COALESCE(SUM(CASE WHEN {known} THEN {part} END), 0) AS BIGINT) AS numerator, "
            f"CAST(COALESCE(SUM(CASE WHEN {known} THEN {whole} END), 0) AS BIGINT) AS denominator, "
            f"CAST(COUNT(CASE WHEN {known} THEN 1 END) AS BIGINT) AS known, CAST(COUNT(*) AS BIGINT) AS total, "
            f"CAST(COUNT({sent}) AS BIGINT) AS sent "
            f"FROM ({self.units}) units GROUP BY {places}"
        )

    @property
    def bounds(self) -> tuple[Decimal, Decimal] | None:
        """The values that an assessment gives 0 and 100 points; None for what is not assessed."""
        if self.worst is not None and self.best is not None:
            return self.worst, self.best
        if self.better is Better.NEITHER or not (self.measure is Measure.RATIO or self.share):
            return None
        return (Decimal(0), Decimal(1)) if self.better is Better.HIGHER else (Decimal(1), Decimal(0))

    @staticmethod
    def _direction(worst: Decimal, best: Decimal) -> Better:
        if worst == best:
            return Better.NEITHER
        return Better.HIGHER if worst < best else Better.LOWER

    @property
    def _judges(self) -> bool:
        return self.measure in (Measure.RATIO, Measure.COUNT)
