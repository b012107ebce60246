"""A zip that holds one table: which member that is, and its unpacking within bounds (rules.md §1).

Names of members only choose among them and are never used as paths; what the member is, `sniff` says.
"""

import shutil
import tempfile
import unicodedata
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from fangpin_pipeline.privacy import redact
from fangpin_pipeline.reading.refusal import UnreadableFileError

LARGEST_UNPACKED = 4 << 30
# Tables shrink to a tenth or a fiftieth; what shrinks to less than this once it is large was made to burst.
LARGEST_RATIO = 200
RATIO_COUNTS_FROM = 64 << 20
MOST_MEMBERS = 1_000
MOST_NAMED = 5
_ZIP = (b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08")
_DOCUMENTS = ("[Content_Types].xml", "mimetype", "xl/workbook.xml", "Index/Document.iwa", "Index.zip")
_TABLES = (".csv", ".xlsx", ".xls", ".ods")
_TEXTS = (".txt", ".tsv")
_ARCHIVES = (".zip", ".rar", ".7z", ".gz", ".tgz", ".tar", ".bz2", ".xz")
_JUNK = ("__MACOSX", "Thumbs.db", "desktop.ini")
_IS_ENCRYPTED = 0x1
_ONLY_THE_TABLE = "压缩包内只放一个csv、xlsx、xls或ods文件，或直接报送该文件"


@dataclass(frozen=True)
class _Member:
    name: str
    info: zipfile.ZipInfo

    @property
    def suffix(self) -> str:
        return PurePosixPath(self.name).suffix.lower()


@contextmanager
def opened(file: Path) -> Iterator[tuple[Path, tuple[str, ...]]]:
    """The file to read and what to say of it: the file itself, or the only table in it while the block lasts.

    Raises UnreadableFileError for a zip that holds no table, several of them, or anything unsafe.
    """
    if not is_archive(file):
        yield file, ()
        return
    with tempfile.TemporaryDirectory(prefix="fangpin-") as folder:
        member = Path(folder) / "member"
        yield member, _unpacked(file, member)


def is_archive(file: Path) -> bool:
    """Whether a file is a zip and no workbook or document, which are zips inside too."""
    with file.open("rb") as stream:
        if not stream.read(4).startswith(_ZIP):
            return False
    try:
        with zipfile.ZipFile(file) as archive:
            return not any(name in _DOCUMENTS for name in archive.namelist())
    except Exception:  # a damaged archive raises a dozen kinds; `sniff` meets it again and says so
        return False


def _unpacked(file: Path, target: Path) -> tuple[str, ...]:
    try:
        with zipfile.ZipFile(file) as archive:
            members = _members(archive)
            chosen = _chosen(members)
            _refuse_bomb(chosen.info)
            with archive.open(chosen.info) as source, target.open("wb") as copy:
                shutil.copyfileobj(source, copy, 1 << 20)
    except (UnreadableFileError, MemoryError):
        raise
    except NotImplementedError:
        raise UnreadableFileError("压缩方法不能识别", "直接报送其中的xlsx或csv文件") from None
    except Exception as error:  # see above
        raise UnreadableFileError("压缩包已损坏，无法解压", "重新压缩，或直接报送其中的xlsx或csv文件") from error
    others = [member.name for member in members if member is not chosen]
    return (f"压缩包中未使用的文件：{_listed(others)}",) if others else ()


def _members(archive: zipfile.ZipFile) -> list[_Member]:
    """Members that somebody put there, each with a safe name."""
    infos = archive.infolist()
    if len(infos) > MOST_MEMBERS:
        raise UnreadableFileError(f"压缩包中有{len(infos)}个文件", _ONLY_THE_TABLE)
    named = [_Member(_name(info), info) for info in infos if not info.is_dir()]
    if unsafe := [member.name for member in named if _is_unsafe(member.name)]:
        raise UnreadableFileError(f"压缩包中的文件名指向包外：{_listed(unsafe)}", "在本单位电脑上重新压缩后报送")
    return [member for member in named if not member.name.endswith("/") and not _is_junk(member.name)]


def _name(info: zipfile.ZipInfo) -> str:
    """The name as its sender saw it: Windows writes GB18030 where the format knows only an American code page."""
    name = info.filename
    if not info.flag_bits & 0x800:
        for encoding in ("utf-8", "gb18030"):
            try:
                name = info.filename.encode("cp437").decode(encoding)
                break
            except UnicodeError:
                continue
    return unicodedata.normalize("NFC", name).replace("\\", "/")


def _is_unsafe(name: str) -> bool:
    return name.startswith("/") or name[1:2] == ":" or ".." in name.split("/")


def _is_junk(name: str) -> bool:
    parts = name.split("/")
    return parts[-1].startswith((".", "~$")) or any(part in _JUNK for part in parts)


def _chosen(members: list[_Member]) -> _Member:
    """The only table; a lone text or a lone file counts as one and is judged by its content."""
    if not members:
        raise UnreadableFileError("压缩包是空的", _ONLY_THE_TABLE)
    if inner := [member.name for member in members if member.suffix in _ARCHIVES]:
        raise UnreadableFileError(f"压缩包里还有压缩包：{_listed(inner)}", _ONLY_THE_TABLE)
    tables = [member for member in members if member.suffix in _TABLES]
    tables = tables or [member for member in members if member.suffix in _TEXTS] or members
    if len(tables) > 1:
        names = _listed([member.name for member in tables])
        raise UnreadableFileError(f"压缩包中有{len(tables)}个文件，不知道读哪一个：{names}", _ONLY_THE_TABLE)
    if tables[0].info.flag_bits & _IS_ENCRYPTED:
        raise UnreadableFileError(f"压缩包设有密码：{_listed([tables[0].name])}", "取消密码后重新报送")
    return tables[0]


def _refuse_bomb(info: zipfile.ZipInfo) -> None:
    bursts = info.file_size > RATIO_COUNTS_FROM and info.file_size > LARGEST_RATIO * max(info.compress_size, 1)
    if bursts or info.file_size > LARGEST_UNPACKED:
        raise UnreadableFileError("解压后过大", "按旗县区拆分，或改用csv报送")


def _listed(names: list[str]) -> str:
    """Names for a message: no identity number, nothing that moves the cursor, not too long."""
    shown = [redact("".join(c if c.isprintable() else "?" for c in name))[:80] for name in names[:MOST_NAMED]]
    return "、".join(shown) + (f"等{len(names)}个" if len(names) > MOST_NAMED else "")
