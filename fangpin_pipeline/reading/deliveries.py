"""Which files have been delivered by a day, of which extract and scope, in the order in which they count (rules.md §1).

Names are judged here and contents only fingerprinted; a file is opened in `read`.
"""

import hashlib
import os
import re
import string
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from fangpin_pipeline.contracts import Extract
from fangpin_pipeline.extracts import all_extracts
from fangpin_pipeline.identity.divisions import AMBIGUOUS_ALIASES, CITY, COUNTIES, COUNTY_ALIASES, STRANGE_COUNTY
from fangpin_pipeline.reading.refusal import refusal

_DAY_FOLDER = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_IGNORED = (".", "~$")
_LOWER = str.maketrans(string.ascii_uppercase, string.ascii_lowercase)


@dataclass(frozen=True)
class Delivery:
    """One delivered file. `path` stands below landing, `county_code` 150800 is the whole city.

    `refusal` says why its name alone refuses it; `extract` is None where the name belongs to none.
    """

    path: str
    file: Path
    received_on: date
    sha256: str
    extract: Extract | None
    county_code: str
    refusal: str | None


def find_deliveries(landing: Path, as_of: date) -> list[Delivery]:
    """Every file received on or before `as_of`: by day, the city's before a county's own, then by name."""
    found = [_delivery(file, received_on) for received_on, file in files(landing, as_of)]
    return sorted(found, key=lambda one: (one.received_on, one.county_code != CITY, one.path))


def files(landing: Path, as_of: date) -> Iterator[tuple[date, Path]]:
    """Every file that counts as delivered on or before `as_of`, with its day of receipt; nothing is opened."""
    for received_on, folder in _days(landing, as_of):
        for file in folder.iterdir():
            if file.is_file() and not file.name.startswith(_IGNORED):
                yield received_on, file


def named_extract(name: str) -> tuple[Extract, str] | None:
    """The extract with the longest name or title that a file name begins with, and the rest of the file name."""
    plain = unicodedata.normalize("NFKC", name).translate(_LOWER)
    words = [
        (start, extract)
        for extract in all_extracts().values()
        for word in (extract.name, extract.title)
        if plain.startswith(start := unicodedata.normalize("NFKC", word).translate(_LOWER))
    ]
    if not words:
        return None
    start, extract = max(words, key=lambda word: len(word[0]))
    return extract, plain[len(start) :]


def named_counties(rest: str) -> list[str]:
    """Codes of the counties that the rest of a file name speaks of: by code or by full name, else by what they are
    called for short. A short name counts only as a whole word, because longer names contain it."""
    plain = [code for code, name in COUNTIES.items() if name in rest or _has_code(rest, code)]
    return plain or sorted({code for word in _words(rest) if (code := COUNTY_ALIASES.get(word))})


def name_notes(path: str) -> tuple[str, ...]:
    """What the sender should know about how the county in the name of an accepted file was understood."""
    named = named_extract(path.rpartition("/")[2])
    rest = named[1] if named else ""
    if any(name in rest or _has_code(rest, code) for code, name in COUNTIES.items()):
        return ()
    short = [word for word in _words(rest) if word in COUNTY_ALIASES]
    if short:
        return tuple(f"文件名中的“{word}”按{COUNTIES[COUNTY_ALIASES[word]]}接收" for word in dict.fromkeys(short))
    name, code = STRANGE_COUNTY
    if name in rest or _has_code(rest, code):
        return (
            f"文件名中的{name}（{code}）不属于本市，按全市文件接收；如指{COUNTIES['150826']}，请写全称或代码后重新报送",
        )
    return ()


def _words(rest: str) -> list[str]:
    """Runs of letters, Han characters and digits."""
    return re.findall(r"[^\W_]+", rest)


def _has_code(rest: str, code: str) -> bool:
    return re.search(rf"(?<![0-9]){code}(?![0-9])", rest) is not None


def _days(landing: Path, as_of: date) -> Iterator[tuple[date, Path]]:
    if not landing.is_dir():
        return
    for folder in sorted(landing.iterdir()):
        if not _DAY_FOLDER.fullmatch(folder.name) or not folder.is_dir():
            continue
        try:
            received_on = date.fromisoformat(folder.name)
        except ValueError:
            continue
        if received_on <= as_of:
            yield received_on, folder


def _delivery(file: Path, received_on: date) -> Delivery:
    name = readable(file.name)
    extract, county_code, why = _scope(name)
    try:
        sha256 = sha256_of(file)
    except OSError:
        sha256, why = "", refusal("文件无法打开", "检查文件权限，或重新报送")
    return Delivery(f"{file.parent.name}/{name}", file, received_on, sha256, extract, county_code, why)


def sha256_of(file: Path) -> str:
    """Fingerprint of a file's bytes. Raises OSError."""
    with file.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()


def readable(name: str) -> str:
    """A file name as text: archives from old Windows leave names in GB18030 where the system expects UTF-8."""
    raw = os.fsencode(name)
    for encoding in ("utf-8", "gb18030"):
        try:
            return raw.decode(encoding)
        except UnicodeDecodeError:
            continue
    return raw.decode("utf-8", errors="replace")


def _scope(name: str) -> tuple[Extract | None, str, str | None]:
    """Extract, county and, where the name alone refuses the file, why."""
    named = named_extract(name)
    if named is None:
        return None, CITY, refusal("文件名不以任何一种数据的名称开头", "按数据字典命名，例如“医疗费用结算_150821.csv”")
    extract, rest = named
    counties = named_counties(rest)
    if len(counties) > 1:
        places = "、".join(COUNTIES[code] for code in counties)
        return (
            extract,
            CITY,
            refusal(f"文件名中有不止一个旗县区：{places}", "按旗县区分开报送，或在全市文件名中不写旗县区"),
        )
    if not counties and (unclear := [word for word in _words(rest) if word in AMBIGUOUS_ALIASES]):
        places = "或".join(COUNTIES[code] for code in AMBIGUOUS_ALIASES[unclear[0]])
        return (
            extract,
            CITY,
            refusal(f"文件名中的“{unclear[0]}”可能是{places}", "在文件名中写旗县区全称或代码后重新报送"),
        )
    return extract, counties[0] if counties else CITY, None
