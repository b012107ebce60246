"""One delivered file read into candidate rows. Never raises for what a file holds: what cannot be read is refused.

Which files there are stands in `deliveries`, what becomes of the rows in `settle`.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

import pyarrow as pa
import pyarrow.compute as pc

from fangpin_pipeline.contracts import Column, Extract, Kind
from fangpin_pipeline.contracts.derive import candidate_schema
from fangpin_pipeline.identity.history import described
from fangpin_pipeline.privacy import redact
from fangpin_pipeline.reading.archive import opened
from fangpin_pipeline.reading.asides import SAME_ROW, TITLE, asides, filled_cells
from fangpin_pipeline.reading.blocks import Block
from fangpin_pipeline.reading.cells import Setting
from fangpin_pipeline.reading.corner import Corner, corner_of
from fangpin_pipeline.reading.damage import Damage
from fangpin_pipeline.reading.deliveries import Delivery, name_notes
from fangpin_pipeline.reading.find import Found, NotFound, find_table
from fangpin_pipeline.reading.header import Header, HeaderWords
from fangpin_pipeline.reading.hidden import hidden_rows
from fangpin_pipeline.reading.lines import is_blank
from fangpin_pipeline.reading.packed import Packed, unpacked
from fangpin_pipeline.reading.reason import Reason
from fangpin_pipeline.reading.refusal import UnreadableFileError, refusal
from fangpin_pipeline.reading.rows import Rows
from fangpin_pipeline.reading.sniff import Format, sniff
from fangpin_pipeline.reading.suggest import with_suggestions
from fangpin_pipeline.reading.text import is_name, normal_column

MOST_NAMED = 20

DROPPED_SCHEMA = pa.schema([("row", pa.int64()), ("reason", pa.string())])


@dataclass(frozen=True)
class Candidates:
    """What one file holds. `rows` (`candidate_schema`) and `dropped` (row, reason) together are all `rows_read` lines,
    unless `refusal` says why the file as a whole is not taken, and `reason` by which code. `data_lines` counts the
    lines that are data, repeated ones included; `encoding` is empty for a file that could not be opened."""

    rows: pa.Table
    rows_read: int
    dropped: pa.Table
    data_lines: int
    encoding: str
    refusal: str | None = None
    notes: tuple[str, ...] = ()
    reason: Reason | None = None
    packed: Packed | None = field(default=None, compare=False, repr=False)
    """`rows` as they wait, for who passes them on; None when there are none."""


def read_delivery(delivery: Delivery, edition: frozenset[str], scratch: Path | None = None) -> Candidates:
    """Read a delivery. `edition` holds the village codes in force; a code that it lacks is accepted and noted.

    With `scratch`, a folder that outlives the result, rows wait there and not in memory.
    """
    if delivery.extract is None or delivery.refusal is not None:
        return _nothing(
            delivery.extract, delivery.refusal or "", reason=Reason.SCOPE if delivery.sha256 else Reason.FORMAT
        )
    try:
        with opened(delivery.file) as (file, notes):
            read = _read(replace(delivery, file=file), delivery.extract, sniff(file), edition, scratch)
            return replace(read, notes=(*notes, *read.notes))
    except UnreadableFileError as error:
        return _nothing(delivery.extract, str(error))
    except OSError:
        return _nothing(delivery.extract, refusal("文件无法打开", "检查文件权限，或重新报送"))


def _nothing(
    extract: Extract | None, why: str, encoding: str = "", rows_read: int = 0, reason: Reason = Reason.FORMAT
) -> Candidates:
    rows = candidate_schema(extract).empty_table() if extract else pa.table({})
    return Candidates(rows, rows_read, DROPPED_SCHEMA.empty_table(), 0, encoding, why, reason=reason)


def _read(
    delivery: Delivery, extract: Extract, form: Format, edition: frozenset[str], scratch: Path | None
) -> Candidates:
    words = HeaderWords(extract)
    table = find_table(words, delivery.file, form)
    if isinstance(table, NotFound):
        return _nothing(extract, table.why, form.name, table.lines, Reason.HEADER)
    return _Reading(delivery, words, table, corner_of(table.above), scratch).run(edition)


@dataclass
class _Reading:
    """The sheet with the header, while its lines are taken."""

    delivery: Delivery
    words: HeaderWords
    table: Found
    corner: Corner
    scratch: Path | None

    @property
    def header(self) -> Header:
        return self.table.header

    def run(self, edition: frozenset[str]) -> Candidates:
        extract, encoding, above = self.words.extract, self.table.form.name, self.table.above
        if why := self._repeated_header() or self._strange_unit() or self.corner.refusal(self._without_unit()):
            lines = len(above) + sum(not is_blank(cells) for _, cells in self.table.sheet.lines)
            return _nothing(extract, self._placed(why), encoding, lines, Reason.HEADER)
        rows, damage = self._rows(), Damage()
        dropped = [(line, TITLE) for line, _ in above]
        data_lines = 0
        for block in self.table.sheet.blocks(self.header.line, self.header.width, self._repetitive()):
            data_lines += self._take(block, rows, damage, dropped)
        packed = rows.packed()
        rows_read = data_lines + len(dropped)
        dropped += [(line, SAME_ROW) for line in packed.left_out]
        table = unpacked(packed)
        found = Candidates(table, rows_read, _dropped(dropped), data_lines, encoding, packed=packed)
        destroyed = damage.refusal()
        why = destroyed or (self._empty_register() if extract.register and not data_lines else None)
        if why is not None:
            reason = Reason.ID_DAMAGED if destroyed else Reason.EMPTY_REGISTER
            nothing = table.schema.empty_table()
            return replace(found, rows=nothing, packed=None, refusal=self._placed(why), reason=reason)
        return replace(found, notes=self._notes(table, edition))

    def _rows(self) -> Rows:
        base = Setting(self.delivery.received_on, date1904=self.table.form.date1904)
        units = self.header.units
        settings = {name: replace(base, unit=units.get(name, self.corner.unit)) for name in self.header.places}
        delivery, sheet = self.delivery, self.table.sheet.name
        waiting = self.scratch / "waiting" if self.scratch else None
        return Rows(self.words.extract, delivery.path, sheet, delivery.county_code, settings, waiting)

    def _without_unit(self) -> list[Column]:
        """Delivered money columns whose header names no unit."""
        columns = [self.words.extract.by_name[name] for name in self.header.places]
        return [one for one in columns if one.kind is Kind.MONEY and one.name not in self.header.units]

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
        filled = filled_cells(columns)
        data = filled > 0
        for reason, mask in asides(self.words, self.header, columns, filled).items():
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

    def _repetitive(self) -> set[int]:
        """Cells of the header below which few different texts stand: no numbers of persons or papers, no amounts."""
        columns = [self.words.extract.by_name[name] for name in self.header.places]
        single = {Kind.ID_NO, Kind.CREDIT_CODE, Kind.MONEY}
        few = [one for one in columns if one.kind not in single and one.name not in self.words.extract.key]
        return {self.header.places[one.name] for one in few}

    def _notes(self, table: pa.Table, edition: frozenset[str]) -> tuple[str, ...]:
        extract, sheet = self.words.extract, self.table.sheet
        notes = [*name_notes(self.delivery.path)]
        if self.header.unknown:
            absent = [column for column in extract.columns if column.name not in self.header.places]
            notes.append(f"不认识的列已略去：{redact(_listed(with_suggestions(self.header.unknown, absent)))}")
        notes += filter(None, [self.corner.note(self._without_unit())])
        if sheet.others:
            notes.append(f"读取工作表「{sheet.name}」，未使用：{redact(_listed(sheet.others))}")
        if sheet.hidden:
            notes.append(f"隐藏的工作表未读取：{redact(_listed(sheet.hidden))}")
        if rows := self._hidden_rows():
            notes.append(f"有{rows}个隐藏行，已照常读取")
        area = extract.area
        if area is not None and area.kind is Kind.AREA12:
            codes = pc.unique(table[area.name]).drop_null().to_pylist()
            if strangers := sorted(set(codes) - edition):
                told = _listed([described(code, edition) for code in strangers])
                notes.append(f"现行区划中没有的代码（行仍接受，请核对；箭头后为现行代码）：{told}")
        return tuple(notes)

    def _hidden_rows(self) -> int:
        if self.table.form.name != "xlsx":
            return 0
        return hidden_rows(self.delivery.file, self.table.sheet.name, self.header.line)

    def _placed(self, why: str) -> str:
        return f"工作表「{self.table.sheet.name}」{why}" if self.table.sheet.name else why

    def _repeated_header(self) -> str | None:
        if not self.header.repeated:
            return None
        labels = "、".join(self.header.repeated)
        return refusal(f"第{self.header.line}行表头中重复出现：{labels}", "只保留其中一列后重新报送")

    def _strange_unit(self) -> str | None:
        if not self.header.strange:
            return None
        return refusal(
            f"第{self.header.line + 1}行的金额单位不能换算：{'、'.join(self.header.strange)}", "改用元、千元或万元"
        )

    def _empty_register(self) -> str:
        return refusal("只有表头没有数据行，而户籍、建档立卡名册不能为空", "核对导出条件后重新报送")


def _dropped(lines: list[tuple[int, str]]) -> pa.Table:
    ordered = sorted(lines)
    numbers, reasons = [line for line, _ in ordered], [reason for _, reason in ordered]
    return pa.table([pa.array(numbers, pa.int64()), pa.array(reasons, pa.string())], schema=DROPPED_SCHEMA)


def _listed(names: Sequence[str]) -> str:
    rest = f"等{len(names)}个" if len(names) > MOST_NAMED else ""
    return "、".join(names[:MOST_NAMED]) + rest
