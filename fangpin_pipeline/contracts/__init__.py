"""What a table is: kinds, columns, code lists, extracts, output tables, and what is derived from one declaration.

No declaration of a particular table stands here (see `extracts` and `tables`), and no row is read here.
"""

from fangpin_pipeline.contracts.declare import (
    CodeList,
    Column,
    Department,
    Extract,
    Mark,
    Mode,
    Table,
)
from fangpin_pipeline.contracts.kinds import Kind

__all__ = ["CodeList", "Column", "Department", "Extract", "Kind", "Mark", "Mode", "Table"]
