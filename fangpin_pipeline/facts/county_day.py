"""What holds for a county on D, as one row: parameters in force, windows, and which extracts are fresh there."""

from collections.abc import Mapping

import pyarrow as pa

from fangpin_pipeline.calendar import Calendar
from fangpin_pipeline.extracts import all_extracts

# Window parameters in days and the date column that each becomes: the first day that still counts.
DAYS_TO_DATES = {
    "serious_disease_days": "serious_disease_since",
    "disability_days": "disability_since",
    "newborn_days": "newborn_since",
}
# The day by which a warning of a severity is due, and the parameter that says how many days after D that is.
DUE = {"due_red": "due_days_red", "due_orange": "due_days_orange", "due_yellow": "due_days_yellow"}


def county_day_table(parameters: pa.Table, calendar: Calendar, fresh: Mapping[str, frozenset[str]]) -> pa.Table:
    """One row a county: `parameters`, the calendar's dates, windows, and `fresh_xNN` of every extract.

    `fresh` names by extract number the counties where it is fresh.
    """
    rows = []
    for row in parameters.to_pylist():
        county = row["county_code"]
        row |= calendar.row()
        row["income_oldest"] = calendar.income_oldest(row["income_max_age_months"])
        row |= {date: calendar.days_back(row[days]) for days, date in DAYS_TO_DATES.items()}
        row |= {date: calendar.days_ahead(row[days]) for date, days in DUE.items()}
        row |= {f"fresh_{x.view}": county in fresh.get(x.number, frozenset()) for x in all_extracts().values()}
        rows.append(row)
    columns = {name: [row[name] for row in rows] for name in rows[0]}
    kinds = {field.name: field.type for field in parameters.schema}
    return pa.table({name: pa.array(values, kinds.get(name)) for name, values in columns.items()})
