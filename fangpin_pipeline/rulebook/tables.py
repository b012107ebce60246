"""The rulebook of a day as rows that SQL joins on the county. No rule is decided here."""

from datetime import date
from decimal import Decimal

import pyarrow as pa

from fangpin_pipeline.identity.divisions import COUNTIES
from fangpin_pipeline.rulebook.book import Rulebook, Setting
from fangpin_pipeline.rulebook.grades import grade_column
from fangpin_pipeline.rulebook.parameters import PARAMETERS, Unit, Value

PARAMETER_SCHEMA = pa.schema(
    [
        pa.field("county_code", pa.string(), nullable=False),
        *(pa.field(name, item.unit.arrow, nullable=item.by_year) for name, item in PARAMETERS.items()),
    ]
)

POLICY_SCHEMA = pa.schema(
    [
        pa.field("county_code", pa.string(), nullable=False),
        pa.field("policy_code", pa.string(), nullable=False),
        pa.field("title", pa.string(), nullable=False),
        pa.field("ends_on", pa.date32()),
        pa.field("adjusted", pa.bool_(), nullable=False),
    ]
)

SETTING_SCHEMA = pa.schema(
    [
        pa.field("county_code", pa.string(), nullable=False),
        pa.field("parameter", pa.string(), nullable=False),
        pa.field("own", pa.bool_(), nullable=False),
        pa.field("provisional", pa.bool_(), nullable=False),
    ]
)


def setting_table(book: Rulebook, as_of: date) -> pa.Table:
    """One row a county and parameter in force: whether the county decided it (`own`), and whether it is provisional."""
    rows = [
        {
            "county_code": county,
            "parameter": name,
            "own": setting.authority == county,
            "provisional": bool(setting.assumption) or setting.value is None,
        }
        for county in COUNTIES
        for name, setting in book.settings(county, as_of).items()
    ]
    return pa.Table.from_pylist(rows, schema=SETTING_SCHEMA)


def parameter_table(book: Rulebook, as_of: date) -> pa.Table:
    """One row a county with every parameter in force on the day.

    Yuan are whole fen, yearly standards those of the day's year (NULL where no document gives one). A severity of a
    rule that some county changes has a column of its own, NULL where it stays as declared.
    """
    graded = {county: _graded(book, county, as_of) for county in COUNTIES}
    rows = [{"county_code": county, **_stored(book.settings(county, as_of)), **graded[county]} for county in COUNTIES]
    columns = sorted({column for changes in graded.values() for column in changes})
    return pa.Table.from_pylist(
        rows, pa.schema([*PARAMETER_SCHEMA, *(pa.field(name, pa.string()) for name in columns)])
    )


def policy_table(book: Rulebook) -> pa.Table:
    """One row a county and subsidy policy: join it on county_code and policy_code. ends_on NULL: no end is set."""
    rows = [
        {
            "county_code": county,
            "policy_code": policy.code,
            "title": policy.title,
            "ends_on": policy.ends_on,
            "adjusted": policy.adjusted,
        }
        for county in COUNTIES
        for policy in book.policies(county).values()
    ]
    return pa.Table.from_pylist(rows, schema=POLICY_SCHEMA)


def _graded(book: Rulebook, county: str, as_of: date) -> dict[str, str]:
    return {grade_column(*declared): severity for declared, (severity, _) in book.grades(county, as_of).items()}


def _stored(settings: dict[str, Setting]) -> dict[str, Value | None]:
    return {name: _fen(setting) for name, setting in settings.items()}


def _fen(setting: Setting) -> Value | None:
    if setting.parameter.unit is Unit.YUAN and isinstance(setting.value, Decimal):
        return int(setting.value * 100)
    return setting.value
