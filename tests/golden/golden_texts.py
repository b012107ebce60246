"""What a screened day leaves behind, as text files that can be compared line by line.

Run id and rulebook version change with every version of the code and are replaced by their names.
"""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

from openpyxl import load_workbook

from fangpin_pipeline.identity.divisions import COUNTIES
from fangpin_pipeline.outputs.explain import explain
from fangpin_pipeline.outputs.explain_text import as_text
from fangpin_pipeline.outputs.export import export_table
from fangpin_pipeline.outputs.report.build import build
from fangpin_pipeline.outputs.report.declare import Block, Table
from fangpin_pipeline.outputs.report.evidence import Evidence
from fangpin_pipeline.outputs.report.period import Period
from fangpin_pipeline.outputs.report.render import words_of
from fangpin_pipeline.rulebook import Rulebook
from fangpin_pipeline.warehouse import Home, published_days, run_of

COUNTY = "150821"
# The tables of the contract, and the rows behind each hit.
TABLES = (
    "delivery",
    "quarantine",
    "conflict",
    "household_fact",
    "household_class",
    "flag",
    "warning",
    "verification",
    "indicator_value",
    "evidence",
)


def write_texts(home: Home, as_of: date, folder: Path, township: str, household: str) -> None:
    """Write every table of a day as text, the workbook of one township, the county's report and one explanation."""
    run = run_of(home, as_of)
    assert run is not None
    for table in TABLES:
        export_table(run.path, table, folder / f"{table}.csv")
    book = Rulebook.load(home.rulebook)
    (workbook,) = (home.outbox / as_of.isoformat()).glob(f"*/{township}/*.xlsx")
    settings = {county: book.settings(county, as_of) for county in COUNTIES}
    report = build(Evidence(home, COUNTY, Period.read(f"{as_of:%Y-%m}"), book))
    texts = {
        "report.txt": "\n".join(
            [report.title, *report.lines, *(line for block in report.blocks for line in _lines(block))]
        ),
        f"workbook_{township}.txt": "\n".join(_workbook(workbook)),
        f"explain_{household}.txt": as_text(explain(run, home.staged, household, settings)),
    }
    for name, text in texts.items():
        (folder / name).write_text(_timeless(text, home, book) + "\n", encoding="utf-8")


def _lines(block: Block) -> list[str]:
    """A block as lines, a table one line a row."""
    if isinstance(block, Table):
        return [block.title, *("｜".join(map(str, row)) for row in (block.head, *block.rows))]
    return ["：".join(words_of(block))]


def _timeless(text: str, home: Home, book: Rulebook) -> str:
    for run in published_days(home).values():
        text = text.replace(run.id, "〈运行编号〉")
    return text.replace(book.fingerprint()[:12], "〈规则库版本〉")


def _workbook(file: Path) -> Iterator[str]:
    """One line a row of each sheet: the cells that are filled, in their order."""
    yield f"《{file.name}》"
    for sheet in load_workbook(file):
        yield f"── {sheet.title}"
        for row in sheet.iter_rows(values_only=True):
            if filled := [str(cell) for cell in row if cell is not None]:
                yield "\t".join(filled)
