"""Later outcomes of the sample city: they follow from lives and not from rules, move no delivery, and are plausible."""

from datetime import date, timedelta
from pathlib import Path

import grimp
import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from fangpin_pipeline.sample import SampleError, write_sample
from fangpin_pipeline.sample.lives import make_lives
from fangpin_pipeline.sample.outcomes import KINDS, later_outcomes
from fangpin_pipeline.sample.places import county_places
from fangpin_pipeline.sample.truth import true_households

AS_OF = date(2020, 3, 16)
JUDGING = ("rules", "facts", "rulebook", "labels", "cases", "stages", "screening", "warehouse", "backtest", "outputs")


@pytest.fixture(scope="module")
def county() -> tuple[pa.Table, pa.Table]:
    """Truth and later outcomes of one large county."""
    (place,) = (one for one in county_places(AS_OF) if one.code == "150823")
    lives = make_lives(1, place, 6000, AS_OF)
    return true_households(lives, {}), later_outcomes(lives)


def test_nothing_that_makes_the_sample_knows_what_judges() -> None:
    graph = grimp.build_graph("fangpin_pipeline", cache_dir=None)
    modules = {name for name in graph.modules if name.startswith("fangpin_pipeline.sample")}
    assert "fangpin_pipeline.sample.hardship" in modules
    reached = {upstream for name in modules for upstream in graph.find_upstream_modules(name)}
    assert not {name for name in reached if name.split(".")[1:2] and name.split(".")[1] in JUDGING}


def test_outcomes_do_not_move_a_byte_of_the_deliveries_and_are_the_same_again(tmp_path: Path) -> None:
    write_sample(tmp_path / "without", 300)
    for name in ("first", "again"):
        write_sample(tmp_path / name, 300, outcomes=tmp_path / f"{name}.csv")
    files = {
        name: {file.name: file.read_bytes() for file in sorted((tmp_path / name).rglob("*")) if file.is_file()}
        for name in ("without", "first")
    }
    assert files["without"] == files["first"]
    assert (tmp_path / "first.csv").read_bytes() == (tmp_path / "again.csv").read_bytes()


def test_parquet_says_what_csv_says(tmp_path: Path) -> None:
    write_sample(tmp_path / "landing", 2000, defects="none", outcomes=tmp_path / "later.parquet")
    table = pq.read_table(tmp_path / "later.parquet")
    assert table.num_rows > 0
    assert table.column_names[0] == "household_no"
    with pytest.raises(SampleError, match=r"later\.txt"):
        write_sample(tmp_path / "other", 10, outcomes=tmp_path / "later.txt")


def test_each_household_falls_once_within_the_year_and_is_found_later(county: tuple[pa.Table, pa.Table]) -> None:
    truth, later = county
    numbers = later["household_no"].to_pylist()
    assert len(numbers) == len(set(numbers))
    assert set(numbers) <= set(truth["household_no"].to_pylist())
    for row in later.to_pylist():
        assert AS_OF < row["happened_on"] <= AS_OF + timedelta(days=365)
        assert row["happened_on"] < row["confirmed_on"]
        assert row["kind"] in KINDS


def test_a_plausible_share_falls_more_of_the_burdened_and_not_all_of_them(county: tuple[pa.Table, pa.Table]) -> None:
    truth, later = county
    fell = set(later["household_no"].to_pylist())
    rows = truth.to_pylist()

    def share(chosen: list[dict[str, object]]) -> float:
        return sum(row["household_no"] in fell for row in chosen) / len(chosen)

    burdened = [row for row in rows if "大病" in str(row["situations"]).split(";")]
    unburdened = [row for row in rows if not row["situations"]]
    registered = [row for row in rows if row["kind"] == "registered"]
    assert 0.005 < share(rows) < 0.03
    assert share(registered) > share(rows)
    assert 2 * share(rows) < share(burdened) < 0.5
    assert 0 < share(unburdened) < share(rows)
