"""A day from its files to its publication. What people are shown of it is left out: it takes as long as all the rest
of a small day, and those who test what is decided do not look at it. Whole days stand in tests/golden and unit/city.
"""

from datetime import date
from pathlib import Path

from expectations.gate import great_expectations_gate
from fangpin_pipeline.day import Day
from fangpin_pipeline.screening import STAGES
from fangpin_pipeline.warehouse import Home, PublishedRun, run_of
from fangpin_pipeline.warehouse.session import open_session

_SHOWN = ("mart", "outbox")


def publish_day(home: Home, as_of: date, landing: Path, confirm: str | None = None) -> PublishedRun:
    """Screen and publish; `confirm` lets a jump in warnings pass."""
    with open_session(home, as_of) as session:
        day = Day(as_of, home, landing, session.workspace, great_expectations_gate, confirm)
        for stage in STAGES:
            if stage.name not in _SHOWN:
                stage.run(day)
    run = run_of(home, as_of)
    assert run is not None
    return run
