"""The ledgers of the policy that need no workflow: one declaration each, with its clause, columns and rows.

Tables, dictionary and workbooks follow from the declarations. Ledgers of cases that pass through steps do not stand
here.
"""

from fangpin_pipeline.ledgers.declare import LEDGER_STATUS, Item, Ledger, extracts_of
from fangpin_pipeline.ledgers.homes import HOUSING, LOAN, POINTS, VISIT
from fangpin_pipeline.ledgers.offices import ASSET, NOTICE, RECTIFICATION, RELIEF_ACCOUNT
from fangpin_pipeline.ledgers.people import CHRONIC, DROPOUT, PUBLIC_POST

__all__ = ["LEDGER_STATUS", "Item", "Ledger", "all_ledgers", "extracts_of"]

_ALL = (
    *(DROPOUT, HOUSING, ASSET, RELIEF_ACCOUNT, LOAN, PUBLIC_POST, CHRONIC),
    *(RECTIFICATION, VISIT, POINTS, NOTICE),
)


def all_ledgers() -> dict[str, Ledger]:
    """Every declared ledger by name, in the order of the workbook."""
    return {ledger.name: ledger for ledger in _ALL}
