"""Reading a city's files without fangpin: DuckDB for csv, calamine for workbooks, cells as texts or by type.

DuckDB reads UTF-8 only, so copies are made beforehand, and the types of the contract are told to it. Neither checks an
id number, keeps what cannot be read, or finds what is no data.
"""

import json
from pathlib import Path

import duckdb
import pyarrow as pa
import pyarrow.parquet as pq
from python_calamine import CalamineWorkbook

from fangpin_pipeline.bench.place import DAY, Place, Told
from fangpin_pipeline.reading.deliveries import files, find_deliveries
from fangpin_pipeline.reading.find import Found, find_table
from fangpin_pipeline.reading.header import HeaderWords
from fangpin_pipeline.reading.sniff import sniff

WORKBOOKS = (".xlsx", ".xls", ".ods")
_SQL_TYPES = {"money": "DECIMAL(18,2)", "number": "DECIMAL(18,4)", "date": "DATE", "count": "BIGINT", "year": "INTEGER"}
_BLOCK = 1 << 20


def received(landing: Path) -> list[Path]:
    """Files received by DAY, in the order of their names."""
    return sorted(file for _, file in files(landing, DAY))


def recode(place: Place) -> None:
    """Write UTF-8 copies of the files of DAY and the types of their cells; what was there is written anew."""
    for file in received(place.landing):
        copy = place.recoded / file.relative_to(place.landing)
        copy.parent.mkdir(parents=True, exist_ok=True)
        if file.suffix in WORKBOOKS:
            copy.write_bytes(file.read_bytes())
        else:
            _recode(file, copy)
    place.types.write_text(json.dumps(_types(place.landing)), "utf-8")


def read_all(place: Place, out: Path, *, typed: bool) -> Told:
    """Read every file to Parquet and tell how many lines were kept."""
    engine = duckdb.connect(config={"threads": 1})
    types = json.loads(place.types.read_text("utf-8")) if typed else {}
    kept = 0
    for number, file in enumerate(received(place.recoded)):
        target = out / f"{number}.parquet"
        if file.suffix in WORKBOOKS:
            kept += _read_workbook(file, target)
        else:
            kept += _read_csv(engine, file, types.get(file.relative_to(place.recoded).as_posix(), {}), target)
    return {"lines": kept}


def _recode(file: Path, copy: Path) -> None:
    with file.open("rb") as raw:
        begin = raw.read(4)
    for encoding in ("utf-16",) if begin[:2] in (b"\xff\xfe", b"\xfe\xff") else ("utf-8-sig", "gb18030"):
        try:
            with file.open(encoding=encoding, newline="") as source, copy.open("w", encoding="utf-8", newline="") as to:
                while block := source.read(_BLOCK):
                    to.write(block)
            return
        except UnicodeDecodeError:
            continue


def _types(landing: Path) -> dict[str, dict[int, str]]:
    types: dict[str, dict[int, str]] = {}
    for one in find_deliveries(landing, DAY):
        if one.extract is None or one.file.suffix in WORKBOOKS:
            continue
        table = find_table(HeaderWords(one.extract), one.file, sniff(one.file))
        if isinstance(table, Found):
            kinds = {place: one.extract.by_name[name].kind for name, place in table.header.places.items()}
            types[one.path] = {place: _SQL_TYPES[kind] for place, kind in kinds.items() if kind in _SQL_TYPES}
    return types


def _read_csv(engine: duckdb.DuckDBPyConnection, file: Path, types: dict[str, str], target: Path) -> int:
    with file.open(encoding="utf-8", newline="") as stream:
        width = max(line.count(",") + 1 for line, _ in zip(stream, range(20), strict=False))
    columns = ", ".join(f"'c{cell}': 'VARCHAR'" for cell in range(width))
    read = (
        f"read_csv(?, columns={{{columns}}}, auto_detect=false, header=false, delim=',', quote='\"', escape='\"', "
        f"null_padding=true, ignore_errors=true, parallel=false)"
    )
    chosen = f"FROM {read}"
    if types:
        # Casts right above the reader are moved into it, and every line with a cell that does not cast is left out.
        casts = [f"TRY_CAST(c{cell} AS {types.get(str(cell), 'VARCHAR')}) AS c{cell}" for cell in range(width)]
        chosen = f"WITH cells AS MATERIALIZED ({chosen}) SELECT {', '.join(casts)} FROM cells"
    written = engine.execute(f"COPY ({chosen}) TO '{target}' (FORMAT parquet, COMPRESSION zstd)", [str(file)])
    lines: int = written.fetchall()[0][0]
    return lines


def _read_workbook(file: Path, target: Path) -> int:
    lines = CalamineWorkbook.from_path(file).get_sheet_by_index(0).to_python(skip_empty_area=False)
    columns = [pa.array([str(cell) for cell in cells], pa.string()) for cells in zip(*lines, strict=True)]
    names = [str(cell) for cell in range(len(columns))]
    pq.write_table(pa.table(columns, names=names), target, compression="zstd")
    return len(lines)
