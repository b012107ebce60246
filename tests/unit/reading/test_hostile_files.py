"""Files made to break a reader: read or refused within bounds, and the good file beside them is accepted."""

import resource
import time
from collections.abc import Callable
from pathlib import Path

import hostile_files as files
import hostile_ole as ole
import pytest
from hostile_files import GOOD
from reading_toys import Landing

from fangpin_pipeline.reading.bounded_limits import LEAST_SECONDS, MEGABYTE
from fangpin_pipeline.reading.staging import StagedDelivery

MOST_SECONDS = 3 * LEAST_SECONDS
"""Processor seconds of the slowest of them, its making left out."""
MOST_OF_OURS = 300 * MEGABYTE
"""What the process that asks may grow by."""

REFUSED = {
    "bomb_in_sheet.xlsx": files.bomb_in_sheet,
    "bomb_of_rows.xlsx": files.bomb_of_rows,
    "lying_sizes.xlsx": files.lying_sizes,
    "stray_cell.xlsx": files.stray_cell,
    "stray_cell_declared.xlsx": files.stray_cell_declared,
    "climbing.zip": files.climbing_zip,
    "endless_line.csv": files.endless_line,
    "endless_cells.csv": files.endless_cells,
    "endless_quotation.csv": files.endless_quotation,
    "far_cells.xls": ole.far_cells,
    "endless_strings.xls": ole.endless_strings,
    "ring_of_sectors.xls": ole.ring_of_sectors,
    "lying_stream_size.xls": ole.lying_stream_size,
    "lying_allocation.xls": ole.lying_allocation,
    "ring_of_allocation.xls": ole.ring_of_allocation,
    "ring_of_directory.xls": ole.ring_of_directory,
}
ACCEPTED = {
    "million_blank_rows.xlsx": files.million_blank_rows,
    "million_blank_cells.xlsx": files.million_blank_cells,
    "macros.xlsm": files.macros,
    "outside_links.xlsx": files.outside_links,
}
EITHER = {
    "deep_xml.xlsx": files.deep_xml,
    "bomb_in_strings.xlsx": files.bomb_in_strings,
    "entities.xlsx": files.entities,
    "outside_entity.xlsx": files.outside_entity,
    "nul_bytes.csv": files.nul_bytes,
}


BEYOND_MEMORY = {
    "bomb_in_sheet.xlsx",
    "bomb_of_rows.xlsx",
    "stray_cell.xlsx",
    "far_cells.xls",
    "ring_of_sectors.xls",
    "ring_of_directory.xls",
}


def settled(landing: Landing, name: str, make: Callable[[], bytes]) -> StagedDelivery:
    """What becomes of the file, in a landing that holds a good file too, within the bounds."""
    landing.put(f"dibao_五原县_{name}", make())
    landing.put("dibao.csv", GOOD)
    began, ours = time.process_time(), resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    started = time.perf_counter()
    staged = {one.delivery.path.rpartition("/")[2]: one for one in landing.stage()}
    assert time.perf_counter() - started < 10 * MOST_SECONDS
    assert time.process_time() - began < MOST_SECONDS
    assert (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - ours) << 10 < MOST_OF_OURS
    assert staged["dibao.csv"].status == "accepted"
    one = staged[f"dibao_五原县_{name}"]
    assert not list(landing.store.rglob(".reading"))
    return one


@pytest.mark.parametrize("name", REFUSED)
def test_refused_with_a_reason_and_what_to_send(landing: Landing, name: str) -> None:
    one = settled(landing, name, REFUSED[name])
    assert one.status == "refused"
    assert "请" in one.message and one.message.endswith("。") and "None" not in one.message
    assert ("内存" in one.message) == (name in BEYOND_MEMORY)


@pytest.mark.parametrize("name", ACCEPTED)
def test_the_good_row_among_them_is_taken(landing: Landing, name: str) -> None:
    one = settled(landing, name, ACCEPTED[name])
    assert (one.status, one.counts.accepted) == ("accepted", 1)


@pytest.mark.parametrize("name", EITHER)
def test_read_or_refused_and_every_line_accounted_for(landing: Landing, name: str) -> None:
    one = settled(landing, name, EITHER[name])
    counts = one.counts
    assert one.status in ("accepted", "refused")
    assert counts.rows_read == counts.accepted + counts.dropped + counts.quarantined
    assert "root:" not in one.message


@pytest.mark.parametrize("name", ["dibao_\x01\x1b[31m.csv", "dibao_第一行\n第二行.csv", "dibao_\u202etxt.csv"])
def test_names_with_control_characters(landing: Landing, name: str) -> None:
    landing.put(name, GOOD)
    landing.put("dibao_150821.csv", GOOD)
    assert [one.status for one in landing.stage()] == ["accepted", "accepted"]


def test_a_name_as_long_as_the_system_allows(landing: Landing) -> None:
    landing.put("dibao_" + "长" * 81 + ".csv", GOOD)
    assert [one.status for one in landing.stage()] == ["accepted"]


def test_the_old_workbooks_are_readable_but_for_their_lies(landing: Landing) -> None:
    landing.put("dibao.xls", ole.honest())
    (one,) = landing.stage()
    assert "工作表「data」" in one.message and one.counts.rows_read == 1


def test_a_macro_does_not_run_and_nothing_climbs_out(landing: Landing, tmp_path: Path) -> None:
    before = set(tmp_path.parent.iterdir())
    landing.put("dibao.xlsm", files.macros())
    landing.put("dibao_150821.zip", files.climbing_zip())
    landing.stage()
    assert {file.name for file in tmp_path.rglob("*") if file.name in ("hacked", "escaped.csv")} == set()
    assert set(tmp_path.parent.iterdir()) == before
