"""Fonts, colours and borders of the workbooks. One set of formats a workbook."""

from datetime import date
from decimal import Decimal
from typing import Any

from xlsxwriter import Workbook
from xlsxwriter.format import Format

from fangpin_pipeline.outputs.labels import LATE, SEVERITIES

_SEVERITY_FILL = {"red": "#F4A6A0", "orange": "#FBD09A", "yellow": "#FFF3A6"}
_ONE_LINE = {"font_name": "宋体", "font_size": 10, "valign": "vcenter"}
_BODY = {**_ONE_LINE, "text_wrap": True}
_HEAD = {"font_name": "黑体", "font_size": 10, "valign": "vcenter", "align": "center", "text_wrap": True, "border": 1}

# A text that begins with = + - @ stays a text even after it has been edited (quote_prefix).
_LOOKS: dict[str, dict[str, Any]] = {
    "centre": {**_BODY, "border": 1, "align": "center", "quote_prefix": True, "num_format": "@"},
    # A mask need not be legible, only its last four places: it shrinks instead of breaking in two.
    "shrunk": {**_ONE_LINE, "border": 1, "align": "center", "quote_prefix": True, "num_format": "@", "shrink": True},
    "left": {**_BODY, "border": 1, "align": "left", "indent": 1, "quote_prefix": True, "num_format": "@"},
    "number": {**_BODY, "border": 1, "align": "center", "num_format": "0"},
    "decimal": {**_BODY, "border": 1, "align": "right", "num_format": "#,##0.00", "shrink": True, "text_wrap": False},
    "date": {**_BODY, "border": 1, "align": "center", "num_format": "yyyy-mm-dd"},
    # In a protected sheet only these cells can be written.
    "fill": {**_BODY, "border": 1, "align": "center", "bg_color": "#F7FBFF", "locked": False},
    "total": {**_BODY, "border": 1, "align": "center", "bold": True, "bg_color": "#F2F2F2"},
}
_LOOKS["total_number"] = {**_LOOKS["total"], "num_format": "0"}
_LOOKS["total_decimal"] = {**_LOOKS["decimal"], "bold": True, "bg_color": "#F2F2F2"}

# Texts that carry their colour wherever they stand.
MARKED: dict[str, dict[str, Any]] = {
    **{
        text: {**_BODY, "border": 1, "align": "center", "bold": True, "bg_color": _SEVERITY_FILL[severity]}
        for severity, text in SEVERITIES.items()
    },
    LATE: {**_BODY, "border": 1, "align": "center", "bold": True, "font_color": "#C00000"},
}

_PLAIN: dict[str, dict[str, Any]] = {
    "title": {"font_name": "黑体", "font_size": 18, "align": "center", "valign": "vcenter"},
    "sub_left": {**_BODY, "align": "left"},
    "sub_centre": {**_BODY, "align": "center"},
    "sub_right": {**_BODY, "align": "right"},
    "hint": {**_BODY, "align": "left", "font_color": "#595959"},
    "alarm": {**_BODY, "align": "left", "font_color": "#C00000"},
    "header": {**_HEAD, "bg_color": "#E7E6E6"},
    "header_fill": {**_HEAD, "bg_color": "#DDEBF7"},
    "section": {"font_name": "黑体", "font_size": 12, "valign": "vcenter"},
    "sentence": {**_BODY, "align": "left"},
    "foot": {**_BODY, "align": "left"},
}


class Styles:
    """The formats of one workbook, made when first asked for."""

    def __init__(self, book: Workbook) -> None:
        self._book = book
        self._made: dict[str, Format] = {}

    def look(self, name: str) -> Format:
        """Format of a cell inside a table."""
        return self._format(name, _LOOKS[name])

    def cell(self, text: str, look: str) -> Format:
        """Format of a text: a severity and late data carry their colour wherever they stand."""
        return self._format(text, MARKED[text]) if text in MARKED else self.look(look)

    def value(self, value: int | Decimal | date | None) -> Format:
        """Format of a cell that holds no text, by its kind; without a value a visitor writes."""
        if value is None:
            return self.look("fill")
        if isinstance(value, date):
            return self.look("date")
        return self.look("number" if isinstance(value, int) else "decimal")

    def plain(self, name: str) -> Format:
        """Format of what stands around a table."""
        return self._format(name, _PLAIN[name])

    def _format(self, name: str, properties: dict[str, Any]) -> Format:
        if name not in self._made:
            self._made[name] = self._book.add_format(properties)
        return self._made[name]
