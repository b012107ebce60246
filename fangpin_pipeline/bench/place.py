"""Where a benchmark's files lie, and the days that it screens. Only names: who writes what stands in the parts."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from fangpin_pipeline.reading.gate import Gate
from fangpin_pipeline.warehouse import Home

# The day that is taken apart; the next, on which three extracts are delivered anew; one on which nothing is.
DAY, CHANGED_DAY, QUIET_DAY = date(2020, 3, 16), date(2020, 3, 17), date(2020, 3, 18)
DAYS = 4
CHANGED = ("X12", "X17", "X22")


@dataclass(frozen=True)
class Place:
    """One city (`city`, kept from run to run) and what one benchmark makes of it (`work`, gone afterwards)."""

    city: Path
    work: Path

    @property
    def households(self) -> int:
        """How many households were asked for: the folder of a city begins with it."""
        return int(self.city.name.partition("-")[0])

    @property
    def landing(self) -> Path:
        """The deliveries of the city."""
        return self.city / "landing"

    @property
    def recoded(self) -> Path:
        """The same files as the bare readers want them."""
        return self.city / "utf8"

    @property
    def types(self) -> Path:
        """Types of csv cells by file and place, told to the bare reader."""
        return self.city / "types.json"

    @property
    def home(self) -> Home:
        """The home in which the days are screened."""
        return Home(self.work / "home")

    @property
    def tables(self) -> Path:
        """What facts begin with on DAY."""
        return self.work / "tables"

    def verdicts(self, side: str) -> Path:
        """The nine verdicts of one side."""
        return self.work / f"verdicts-{side}.parquet"


@dataclass(frozen=True)
class Frameworks:
    """What the domain finds by entry points only: the gate, and what runs a day under the orchestrator."""

    gate: Callable[[], Gate]
    runner: Callable[[], Any]


Told = dict[str, Any]
"""What a part tells beside its cost, as JSON can write it."""
Work = Callable[[], Told]
"""The part of a process that is measured: everything is imported and found before."""
