"""What reading costs beside bare readers: `python -m tests.benchmark.reading [households] [folder]`.

One run makes the sample city, reads all its files to typed Parquet as the pipeline does (without the gate), and reads
the same files with bare readers: DuckDB for csv, calamine for workbooks. Each side runs in a process of its own. DuckDB
reads twice: cells as texts, and cells cast to the types of the contract where that works as they stand.
"""

import json
import resource
import shutil
import subprocess
import sys
import tempfile
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import pyarrow as pa
import pyarrow.parquet as pq

if TYPE_CHECKING:
    import duckdb

DAY = date(2020, 3, 16)
WORKBOOKS = (".xlsx", ".xls", ".ods")
MOST_TIMES, MOST_MEGABYTES = 2, 2_048
KINDS = ("nothing", "csv", "workbooks")
SIDES = ("ours", "bare texts", "bare types")
SQL_TYPES = {"money": "DECIMAL(18,2)", "number": "DECIMAL(18,4)", "date": "DATE", "count": "BIGINT", "year": "INTEGER"}
Took = dict[str, float]


def main(households: int, folder: Path) -> None:
    """Measure both sides and print the table of docs/performance.md."""
    from fangpin_pipeline.sample import write_sample

    landing = folder / "landing"
    write_sample(landing, households=households, as_of=DAY, days=3)
    _recode(landing, folder / "utf8")
    (folder / "types.json").write_text(json.dumps(_types(landing)), "utf-8")
    took = {side: {kind: _measured(side, kind, folder) for kind in KINDS} for side in SIDES}
    texts, types = ([took[side][kind]["lines"] for kind in KINDS] for side in SIDES[1:])
    if texts != types:
        raise AssertionError(f"the bare readers kept {texts} lines as texts and {types} with types")
    print(_report(households, landing, took))


def _recode(landing: Path, out: Path) -> None:
    """DuckDB's wheel decodes UTF-8 only; the copies that it reads are made outside the measurement."""
    for file in sorted(landing.rglob("*.*")):
        copy = out / file.relative_to(landing)
        copy.parent.mkdir(parents=True, exist_ok=True)
        raw = file.read_bytes()
        if file.suffix in WORKBOOKS:
            copy.write_bytes(raw)
            continue
        for encoding in ("utf-16",) if raw.startswith((b"\xff\xfe", b"\xfe\xff")) else ("utf-8-sig", "gb18030"):
            try:
                copy.write_text(raw.decode(encoding), "utf-8")
                break
            except UnicodeDecodeError:
                continue


def _types(landing: Path) -> dict[str, dict[int, str]]:
    """Types of cells by file and place, told to DuckDB; found outside the measurement too."""
    from fangpin_pipeline.reading.deliveries import find_deliveries
    from fangpin_pipeline.reading.find import Found, find_table
    from fangpin_pipeline.reading.header import HeaderWords
    from fangpin_pipeline.reading.sniff import sniff

    types: dict[str, dict[int, str]] = {}
    for one in find_deliveries(landing, DAY):
        if one.extract is None or not _is("csv", one.file):
            continue
        table = find_table(HeaderWords(one.extract), one.file, sniff(one.file))
        if isinstance(table, Found):
            kinds = {place: one.extract.by_name[name].kind for name, place in table.header.places.items()}
            types[one.path] = {place: SQL_TYPES[kind] for place, kind in kinds.items() if kind in SQL_TYPES}
    return types


def _measured(side: str, kind: str, folder: Path) -> Took:
    landing = folder / ("landing" if side == "ours" else "utf8")
    command = [sys.executable, "-m", "tests.benchmark.reading", "--side", side, kind, str(landing)]
    out = subprocess.run([*command, str(folder / side / kind)], check=True, stdout=subprocess.PIPE).stdout
    took: Took = json.loads(out)
    return took


def _read(side: str, kind: str, landing: Path, out: Path) -> None:
    """Read all files of one kind in this process and print what it took."""
    out.mkdir(parents=True)
    lines = 0
    if side == "ours":
        _ours(kind, landing, out)
    else:
        types = json.loads((landing.parent / "types.json").read_text("utf-8")) if side == "bare types" else {}
        lines = _bare(kind, landing, out, types)
    used = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    cpu = sum(one.ru_utime + one.ru_stime for one in used)
    json.dump({"cpu": cpu, "peak": sum(one.ru_maxrss for one in used) / 1024, "lines": lines}, sys.stdout)


def _ours(kind: str, landing: Path, out: Path) -> None:
    from fangpin_pipeline.extracts import all_extracts
    from fangpin_pipeline.identity.divisions import CITY, edition
    from fangpin_pipeline.reading.bounded import close_reader, read_bounded
    from fangpin_pipeline.reading.deliveries import Delivery, find_deliveries
    from fangpin_pipeline.reading.store import write_parquet

    codes = edition(DAY).codes
    (out / "nothing").touch()
    nothing = Delivery("nothing", out / "nothing", DAY, "", next(iter(all_extracts().values())), CITY, None)
    read_bounded(nothing, codes, out / "begun")
    for place, one in enumerate(find_deliveries(landing, DAY)):
        if one.extract is not None and _is(kind, one.file):
            scratch = out / f"scratch{place}"
            write_parquet(read_bounded(one, codes, scratch).rows, out / f"{place}.parquet")
            shutil.rmtree(scratch, ignore_errors=True)
    close_reader()


def _bare(kind: str, landing: Path, out: Path, types: dict[str, dict[str, str]]) -> int:
    """Read with the bare readers; the number of lines that they kept."""
    import duckdb

    engine = duckdb.connect(config={"threads": 1})
    pa.array([""])  # Arrow imports pandas when it first looks at a list; that is start, not reading.
    kept = 0
    for place, file in enumerate(sorted(landing.rglob("*.*"))):
        if _is(kind, file):
            known = types.get(file.relative_to(landing).as_posix(), {})
            kept += _bare_csv(engine, file, known, out, place) if kind == "csv" else _bare_workbook(file, out, place)
    return kept


def _bare_csv(engine: "duckdb.DuckDBPyConnection", file: Path, types: dict[str, str], out: Path, place: int) -> int:
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
    written = engine.execute(
        f"COPY ({chosen}) TO '{out / str(place)}.parquet' (FORMAT parquet, COMPRESSION zstd)", [str(file)]
    )
    lines: int = written.fetchall()[0][0]
    return lines


def _bare_workbook(file: Path, out: Path, place: int) -> int:
    from python_calamine import CalamineWorkbook

    lines = CalamineWorkbook.from_path(file).get_sheet_by_index(0).to_python(skip_empty_area=False)
    columns = [pa.array([str(cell) for cell in cells], pa.string()) for cells in zip(*lines, strict=True)]
    _write(pa.table(columns, names=[str(cell) for cell in range(len(columns))]), out, place)
    return len(lines)


def _is(kind: str, file: Path) -> bool:
    return kind == ("workbooks" if file.suffix in WORKBOOKS else "csv")


def _write(table: pa.Table, out: Path, place: int) -> None:
    pq.write_table(table, out / f"{place}.parquet", compression="zstd")


def _report(households: int, landing: Path, took: dict[str, dict[str, Took]]) -> str:
    sides = [took[side] for side in SIDES]
    rows = [("households", f"{households:,}", "", "", "", "")]
    start = [side["nothing"]["cpu"] for side in sides]
    whole = [0.0] * len(SIDES)
    for kind in KINDS[1:]:
        files = [file for file in landing.rglob("*.*") if _is(kind, file)]
        size = sum(file.stat().st_size for file in files) / 1e6
        cpu = [side[kind]["cpu"] - begun for side, begun in zip(sides, start, strict=True)]
        whole = [before + more for before, more in zip(whole, cpu, strict=True)]
        rows.append((f"{kind}: {len(files)} files, {size:.1f} MB (CPU s)", *_ratio(cpu), ""))
    rows.append(("all files (CPU s)", *_ratio(whole), f"at most {MOST_TIMES}"))
    rows.append(("start (CPU s)", *_ratio(start), ""))
    peak = max(one["peak"] for one in took["ours"].values())
    rows.append(("peak memory of both processes (MB)", f"{peak:.0f}", "", "", "", f"under {MOST_MEGABYTES:,}"))
    table = [("what", "fangpin", "bare, texts", "bare, types", "ratio to each", "bound"), ("---",) * 6, *rows]
    return "\n".join(f"| {' | '.join(row)} |" for row in table)


def _ratio(cpu: list[float]) -> tuple[str, ...]:
    return *(f"{one:.2f}" for one in cpu), ", ".join(f"{cpu[0] / one:.1f}" for one in cpu[1:])


def _command(arguments: list[str]) -> None:
    if arguments[:1] == ["--side"]:
        _, side, kind, landing, out = arguments
        _read(side, kind, Path(landing), Path(out))
        return
    size = int(arguments[0]) if arguments else 275_000
    place = Path(arguments[1]) if len(arguments) > 1 else Path(tempfile.mkdtemp(prefix="fangpin-bench-"))
    try:
        main(size, place)
    finally:
        if len(arguments) <= 1:
            shutil.rmtree(place)


if __name__ == "__main__":
    _command(sys.argv[1:])
