"""Whose each row in force is: `own_xNN`, the rows of an extract that belong to a household, by its number `h` of today.

Only rows of extracts that are fresh in the household's county are here, because amounts and conditions may read no
other (rules.md §1). `own_xNN_doubt` holds the quarantined rows in the same way.
"""

from fangpin_pipeline.contracts import Extract, Kind
from fangpin_pipeline.contracts.derive import delivered
from fangpin_pipeline.extracts import extract as extract_of

# Households are made of these and are there however old they are.
REGISTERS = ("X01", "X02", "X10")
# What rows of persons are joined with: as little as possible of `resident`.
PERSON_OF = "SELECT h, p, id_no, alive, county_code FROM resident"


def owned(extract: Extract, doubtful: bool) -> str:
    """Statement for the rows of an extract with their household; those of a person also with `p` and `alive`.

    It reads `person_of`, the spending persons, and `household`.
    """
    source = f"{extract.view}_doubt" if doubtful else extract.view
    marks = () if doubtful else (mark.name for mark in extract.marks)
    columns = ", ".join(f"x.{name}" for name in ("seq", "row", *_facts_of(extract), *marks))
    if extract.person:
        return (
            f"SELECT r.h, r.p, r.alive, {columns} FROM {source} x JOIN person_of r ON r.id_no = x.{extract.person} "
            f"JOIN county_day c ON c.county_code = r.county_code WHERE c.fresh_{extract.view}"
        )
    if extract.through:
        return _tied(extract, extract_of(extract.through), source, columns)
    return (
        f"SELECT h.h, {columns} FROM {source} x JOIN household h ON h.household_no = x.{extract.household} "
        f"JOIN county_day c ON c.county_code = h.county_code WHERE c.fresh_{extract.view}"
    )


def _tied(extract: Extract, tie: Extract, source: str, columns: str) -> str:
    """Rows that name nobody, once for each row of `tie` that names a household and their key, with that row's dates.

    Both extracts have to be fresh in the county of the household, wherever what the row tells of may lie.
    """
    same = " AND ".join(f"t.{key} = x.{key}" for key in extract.key)
    dates = "".join(f"t.{name}, " for name in tie.dated_by)
    return (
        f"SELECT h.h, {dates}{columns} FROM {source} x JOIN {tie.view} t ON {same} "
        f"JOIN household h ON h.household_no = t.{tie.household} JOIN county_day c ON c.county_code = h.county_code "
        f"WHERE c.fresh_{extract.view} AND c.fresh_{tie.view}"
    )


def _facts_of(extract: Extract) -> list[str]:
    """What a row says, without whom it names: facts need no name and no id number."""
    said = [
        column
        for column in extract.columns
        if not column.personal and column.kind is not Kind.ID_NO and column.name != extract.household
    ]
    return [column.name for column in said] + [delivered(column.name) for column in said if column.empty_means]
