"""Why a whole file is refused, as a code that stays: the sentence beside it says the particulars.

Where a file is refused stands in the modules that read it; what is counted by these codes in `file_checks`.
"""

from enum import StrEnum


class Reason(StrEnum):
    """Reasons of a refusal (rules.md §1). Histories are kept under them."""

    SCOPE = "scope"
    FORMAT = "format"
    HEADER = "header"
    ID_DAMAGED = "id_damaged"
    NOTHING_ACCEPTED = "nothing_accepted"
    EMPTY_REGISTER = "empty_register"
    UNIT_JUMP = "unit_jump"
