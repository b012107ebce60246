"""Files that survive a kill: content fingerprints, copies and renames that are either whole or absent."""

import hashlib
import os
import shutil
from pathlib import Path

_BLOCK = 1 << 20


def sha256_of(file: Path) -> str:
    """Fingerprint of a file's bytes."""
    with file.open("rb") as source:
        return hashlib.file_digest(source, "sha256").hexdigest()


def content_of(place: Path) -> str:
    """Fingerprint of a table: of a file's bytes, or of all Parquet files of a folder whatever their names."""
    if place.is_file():
        return sha256_of(place)
    parts = sorted(sha256_of(file) for file in place.glob("*.parquet"))
    return hashlib.sha256("\n".join(parts).encode()).hexdigest()


def size_of(place: Path) -> int:
    """Bytes of a file, or of all files of a folder."""
    files = place.rglob("*") if place.is_dir() else [place]
    return sum(file.stat().st_size for file in files if file.is_file())


def remove(place: Path) -> None:
    """Take away a file or a whole folder, if it is there."""
    if place.is_dir():
        shutil.rmtree(place)
    else:
        place.unlink(missing_ok=True)


def copy_hashed(source: Path, target: Path) -> str:
    """Copy a file, force it to disk, and return the fingerprint of what was copied."""
    digest = hashlib.sha256()
    with source.open("rb") as reader, target.open("wb") as writer:
        while block := reader.read(_BLOCK):
            digest.update(block)
            writer.write(block)
        writer.flush()
        os.fsync(writer.fileno())
    return digest.hexdigest()


def sync(path: Path) -> None:
    """Force a file's content, or a directory's list of names, to disk."""
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def move(source: Path, target: Path) -> None:
    """Put a finished file or directory in its place with one rename. Both must lie on one file system."""
    source.rename(target)
    sync(target.parent)


def freeze(file: Path) -> None:
    """Take away the right to write: what is published never changes."""
    file.chmod(file.stat().st_mode & ~0o222)
