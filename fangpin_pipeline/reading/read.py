"""One delivered file read into candidate rows. Never raises for what a file holds: what cannot be read is refused.

Which files there are stands in `deliveries`, what becomes of the rows in `settle`.
"""

from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from fangpin_pipeline.arrow_text import lengths
from fangpin_pipeline.contracts import Extract, Kind
from fangpin_pipeline.contracts.derive import candidate_schema
from fangpin_pipeline.privacy import redact
from fangpin_pipeline.reading.asides import SAME_ROW, TITLE, asides
from fangpin_pipeline.reading.blocks import Block
from fangpin_pipeline.reading.cells import Setting
from fangpin_pipeline.reading.damage import Damage
from fangpin_pipeline.reading.deliveries import Delivery
from fangpin_pipeline.reading.header import SEARCHED_LINES, Header, HeaderWords, Search, find_header
from fangpin_pipeline.reading.lines import Sheet, is_blank, sheets
from fangpin_pipeline.reading.refusal import UnreadableFileError, refusal
from fangpin_pipeline.reading.rows import Rows
from fangpin_pipeline.reading.sniff import Format, sniff
from fangpin_pipeline.reading.text import is_name, normal_column

MOST_NAMED = 20

DROPPED_SCHEMA = pa.schema([("row", pa.int64()), ("reason", pa.string())])


@dataclass(frozen=True)
class Candidates:
    """What one file holds. `rows` (`candidate_schema`) and `dropped` (row, reason) together are all `rows_read` lines,
    unless `refusal` says why the file as a whole is not taken. `data_lines` counts the lines that are data, repeated
    ones included; `encoding` is empty for a file that could not be opened."""

    rows: pa.Table
    rows_read: int
    dropped: pa.Table
    data_lines: int
    encoding: str
    refusal: str | None = None
    notes: tuple[str, ...] = ()


def read_delivery(delivery: Delivery, edition: frozenset[str], scratch: Path | None = None) -> Candidates:
    """Read a delivery. `edition` holds the village codes in force; a code that it lacks is accepted and noted.

    With `scratch`, a folder that outlives the result, rows wait there and not in memory.
    """
    if delivery.extract is None or delivery.refusal is not None:
        return _nothing(delivery.extract, delivery.refusal or "")
    try:
        form = sniff(delivery.file)
        return _read(delivery, delivery.extract, form, edition, scratch)
    except UnreadableFileError as error:
        return _nothing(delivery.extract, str(error))
    except OSError:
        return _nothing(delivery.extract, refusal("文件无法打开", "检查文件权限，或重新报送"))


def _nothing(extract: Extract | None, why: str, encoding: str = "", rows_read: int = 0) -> Candidates:
    rows = candidate_schema(extract).empty_table() if extract else pa.table({})
    return Candidates(rows, rows_read, DROPPED_SCHEMA.empty_table(), 0, encoding, why)


def _read(
    delivery: Delivery, extract: Extract, form: Format, edition: frozenset[str], scratch: Path | None
) -> Candidates:
    """Read the first visible sheet in which a header is found."""
    words = HeaderWords(extract)
    seen = 0
    likeliest: tuple[Sheet, Search] | None = None
    for sheet in sheets(delivery.file, form):
        search = find_header(words, sheet.lines)
        if search.header is not None:
            return _Reading(delivery, words, form, sheet, search.header, search.above, scratch).run(edition)
        seen += len(search.above) + sum(not is_blank(cells) for _, cells in sheet.lines)
        if likeliest is None or len(search.missing) < len(likeliest[1].missing):
            likeliest = sheet, search
    return _nothing(extract, _no_header(extract, likeliest), form.name, seen)


def _no_header(extract: Extract, likeliest: tuple[Sheet, Search] | None) -> str:
    if likeliest is None or not likeliest[1].above:
        return refusal("没有可见的内容", "确认导出时选中了数据，再重新报送")
    sheet, search = likeliest
    place = f"工作表「{sheet.name}」" if sheet.name else ""
    lacking = "、".join(column.label for column in search.missing)
    return refusal(
        f"{place}前{SEARCHED_LINES}个非空行中没有找到《{extract.title}》的表头，最接近的一行缺少：{lacking}",
        "按数据字典核对列名（csv以英文逗号分列）后重新报送",
    )


@dataclass
class _Reading:
    """The sheet with the header, while its lines are taken."""

    delivery: Delivery
    words: HeaderWords
    form: Format
    sheet: Sheet
    header: Header
    above: tuple[int, ...]
    scratch: Path | None

    def run(self, edition: frozenset[str]) -> Candidates:
        extract = self.words.extract
        if self.header.repeated:
            lines = len(self.above) + sum(not is_blank(cells) for _, cells in self.sheet.lines)
            return _nothing(extract, self._repeated_header(), self.form.name, lines)
        rows, damage = self._rows(), Damage()
        dropped = [(line, TITLE) for line in self.above]
        data_lines = 0
        for block in self.sheet.blocks(self.header.line, self.header.width):
            data_lines += self._take(block, rows, damage, dropped)
        table, repeated = rows.table()
        dropped += [(line, SAME_ROW) for line in repeated]
        found = Candidates(
            table, data_lines + len(dropped) - len(repeated), _dropped(dropped), data_lines, self.form.name
        )
        why = damage.refusal() or (self._empty_register() if extract.register and not data_lines else None)
        if why is not None:
            return replace(found, rows=table.schema.empty_table(), refusal=self._placed(why))
        return replace(found, notes=self._notes(table, edition))

    def _rows(self) -> Rows:
        base = Setting(self.delivery.received_on, date1904=self.form.date1904)
        settings = {name: replace(base, unit=self.header.units[name]) for name in self.header.places}
        return Rows(
            self.words.extract, self.delivery.path, self.sheet.name, self.delivery.county_code, settings, self.scratch
        )

    def _take(self, block: Block, rows: Rows, damage: Damage, dropped: list[tuple[int, str]]) -> int:
        """Sort the lines of one block into data, asides and blanks; say how many are data."""
        extract, places = self.words.extract, self.header.places
        column_at = {place: extract.by_name[name] for name, place in places.items()}
        numbers, cells = block
        short = [pa.repeat("", len(numbers))] * (1 + max(places.values()) - len(cells))
        columns = [
            normal_column(texts, name=place in column_at and is_name(column_at[place]))
            for place, texts in enumerate([*cells, *short])
        ]
        filled = np.sum([lengths(texts) > 0 for texts in columns], axis=0)
        data = filled > 0
        for reason, mask in asides(self.words, columns, filled).items():
            dropped += [(int(number), reason) for number in numbers[mask]]
            data &= ~mask
        if not data.all():
            numbers, chosen = numbers[data], pa.array(data)
            columns = [texts.filter(chosen) for texts in columns]
        for name, place in places.items():
            if extract.by_name[name].kind is Kind.ID_NO:
                damage.add(extract.by_name[name], columns[place])
        rows.add(numbers, {name: columns[place] for name, place in places.items()})
        return len(numbers)

    def _notes(self, table: pa.Table, edition: frozenset[str]) -> tuple[str, ...]:
        notes = []
        if self.header.unknown:
            notes.append(f"不认识的列已略去：{redact(_listed(self.header.unknown))}")
        area = self.words.extract.area
        if area is not None and area.kind is Kind.AREA12:
            codes = pc.unique(table[area.name]).drop_null().to_pylist()
            if strangers := sorted(set(codes) - edition):
                notes.append(f"现行区划中没有的代码（行仍接受，请核对）：{_listed(strangers)}")
        return tuple(notes)

    def _placed(self, why: str) -> str:
        return f"工作表「{self.sheet.name}」{why}" if self.sheet.name else why

    def _repeated_header(self) -> str:
        labels = "、".join(self.header.repeated)
        return self._placed(refusal(f"第{self.header.line}行表头中重复出现：{labels}", "只保留其中一列后重新报送"))

    def _empty_register(self) -> str:
        return refusal("只有表头没有数据行，而户籍、建档立卡名册不能为空", "核对导出条件后重新报送")


def _dropped(lines: list[tuple[int, str]]) -> pa.Table:
    ordered = sorted(lines)
    numbers, reasons = [line for line, _ in ordered], [reason for _, reason in ordered]
    return pa.table([pa.array(numbers, pa.int64()), pa.array(reasons, pa.string())], schema=DROPPED_SCHEMA)


def _listed(names: tuple[str, ...] | list[str]) -> str:
    rest = f"等{len(names)}个" if len(names) > MOST_NAMED else ""
    return "、".join(names[:MOST_NAMED]) + rest
