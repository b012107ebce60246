"""Published tables of aggregates as their declarations word them: poverty measures, deprivation, scores.

Which of their columns a report has room for stands with the part that shows them; a table that this program or the run
does not have is told as missing.
"""

import re
from collections.abc import Mapping, Sequence
from decimal import ROUND_HALF_UP, Decimal
from typing import Any

from fangpin_pipeline.contracts import Column, Kind
from fangpin_pipeline.indicators import all_indicators
from fangpin_pipeline.indicators.value import TOLD
from fangpin_pipeline.outputs.labels import NOT_APPLICABLE, UNKNOWN
from fangpin_pipeline.outputs.report.declare import Block, Cell, Figure, Note, Source, Table, text
from fangpin_pipeline.outputs.report.evidence import Evidence
from fangpin_pipeline.outputs.report.words import percent, plain
from fangpin_pipeline.tables import OUTPUT_TABLES

_NUMBERS = (Kind.NUMBER, Kind.COUNT, Kind.MONEY)
_SHARES = {"coverage", "headcount", "unknown_share"}
_MEANING = re.compile(r"([a-z][a-z0-9_]*) ([^，；。]+)")
_NUMBER_WIDTH, _LEAST_WIDTH, _MOST_WIDTH = 9, 7, 20
_FOUR_PLACES = Decimal("0.0001")


def published_table(evidence: Evidence, name: str, title: str, shown: Sequence[str] = ()) -> list[Block]:
    """Rows of a table that belong to the county or the city, with the columns `shown` as far as they are declared."""
    declared, rows = OUTPUT_TABLES.get(name), evidence.table(name)
    if declared is None or rows is None:
        return [text(f"{title}：本期的筛查没有这项结果，不作评估。")]
    columns = [column for column in declared.columns if column.name in shown]
    columns.sort(key=lambda column: list(shown).index(column.name))
    found = [row for row in rows.to_pylist() if row.get("unit_code") == evidence.unit]
    key = tuple(column for column in declared.order if column in rows.column_names)
    cells = tuple(tuple(_cell(evidence, name, key, row, column) for column in columns) for row in found)
    head = tuple(column.label for column in columns)
    widths = tuple(_width(column, [str(row[place]) for row in cells]) for place, column in enumerate(columns))
    texts = next((place for place, column in enumerate(columns) if column.kind in _NUMBERS), len(columns))
    return [Table(title, head, cells, widths, texts=texts), Note(f"来源 {name}。{declared.note}")]


def _width(column: Column, told: Sequence[str]) -> int:
    """Numbers need little room, words as much as the longest of them, within bounds."""
    if column.kind in _NUMBERS:
        return _NUMBER_WIDTH
    return min(_MOST_WIDTH, max(_LEAST_WIDTH, *(len(words) for words in told), 0))


def _cell(evidence: Evidence, table: str, key: Sequence[str], row: Mapping[str, Any], column: Column) -> Cell:
    value = row[column.name]
    if column.kind not in _NUMBERS:
        return _worded(column, value)
    if value is None:
        return NOT_APPLICABLE if row.get("status", TOLD) == TOLD else UNKNOWN
    number = Decimal(str(value))
    where = tuple((name, row[name]) for name in key)
    source = Source(table, evidence.run.id, evidence.run.as_of, where, column.name)
    return Figure(percent(number) if column.name in _SHARES else _measure(number), number, (source,))


def _worded(column: Column, value: object) -> str:
    """A code as the declaration of its column translates it, an indicator by its title."""
    if value in (None, ""):
        return NOT_APPLICABLE
    if column.name == "indicator" and str(value) in all_indicators():
        return all_indicators()[str(value)].title
    meanings: dict[str, str] = dict(_MEANING.findall(column.note))
    return meanings.get(str(value), str(value))


def _measure(value: Decimal) -> str:
    """A measure with up to four decimals."""
    if value == value.to_integral_value():
        return plain(value)
    return f"{value.quantize(_FOUR_PLACES, ROUND_HALF_UP).normalize():f}"
