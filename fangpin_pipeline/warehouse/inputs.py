"""Inputs kept by content: every delivery and instrument that a published day was made from can be read again."""

from collections.abc import Iterable, Mapping
from pathlib import Path

from fangpin_pipeline.warehouse.errors import WarehouseError
from fangpin_pipeline.warehouse.files import copy_hashed, freeze, move, sha256_of
from fangpin_pipeline.warehouse.home import Home
from fangpin_pipeline.warehouse.manifest import Received


def keep(home: Home, source: Path, sha256: str, workspace: Path) -> Path:
    """Store a file under its fingerprint, once. A file that changed since it was read stops the day."""
    target = home.inputs / sha256
    if target.exists():
        return target
    draft = workspace / f"input-{sha256}"
    try:
        copied = copy_hashed(source, draft)
    except FileNotFoundError:
        copied = ""
    if copied != sha256:
        draft.unlink(missing_ok=True)
        raise WarehouseError(f"{source} 在筛查期间被改动或删除，请待文件传输完成后重新筛查。")
    freeze(draft)
    home.inputs.mkdir(parents=True, exist_ok=True)
    move(draft, target)
    return target


def keep_deliveries(home: Home, landing: Path, deliveries: Iterable[Received], workspace: Path) -> None:
    """Store every delivery of a day."""
    for delivery in deliveries:
        keep(home, landing / delivery.path, delivery.sha256, workspace)


def keep_rulebook(home: Home, workspace: Path) -> dict[str, str]:
    """Store the office's instruments and return the fingerprint of each by file name."""
    found = rulebook_files(home)
    for name, sha256 in found.items():
        keep(home, home.rulebook / name, sha256, workspace)
    return found


def rulebook_files(home: Home) -> dict[str, str]:
    """The office's instruments as they are now: file name → fingerprint."""
    files = sorted(home.rulebook.glob("*.yaml"))
    return {file.name: sha256_of(file) for file in files if not file.name.startswith(".")}


def lay_out(home: Home, files: Mapping[str, str], target: Path) -> None:
    """Put stored inputs back under their own names below `target` (path → fingerprint)."""
    for name, sha256 in files.items():
        stored = home.inputs / sha256
        if not stored.exists():
            raise WarehouseError(f"留存的输入文件缺失：{name}（{sha256[:12]}），请从备份恢复 {home.inputs}。")
        place = target / name
        place.parent.mkdir(parents=True, exist_ok=True)
        if copy_hashed(stored, place) != sha256:
            raise WarehouseError(f"留存的输入文件已损坏：{name}（{sha256[:12]}），请从备份恢复 {stored}。")
