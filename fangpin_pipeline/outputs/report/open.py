"""From a home to the evidence of a report: the office's rulebook as it was when the day was screened."""

from pathlib import Path

from fangpin_pipeline.outputs.report.evidence import Evidence
from fangpin_pipeline.outputs.report.period import Period
from fangpin_pipeline.rulebook import Rulebook
from fangpin_pipeline.warehouse import Home, published_days
from fangpin_pipeline.warehouse.inputs import lay_out


def evidence_of(home: Home, unit: str, period: Period, aside: Path) -> Evidence:
    """Evidence of a county (or 150800) and a period; `aside` is an empty folder for the rulebook's files."""
    inside = [run for run in published_days(home).values() if run.as_of in period]
    if not inside:
        return Evidence(home, unit, period, Rulebook.load(home.rulebook))
    lay_out(home, inside[-1].manifest().inputs.rulebook, aside)
    return Evidence(home, unit, period, Rulebook.load(aside))
