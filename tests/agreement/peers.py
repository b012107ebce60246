"""The nine rules of the benchmark in pandas, in Polars and alone: each agrees with the published day, row by row."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from fangpin_pipeline.bench import pandas_peer, polars_peer
from fangpin_pipeline.bench.bound import areas_read, columns_used
from fangpin_pipeline.bench.days import keep_tables
from fangpin_pipeline.bench.nine import confirm_agreement
from fangpin_pipeline.bench.ours import nine_alone, open_day
from fangpin_pipeline.warehouse import Home, run_of


@dataclass(frozen=True)
class Peers:
    """What a day's facts begin with, kept aside in `folder`, and what peers make of it."""

    home: Home
    day: date
    folder: Path

    def confirm(self) -> None:
        """Every verdict of every side is the published one; to be called when the day was screened just now."""
        keep_tables(self.home, self.folder)
        run, out = run_of(self.home, self.day), self.folder.with_suffix(".parquet")
        assert run is not None
        sides = {
            "pandas": lambda: pandas_peer.judge(self.folder, self.day, out),
            "Polars": lambda: polars_peer.judge(self.folder, self.day, out),
            "nine": lambda: nine_alone(
                open_day(self.folder, self.home.root, self.day, self.folder / "scratch"),
                columns_used(self.folder, areas_read(nine=True)),
                out,
            ),
        }
        for side, judge in sides.items():
            judge()
            assert confirm_agreement(side, out, self.folder / "household.parquet", run.path)
