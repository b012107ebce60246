"""Deliveries judged once, kept by content, and counted once (rules.md §1)."""

from dataclasses import replace
from datetime import date

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from reading_toys import EDITION, Landing, csv_text, person, toy_gate

from fangpin_pipeline.contracts import Extract
from fangpin_pipeline.reading.gate import GateError, Judgement
from fangpin_pipeline.reading.settle import Counts
from fangpin_pipeline.reading.staging import stage, verdicts

HEADER = ["身份证号", "月补差金额", "享受开始日期"]
A = csv_text(HEADER, [person(1), 300, "2020-01-01"], [person(2), "", "2020-01-01"])
B = csv_text(HEADER, [person(1), 400, "2020-01-01"])
EMPTY = csv_text(HEADER)
BROKEN = csv_text(HEADER, ["x", 400, "2020-01-01"])


def days(landing: Landing, *contents: str, name: str = "dibao.csv") -> list[str]:
    for index, content in enumerate(contents):
        landing.put(name, content, date(2020, 3, 1 + index))
    return [one.status for one in landing.stage()]


@pytest.mark.parametrize(
    ("contents", "statuses"),
    [
        ((A, A), ("accepted", "duplicate")),
        ((A, A, A), ("accepted", "duplicate", "duplicate")),
        ((A, B, A), ("accepted", "accepted", "accepted")),
        ((A, BROKEN, A), ("accepted", "refused", "duplicate")),
        ((BROKEN, BROKEN), ("refused", "refused")),
        ((EMPTY, EMPTY), ("accepted", "accepted")),
        ((A, EMPTY, A), ("accepted", "accepted", "accepted")),
    ],
)
def test_the_bytes_of_the_newest_accepted_delivery_count_once(
    landing: Landing, contents: tuple[str, ...], statuses: tuple[str, ...]
) -> None:
    assert days(landing, *contents) == list(statuses)


def test_a_duplicate_counts_nothing(landing: Landing) -> None:
    days(landing, A, A)
    first, again = landing.stage()
    assert first.counts == Counts(rows_read=2, accepted=1, quarantined=1)
    assert (again.counts, again.folder, again.encoding) == (Counts(), None, "utf-8")
    assert "2020-03-01/dibao.csv" in again.message


def test_scopes_are_apart(landing: Landing) -> None:
    for name in ("dibao.csv", "dibao_150821.csv", "dibao_150822.csv", "tekun.csv"):
        landing.put(name, A)
    assert [one.status for one in landing.stage()] == ["accepted", "refused", "accepted", "accepted"]


def test_files_of_one_day_and_scope_in_the_order_of_their_names(landing: Landing) -> None:
    for name, content in (("dibao_1.csv", A), ("dibao_2.csv", A), ("dibao_3.csv", B), ("dibao_4.csv", A)):
        landing.put(name, content)
    assert [one.status for one in landing.stage()] == ["accepted", "duplicate", "accepted", "accepted"]


def test_a_file_with_two_counties_is_no_duplicate_of_the_citys(landing: Landing) -> None:
    landing.put("dibao.csv", A)
    landing.put("dibao_五原县_磴口县.csv", A)
    assert [one.status for one in landing.stage()] == ["accepted", "refused"]


def test_each_delivery_is_judged_once(landing: Landing) -> None:
    days(landing, A, B)
    landing.put("dibao_150821.csv", A, date(2020, 3, 2))
    assert landing.calls == [("X07", 2), ("X07", 1)]
    before = landing.stage()
    assert landing.calls == [("X07", 2), ("X07", 1), ("X07", 2)]
    assert landing.stage() == before
    assert len(landing.calls) == 3


def test_an_earlier_day_sees_only_what_had_come(landing: Landing) -> None:
    days(landing, A, B)
    assert [one.delivery.path for one in landing.stage(date(2020, 3, 1))] == ["2020-03-01/dibao.csv"]


def test_what_is_stored(landing: Landing) -> None:
    days(landing, A)
    (one,) = landing.stage()
    assert one.folder is not None
    tables = {file.stem: pq.read_table(file) for file in one.folder.glob("*.parquet")}
    assert {name: table.num_rows for name, table in tables.items()} == {
        "accepted": 1,
        "rejected": 1,
        "quarantine": 1,
        "dropped": 0,
    }
    assert tables["quarantine"]["delivery"].to_pylist() == ["2020-03-01/dibao.csv"]


def test_a_file_that_changes_is_read_again(landing: Landing) -> None:
    assert days(landing, BROKEN) == ["refused"]
    assert days(landing, A) == ["accepted"]


def test_an_unfinished_folder_is_written_anew(landing: Landing) -> None:
    days(landing, A)
    (one,) = landing.stage()
    assert one.folder is not None
    (one.folder / "delivery.json").unlink()
    one.folder.with_name(f".{one.folder.name}").mkdir()
    assert landing.stage() == [one]
    assert (one.folder / "delivery.json").exists()


def test_another_edition_is_another_result(landing: Landing) -> None:
    days(landing, A)
    stage(landing.deliveries(), landing.gate, landing.store, EDITION | {"150822100200"})
    assert len(landing.calls) == 2


def test_verdicts_are_those_of_all_visible_deliveries_whenever_they_were_judged(landing: Landing) -> None:
    days(landing, A, A, B)
    at_once = verdicts(landing.stage(), landing.store)
    later = Landing(landing.root, landing.store.with_name("other"))
    for day in (1, 2, 3):
        staged = later.stage(date(2020, 3, day))
    assert verdicts(staged, later.store) == at_once
    (one,) = at_once
    assert (one.checked, one.failing, one.status) == (3, 1, "failed")


def test_a_judgement_that_broke_accepts_nothing(landing: Landing) -> None:
    def broken(extract: Extract, candidates: pa.Table) -> Judgement:
        judgement = toy_gate(extract, candidates)
        (verdict,) = judgement.verdicts
        return replace(judgement, verdicts=(replace(verdict, status="error", message=f"值 {person(1)}"),))

    landing.put("dibao.csv", A)
    with pytest.raises(GateError) as caught:
        stage(landing.deliveries(), broken, landing.store, EDITION)
    assert person(1) not in str(caught.value)
    assert [one.status for one in landing.stage()] == ["accepted"]
