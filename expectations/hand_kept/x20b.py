"""Vacancies: what the declaration cannot say about one row."""

from expectations.candidates import RECEIVED_ON
from expectations.checks import advice
from expectations.usual import Usual

_USUAL = Usual("X20b")

CHECKS = (
    _USUAL.sized("posts", 1, 1_000),
    *_USUAL.within("posts", "filled"),
    *_USUAL.in_time("posted_on", "verified_on", "closed_on"),
    *_USUAL.in_order("posted_on", "verified_on", "closed_on"),
    advice(
        "open_and_verified",
        "未关闭的岗位在30天内发布或核实过",
        "posted_on",
        f"closed_on IS NOT NULL OR coalesce(verified_on, posted_on) >= {RECEIVED_ON} - INTERVAL 30 DAY",
        "岗位信息共享：长期未核实的岗位视为失效",
    ),
)
