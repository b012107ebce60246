"""Whether the amounts of a file are written in another unit than those of the file before it, as 万元 is for 元.

Only typical amounts are compared here; which file is the one before, and what becomes of a file that jumps, is decided
in `staging`.
"""

from collections.abc import Mapping

import pyarrow as pa
import pyarrow.compute as pc

from fangpin_pipeline.contracts import Extract, Kind
from fangpin_pipeline.reading.refusal import refusal

# Fewer amounts may well differ this much by themselves. 万元 for 元 is a factor of 10,000; amounts change meanwhile.
FEWEST = 50
SMALLEST, LARGEST = 5_000, 20_000

Medians = Mapping[str, int]


def medians(extract: Extract, accepted: pa.Table) -> dict[str, int]:
    """The median size (lower of the middle two) in fen of each money column with enough amounts other than 0."""
    names = [column.name for column in extract.columns if column.kind is Kind.MONEY]
    sizes = {name: _sizes(accepted[name]) for name in names}
    return {name: found[(len(found) - 1) // 2].as_py() for name, found in sizes.items() if len(found) >= FEWEST}


def unit_jump(extract: Extract, before: Medians, now: Medians, earlier: str) -> str | None:
    """Why a file is refused whose amounts jump against those of `earlier`, the path of the file before; else None."""
    for name in (name for name in now if name in before):
        small, large = sorted((before[name], now[name]))
        if SMALLEST * small <= large <= LARGEST * small:
            return refusal(
                f"列“{extract.by_name[name].label}”的中位数为{_yuan(now[name])}元，"
                f"上次文件（{earlier}）为{_yuan(before[name])}元，相差约{large // small}倍，疑似计量单位不同",
                "核对表头单位（元、千元、万元）后重新报送；如有误的是上次文件，请将其移出接收目录后重新筛查",
            )
    return None


def _sizes(amounts: pa.ChunkedArray) -> pa.ChunkedArray:
    """Absolute amounts other than 0, in order of size."""
    sizes = pc.abs(amounts.drop_null())
    sizes = sizes.filter(pc.greater(sizes, 0))
    return sizes.take(pc.sort_indices(sizes))


def _yuan(fen: int) -> str:
    return f"{fen // 100}.{fen % 100:02d}"
