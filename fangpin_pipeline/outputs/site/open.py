"""From a home to the evidence of a day: the site shows one published run and those before it."""

from datetime import date
from pathlib import Path

from fangpin_pipeline.identity.divisions import CITY
from fangpin_pipeline.outputs.report.evidence import Evidence
from fangpin_pipeline.outputs.report.open import evidence_of
from fangpin_pipeline.outputs.report.period import Period, Span
from fangpin_pipeline.warehouse import Home, published_days
from fangpin_pipeline.warehouse.errors import WarehouseError


def evidence_of_day(home: Home, as_of: date | None, aside: Path) -> Evidence:
    """Evidence of the city for a published day, the newest without one; `aside` is an empty folder.

    Numbers are compared with the newest run of the month before. Raises WarehouseError where the day is not published.
    """
    days = published_days(home)
    day = as_of or max(days, default=None)
    if day is None or day not in days:
        told = f"没有 {day} 的发布结果" if day else "没有发布的筛查"
        ask = f"fangpin screen --as-of {day or 'D'} --home {home.root}"
        raise WarehouseError(f"{home.root} 中{told}；请先运行 {ask}。")
    return evidence_of(home, CITY, Period(Span.MONTH, day.replace(day=1), day), aside)
