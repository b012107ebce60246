"""The workbook of the ledgers of a county, or of the city itself: a sheet a ledger, and 说明 with sources and ages.

Which rows and columns a ledger has stands in `ledgers`; nothing is judged here.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from decimal import Decimal
from pathlib import Path
from typing import Any

from fangpin_pipeline.contracts import Kind
from fangpin_pipeline.contracts.kinds import AREAS
from fangpin_pipeline.engine.duckdb import DuckDBEngine
from fangpin_pipeline.extracts import extract as extract_of
from fangpin_pipeline.identity.divisions import CITY, CITY_NAME
from fangpin_pipeline.ledgers import LEDGER_STATUS, Item, Ledger, all_ledgers, extracts_of
from fangpin_pipeline.ledgers.declare import PLACED
from fangpin_pipeline.outputs.export import run_table
from fangpin_pipeline.outputs.labels import NOT_APPLICABLE, UNKNOWN, Imprint, chinese_date
from fangpin_pipeline.outputs.lists import Age
from fangpin_pipeline.outputs.notes import write_short_notes
from fangpin_pipeline.outputs.rows import Cell
from fangpin_pipeline.outputs.sheet import Heading, ListColumn, write_table
from fangpin_pipeline.outputs.style import Styles
from fangpin_pipeline.outputs.workbook import new_workbook
from fangpin_pipeline.privacy import mask_id, redact

FOLDER = "台账"
TITLE = "工作台账"
CITY_ITSELF = "市本级"
REPORTED = "正常"
# A clerk works through a sheet, not through ten thousand rows; the rest stands in the exported table.
MOST_ROWS = 2000
_CONFIDENTIAL = "内部资料，仅限工作使用，不得公开"
_TOWNSHIP, _VILLAGE = 9, 12
_A3, _WIDEST_ON_A4 = 8, 190  # Excel's number of the paper; digits of width that can still be read

_Row = Mapping[str, Any]


def write_ledgers(folder: Path, run_dir: Path, imprint: Imprint) -> list[Path]:
    """Write the ledgers of every county and of the city itself below a day's `folder`; returns their paths.

    Equal ledgers give equal bytes.

    A run that was published before there were ledgers has none.
    """
    if not (run_dir / f"{LEDGER_STATUS.name}.parquet").is_file():
        return []
    engine = DuckDBEngine(threads=1)
    try:
        engine.attach(LEDGER_STATUS.name, [run_table(run_dir, LEDGER_STATUS.name)])
        status: dict[str, dict[str, _Row]] = {}
        for row in engine.fetch("SELECT * FROM ledger_status ORDER BY county_code").to_pylist():
            status.setdefault(row["county_code"], {})[row["ledger"]] = row
        if status:
            _attach(engine, run_dir)
        return [_write(folder / county / FOLDER, engine, county, told, imprint) for county, told in status.items()]
    finally:
        engine.close()


def _attach(engine: DuckDBEngine, run_dir: Path) -> None:
    for table in ("coverage", "delivery"):
        engine.attach(table, [run_table(run_dir, table)])
    for ledger in all_ledgers().values():
        engine.attach(ledger.table.name, [run_table(run_dir, ledger.table.name)])
        if ledger.personal_columns:
            engine.attach(ledger.personal_table, [run_table(run_dir, ledger.personal_table)])


def _write(folder: Path, engine: DuckDBEngine, county: str, status: Mapping[str, _Row], imprint: Imprint) -> Path:
    place = _place(county, imprint)
    folder.mkdir(parents=True)
    file = folder / f"{place}{TITLE}_{imprint.as_of.isoformat()}.xlsx"
    ages = _ages(engine, county, imprint)
    quarantined = _quarantined(engine, county)
    with new_workbook(file, f"{place}{TITLE}", imprint.as_of, imprint.run_id) as book:
        styles = Styles(book)
        kept = [ledger for ledger in all_ledgers().values() if ledger.name in status]
        for ledger in kept:
            told = status[ledger.name]
            late = told["status"] != REPORTED
            hidden = sum(quarantined.get(number, 0) for number in ledger.needs)
            sheet = book.add_worksheet(ledger.title)
            write_table(
                sheet,
                styles,
                _heading(ledger, told, hidden, imprint),
                [_column(one, imprint) for one in ledger.items],
                [] if late or not told["entries"] else _rows(engine, ledger, county),
                None if late else _total(engine, ledger, county, told["entries"]),
                empty=f"未报：{told['late']}" if late else "本期无记录",
            )
            if sum(one.width for one in ledger.items) > _WIDEST_ON_A4:
                sheet.set_paper(_A3)
        about = [_about(ledger, status[ledger.name]) for ledger in kept]
        write_short_notes(book.add_worksheet("说明"), styles, imprint, _how_to_use(), ages, about)
    return file


def _place(code: str, imprint: Imprint) -> str:
    """Name of a county, or of what the city itself keeps."""
    return f"{CITY_NAME}（{CITY_ITSELF}）" if code == CITY else imprint.county(code)


def _heading(ledger: Ledger, told: _Row, quarantined: int, imprint: Imprint) -> Heading:
    return Heading(
        f"{_place(told['county_code'], imprint)}{ledger.title}",
        chinese_date(imprint.as_of),
        ledger.unit,
        _hint(ledger, told, quarantined),
        alarm=told["status"] != REPORTED,
        page_foot=f"{_CONFIDENTIAL}|运行编号 {imprint.run_id}",
    )


def _rows(engine: DuckDBEngine, ledger: Ledger, county: str) -> list[_Row]:
    """The first rows of a ledger, personal columns beside the others."""
    shown = "t.*"
    joined = ""
    if ledger.personal_columns:
        shown += "".join(f", p.{name}" for name in ledger.personal_columns)
        same = " AND ".join(f"p.{name} = t.{name}" for name in PLACED)
        joined = f"JOIN {ledger.personal_table} p ON {same}"
    rows: list[_Row] = engine.fetch(
        f"SELECT {shown} FROM {ledger.table.name} t {joined} WHERE t.county_code = '{county}' "
        f"AND t.entry <= {MOST_ROWS} ORDER BY t.entry"
    ).to_pylist()
    return rows


def _total(engine: DuckDBEngine, ledger: Ledger, county: str, entries: int) -> dict[str, Cell]:
    """合计 over all rows of a county, also those that the sheet has no room for; says how many amounts are unknown."""
    total: dict[str, Cell] = {ledger.items[0].label: f"{entries}条"}
    added = [one for one in ledger.items if one.total]
    known = _sums(engine, ledger, county, [one.column.name for one in added]) if entries and added else {}
    for one in added:
        amount, told = known.get(one.column.name, (None, 0))
        unknown = 0 if one.blank == NOT_APPLICABLE else entries - told
        counted = one.column.kind is Kind.COUNT
        if unknown:
            words = UNKNOWN if amount is None else f"{amount:,}" if counted else f"{amount:,.2f}"
            total[one.label] = f"{words}（{unknown}条不详）"
        else:
            total[one.label] = int(amount or 0) if counted else Decimal(amount or 0)
    return total


def _sums(engine: DuckDBEngine, ledger: Ledger, county: str, names: Sequence[str]) -> dict[str, tuple[Any, int]]:
    """Of each column what is known in all and how many rows know it."""
    wanted = ", ".join(f"SUM({name}) AS {name}, COUNT({name}) AS {name}_told" for name in names)
    (row,) = engine.fetch(f"SELECT {wanted} FROM {ledger.table.name} WHERE county_code = '{county}'").to_pylist()
    return {name: (row[name], row[f"{name}_told"]) for name in names}


def _column(one: Item, imprint: Imprint) -> ListColumn[_Row]:
    return ListColumn(one.label, one.width, _cell(one, imprint), look=one.look)


def _cell(one: Item, imprint: Imprint) -> Callable[[_Row], Cell]:
    """How a row words a column: the choice is made once a column, not once a cell."""
    if not one.held:
        return lambda row: UNKNOWN
    name, blank, worded = one.column.name, one.blank, _worded(one, imprint)
    deciding, values = one.not_for

    def cell(row: _Row) -> Cell:
        value = row[name]
        if value is None:
            return NOT_APPLICABLE if deciding and row[deciding] in values else blank
        told: Cell = worded(value) if worded else value
        return told

    return cell


def _worded(one: Item, imprint: Imprint) -> Callable[[Any], Cell] | None:
    """The words for a value that is there; None where it is shown as it is."""
    if one.column.kind in AREAS:
        return lambda code: place_of(code, imprint)
    if one.column.kind is Kind.FLAG:
        return lambda value: "是" if value else "否"
    if one.column.kind is Kind.MONTH:
        return lambda month: f"{month:%Y-%m}"
    if one.masked:
        return mask_id
    return redact if one.column.personal else None


def place_of(code: str, imprint: Imprint) -> str:
    """Name of a county, township or village, by the zeros at the end of a code of twelve digits."""
    if code[6:].strip("0") == "":
        return CITY_NAME if code[:6] == CITY else imprint.county(code[:6])
    return imprint.township(code[:_TOWNSHIP]) if code[_TOWNSHIP:_VILLAGE] == "000" else imprint.village(code)


def _ages(engine: DuckDBEngine, county: str, imprint: Imprint) -> list[Age]:
    if county == CITY:
        return [_city_age(engine, number, imprint) for number in _kept_by_city()]
    found = engine.fetch(
        "SELECT extract, county_code, delivery, received_on, age_days, max_age, fresh "
        f"FROM coverage WHERE county_code = '{county}' ORDER BY extract"
    ).to_pylist()
    numbers = extracts_of(all_ledgers().values())
    return [Age(**row) for row in found if row["extract"] in numbers]


def _kept_by_city() -> tuple[str, ...]:
    return extracts_of(ledger for ledger in all_ledgers().values() if ledger.city)


def _city_age(engine: DuckDBEngine, number: str, imprint: Imprint) -> Age:
    """How old the newest accepted file of the whole city is."""
    extract = extract_of(number)
    found = engine.fetch(
        f"SELECT delivery, received_on FROM delivery WHERE extract = '{extract.name}' AND county_code = '{CITY}' "
        "AND status = 'accepted' ORDER BY received_on DESC, delivery DESC LIMIT 1"
    ).to_pylist()
    if not found:
        return Age(number, CITY, None, None, None, extract.max_age, False)
    (row,) = found
    days = (imprint.as_of - row["received_on"]).days
    return Age(number, CITY, row["delivery"], row["received_on"], days, extract.max_age, days <= extract.max_age)


def _quarantined(engine: DuckDBEngine, county: str) -> dict[str, int]:
    """By extract how many rows of its newest file in a county are in quarantine."""
    found = engine.fetch(
        "SELECT c.extract, d.quarantined FROM coverage c JOIN delivery d ON d.delivery = c.delivery "
        f"WHERE c.county_code = '{county}'"
    ).to_pylist()
    return {row["extract"]: row["quarantined"] for row in found}


def _hint(ledger: Ledger, told: _Row, quarantined: int) -> str:
    if told["status"] != REPORTED:
        return f"未报：{told['late']}已过期或从未收到。本表没有行，不等于没有对象。"
    said = [f"{ledger.serves}（第{ledger.clause}条）。", ledger.note]
    if told["late"]:
        said.append(f"{told['late']}已过期或从未收到，有关栏目显示“{UNKNOWN}”。")
    if quarantined:
        said.append(f"所用的最近一份文件（市级文件按全市计）中有{quarantined}行因不合格被隔离，未列入本表。")
    if told["entries"] > MOST_ROWS:
        said.append(f"共{told['entries']}条，本表列前{MOST_ROWS}条，合计为全部；其余见导出的 {ledger.table.name} 表。")
    return "".join(said)


def _about(ledger: Ledger, told: _Row) -> str:
    state = f"{told['entries']}条" if told["status"] == REPORTED else f"未报（{told['late']}）"
    sources = "、".join(_source(number) for number in (*ledger.needs, *ledger.helped))
    lacking = f"没有部门数据的栏目：{'、'.join(ledger.unheld)}。" if ledger.unheld else ""
    serves = f"服务于：{ledger.serves}（第{ledger.clause}条）"
    return f"{ledger.title}：{state}。{serves}。数据来源：{sources}。{ledger.note}{lacking}"


def _source(number: str) -> str:
    extract = extract_of(number)
    return f"{extract.department}《{extract.title}》（{number}）"


def _how_to_use() -> Iterator[str]:
    yield "各台账由部门报送的数据生成，一本台账一张表；更正请由数据来源部门重新报送，不在本文件中修改。"
    yield f"“{UNKNOWN}”表示数据不足或没有部门报送该栏目，“{NOT_APPLICABLE}”表示不适用或尚未发生；不以零代替未知。"
    yield "“未报”表示所需数据过期或从未收到，该表没有行，不等于没有对象；“本期无记录”表示数据在有效期内而没有对象。"
    yield "金额单位为元。身份证号、学籍号只显示后四位。户的信息以建档立卡和户籍数据为准。栏目多的台账按A3横向打印。"
