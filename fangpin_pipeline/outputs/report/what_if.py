"""What the list would be if a limit were a little higher or lower: the households of a run judged again, and counted.

Which limits are tried and how they are judged stands in `rules.what_if`, by how much is the parameter `what_if_share`.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from fangpin_pipeline.engine.duckdb import DuckDBEngine
from fangpin_pipeline.facts.vocabulary import LABELS
from fangpin_pipeline.outputs.report.declare import Figure, How, Source
from fangpin_pipeline.outputs.report.evidence import LISTED, Evidence
from fangpin_pipeline.rulebook.parameters import PARAMETERS, WHOLE, Parameter, Unit
from fangpin_pipeline.rules.what_if import COMPARED, TRIED, columns_read, facts, judged_now, judged_tried

_STATE, _LIMITS = "household_state", "county_day"
_NOW = ("listed_now", "red_now", "orange_now", "yellow_now")
_COUNTED = (*_NOW, "listed", "added", "removed", "red", "orange", "yellow")
_HUNDRED = 100


@dataclass(frozen=True)
class WhatIf:
    """A limit as it is and as it is tried, in words, and what the list then comes to (`_COUNTED`)."""

    parameter: Parameter
    is_now: str
    tried: str
    counted: Mapping[str, Figure]

    @property
    def visits(self) -> Figure:
        """How many more visits (or fewer) the list would ask for."""
        more, now = self.counted["listed"], self.counted["listed_now"]
        assert more.value is not None and now.value is not None
        return _figure(int(more.value - now.value), more.of[0], signed=True)


def what_ifs(evidence: Evidence) -> list[WhatIf] | None:
    """Every limit tried both ways, for the county or the city; None where the run does not hold what that needs."""
    state, limits = (evidence.run.file(name) for name in (_STATE, _LIMITS))
    if not (state.is_file() and limits.is_file()):
        return None
    counties = pq.read_table(limits)
    if not evidence.is_city:
        counties = counties.filter(pc.equal(counties["county_code"], evidence.unit))
    held = pq.read_schema(state).names
    if _asked() - {*held, *counties.column_names}:
        return None
    engine = DuckDBEngine()
    try:
        engine.attach("stored", [state])
        engine.register("limits_now", counties)
        return list(_tried(engine, evidence, counties, held))
    finally:
        engine.close()


def _asked() -> frozenset[str]:
    """Facts and limits that conditions read; of `risk` judgements themselves tell."""
    return columns_read() & (LABELS.keys() | PARAMETERS.keys()) - {"risk"}


def _tried(engine: DuckDBEngine, evidence: Evidence, counties: pa.Table, held: list[str]) -> Iterator[WhatIf]:
    share = evidence.setting("what_if_share")
    wanted = columns_read()
    state = ["h", *(name for name in held if name in wanted)]
    limits = [name for name in counties.column_names if name in wanted or name.startswith("grade_")]
    kept = ", ".join(f"s.{name}" for name in (*state, "county_code"))
    engine.materialise(_STATE, f"SELECT {kept} FROM stored s JOIN limits_now c ON c.county_code = s.county_code")
    engine.define("facts_now", facts(state, limits, "limits_now"))
    for name, statement in judged_now(limits):
        engine.materialise(name, statement)
    for limit in TRIED:
        for factor in (WHOLE + share, WHOLE - share):
            yield _one(engine, evidence, counties, limit, factor, (state, limits))


def _one(
    engine: DuckDBEngine,
    evidence: Evidence,
    counties: pa.Table,
    limit: str,
    factor: Decimal,
    columns: tuple[list[str], list[str]],
) -> WhatIf:
    parameter = PARAMETERS[limit]
    now = counties[limit]
    tried = pa.chunked_array([[_times(value, factor, parameter) for value in now.to_pylist()]], now.type)
    place = counties.column_names.index(limit)
    before = engine.names()
    try:
        engine.register("limits_tried", counties.set_column(place, limit, tried))
        # Wide rows take longer to plan than to judge.
        wanted = columns_read(limit) | {"h"}
        state, limits = ([name for name in of if name in wanted or name.startswith("grade_")] for of in columns)
        engine.define("facts_tried", facts(state, limits, "limits_tried"))
        for name, statement in judged_tried(limit, columns[1]):
            engine.materialise(name, statement)
        rows = engine.fetch(COMPARED).to_pylist()
    finally:
        for name in engine.names() - before:
            engine.drop(name)
    words = _words(tried.to_pylist(), parameter)
    where = () if evidence.is_city else (("county_code", evidence.unit),)
    counted = {}
    for name in _COUNTED:
        source = Source(_STATE, evidence.run.id, evidence.run.as_of, where, f"{limit}={words}：{name}")
        counted[name] = _figure(sum(row[name] for row in rows), source)
    return WhatIf(parameter, _words(now.to_pylist(), parameter), words, counted)


def _figure(number: int, source: Source, signed: bool = False) -> Figure:
    return Figure(f"{number:+d}" if signed and number else str(number), Decimal(number), (source,), How.TRIED)


def _times(value: Any, factor: Decimal, parameter: Parameter) -> Any:
    """A limit times a factor: whole fen or a share of four decimals, no more than the parameter may be."""
    if value is None:
        return None
    if parameter.unit is Unit.YUAN:
        return int((value * factor).quantize(Decimal(1), ROUND_HALF_UP))
    most = parameter.at_most
    exact = (Decimal(value) * factor).quantize(Decimal("0.0001"), ROUND_HALF_UP)
    return exact if most is None else min(exact, most)


def _words(values: list[Any], parameter: Parameter) -> str:
    """A limit as people write it; of several counties the lowest and the highest."""
    known = sorted({value for value in values if value is not None})
    if not known:
        return "未定"
    told = [_word(value, parameter) for value in known]
    return told[0] if len(told) == 1 else f"{told[0]}—{told[-1]}"


def _word(value: Any, parameter: Parameter) -> str:
    number = Decimal(value) / _HUNDRED if parameter.unit is Unit.YUAN else Decimal(value) * _HUNDRED
    return f"{number.normalize():f}{'元' if parameter.unit is Unit.YUAN else '%'}"


def differing(evidence: Evidence, found: list[WhatIf]) -> int:
    """By how many households the list as this program judges it differs in number from the published one."""
    published = evidence.count("warning", state=LISTED).value
    now = found[0].counted["listed_now"].value if found else None
    return 0 if published is None or now is None else int(abs(published - now))
