"""A small city with one defect or none, screened; what its tables and its files say."""

import csv
import os
import shutil
from collections import Counter
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from fangpin_pipeline.identity.divisions import edition
from fangpin_pipeline.reading.deliveries import find_deliveries
from fangpin_pipeline.reading.read import read_delivery
from fangpin_pipeline.sample import SampleSummary, write_sample
from fangpin_pipeline.warehouse import Home, PublishedRun, run_of
from tests.published_day import publish_day

D = date(2020, 3, 16)
HOUSEHOLDS = 160
# Villages of five households, townships of twenty, rolls of fifty: what these defects are measured against.
LARGE = 1_200
NEED_LARGE = ("copied_income", "partial_delivery", "money_unit", "shared_phone")


@dataclass(frozen=True)
class DefectCity:
    """A screened city: its deliveries, what the sample said of them, its truth and its published run."""

    landing: Path
    summary: SampleSummary
    truth: list[dict[str, Any]]
    home: Home

    @cached_property
    def run(self) -> PublishedRun:
        run = run_of(self.home, D)
        assert run is not None
        return run

    def rows(self, table: str) -> list[dict[str, Any]]:
        return self.run.read(table).to_pylist()

    @cached_property
    def deliveries(self) -> dict[str, dict[str, Any]]:
        return {row["delivery"]: row for row in self.rows("delivery")}

    def quarantine(self, path: str) -> list[dict[str, Any]]:
        return [row for row in self.rows("quarantine") if row["delivery"] == path]

    def failing(self, extract: str, check: str) -> int:
        (row,) = (row for row in self.rows("expectation_result") if (row["extract"], row["check"]) == (extract, check))
        return row["failing"]

    def typed(self, path: str) -> pa.Table:
        """The rows of one delivery as they are read."""
        (found,) = (one for one in find_deliveries(self.landing, D) if one.path == path)
        return read_delivery(found, edition(D).codes).rows

    def raw(self, path: str, encoding: str = "utf-8") -> list[dict[str, str]]:
        """The rows of one csv delivery as they are written."""
        with (self.landing / path).open(encoding=encoding, newline="") as file:
            return list(csv.DictReader(file))

    def path_of(self, title: str) -> str:
        """The city's file of an extract."""
        return f"{D}/{title}_合成数据_{D:%Y%m%d}.csv"


def make_city(root: Path, defects: str, judged: Path | None = None, households: int = HOUSEHOLDS) -> DefectCity:
    """Write and screen. `judged` holds deliveries that are judged already: only other ones are read again."""
    landing, truth, home = root / "landing", root / "truth.parquet", Home(root / "home")
    summary = write_sample(landing, households, defects=defects, truth=truth)
    if judged is not None:
        shutil.copytree(judged, home.staged, copy_function=os.link)
    publish_day(home, D, landing)
    return DefectCity(landing, summary, pq.read_table(truth).to_pylist(), home)


def struck_households(city: DefectCity, title: str) -> set[str]:
    return {row["household_no"] for row in city.truth if title in row["faults"].split(";")}


def of_others(city: DefectCity, table: str, struck: set[str]) -> Counter[tuple[Any, ...]]:
    """The rows of a table about households that no defect strikes; a household that split off is its old one."""
    return Counter(
        tuple(row.values())
        for row in city.rows(table)
        if row["household_no"] not in struck and row["household_no"][:-1] not in struck
    )
