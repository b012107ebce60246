"""An official table on one sheet: title, sub-line, header in two levels, rows, total, foot, and how it prints.

What the columns say stands in `columns`; colours and fonts in `style`.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from xlsxwriter.worksheet import Worksheet

from fangpin_pipeline.contracts import CodeList
from fangpin_pipeline.outputs.labels import NOT_APPLICABLE
from fangpin_pipeline.outputs.layout import row_height, text_lines
from fangpin_pipeline.outputs.rows import Cell, Cells, ReadySheet
from fangpin_pipeline.outputs.style import Styles

_Row = TypeVar("_Row")

TITLE_ROW, SUB_ROW, HINT_ROW, GROUP_ROW, HEAD_ROW, FIRST_ROW = range(6)
ROW_HEIGHT = 27
_SPACE = "　" * 6
_FOOT = _SPACE.join(("单位负责人：", "审核人：", "填表人：", "联系电话：", "填报日期：　　　　年　　月　　日"))


@dataclass(frozen=True)
class ListColumn(Generic[_Row]):
    """One column of a table. `value` is None where a visitor writes; `choices` are then the values offered.

    Columns of one `group` stand together under a common heading. A column that is not `shown` is folded away: it can
    be opened on the screen and does not print.
    """

    title: str
    width: float
    value: Callable[[_Row], Cell] | None = None
    group: str = ""
    shown: bool = True
    look: str = "centre"
    choices: CodeList | None = None


@dataclass(frozen=True)
class Heading:
    """What stands above and below a table. `filler` is the office that fills it in, where that is known."""

    title: str
    as_of: str
    unit: str
    hint: str = ""
    alarm: bool = False
    page_foot: str = ""
    filler: str = ""


def write_table(
    sheet: ReadySheet,
    styles: Styles,
    heading: Heading,
    columns: Sequence[ListColumn[_Row]],
    rows: Sequence[_Row],
    total: Mapping[str, Cell] | None = None,
    empty: str = "本期无",
) -> None:
    """Write a whole table. 序号 is its first column and restarts here; `total` fills the row 合计 by column title."""
    columns = (ListColumn("序号", 4.5, value=lambda _: None), *columns)
    last = len(columns) - 1
    _columns(sheet, columns)
    _heading(sheet, styles, heading, columns)
    _header(sheet, styles, columns)
    _body(sheet, styles, columns, rows)
    end = FIRST_ROW + len(rows)
    if not rows:
        sheet.merge_range(end, 0, end, last, empty, styles.look("centre"))
        sheet.set_row(end, ROW_HEIGHT)
        end += 1
    sheet.autofilter(HEAD_ROW, 0, end - 1, last)
    if total is not None:
        _total_row(sheet, styles, columns, end, ["合计", *(_total(column, total) for column in columns[1:])])
        end += 1
    sheet.merge_range(end, 0, end, last, _FOOT, styles.plain("foot"))
    sheet.set_row(end, ROW_HEIGHT)
    _offer_choices(sheet, columns, len(rows))
    print_on_a4(sheet, heading.page_foot)
    sheet.repeat_rows(GROUP_ROW, HEAD_ROW)
    sheet.print_area(0, 0, end, last)
    sheet.freeze_panes(FIRST_ROW, _frozen(columns))


def print_on_a4(sheet: Worksheet, page_foot: str) -> None:
    """Landscape A4, as wide as the paper, with page numbers."""
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 0)
    sheet.set_margins(left=0.4, right=0.4, top=0.5, bottom=0.6)
    sheet.center_horizontally()
    left, _, right = page_foot.replace("&", "&&").partition("|")
    sheet.set_footer(f"&L&8{left}&C&8第 &P 页 共 &N 页&R&8{right}")


def _total(column: ListColumn[_Row], total: Mapping[str, Cell]) -> Cell:
    """The total of a column, — where there is nothing to add up, and nothing where a visitor writes."""
    return total.get(column.title, NOT_APPLICABLE) if column.value else None


def _columns(sheet: Worksheet, columns: Sequence[ListColumn[_Row]]) -> None:
    """Widths; folded columns form an outline that the sign + above the header opens."""
    folded = False
    for place, column in enumerate(columns):
        options = {"level": 1, "hidden": True} if not column.shown else {"collapsed": True} if folded else {}
        sheet.set_column(place, place, column.width, None, options)
        folded = not column.shown


def _heading(sheet: Worksheet, styles: Styles, heading: Heading, columns: Sequence[ListColumn[_Row]]) -> None:
    last = len(columns) - 1
    sheet.merge_range(TITLE_ROW, 0, TITLE_ROW, last, heading.title, styles.plain("title"))
    sheet.set_row(TITLE_ROW, 30)
    first, second = _thirds(columns)
    sheet.merge_range(SUB_ROW, 0, SUB_ROW, first, f"填报单位（盖章）：{heading.filler}", styles.plain("sub_left"))
    sheet.merge_range(SUB_ROW, first + 1, SUB_ROW, second, f"数据截止日期：{heading.as_of}", styles.plain("sub_centre"))
    sheet.merge_range(SUB_ROW, second + 1, SUB_ROW, last, f"单位：{heading.unit}", styles.plain("sub_right"))
    sheet.set_row(SUB_ROW, 18)
    sheet.merge_range(HINT_ROW, 0, HINT_ROW, last, heading.hint, styles.plain("alarm" if heading.alarm else "hint"))
    width = sum(column.width for column in columns if column.shown)
    sheet.set_row(HINT_ROW, row_height(text_lines(heading.hint, width)))


def _thirds(columns: Sequence[ListColumn[_Row]]) -> tuple[int, int]:
    """Last columns of the left and the middle third of the visible width, each part at least two columns wide."""
    widths = [column.width if column.shown else 0 for column in columns]
    ends = []
    for share in (1, 2):
        place = next(p for p in range(len(widths)) if 3 * sum(widths[: p + 1]) >= share * sum(widths))
        ends.append(place)
    first = max(min(ends[0], len(columns) - 5), 1)
    return first, max(min(ends[1], len(columns) - 3), first + 2)


def _header(sheet: Worksheet, styles: Styles, columns: Sequence[ListColumn[_Row]]) -> None:
    sheet.set_row(GROUP_ROW, 20)
    sheet.set_row(HEAD_ROW, 32)
    place = 0
    while place < len(columns):
        group = columns[place].group
        end = place
        while group and end + 1 < len(columns) and columns[end + 1].group == group:
            end += 1
        if not group:
            sheet.merge_range(GROUP_ROW, place, HEAD_ROW, place, columns[place].title, styles.plain("header"))
        else:
            if end > place:
                sheet.merge_range(GROUP_ROW, place, GROUP_ROW, end, group, styles.plain("header"))
            else:
                sheet.write_string(GROUP_ROW, place, group, styles.plain("header"))
            for column in range(place, end + 1):
                fill = "header_fill" if columns[column].value is None else "header"
                sheet.write_string(HEAD_ROW, column, columns[column].title, styles.plain(fill))
        place = end + 1


def _body(sheet: ReadySheet, styles: Styles, columns: Sequence[ListColumn[_Row]], rows: Sequence[_Row]) -> None:
    """The rows of the table, 序号 first, each as high as its highest text needs."""
    lines = [1] * len(rows)
    cells = [Cells(sheet, 0, styles).of(range(1, len(rows) + 1))]
    for place, column in enumerate(columns[1:], start=1):
        finished = Cells(sheet, place, styles, column.look)
        if column.value is None:
            cells.append([finished[None]] * len(rows))
            continue
        values = list(map(column.value, rows))
        cells.append(finished.of(values))
        if column.shown:
            _raise(lines, finished, values, column.width)
    sheet.put(FIRST_ROW, cells, [max(ROW_HEIGHT, row_height(count)) for count in lines])


def _raise(lines: list[int], different: Iterable[Cell], values: Sequence[Cell], width: float) -> None:
    """Make rows higher whose text fills more lines of a column of that width; `different` has each text once."""
    high: dict[Cell, int] = {}
    for text in different:
        if isinstance(text, str) and (count := text_lines(text, width)) > 1:
            high[text] = count
    if high:
        for place, value in enumerate(values):
            if value in high and high[value] > lines[place]:
                lines[place] = high[value]


def _total_row(
    sheet: Worksheet, styles: Styles, columns: Sequence[ListColumn[_Row]], at: int, cells: Sequence[Cell]
) -> None:
    lines = 1
    for place, (column, cell) in enumerate(zip(columns, cells, strict=True)):
        if cell is None:
            sheet.write_blank(at, place, None, styles.look("total"))
        elif isinstance(cell, str):
            sheet.write_string(at, place, cell, styles.look("total"))
            if column.shown:
                lines = max(lines, text_lines(cell, column.width))
        else:
            look = "total_number" if isinstance(cell, int) else "total_decimal"
            sheet.write_number(at, place, cell, styles.look(look))
    sheet.set_row(at, max(ROW_HEIGHT, row_height(lines)))


def _offer_choices(sheet: Worksheet, columns: Sequence[ListColumn[_Row]], rows: int) -> None:
    for place, column in enumerate(columns):
        if column.choices is None or not rows:
            continue
        options = {
            "validate": "list",
            "source": list(column.choices.values),
            "error_title": f"{column.title}填写有误",
            "error_message": f"请从下拉列表中选择：{'、'.join(column.choices.values)}。",
        }
        sheet.data_validation(FIRST_ROW, place, FIRST_ROW + rows - 1, place, options)


def _frozen(columns: Sequence[ListColumn[_Row]]) -> int:
    """Columns that stay in sight: up to the name of the household's head."""
    titles = [column.title for column in columns]
    return titles.index("户主姓名") + 1 if "户主姓名" in titles else 2
