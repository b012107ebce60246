"""The view `candidates` on which checks are expressed: the data lines of an extract and a few helper columns, as SQL.

Every expectation looks at a plain column of one view, so one statement counts them all, and the statement that upstream
gives for the failing rows is right: with a row condition it would leave the condition out.

Helper columns: `<column>__given` (empty where the cell was empty, not where it was unreadable), `key__repeated` (the
key as text, where the delivery may hold it twice), `delivery__received_on`, `person__born` (day of birth as the number
yyyymmdd), `person__age` (completed years on the day of receipt). No check stands here.
"""

from fangpin_pipeline.contracts import Extract, Kind
from fangpin_pipeline.contracts.derive import PLACE_IN_FILE, rejected

DELIVERED = "delivered"
CANDIDATES = "candidates"
PLACE = tuple(name for name, _ in PLACE_IN_FILE)
KEY = "key__repeated"
RECEIVED_ON = "delivery__received_on"
BORN = "person__born"
AGE = "person__age"


def given(name: str) -> str:
    """Helper column that is empty where a cell of the column was empty."""
    return f"{name}__given"


def day_number(date: str) -> str:
    """A date as the number yyyymmdd: compared with a day of birth, and subtracted for an age, far faster than dates."""
    return f"(year({date}) * 10000 + month({date}) * 100 + day({date}))"


def statements(extract: Extract) -> list[str]:
    """SQL that makes the view `candidates` from the table `delivered`.

    A key can occur twice only where its hash does; the few such keys alone are spelled out for the comparison.
    """
    key = ", ".join(["delivery", *map(_quoted, extract.key)])
    helpers = [
        *(f"{_given(extract, column.name)} AS {_quoted(given(column.name))}" for column in extract.required),
        f"CASE WHEN complete AND hash({key}) IN (SELECT hashed FROM repeated) "
        f"THEN CAST(json_array({key}) AS VARCHAR) END AS {KEY}",
        f"CAST(substr(delivery, 1, 10) AS DATE) AS {RECEIVED_ON}",
        *_person(extract),
    ]
    return [
        f"CREATE OR REPLACE TEMP TABLE repeated AS SELECT hash({key}) AS hashed FROM {DELIVERED} WHERE complete "
        "GROUP BY hashed HAVING COUNT(*) > 1",
        f"CREATE OR REPLACE VIEW {CANDIDATES} AS SELECT *, {', '.join(helpers)} FROM {DELIVERED}",
    ]


def _given(extract: Extract, name: str) -> str:
    filled = f"{_quoted(name)} IS NOT NULL"
    if extract.by_name[name].kind is not Kind.TEXT:
        filled = f"({filled} OR {_quoted(rejected(name))} IS NOT NULL)"
    return f"CASE WHEN {filled} THEN TRUE END"


def _person(extract: Extract) -> list[str]:
    if extract.person is None:
        return []
    born = f"TRY_CAST(substr({_quoted(extract.person)}, 7, 8) AS INTEGER)"
    return [f"{born} AS {BORN}", f"({day_number(RECEIVED_ON)} - {BORN}) // 10000 AS {AGE}"]


def _quoted(name: str) -> str:
    return f'"{name}"'
