"""`fangpin measure` on files: csv and Parquet give the same, bad rows are counted, misuse is explained."""

import json
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from fangpin_pipeline.cli import run

CSV = "户编号,人均,人口,旗县\n1,100,1,甲\n2,110,1,甲\n3,150,1,乙\n4,160,1,乙\n5,,2,乙\n6,不详,1,乙\n7,90,0,乙\n"


@pytest.fixture
def csv(tmp_path: Path) -> Path:
    file = tmp_path / "incomes.csv"
    file.write_text(CSV, encoding="utf-8-sig")
    return file


def told(capsys: pytest.CaptureFixture[str], *arguments: str) -> dict[str, Any]:
    assert run(["measure", *arguments]) == 0
    found: dict[str, Any] = json.loads(capsys.readouterr().out)
    return found


def test_rows_without_income_or_weight_are_left_out_and_counted(csv: Path, capsys: pytest.CaptureFixture[str]) -> None:
    found = told(capsys, str(csv), "--income", "人均", "--weight", "人口", "--line", "125", "--by", "旗县")
    assert (found["rows"], found["count"], found["left_out"]) == (7, 4, 3)
    assert (found["headcount"], found["gap"], found["threshold"]) == (0.5, 0.08, 125)
    assert [(group["group"], group["headcount"], group["left_out"]) for group in found["groups"]] == [
        ("乙", 0, 3),
        ("甲", 1, 0),
    ]


def test_a_relative_line_holds_for_every_group(csv: Path, capsys: pytest.CaptureFixture[str]) -> None:
    found = told(capsys, str(csv), "--income", "人均", "--relative", "0.8", "--by", "旗县")
    assert {group["threshold"] for group in found["groups"]} == {found["threshold"]} == {88}


def test_parquet_of_decimals_and_of_floats_says_the_same(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    found = []
    for name, kind in (("decimals", pa.decimal128(18, 2)), ("floats", pa.float64())):
        file = tmp_path / f"{name}.parquet"
        pq.write_table(pa.table({"y": pa.array(["100.10", "0.30", "250.00", None]).cast(kind)}), file)
        found.append(
            {k: v for k, v in told(capsys, str(file), "--income", "y", "--line", "200").items() if k != "file"}
        )
    assert found[0] == found[1]
    assert found[0]["mean"] == pytest.approx(116.8)


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        (["{csv}", "--income", "收入"], 1, "没有列“收入”"),
        (["{csv}x", "--income", "人均"], 1, "只能读取"),
        (["none.csv", "--income", "人均"], 1, "没有文件"),
        (["{csv}", "--income", "人均", "--line", "1", "--relative", "0.6"], 2, "只能给一个"),
        (["{csv}", "--income", "人均", "--line", "abc"], 2, "不是数"),
    ],
)
def test_misuse_is_explained(
    csv: Path, capsys: pytest.CaptureFixture[str], arguments: list[str], code: int, said: str
) -> None:
    assert run(["measure", *(argument.format(csv=csv) for argument in arguments)]) == code
    assert said in capsys.readouterr().err


def test_a_file_in_another_encoding_is_refused_by_name(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "gb.csv"
    file.write_bytes("人均\n不详\n".encode("gb18030"))
    assert run(["measure", str(file), "--income", "人均"]) == 1
    assert "UTF-8" in capsys.readouterr().err
