"""The lines of a delivered file as lists of texts, with their numbers: csv records and workbook rows alike.

Every cell leaves here as the text its sender sees: numbers without a false .0, dates as 2020-03-16. What a text means
as a cell stands in `cells`, which lines are data in `asides`.
"""

import csv
from collections.abc import Callable, Collection, Iterator
from contextlib import closing
from dataclasses import dataclass
from datetime import date, datetime, time
from decimal import Decimal
from functools import partial
from pathlib import Path

from python_calamine import CalamineError, CalamineWorkbook, PasswordError, SheetTypeEnum, SheetVisibleEnum

from fangpin_pipeline.reading.blocks import MOST_CELLS, Block, Line, blocks_of, blocks_of_csv
from fangpin_pipeline.reading.refusal import UnreadableFileError, locked, undecodable
from fangpin_pipeline.reading.sniff import Format


@dataclass(frozen=True)
class Sheet:
    """A sheet by name (a csv file has one without a name) and its lines: number of row or record from 1, cells.

    `others` are the other visible sheets of its workbook, `hidden` those that its sender may have forgotten.
    """

    name: str
    lines: Iterator[Line]
    quick: Callable[[int, int, Collection[int]], Iterator[Block]] | None = None
    others: tuple[str, ...] = ()
    hidden: tuple[str, ...] = ()

    def blocks(self, header: int, width: int, repetitive: Collection[int] = ()) -> Iterator[Block]:
        """Everything below the header line, the last that was taken from `lines` and `width` cells wide. Columns at the
        places `repetitive` hold few different texts and may come as dictionaries."""
        if self.quick is None or width > MOST_CELLS:
            return blocks_of(self.lines)
        # The quick reader cannot begin behind the end of a file.
        return iter(()) if next(self.lines, None) is None else self.quick(header, width, repetitive)


def sheets(file: Path, form: Format) -> Iterator[Sheet]:
    """Visible sheets of a file in their order. Raises UnreadableFileError, also while lines are taken."""
    if form.is_text:
        encoding = form.name.removesuffix("-sig")
        is_quick = form.is_plain or (form.is_regular and form.delimiter == ",")
        quick = partial(blocks_of_csv, file, encoding, form.delimiter, not form.is_plain)
        yield Sheet("", _records(file, form), quick if is_quick else None)
        return
    with closing(_workbook(file)) as workbook:
        tables = [sheet for sheet in workbook.sheets_metadata if sheet.typ == SheetTypeEnum.WorkSheet]
        visible = [sheet.name for sheet in tables if sheet.visible == SheetVisibleEnum.Visible]
        hidden = tuple(sheet.name for sheet in tables if sheet.name not in visible)
        for name in visible:
            others = tuple(other for other in visible if other != name)
            yield Sheet(name, _rows(workbook, name), others=others, hidden=hidden)


def is_blank(cells: list[str]) -> bool:
    """Whether no cell of a line is filled."""
    return not any(cell and not cell.isspace() for cell in cells)


def _records(file: Path, form: Format) -> Iterator[Line]:
    with file.open(encoding=form.name, newline="") as stream:
        records = csv.reader(stream, delimiter=form.delimiter)
        try:
            yield from enumerate(records, start=1)
        except UnicodeError:
            raise undecodable() from None
        except csv.Error:
            raise UnreadableFileError(
                f"第{records.line_num}行附近的引号不成对，后面的内容无法分列",
                "检查该行的英文双引号，或另存为xlsx后重新报送",
            ) from None


def _workbook(file: Path) -> CalamineWorkbook:
    try:
        return CalamineWorkbook.from_path(file)
    except PasswordError:
        raise locked() from None
    except (CalamineError, OSError, ValueError):
        raise _broken() from None
    except BaseException as error:
        raise _translated(error) from None


def _rows(workbook: CalamineWorkbook, name: str) -> Iterator[Line]:
    try:
        for number, cells in enumerate(workbook.get_sheet_by_name(name).iter_rows(), start=1):
            yield number, [cell if cell.__class__ is str else text_of(cell) for cell in cells]
    except (CalamineError, OSError, ValueError):
        raise _broken() from None
    except BaseException as error:
        raise _translated(error) from None


def text_of(cell: object) -> str:
    """A workbook's value as text: 3.0 is 3, floats with the digits that Excel shows, days as 2020-03-16."""
    if isinstance(cell, bool):
        return str(cell).upper()
    if isinstance(cell, float):
        return _plain_number(Decimal(repr(cell)))
    if isinstance(cell, datetime):
        return cell.date().isoformat() if cell.time() == time() else cell.isoformat(" ")
    return cell.isoformat() if isinstance(cell, date | time) else str(cell)


def _plain_number(number: Decimal) -> str:
    if not number.is_finite():
        return str(number)
    if number == number.to_integral_value():
        return str(int(number))
    return f"{number:f}"


def _broken() -> UnreadableFileError:
    return UnreadableFileError("工作簿已损坏或格式不符，无法打开", "用Excel或WPS打开检查，另存为xlsx后重新报送")


def _translated(error: BaseException) -> BaseException:
    """The reader's library panics on some broken workbooks; a panic is no Exception and would end the day."""
    return _broken() if type(error).__name__ == "PanicException" else error
