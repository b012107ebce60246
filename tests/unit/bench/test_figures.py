"""What is shown of a benchmark: the table, the targets with what was reached, and the page that keeps other sizes."""

import json
from pathlib import Path

import pytest
from bench_told import CITY, REGION, told

from fangpin_pipeline.bench.aims import aims
from fangpin_pipeline.bench.errors import BenchError
from fangpin_pipeline.bench.figures import rows
from fangpin_pipeline.bench.page import BEGIN, END, write_page
from fangpin_pipeline.bench.report import EN, ZH, markdown

SIZES = {275_000: CITY, 550_000: REGION}


def cells(label: str) -> tuple[str, ...]:
    (found,) = (row.cells for row in rows(SIZES) if row.label.en == label)
    return found


def reached(label: str) -> list[tuple[str | None, bool | None]]:
    (found,) = (aim.sizes for aim in aims(SIZES) if aim.label.en.startswith(label))
    return [(one.value, one.kept) for one in found]


def test_a_stage_group_has_its_seconds_its_cost_a_household_and_its_share() -> None:
    assert cells("day: rules, classes, findings, evidence") == ("2.00 s, 7.3 µs, 18%", "6.00 s, 10.9 µs, 19%")
    assert cells("day: start of the process") == ("2.00 s, 7.3 µs, 18%", "4.00 s, 7.3 µs, 13%")


def test_days_that_follow_are_shares_of_the_full_day() -> None:
    assert cells("a day with three new extracts")[0] == "5.00 s, 45%"
    assert cells("Dagster's overhead")[0] == "5.00 s; wall 5.00 s"


def test_a_part_that_was_not_measured_stays_empty_and_reaches_nothing() -> None:
    only_rules = {275_000: {**CITY, "parts": {name: CITY["parts"][name] for name in ("city", "nine", "polars")}}}
    shown = {row.label.en: row.cells for row in rows(only_rules)}
    assert shown["nine rules: fangpin"] == ("1.00 s, 3.6 µs; wall 0.50 s; 400 MB",)
    assert {shown["whole day"], shown["Dagster's overhead"], shown["nine rules: pandas"]} == {("",)}
    known = [aim.label.en for aim in aims(only_rules) if aim.sizes[0].value is not None]
    assert known == ["nine rules: CPU of Polars, times fangpin's"]


def test_targets_are_judged_by_ratios_of_one_run() -> None:
    assert reached("facts and all rules, times their scan bound") == [("7.8", True), ("7.8", True)]
    assert reached("nine rules: CPU of Polars") == [("1.30", True), ("1.30", True)]
    assert reached("nine rules: wall time of pandas") == [("3.00", True), ("3.00", True)]
    assert reached("whole day, times the bare reading") == [("1.83", True), ("1.94", True)]
    assert reached("the same day again") == [("18%", False), ("13%", True)]


def test_cost_a_household_is_compared_with_the_whole_city_and_memory_with_what_the_size_allows() -> None:
    assert reached("the same, times that of the whole city") == [(None, None), ("1.50", False)]
    assert reached("peak memory of a day (MB), up to") == [("900", True), (None, None)]
    assert reached("peak memory of a day (MB), above") == [(None, None), ("7,000", False)]


def test_the_terminal_reads_chinese_and_the_page_english() -> None:
    assert "至少1.2 | 1.30 达到 |" in markdown({275_000: CITY}, ZH)
    assert "at least 1.2 | 1.30 reached |" in markdown({275_000: CITY}, EN)
    assert "7,000 not reached |" in markdown(SIZES, EN)


def test_a_page_keeps_its_words_and_the_sizes_that_are_not_measured_again(tmp_path: Path) -> None:
    page = tmp_path / "costs.md"
    page.write_text(f"# Costs\n\n{BEGIN}\nstale numbers\n{END}\n\nWords.\n", encoding="utf-8")
    write_page(page, {275_000: told(275_000, 9.0), 550_000: REGION})
    write_page(page, {275_000: CITY})

    text = page.read_text(encoding="utf-8")
    assert text.startswith("# Costs\n")
    assert text.endswith(f"{END}\n\nWords.\n")
    assert "stale numbers" not in text
    assert "275,000 | 550,000 |" in text
    assert "load 0.1 at the start, Linux, Python 3.11.7" in text
    assert json.loads((tmp_path / "costs.json").read_text(encoding="utf-8"))["275000"] == CITY
    assert "CPU µs a household" in (tmp_path / "costs.svg").read_text(encoding="utf-8")


def test_a_page_without_the_marks_is_left_alone(tmp_path: Path) -> None:
    page = tmp_path / "costs.md"
    page.write_text("# Costs\n", encoding="utf-8")
    with pytest.raises(BenchError, match="不知道把测量结果写在哪里"):
        write_page(page, {275_000: CITY})
    assert page.read_text(encoding="utf-8") == "# Costs\n"
