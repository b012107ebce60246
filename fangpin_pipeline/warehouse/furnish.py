"""A home laid out again from what was kept of a published day. What is done in it is the caller's business.

Published runs, deliveries and the cache of rows read are linked, not copied: nothing that happens in the new home
reaches the old one, because kept files are never written again and everything new is written beside the links.
"""

import os
from collections.abc import Iterable
from pathlib import Path

from fangpin_pipeline.warehouse.errors import WarehouseError
from fangpin_pipeline.warehouse.home import Home
from fangpin_pipeline.warehouse.inputs import lay_out
from fangpin_pipeline.warehouse.manifest import Manifest, Received
from fangpin_pipeline.warehouse.published import PublishedRun, point_at


def furnish(home: Home, past: Home, then: Manifest, workspace: Path) -> None:
    """Put the instruments and the previous run of a day into the home `past`, which lies in `workspace`."""
    past.warehouse.mkdir(parents=True)
    lay_out(home, then.inputs.rulebook, past.rulebook)
    if then.inputs.previous:
        day, run_id = then.inputs.previous
        source = PublishedRun(day, home.runs / day.isoformat() / run_id)
        target = PublishedRun(day, past.runs / day.isoformat() / run_id)
        if not source.path.is_dir():
            raise WarehouseError(f"上一发布日 {day} 的运行 {run_id} 已不在 {home.runs} 中，请从备份恢复后重试。")
        target.path.parent.mkdir(parents=True)
        target.path.symlink_to(source.path.resolve())
        point_at(past, target, workspace)


def link_deliveries(home: Home, deliveries: Iterable[Received], landing: Path) -> None:
    """Put stored deliveries under their own names below `landing`. Whoever reads them checks their fingerprints."""
    for delivery in deliveries:
        stored, place = home.inputs / delivery.sha256, landing / delivery.path
        if not stored.exists():
            raise WarehouseError(
                f"留存的输入文件缺失：{delivery.path}（{delivery.sha256[:12]}），请从备份恢复 {home.inputs}。"
            )
        place.parent.mkdir(parents=True, exist_ok=True)
        os.link(stored, place)


def link_staged(home: Home, past: Home) -> None:
    """Make the rows that were read already known to the home `past`; what it reads besides stays there."""
    for folder in home.staged.iterdir() if home.staged.is_dir() else ():
        here = past.staged / folder.name
        here.mkdir(parents=True)
        for kept in folder.iterdir():
            if not kept.name.startswith("."):
                (here / kept.name).symlink_to(kept.resolve())
