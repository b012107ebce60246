"""How much room a text takes in a cell: Excel does not fit the height of a row by itself when a file is opened."""

_LINE_HEIGHT = 13.5  # points, for a font of 10

# Width units of a column count digits of the default font of 11 points; the lists are set in 10 points.
_BYTE = 0.95
_WIDEST = 1.9
# Numbers and punctuation are not broken, so a line is seldom filled to its end.
_FILLED = 0.92
_PADDING = 1.0


def row_height(lines: int) -> float:
    """Height of a row that holds so many lines, in points."""
    return 6 + _LINE_HEIGHT * lines


def text_lines(text: str, width: float) -> int:
    """Lines that a text fills in a wrapping cell of a column of that width."""
    room = max(_FILLED * width - _PADDING, _WIDEST)
    if "\n" not in text:
        return max(1, -int(-text_width(text) // room))
    return sum(max(1, -int(-text_width(line) // room)) for line in text.split("\n"))


def text_width(text: str) -> float:
    """Width of one line in units of a column: a Chinese character is as wide as two digits, and as long in GB 18030."""
    return _BYTE * (len(text) if text.isascii() else len(text.encode("gb18030")))
