"""What holds for a county on D, as one row: parameters in force, windows, and which extracts are fresh there."""

from collections.abc import Collection, Mapping
from datetime import date

import pyarrow as pa

from fangpin_pipeline.calendar import Calendar, first_of_month, years_before
from fangpin_pipeline.extracts import all_extracts

# Parameters in days and the date column that each becomes: D less so many days. `…_since` is the first day that still
# counts, `…_by` the last.
DAYS_TO_DATES = {
    "serious_disease_days": "serious_disease_since",
    "disability_days": "disability_since",
    "newborn_days": "newborn_since",
    "followup_days": "followed_up_since",
    "pension_payment_days": "pension_paid_since",
    "visit_days": "visit_since",
    "application_days": "application_since",
    "vacancy_days": "vacant_by",
    "cooldown_days": "cooldown_since",
    "merge_days": "merge_since",
    "revisit_days": "revisit_since",
    # Indicators of articles 4, 7, 8 and 9.
    "contact_days": "contacted_since",
    "unsafe_house_days": "unsafe_house_by",
    "inspection_days": "inspected_since",
    "works_test_days": "works_tested_since",
    "source_test_days": "source_tested_since",
    # Indicators of articles 1, 2 and 11.
    "link_grace_days": "link_due_by",
    "asset_booking_days": "asset_booked_by",
    "asset_idle_days": "asset_idle_by",
    "asset_check_days": "asset_checked_since",
    "fund_idle_days": "fund_idle_by",
    "fund_long_idle_days": "fund_long_idle_by",
    "project_late_days": "project_late_by",
    # Indicators of articles 3, 5, 6 and 10.
    "vacancy_check_days": "vacancy_checked_since",
    "tekun_visit_days": "tekun_visited_since",
    "aid_decision_days": "aid_decided_by",
    "first_measure_days": "first_measure_by",
    "points_idle_days": "points_active_since",
    "civic_meeting_days": "civic_meeting_since",
    "secretary_vacancy_days": "secretary_left_by",
}
# The same forward: `…_until` is the last day of "the N days from D".
DAYS_AHEAD = {"link_expiry_days": "link_expires_until", "loan_due_soon_days": "loan_due_until"}
# Parameters in years of life and the date column that each becomes: the last birthday of those who are as old.
AGES_TO_DATES = {"public_post_age": "public_post_born_last", "elder_alone_age": "elder_alone_born_last"}
# The day by which a warning of a severity is due, and the parameter that says how many days after D that is.
DUE = {"due_red": "due_days_red", "due_orange": "due_days_orange", "due_yellow": "due_days_yellow"}
# Of a monthly extract the newest month told of the county and the two before it, by how many months back each lies.
_MONTHS_BACK = {"month": 0, "month_before": 1, "month_first": 2}


def county_day_table(
    parameters: pa.Table,
    calendar: Calendar,
    fresh: Mapping[str, Collection[str]],
    newest: Mapping[str, Mapping[str, date]],
) -> pa.Table:
    """One row a county: `parameters`, the calendar's dates, windows, months reported, and `fresh_xNN` of every extract.

    `fresh` names by extract number the counties where it is fresh; `newest` gives by name of a monthly extract and by
    county the newest month told, and knows nothing of a county without any.
    """
    rows = []
    for row in parameters.to_pylist():
        county = row["county_code"]
        row |= calendar.row()
        row["income_oldest"] = calendar.income_oldest(row["income_max_age_months"])
        row |= {name: calendar.days_back(row[days]) for days, name in DAYS_TO_DATES.items()}
        row |= {name: years_before(calendar.as_of, row[age]) for age, name in AGES_TO_DATES.items()}
        row |= {name: calendar.days_ahead(row[days]) for days, name in DAYS_AHEAD.items()}
        row |= {name: calendar.due(row[days], row["due_day_kind"]) for name, days in DUE.items()}
        row["escalated_by"] = calendar.gone_by(row["escalation_days"], row["due_day_kind"])
        row |= {name: month for extract in newest for name, month in _months(extract, newest[extract].get(county))}
        row |= {f"fresh_{x.view}": county in fresh.get(x.number, ()) for x in all_extracts().values()}
        rows.append(row)
    columns = {name: [row[name] for row in rows] for name in rows[0]}
    kinds = {field.name: field.type for field in parameters.schema}
    kinds |= {name: pa.date32() for extract in newest for name, _ in _months(extract, None)}
    return pa.table({name: pa.array(values, kinds.get(name)) for name, values in columns.items()})


def _months(extract: str, newest: date | None) -> list[tuple[str, date | None]]:
    return [
        (f"{extract}_{name}", None if newest is None else first_of_month(newest, back))
        for name, back in _MONTHS_BACK.items()
    ]
