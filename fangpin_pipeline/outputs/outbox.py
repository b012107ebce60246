"""The outbox: the workbooks of a day in the places where those who hand them out look for them.

A day's folder is replaced as a whole; what a workbook holds stands in `workbook`,
`summary`, `ledger_book` and `correction_book`, the pages in `quality_page` and `rulebook_page`.
"""

import gc
from collections import defaultdict
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import date
from pathlib import Path

from fangpin_pipeline.outputs.correction_book import write_answers
from fangpin_pipeline.outputs.details import open_details
from fangpin_pipeline.outputs.folder import replaced
from fangpin_pipeline.outputs.labels import Imprint
from fangpin_pipeline.outputs.ledger_book import write_ledgers
from fangpin_pipeline.outputs.lists import Township, read_lists
from fangpin_pipeline.outputs.quality_page import write_quality_page
from fangpin_pipeline.outputs.rulebook_page import FILE as RULEBOOK_PAGE
from fangpin_pipeline.outputs.rulebook_page import write_rulebook_page
from fangpin_pipeline.outputs.summary import write_summary
from fangpin_pipeline.outputs.workbook import write_township


def write_outbox(
    run_dir: Path, outbox: Path, imprint: Imprint, earlier: Mapping[date, Path] | None = None
) -> list[Path]:
    """Write the workbooks of a published run into `outbox/<date>/<county>/<township>/`; returns their paths.

    Beside them the ledgers of each county, what departments have to correct, the quality page and who decided what;
    `earlier` holds earlier published runs for their trends, newest first. The day's folder is written aside and then
    put in the place of an older one.
    """
    day = imprint.as_of.isoformat()
    with replaced(outbox / day) as part:
        written = _write_lists(part, run_dir, imprint, day)
        written += write_ledgers(part, run_dir, imprint)
        written += write_answers(part, run_dir, imprint, earlier or {})
        written.append(write_rulebook_page(part / RULEBOOK_PAGE, imprint.book, imprint.as_of))
        written.append(write_quality_page(part, run_dir, imprint, earlier or {}))
    return [outbox / day / file.relative_to(part) for file in written]


def _write_lists(part: Path, run_dir: Path, imprint: Imprint, day: str) -> list[Path]:
    """Write the workbooks of all townships and counties."""
    lists = read_lists(run_dir)
    counties: dict[str, list[Township]] = defaultdict(list)
    for township in lists.townships:
        counties[township.county_code].append(township)
    written = []
    with _kept(), open_details(run_dir, imprint) as details:
        for county, townships in counties.items():
            ages = lists.ages.get(county, ())
            name = imprint.county(county)
            for township in townships:
                folder = part / county / township.code
                folder.mkdir(parents=True)
                file = folder / f"{name}{_plain(imprint.township(township.code))}预警名单_{day}.xlsx"
                write_township(file, township, imprint, ages, details.of(township, ages))
                written.append(file)
            file = part / county / f"{name}预警汇总_{day}.xlsx"
            write_summary(file, county, townships, imprint, ages, lists.receipts, lists.unmatched)
            written.append(file)
    return written


@contextmanager
def _kept() -> Iterator[None]:
    """What is in memory now stays until the end: the collector need not go through a whole city's lists every time."""
    gc.freeze()
    try:
        yield
    finally:
        gc.unfreeze()


def _plain(name: str) -> str:
    """A name that can stand in a file name."""
    return "".join(sign for sign in name if sign not in '\\/:*?"<>|')
