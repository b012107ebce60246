"""What a workbook hides and is read all the same: how many hidden rows a sheet has (xlsx only).

The library that reads cells does not tell; this looks at the rows' own marks and at nothing else.
"""

import re
import zipfile
from html import unescape
from pathlib import Path

_BLOCK = 4 << 20
_LONGEST_TAG = 1 << 16
_SHEET = re.compile(rb"<(?:\w+:)?sheet\s[^>]*>")
_RELATION = re.compile(rb"<(?:\w+:)?Relationship\s[^>]*>")
_HIDDEN = re.compile(
    rb"<(?:\w+:)?row\s(?=[^>]*\bhidden=[\"'](?:1|true)[\"'])[^>]*\br=[\"']([0-9]+)[\"'][^>]*>\s*<(?:\w+:)?c\b"
)


def hidden_rows(file: Path, sheet: str, below: int) -> int:
    """Hidden rows with cells of an xlsx sheet below line `below`; 0 where the workbook does not say."""
    try:
        with zipfile.ZipFile(file) as archive:
            part = _part(archive, sheet)
            return _count(archive, part, below) if part else 0
    except Exception:  # a damaged archive raises a dozen kinds; its cells have been read, and this is a courtesy
        return 0


def _part(archive: zipfile.ZipFile, sheet: str) -> str | None:
    """The member of the archive in which a sheet's rows stand."""
    for tag in _SHEET.findall(archive.read("xl/workbook.xml")):
        if unescape(_attribute(tag, rb"name")) == sheet:
            relation = _attribute(tag, rb"\w+:id")
            break
    else:
        return None
    for tag in _RELATION.findall(archive.read("xl/_rels/workbook.xml.rels")):
        if _attribute(tag, rb"Id") == relation:
            target = _attribute(tag, rb"Target")
            return target.lstrip("/") if target.startswith("/") else f"xl/{target}"
    return None


def _attribute(tag: bytes, name: bytes) -> str:
    found = re.search(rb"\s" + name + rb"=([\"'])(.*?)\1", tag)
    return found[2].decode("utf-8") if found else ""


def _count(archive: zipfile.ZipFile, part: str, below: int) -> int:
    found = 0
    whole = b""
    with archive.open(part) as stream:
        while block := stream.read(_BLOCK):
            whole += block
            # A tag and the one behind it may be cut between two blocks: the last two are looked at again.
            last = whole.rfind(b"<")
            kept = max(whole.rfind(b"<", 0, max(last, 0)), 0)
            found += _rows(whole, kept, below)
            whole = whole[kept:][-_LONGEST_TAG:]
    return found + _rows(whole, len(whole), below)


def _rows(whole: bytes, end: int, below: int) -> int:
    # Most sheets hide nothing, and looking for a word costs a hundredth of looking at every tag.
    if b"hidden=" not in whole:
        return 0
    return sum(row.start() < end and int(row[1]) > below for row in _HIDDEN.finditer(whole))
