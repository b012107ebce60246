"""A file whose amounts jump by the factor between 万元 and 元 is refused, and only such a file."""

from datetime import date

import pyarrow.parquet as pq
import pytest
from reading_toys import Landing, csv_text, person

from fangpin_pipeline.reading.settle import Counts

HEADER = ["身份证号", "月补差金额", "享受开始日期"]
DAYS = [date(2020, 3, day) for day in range(1, 5)]


def amounts(yuan: str, rows: int = 60) -> str:
    """A delivery of equal amounts with a mark of its own, so that no two have the same bytes."""
    return csv_text(HEADER, *([person(serial), yuan, "2020-01-01"] for serial in range(1, rows + 1)))


def statuses(landing: Landing, *contents: str, name: str = "dibao.csv") -> list[str]:
    for day, content in zip(DAYS, contents, strict=False):
        landing.put(name, content, day)
    return [one.status for one in landing.stage()]


@pytest.mark.parametrize(
    ("before", "now", "status"),
    [
        ("300", "0.03", "refused"),
        ("0.03", "300", "refused"),
        ("100", "0.02", "refused"),
        ("100.02", "0.02", "refused"),
        ("99.98", "0.02", "accepted"),
        ("400", "0.02", "refused"),
        ("400.01", "0.02", "accepted"),
        ("300", "0.3", "accepted"),
        ("300", "-0.03", "refused"),
        ("300", "0", "accepted"),
        ("300", "310", "accepted"),
    ],
)
def test_a_factor_from_5000_to_20000_either_way(landing: Landing, before: str, now: str, status: str) -> None:
    assert statuses(landing, amounts(before), amounts(now)) == ["accepted", status]


@pytest.mark.parametrize(("before", "now"), [(49, 60), (60, 49)])
def test_fewer_than_fifty_amounts_say_nothing(landing: Landing, before: int, now: int) -> None:
    assert statuses(landing, amounts("300", before), amounts("0.03", now)) == ["accepted", "accepted"]


def test_what_a_refused_file_says_and_counts(landing: Landing) -> None:
    assert statuses(landing, amounts("300") + "合计,60,\n", amounts("0.03") + "合计,60,\n") == ["accepted", "refused"]
    _, refused = landing.stage()
    assert refused.counts == Counts(rows_read=61, dropped=61)
    for part in ("月补差金额", "0.03元", "300.00元", "2020-03-01/dibao.csv", "10000倍", "核对表头单位"):
        assert part in refused.message
    assert refused.folder is not None
    (listed,) = pq.read_table(refused.folder / "quarantine.parquet").to_pylist()
    assert (listed["row"], listed["rule"], listed["delivery"]) == (0, "file", "2020-03-02/dibao.csv")
    assert pq.read_table(refused.folder / "accepted.parquet").num_rows == 0


def test_a_refused_file_is_no_measure_for_the_next(landing: Landing) -> None:
    wrong, right = amounts("0.03"), amounts("300", 61)
    assert statuses(landing, amounts("300"), wrong, right, wrong) == ["accepted", "refused", "accepted", "refused"]


def test_files_of_one_day_are_compared_in_their_order(landing: Landing) -> None:
    for name, content in (("dibao_1.csv", amounts("300")), ("dibao_2.csv", amounts("0.03"))):
        landing.put(name, content)
    landing.put("dibao_3.csv", amounts("300"))
    assert [one.status for one in landing.stage()] == ["accepted", "refused", "duplicate"]


def test_the_same_file_stands_where_nothing_came_before_it(landing: Landing) -> None:
    assert statuses(landing, amounts("300"), amounts("0.03")) == ["accepted", "refused"]
    (landing.root / "2020-03-01" / "dibao.csv").unlink()
    (alone,) = landing.stage()
    assert (alone.status, alone.counts.accepted) == ("accepted", 60)
    assert len(landing.calls) == 2


def test_another_county_and_another_extract_are_no_measure(landing: Landing) -> None:
    landing.put("dibao.csv", amounts("300"), DAYS[0])
    landing.put("dibao_五原县.csv", amounts("0.03"), DAYS[1])
    landing.put("tekun.csv", amounts("0.03"), DAYS[1])
    assert {one.status for one in landing.stage() if one.delivery.extract and one.delivery.extract.number == "X07"} == {
        "accepted"
    }
