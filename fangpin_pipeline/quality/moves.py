"""Checks on who changed household between deliveries of a register: a household split shortly before a screening
divides its income by fewer. Only what earlier deliveries of the last twelve months had said is compared."""

from fangpin_pipeline.contracts import Extract
from fangpin_pipeline.extracts import extract as extract_of
from fangpin_pipeline.quality.declare import CrossCheck

_BASIS = "数据问题目录第28项：筛查前拆户会摊薄收入，须按拆户前后两种人口核对"
REGISTERS = {"X02": "registered", "X10": "general"}


def moved(extract: Extract) -> str:
    """Statement for the persons of a register of whom earlier deliveries since the first day of W tell, and whether one
    of those named a household in which the register no longer has them."""
    view, home, person = extract.view, extract.household, extract.person
    return (
        f"SELECT n.{person} AS id_no, MAX(CASE WHEN s.{home} IS NULL THEN 1 ELSE 0 END) AS moved "
        f"FROM {view} n JOIN {view}_accepted a ON a.{person} = n.{person} AND a.seq < n.seq CROSS JOIN day d "
        f"LEFT JOIN {view} s ON s.{person} = a.{person} AND s.{home} = a.{home} "
        f"WHERE a.received_on >= d.w_first GROUP BY n.{person}"
    )


def _households(view: str, kind: str) -> str:
    return (
        f"SELECT h.county_code, MAX(m.moved) = 1 AS wrong FROM household h JOIN resident r ON r.h = h.h AND r.alive "
        f"JOIN {view}_moved m ON m.id_no = r.id_no WHERE h.kind = '{kind}' GROUP BY h.h, h.county_code"
    )


CHECKS = tuple(
    CrossCheck(
        f"{number.lower()}_moved",
        f"户内有人近12个月内从别的户迁入（{extract_of(number).title}）",
        number,
        _BASIS,
        (number,),
        _households(number.lower(), kind),
    )
    for number, kind in REGISTERS.items()
)
