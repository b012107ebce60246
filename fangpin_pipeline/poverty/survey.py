"""Any csv or Parquet file of incomes as samples: the whole and one for each group. Measures nothing.

A row without a usable income or weight is left out and counted; it is never taken as an income of 0.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal, InvalidOperation
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.csv as pa_csv
import pyarrow.parquet as pq

from fangpin_pipeline.poverty.errors import MeasureError
from fangpin_pipeline.poverty.sample import Sample, sample_of

SUFFIXES = (".csv", ".parquet")
NO_GROUP = "（空）"


@dataclass(frozen=True)
class Survey:
    """The samples of a file and how many rows of it each left out, by group; `whole` is everybody."""

    rows: int
    whole: Sample
    groups: Mapping[str, Sample]
    left_out: Mapping[str, int]


@dataclass
class _Rows:
    pairs: list[tuple[Decimal, Decimal]] = field(default_factory=list)
    left_out: int = 0


def read_survey(file: Path, income: str, weight: str | None = None, by: str | None = None) -> Survey:
    """Read incomes (and weights) of a file, by group where `by` names a column.

    Raises MeasureError for a file that cannot be read and for a column that it does not have.
    """
    table = _read(file, [name for name in (income, weight, by) if name])
    incomes = _numbers(table[income])
    weights = _numbers(table[weight]) if weight else [Decimal(1)] * table.num_rows
    groups: Sequence[Any] = table[by].to_pylist() if by else [None] * table.num_rows
    whole, found = _Rows(), dict[str, _Rows]()
    for y, w, group in zip(incomes, weights, groups, strict=True):
        for rows in (whole, found.setdefault(NO_GROUP if group in (None, "") else str(group), _Rows())):
            if y is None or w is None or w <= 0:
                rows.left_out += 1
            else:
                rows.pairs.append((y, w))
    kept = {name: found[name] for name in sorted(found)} if by else {}
    try:
        samples = {name: sample_of(rows.pairs) for name, rows in kept.items()}
        everybody = sample_of(whole.pairs)
    except ValueError:
        raise MeasureError(f"{file}：{income} 或 {weight} 中有超过9位小数的数。请先四舍五入到9位以内。") from None
    return Survey(table.num_rows, everybody, samples, {"": whole.left_out, **{n: r.left_out for n, r in kept.items()}})


def _read(file: Path, columns: list[str]) -> pa.Table:
    if file.suffix.lower() not in SUFFIXES:
        raise MeasureError(f"{file}：只能读取 {'、'.join(SUFFIXES)} 文件。请另存为其中一种。")
    if not file.is_file():
        raise MeasureError(f"没有文件 {file}。请核对路径。")
    try:
        held = _header(file)
        if missing := [name for name in columns if name not in held]:
            raise MeasureError(f"{file} 没有列“{'、'.join(missing)}”。它的列是：{'、'.join(held)}。")
        return _columns(file, held, columns)
    except (pa.ArrowInvalid, UnicodeDecodeError) as error:
        raise MeasureError(
            f"{file} 无法读取：{str(error).splitlines()[0]}。请确认它是 UTF-8 编码的 csv 或 Parquet。"
        ) from error


def _header(file: Path) -> list[str]:
    if file.suffix.lower() == ".parquet":
        return list(pq.read_schema(file).names)
    with pa_csv.open_csv(file) as reader:
        return list(reader.schema.names)


def _columns(file: Path, held: list[str], columns: list[str]) -> pa.Table:
    """Texts of a csv are read as they stand, so that no number passes through a float."""
    if file.suffix.lower() == ".parquet":
        return pq.read_table(file, columns=columns)
    options = pa_csv.ConvertOptions(include_columns=columns, column_types=dict.fromkeys(held, pa.string()))
    return pa_csv.read_csv(file, convert_options=options)


def _numbers(column: pa.ChunkedArray) -> list[Decimal | None]:
    return list(map(_number, column.to_pylist()))


def _number(cell: Any) -> Decimal | None:
    """An exact number; None for what is no finite number. A float means the shortest decimal that it prints."""
    if cell is None or isinstance(cell, bool):
        return None
    try:
        number = Decimal(str(cell).strip())
    except InvalidOperation:
        return None
    return number if number.is_finite() else None


def told_groups(survey: Survey) -> Iterator[tuple[str, Sample, int]]:
    """Each group with its sample and the rows it left out; the whole first, under an empty name."""
    yield "", survey.whole, survey.left_out[""]
    for name, sample in survey.groups.items():
        yield name, sample, survey.left_out[name]
