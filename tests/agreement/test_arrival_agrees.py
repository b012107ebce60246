"""The pipeline and the reference agree on what is judged of a file by its name and by the file before it."""

from datetime import date
from pathlib import Path

from expectations.gate import great_expectations_gate
from fangpin_pipeline.identity.divisions import edition
from fangpin_pipeline.reading.deliveries import find_deliveries
from fangpin_pipeline.reading.staging import stage

from .naive.files import receive
from .town import DAY, person

NAMES = [
    "前旗",
    "乌中旗",
    "后旗",
    "后旗_杭锦后旗",
    "杭后",
    "杭锦旗",
    "五原_磴口",
    "五原_磴口县",
    "五原镇",
    "临河市 3月",
    "中旗3月",
]


def deliver(landing: Path, name: str, amount: str, rows: int = 50, day: str = "2020-03-10") -> None:
    file = landing / day / f"dibao_{name}.csv"
    file.parent.mkdir(parents=True, exist_ok=True)
    lines = [f"{person(number=number)},{amount},2020-01-01" for number in range(100, 100 + rows)]
    file.write_text("\n".join(["身份证号,月补差金额,享受开始日期", *lines]), encoding="utf-8")


def both(landing: Path, as_of: date = DAY) -> list[tuple[object, ...]]:
    """What both say of every file, once they agree."""
    ours = stage(find_deliveries(landing, as_of), great_expectations_gate, landing / "staged", edition(as_of).codes)
    mine = [(one.delivery.path, one.delivery.county_code, one.status, one.counts.accepted) for one in ours]
    theirs = [(one.path, one.county, one.status, len(one.accepted)) for one in receive(landing, as_of)]
    assert mine == theirs
    return mine


def test_counties_by_their_short_names(tmp_path: Path) -> None:
    for name in NAMES:
        deliver(tmp_path, name, "300", rows=2)
    found = both(tmp_path)
    assert {status for *_, status, _ in found} == {"accepted", "refused", "duplicate"}
    assert {"150802", "150822", "150823", "150824", "150826", "150800"} == {county for _, county, *_ in found}


def test_amounts_in_another_unit(tmp_path: Path) -> None:
    series = [
        ("300", 50),
        ("0.03", 50),
        ("310", 51),
        ("0.062", 51),
        ("0.031", 50),
        ("0.031", 49),
        ("310", 60),
        ("0", 60),
    ]
    for number, (amount, rows) in enumerate(series):
        deliver(tmp_path, "x", amount, rows, day=f"2020-03-{number + 1:02d}")
    statuses = [status for *_, status, _ in both(tmp_path)]
    assert statuses == ["accepted", "refused", "accepted", "refused", "refused", "accepted", "accepted", "accepted"]
