"""The rows of the sheet 触发明细: of each hit its inputs with value, limit, document, file, sheet, row and age.

They are read county by county, because a whole city's do not all fit beside its lists. Columns stand in `columns`.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from itertools import groupby
from operator import itemgetter
from pathlib import Path
from typing import Any, NamedTuple

from fangpin_pipeline.engine.duckdb import DuckDBEngine
from fangpin_pipeline.engine.statements import statement
from fangpin_pipeline.facts.vocabulary import LABELS, spoken
from fangpin_pipeline.outputs.explain_inputs import OF_RULES
from fangpin_pipeline.outputs.export import run_table
from fangpin_pipeline.outputs.labels import NOT_APPLICABLE, Imprint
from fangpin_pipeline.outputs.lists import Age, Township, Warned
from fangpin_pipeline.outputs.wording import extract_named
from fangpin_pipeline.rulebook import Setting
from fangpin_pipeline.rules.sentence import parameters_of

_TABLES = ("hit_fact", "evidence", "finding", "warning", "household_state")
# What the rows of one detail have in common; where they stand comes after it.
_ALIKE = ("household_no", "rule", "fact", "threshold", "amount", "low", "state", "extract", "delivery", "sheet")
_KEY = range(len(_ALIKE))
_MOST_ROWS = 30
_UNSEEN = "没有支持的数据行"
_BY_RULES = "见该户触发的致贫风险规则"


class Detail(NamedTuple):
    """One input of a hit in one delivery. `rows` lists row numbers, `age` is in days, None without a row."""

    warned: Warned
    rule: str
    input: str
    value: str
    limit: str
    documents: str
    extract: str
    delivery: str
    sheet: str
    rows: str
    age: int | None


class Details:
    """The details of a run, by township."""

    def __init__(self, engine: DuckDBEngine, imprint: Imprint) -> None:
        self._engine, self._imprint = engine, imprint
        self._settings: dict[str, Mapping[str, Setting]] = {}
        self._documents: dict[tuple[str, str], str] = {}
        self._county = ""
        self._of_county: Mapping[tuple[str, str], list[tuple[Any, ...]]] = {}

    def of(self, township: Township, ages: Sequence[Age]) -> list[Detail]:
        """Details of the listed households of a township, in the order of its list."""
        if township.county_code != self._county:
            days = {extract_named(age.extract).name: age.age_days for age in ages}
            self._county, self._of_county = township.county_code, self._told(township.county_code, days)
        return [
            Detail(warned, hit.rule, *rest)
            for warned in township.warned
            for hit in warned.hits
            for rest in self._of_county.get((warned.household.household_no, hit.rule), ())
        ]

    def _told(self, county: str, days: Mapping[str, int | None]) -> Mapping[tuple[str, str], list[tuple[Any, ...]]]:
        """By household and rule what a detail says beside them."""
        found: dict[tuple[str, str], list[tuple[Any, ...]]] = defaultdict(list)
        rows = self._engine.fetch(
            f"SELECT {', '.join(_ALIKE)}, row FROM detail WHERE county_code = '{county}' "
            "ORDER BY household_no, rule, fact, extract NULLS LAST, delivery, sheet, row"
        )
        alike = groupby(zip(*(column.to_pylist() for column in rows.columns), strict=True), key=itemgetter(*_KEY))
        for (number, rule, fact, threshold, amount, low, state, extract, delivery, sheet), group in alike:
            rest = (
                LABELS[fact],
                _value(fact, amount, low, state),
                threshold or NOT_APPLICABLE,
                self._documents_of(county, rule),
                extract_named(extract).title if extract else NOT_APPLICABLE,
                delivery or (_BY_RULES if fact in OF_RULES else _UNSEEN),
                sheet or NOT_APPLICABLE,
                _numbers([row[-1] for row in group]) if delivery else NOT_APPLICABLE,
                days.get(extract) if extract else None,
            )
            found[number, rule].append(rest)
        return found

    def _documents_of(self, county: str, rule: str) -> str:
        """The documents of the parameters of a rule in a county."""
        key = county, rule
        if key not in self._documents:
            names = dict.fromkeys(name for case in self._imprint.rules[rule].cases for name in parameters_of(case))
            if county not in self._settings:
                self._settings[county] = self._imprint.book.settings(county, self._imprint.as_of)
            told = dict.fromkeys(self._settings[county][name].citation for name in names)
            self._documents[key] = "；".join(told) or NOT_APPLICABLE
        return self._documents[key]


@contextmanager
def open_details(run_dir: Path, imprint: Imprint) -> Iterator[Details]:
    """The details of a published run."""
    engine = DuckDBEngine(threads=1)
    try:
        for table in _TABLES:
            engine.attach(table, [run_table(run_dir, table)])
        engine.define("unvalued", statement(__package__, "list_details"))
        engine.materialise("detail", _valued(engine))
        yield Details(engine, imprint)
    finally:
        engine.close()


def _valued(engine: DuckDBEngine) -> str:
    """Statement for the details with the value of their fact: `amount` (or `low`, as much as is known), or `state`."""
    schema = engine.fetch("SELECT * FROM household_state LIMIT 0").schema
    facts = [name for name in schema.names if name in LABELS]
    states = [name for name in facts if str(schema.field(name).type) == "bool"]
    amounts = [name for name in facts if name not in states]
    lows = [name for name in amounts if f"{name}_low" in schema.names]
    return (
        f"SELECT u.*, {_case(amounts, 'BIGINT')} AS amount, {_case(lows, 'BIGINT', '_low')} AS low, "
        f"{_case(states, 'BOOLEAN')} AS state FROM unvalued u JOIN household_state s ON s.household_no = u.household_no"
    )


def _case(facts: Sequence[str], kind: str, bound: str = "") -> str:
    chosen = " ".join(f"WHEN '{fact}' THEN s.{fact}{bound}" for fact in facts)
    return f"CAST({f'CASE u.fact {chosen} END' if chosen else 'NULL'} AS {kind})"


def _value(fact: str, amount: int | None, low: int | None, state: bool | None) -> str:
    if state is not None:
        return spoken(fact, state)
    if amount is None and low:
        return f"至少{spoken(fact, low)}"
    return NOT_APPLICABLE if amount is None else spoken(fact, amount)


def _numbers(rows: Sequence[int]) -> str:
    """Row numbers; of very many the first ones and how many there are."""
    told = "、".join(str(row) for row in rows[:_MOST_ROWS])
    return told if len(rows) <= _MOST_ROWS else f"{told}等{len(rows)}行"
