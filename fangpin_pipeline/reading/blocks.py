"""Lines of a sheet turned into blocks of text columns, the form in which everything below the header is worked on.

A csv file whose quotation marks leave no doubt goes straight from bytes to columns; other lines come one by one from
`lines`. Both give the same blocks (a test compares them).
"""

import csv
from collections.abc import Collection, Iterator
from itertools import islice, zip_longest
from pathlib import Path

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.csv as pa_csv

from fangpin_pipeline.arrow_text import Texts
from fangpin_pipeline.reading.refusal import UnreadableFileError, undecodable

Line = tuple[int, list[str]]
Block = tuple[npt.NDArray[np.int64], list[Texts]]

# Larger blocks of Python lists cost more in garbage collection than they save.
BLOCK_LINES = 16_384
BLOCK_BYTES = 4 << 20
# A single endless line would otherwise widen every line of its block.
MOST_CELLS = 1_024
_REPETITIVE = pa.dictionary(pa.int32(), pa.string())


def blocks_of(lines: Iterator[Line]) -> Iterator[Block]:
    """Lines in blocks; a line that is shorter than others of its block ends in blank cells."""
    while some := list(islice(lines, BLOCK_LINES)):
        yield _block(some)


def blocks_of_csv(
    file: Path, encoding: str, delimiter: str, quoted: bool, after: int, width: int, repetitive: Collection[int] = ()
) -> Iterator[Block]:
    """Records of a csv file from record `after` + 1 on, in which most have `width` cells. Its quotation marks must be
    regular (`quotation`). Columns at the places `repetitive` come as dictionaries."""
    odd: list[Line] = []

    def keep_aside(record: pa_csv.InvalidRow) -> str:
        odd.append((record.number, next(csv.reader([record.text], delimiter=delimiter))))
        return "skip"

    following = after + 1
    names = [str(place) for place in range(width)]
    kinds = {name: _REPETITIVE if int(name) in repetitive else pa.string() for name in names}
    reading = pa_csv.ReadOptions(
        use_threads=False, block_size=BLOCK_BYTES, skip_rows=after, column_names=names, encoding=encoding
    )
    parsing = pa_csv.ParseOptions(
        delimiter=delimiter,
        quote_char='"' if quoted else False,
        double_quote=quoted,
        ignore_empty_lines=False,
        invalid_row_handler=keep_aside,
    )
    try:
        converting = pa_csv.ConvertOptions(column_types=kinds, check_utf8=False)
        for batch in pa_csv.open_csv(file, reading, parsing, converting):
            numbers = _numbers(following, batch.num_rows, odd)
            yield numbers, batch.columns
            following = int(numbers[-1]) + 1 if batch.num_rows else following
    except UnicodeError:
        raise undecodable() from None
    except pa.ArrowInvalid:
        raise UnreadableFileError(
            f"第{following}行以后有一行过长，无法分列", "检查换行，或另存为xlsx后重新报送"
        ) from None
    yield from blocks_of(iter(odd))


def _numbers(following: int, count: int, odd: list[Line]) -> npt.NDArray[np.int64]:
    """The next `count` record numbers that belong to no odd record."""
    taken = [number for number, _ in odd if number >= following]
    numbers = np.arange(following, following + count + len(taken), dtype=np.int64)
    return numbers[~np.isin(numbers, taken)][:count]


def _block(lines: list[Line]) -> Block:
    numbers = np.array([number for number, _ in lines], dtype=np.int64)
    cells = [line for _, line in lines]
    if max(map(len, cells)) > MOST_CELLS:
        cells = [_narrowed(*line) for line in lines]
    return numbers, [pa.array(column, pa.string()) for column in zip_longest(*cells, fillvalue="")]


def _narrowed(number: int, cells: list[str]) -> list[str]:
    """A line without the blank cells at its end; refused when it is still too wide."""
    width = next((place for place in range(len(cells), 0, -1) if cells[place - 1].strip()), 0)
    if width > MOST_CELLS:
        raise UnreadableFileError(f"第{number}行有{width}列，超过{MOST_CELLS}列", "删除数据区以外的内容后重新报送")
    return cells[:width]
