"""The list of the dishonest: what the declaration cannot say about one row."""

from expectations.candidates import AGE
from expectations.checks import advice
from expectations.usual import Usual

_USUAL = Usual("X34b")
_LAWFUL = "依法列入失信名单：须有法律依据，先告知，待申诉期满"

CHECKS = (
    *_USUAL.in_time("notified_on", "listed_on", "removed_on"),
    *_USUAL.in_order("notified_on", "appeal_closed_on", "listed_on"),
    *_USUAL.in_order("appeal_closed_on", "listed_on"),
    *_USUAL.in_order("listed_on", "removed_on"),
    *(_USUAL.told(name, "listed_on", basis=_LAWFUL) for name in ("legal_basis", "notified_on", "appeal_closed_on")),
    advice("listed_of_age", "列入名单的人年满18岁", "listed_on", f"{AGE} >= 18", "未成年人不列入失信人员名单"),
)
