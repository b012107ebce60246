"""Deliveries: which are visible, what their lines are, which rows are accepted, dropped or quarantined (rules.md §1-2).

Which of the accepted rows count on a day stands in `coverage`.
"""

import hashlib
import re
import unicodedata
from collections import Counter
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

from fangpin_pipeline.contracts import Extract, Kind
from fangpin_pipeline.extracts import all_extracts

from .book import CITY
from .cells import SCIENTIFIC, InvalidCellError, bare_id, read_cell
from .sheets import Header, Sheet, UnreadableError, find_header, match_header, sheets_of, squeezed

NAMES = {
    "150802": "临河区",
    "150821": "五原县",
    "150822": "磴口县",
    "150823": "乌拉特前旗",
    "150824": "乌拉特中旗",
    "150825": "乌拉特后旗",
    "150826": "杭锦后旗",
}
SHORT = {
    **{"临河": "150802", "临河市": "150802", "五原": "150821", "磴口": "150822", "前旗": "150823", "乌前旗": "150823"},
    **{"中旗": "150824", "乌中旗": "150824", "乌后旗": "150825", "杭后": "150826", "杭后旗": "150826"},
}
TOTALS = ("合计", "小计", "总计")
NOTES = ("注", "备注", "说明", "填报", "填表", "制表", "审核", "单位负责人", "联系电话", "数据截止")


@dataclass(eq=False)
class Row:
    """A data line. Of a quarantined row the cells hold what could be read; invalid cells are None."""

    delivery: "Delivery"
    number: int
    cells: dict[str, Any]
    faults: list[tuple[str, str]] = field(default_factory=list)
    conflict: bool = False

    def __getitem__(self, column: str) -> Any:
        return self.cells.get(column)

    @property
    def complete(self) -> bool:
        """Every required cell passes, and no division code of another county."""
        required = {column.name for column in self.delivery.extract.required}
        return not any(name in required or rule == "area_scope" for name, rule in self.faults)

    def key(self) -> tuple[Any, ...]:
        return tuple(self.cells.get(name) for name in self.delivery.extract.key)


@dataclass(eq=False)
class Delivery:
    """A file as received, and what became of its lines."""

    path: str
    file: Path
    received_on: date
    extract: Extract | None
    county: str
    two_counties: bool
    sha256: str
    order: int = 0
    encoding: str = ""
    status: str = "accepted"
    rows_read: int = 0
    dropped: int = 0
    data_lines: int = 0
    columns: frozenset[str] = frozenset()
    accepted: list[Row] = field(default_factory=list)
    rejected: list[Row] = field(default_factory=list)
    quarantine: list[tuple[int, str, str]] = field(default_factory=list)

    def refuse(self) -> None:
        self.status = "refused"
        self.dropped = self.rows_read
        self.accepted, self.rejected = [], []
        self.quarantine = [(0, "", "file")]


def _ascii_lower(text: str) -> str:
    return "".join(c.lower() if c.isascii() else c for c in unicodedata.normalize("NFKC", text))


def _named(name: str) -> tuple[Extract | None, str, bool]:
    """Extract, scope and whether the county in a file name is not one: two of them, or 后旗, which two are called."""
    text = _ascii_lower(name)
    starts = [(title, x) for x in all_extracts().values() for title in (x.name, x.title) if text.startswith(title)]
    if not starts:
        return None, CITY, False
    title, extract = max(starts, key=lambda start: len(start[0]))
    rest = text[len(title) :]
    counties = {code for code, full in NAMES.items() if full in rest or re.search(rf"(?<![0-9]){code}(?![0-9])", rest)}
    words = "".join(c if c.isalnum() else " " for c in rest).split()
    counties = counties or {SHORT[word] for word in words if word in SHORT}
    if len(counties) > 1 or (not counties and "后旗" in words):
        return extract, CITY, True
    return extract, counties.pop() if counties else CITY, False


def _received(folder: Path) -> date | None:
    if not re.fullmatch(r"\d{4}-\d{2}-\d{2}", folder.name):
        return None
    try:
        return date.fromisoformat(folder.name)
    except ValueError:
        return None


def find(landing: Path, as_of: date) -> list[Delivery]:
    """Files received on or before the day, oldest first."""
    found = []
    for folder in landing.iterdir():
        received_on = _received(folder)
        if received_on is None or received_on > as_of:
            continue
        for file in folder.iterdir():
            if file.name.startswith((".", "~$")) or not file.is_file():
                continue
            extract, county, two = _named(file.name)
            sha = hashlib.sha256(file.read_bytes()).hexdigest()
            found.append(Delivery(f"{folder.name}/{file.name}", file, received_on, extract, county, two, sha))
    found.sort(key=lambda d: (d.received_on, d.county != CITY, d.file.name))
    for order, delivery in enumerate(found):
        delivery.order = order
    return found


def _is_header(extract: Extract, header: Header, cells: list[str]) -> bool:
    places = [(i, column) for i, (column, _) in header.columns.items() if column.required]
    matches = [match_header(extract, cells[i]) if i < len(cells) else None for i, _ in places]
    return all(found is not None and found[0] is column for (_, column), found in zip(places, matches, strict=True))


def _is_dropped(extract: Extract, header: Header, cells: list[str]) -> bool:
    """Repeated headers, sub-totals and notes."""
    filled = [squeezed(cell) for cell in cells if cell.strip()]
    if any(cell.rstrip(":") in TOTALS for cell in filled) or filled[0].startswith(TOTALS):
        return True
    if filled[0].startswith(NOTES) and any(":" in cell for cell in filled):
        return True
    if len(filled) == 1 and len(extract.required) >= 2:
        return True
    return _is_header(extract, header, cells)


def _destroyed(header: Header, lines: list[list[str]]) -> bool:
    """Whether Excel has destroyed an id column."""
    for i, (column, _) in header.columns.items():
        if column.kind is not Kind.ID_NO:
            continue
        cells = [bare_id(line[i]) for line in lines if i < len(line)]
        digits = [cell for cell in cells if re.fullmatch(r"[0-9]+", cell)]
        zeros = sum(cell.endswith("000") for cell in digits)
        if any(SCIENTIFIC.fullmatch(cell) for cell in cells) or (zeros >= 3 and zeros * 50 >= len(digits)):
            return True
    return False


def _row(delivery: Delivery, header: Header, number: int, line: list[str], base: date) -> Row:
    row = Row(delivery, number, {})
    for i, (column, unit) in header.columns.items():
        text = line[i] if i < len(line) else ""
        try:
            row.cells[column.name] = read_cell(column, text, unit, delivery.received_on, base)
        except InvalidCellError:
            row.cells[column.name] = None
            row.faults.append((column.name, column.kind.rule))
            continue
        if row.cells[column.name] is None and column.required and column.kind is not Kind.FLAG:
            row.faults.append((column.name, "required"))
    area = delivery.extract.area
    code = row[area.name] if area else None
    if code and delivery.county not in (CITY, code[:6]):
        row.faults.append((area.name, "area_scope"))
    return row


def _settle(delivery: Delivery, rows: list[Row]) -> None:
    """Duplicates, conflicts, quarantine."""
    names = [column.name for column in delivery.extract.columns]
    seen: set[tuple[Any, ...]] = set()
    kept = []
    for row in rows:
        whole = tuple(row[name] for name in names)
        if row.complete and whole in seen:
            delivery.dropped += 1
            continue
        if row.complete:
            seen.add(whole)
        kept.append(row)
    keys = Counter(row.key() for row in kept if row.complete)
    for row in kept:
        row.conflict = row.complete and keys[row.key()] > 1
        good = row.complete and not row.conflict
        (delivery.accepted if good else delivery.rejected).append(row)
        delivery.quarantine += [(row.number, name, rule) for name, rule in row.faults]
        if row.conflict:
            delivery.quarantine.append((row.number, "+".join(delivery.extract.key), "conflict"))


def _sheet(extract: Extract, sheets: list[Sheet]) -> tuple[Sheet, Header | None]:
    for sheet in sheets:
        if header := find_header(extract, sheet.lines):
            return sheet, header
    return (sheets[0] if sheets else Sheet([])), None


def read(delivery: Delivery) -> None:
    """Read one file: fills in its counts, rows and status."""
    extract = delivery.extract
    if extract is None or delivery.two_counties:
        return delivery.refuse()
    try:
        delivery.encoding, sheets = sheets_of(delivery.file)
    except UnreadableError:
        return delivery.refuse()
    sheet, header = _sheet(extract, sheets)
    delivery.rows_read = len(sheet.lines) - (header is not None)
    if header is None or header.twice:
        return delivery.refuse()
    below = sheet.lines[header.place + 1 :]
    data = [(number, cells) for number, cells in below if not _is_dropped(extract, header, cells)]
    delivery.columns = header.names
    delivery.data_lines = len(data)
    delivery.dropped = delivery.rows_read - len(data)
    if _destroyed(header, [cells for _, cells in data]) or (not data and extract.register):
        return delivery.refuse()
    _settle(delivery, [_row(delivery, header, number, cells, sheet.base) for number, cells in data])
    return delivery.refuse() if data and not delivery.accepted else None


def _other_unit(before: Delivery, now: Delivery) -> bool:
    """Whether a typical amount of a money column became thousands of times as large or as small."""
    assert now.extract is not None
    for column in now.extract.columns:
        if column.kind is Kind.MONEY:
            amounts = [
                sorted(abs(row[column.name]) for row in one.accepted if row[column.name]) for one in (before, now)
            ]
            if min(map(len, amounts)) >= 50:
                small, large = sorted(found[(len(found) - 1) // 2] for found in amounts)
                if 5000 * small <= large <= 20000 * small:
                    return True
    return False


def receive(landing: Path, as_of: date) -> list[Delivery]:
    """Every visible delivery, read; repeated bytes of the newest accepted delivery count once."""
    newest: dict[tuple[str, str], Delivery] = {}
    deliveries = find(landing, as_of)
    for delivery in deliveries:
        scope = (delivery.extract.number, delivery.county) if delivery.extract else None
        before = newest.get(scope) if scope and not delivery.two_counties else None
        if before and before.sha256 == delivery.sha256 and before.data_lines:
            delivery.status, delivery.encoding = "duplicate", before.encoding
            continue
        read(delivery)
        if before and delivery.status == "accepted" and _other_unit(before, delivery):
            delivery.refuse()
        if scope and delivery.status == "accepted":
            newest[scope] = delivery
    return deliveries
