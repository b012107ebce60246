"""A landing to deliver files into, and a small gate that judges candidates by their helper columns."""

import zipfile
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from io import BytesIO
from pathlib import Path

import openpyxl
import pyarrow as pa

from fangpin_pipeline.contracts import Extract, Kind
from fangpin_pipeline.contracts.derive import AREA_SCOPE, rejected
from fangpin_pipeline.identity.id_number import check_character
from fangpin_pipeline.reading.deliveries import Delivery, find_deliveries
from fangpin_pipeline.reading.gate import FAULT_SCHEMA, Judgement, Tier, Verdict
from fangpin_pipeline.reading.read import Candidates, read_delivery
from fangpin_pipeline.reading.settle import Staged, settle
from fangpin_pipeline.reading.staging import StagedDelivery, stage

DAY = date(2020, 3, 16)
VILLAGE = "150821100200"
EDITION = frozenset({VILLAGE})


def person(serial: int, born: str = "19700615", prefix: str = "152824") -> str:
    """A valid id number."""
    first17 = f"{prefix}{born}{serial:03d}"
    return first17 + check_character(first17)


def csv_text(*rows: Iterable[object]) -> str:
    """Records as a department's csv."""
    return "".join(",".join(map(str, row)) + "\n" for row in rows)


def workbook(*sheets: tuple[str, list[Sequence[object]]], hidden: Sequence[str] = ()) -> bytes:
    """An xlsx with these sheets."""
    book = openpyxl.Workbook()
    book.remove(book.active)
    for name, rows in sheets:
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(list(row))
        sheet.sheet_state = "hidden" if name in hidden else "visible"
    stream = BytesIO()
    book.save(stream)
    return stream.getvalue()


def ods(name: str, rows: Sequence[Sequence[object]]) -> bytes:
    """An ods with one sheet of texts."""

    def line(values: Sequence[object]) -> str:
        cells = "".join(
            f'<table:table-cell office:value-type="string"><text:p>{value}</text:p></table:table-cell>'
            for value in values
        )
        return f"<table:table-row>{cells}</table:table-row>"

    spaces = " ".join(
        f'xmlns:{short}="urn:oasis:names:tc:opendocument:xmlns:{short}:1.0"' for short in ("office", "table", "text")
    )
    content = (
        f'<?xml version="1.0" encoding="UTF-8"?><office:document-content {spaces}><office:body><office:spreadsheet>'
        f'<table:table table:name="{name}">{"".join(map(line, rows))}</table:table>'
        "</office:spreadsheet></office:body></office:document-content>"
    )
    manifest = '<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"/>'
    kind = b"application/vnd.oasis.opendocument.spreadsheet"
    return zipped(("mimetype", kind), ("content.xml", content.encode()), ("META-INF/manifest.xml", manifest.encode()))


def zipped(*members: tuple[str, bytes]) -> bytes:
    """A zip with these members, the same bytes whenever it is made."""
    stream = BytesIO()
    with zipfile.ZipFile(stream, "w") as packed:
        for name, content in members:
            packed.writestr(zipfile.ZipInfo(name), content, zipfile.ZIP_DEFLATED)
    return stream.getvalue()


def conserves(staged: Staged, rows_read: int | None = None) -> None:
    """Assert that every line of a delivery is accounted for, once."""
    counts = staged.counts
    assert counts.rows_read == counts.accepted + counts.dropped + counts.quarantined
    assert rows_read is None or counts.rows_read == rows_read
    if staged.status == "refused":
        assert (counts.dropped, staged.quarantine["row"].to_pylist()) == (counts.rows_read, [0])
        assert staged.accepted.num_rows == staged.rejected.num_rows == 0
    else:
        places = [
            *staged.accepted["row"].to_pylist(),
            *staged.rejected["row"].to_pylist(),
            *staged.dropped["row"].to_pylist(),
        ]
        assert len(places) == len(set(places)) == counts.rows_read


def toy_gate(extract: Extract, candidates: pa.Table) -> Judgement:
    """What a gate owes, row by row."""
    rows = candidates.to_pylist()
    keys = Counter(key for row in rows if (key := _key(extract, row)) is not None)
    faults = []
    for row in rows:
        place = {name: row[name] for name in ("delivery", "sheet", "row")}
        for column in extract.columns:
            text = row.get(rejected(column.name))
            if text is not None:
                faults.append({**place, "column": column.name, "rule": column.kind.rule, "value": text})
            elif column.required and column.kind is not Kind.FLAG and row[column.name] is None:
                faults.append({**place, "column": column.name, "rule": "required", "value": None})
        if (code := row.get(rejected(AREA_SCOPE))) is not None and extract.area is not None:
            faults.append({**place, "column": extract.area.name, "rule": "area_scope", "value": code})
        key = _key(extract, row)
        if key is not None and keys[key] > 1:
            faults.append({**place, "column": "+".join(extract.key), "rule": "conflict", "value": None})
    table = pa.Table.from_pylist(faults, schema=FAULT_SCHEMA)
    status = "failed" if faults else "passed"
    verdict = Verdict(extract.number, "toy", "合成检查", Tier.QUARANTINE, "", "", len(rows), len(faults), status)
    return Judgement((verdict,), table)


def _key(extract: Extract, row: dict[str, object]) -> tuple[object, ...] | None:
    return (row["delivery"], *(row[name] for name in extract.key)) if row["complete"] else None


@dataclass
class Landing:
    """A landing folder under construction."""

    root: Path
    store: Path
    calls: list[tuple[str, int]] = field(default_factory=list)

    def put(self, name: str, content: str | bytes, day: date = DAY) -> Path:
        """Deliver a file."""
        file = self.root / day.isoformat() / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content.encode() if isinstance(content, str) else content)
        return file

    def deliveries(self, as_of: date = DAY) -> list[Delivery]:
        return find_deliveries(self.root, as_of)

    def read(self, name: str, content: str | bytes, edition: frozenset[str] = EDITION) -> Candidates:
        """Deliver one file and read it."""
        file = self.put(name, content)
        return read_delivery(next(one for one in self.deliveries() if one.file == file), edition)

    def settle(self, name: str, content: str | bytes) -> Staged:
        """Deliver one file, read, judge and settle it."""
        file = self.put(name, content)
        delivery = next(one for one in self.deliveries() if one.file == file)
        candidates = read_delivery(delivery, EDITION)
        faults = FAULT_SCHEMA.empty_table()
        if delivery.extract is not None and candidates.refusal is None:
            faults = toy_gate(delivery.extract, candidates.rows).faults
        return settle(delivery, candidates, faults)

    def gate(self, extract: Extract, candidates: pa.Table) -> Judgement:
        """The toy gate, counting its calls."""
        self.calls.append((extract.number, candidates.num_rows))
        return toy_gate(extract, candidates)

    def stage(self, as_of: date = DAY) -> list[StagedDelivery]:
        return stage(self.deliveries(as_of), self.gate, self.store, EDITION)
