"""The day's step that scores the city and its counties from their indicator values (clause 11.09)."""

from collections.abc import Iterator, Mapping
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction
from typing import Any

import pyarrow as pa

from fangpin_pipeline.contracts.derive import published_schema
from fangpin_pipeline.day import Day
from fangpin_pipeline.identity.divisions import CITY, COUNTIES
from fangpin_pipeline.indicators import all_indicators
from fangpin_pipeline.indicators.declare import Indicator
from fangpin_pipeline.indicators.score import Item, Score, points_of, ranks, section_score, total_score
from fangpin_pipeline.indicators.sections import Section, section_of
from fangpin_pipeline.indicators.value import INSUFFICIENT, NOTHING, TOLD
from fangpin_pipeline.rulebook import Rulebook
from fangpin_pipeline.rulebook.book import Setting
from fangpin_pipeline.stages.session import session
from fangpin_pipeline.tables.assessment import ASSESSMENT_ITEM, ASSESSMENT_SCORE

TOTAL = "total"
_PLACES = Decimal("0.0001")
_VALUES = "SELECT * FROM indicator_value WHERE unit_kind IN ('city', 'county')"


def assess(day: Day) -> Mapping[str, int]:
    """Write `assessment_score` and the `assessment_item` that it is made of, for the city and every county."""
    # One set of weights for all, the city's: a place among counties that weigh differently would mean nothing.
    settings = Rulebook.load(day.home.rulebook).settings(CITY, day.as_of)
    with session(day, "indicator_value") as engine:
        rows = engine.fetch(_VALUES).to_pylist()
    scored = {name: section for name, indicator in all_indicators().items() if (section := section_of(indicator))}
    items = [
        _item(all_indicators()[row["indicator"]], scored[row["indicator"]], row)
        for row in rows
        if row["indicator"] in scored
    ]
    scores = {unit: _scores([i for i in items if i["unit_code"] == unit], settings) for unit in (CITY, *COUNTIES)}
    places = {
        name: ranks({unit: _rounded_score(scores[unit][name]) for unit in COUNTIES}) for name in (*Section, TOTAL)
    }
    told = [
        {"as_of": day.as_of, **_told(unit, name, score, settings), "rank": places[name].get(unit)}
        for unit, found in scores.items()
        for name, score in found.items()
    ]
    return {
        "assessment_score": day.write(
            "assessment_score", pa.Table.from_pylist(told, schema=published_schema(ASSESSMENT_SCORE))
        ),
        "assessment_item": day.write(
            "assessment_item", pa.Table.from_pylist(items, schema=published_schema(ASSESSMENT_ITEM))
        ),
    }


def _item(indicator: Indicator, section: Section, row: Mapping[str, Any]) -> dict[str, Any]:
    worst, best = indicator.bounds or (None, None)
    points = points_of(indicator, row["value"]) if row["status"] == TOLD else None
    names = ("as_of", "unit_kind", "unit_code", "indicator", "numerator", "denominator", "value", "coverage", "status")
    return {
        **{name: row[name] for name in names},
        "section": section.value,
        "worst": worst,
        "best": best,
        "points": None if points is None else _rounded(points),
    }


def _scores(items: list[dict[str, Any]], settings: Mapping[str, Setting]) -> dict[str, Score]:
    gate, swing = (_number(settings, name) for name in ("indicator_coverage", "assess_sensitivity"))
    weights = {section: _number(settings, section.parameter) for section in Section}
    sections = {section: section_score(list(_judged(items, section)), gate, swing) for section in Section}
    return {
        **{str(section): score for section, score in sections.items()},
        TOTAL: total_score(sections, weights, gate, swing),
    }


def _judged(items: list[dict[str, Any]], section: Section) -> Iterator[Item]:
    """The items of a section as they are published: who adds up the table again gets the same score."""
    for item in items:
        if item["section"] == section.value:
            known = item["status"] == TOLD
            # A number of nothing is known to be 0 and has no coverage; what was not reported has none either.
            coverage = Fraction(known) if item["coverage"] is None else Fraction(item["coverage"])
            points = None if item["points"] is None else Fraction(item["points"])
            yield Item(section, points, coverage, item["status"] != NOTHING)


def _told(unit: str, name: str, score: Score, settings: Mapping[str, Setting]) -> dict[str, Any]:
    weights = {section: _number(settings, section.parameter) for section in Section}
    whole = sum(weights.values(), Fraction(0))
    weight = Fraction(1) if name == TOTAL else weights[Section(name)] / whole if whole else Fraction(0)
    return {
        "unit_kind": "city" if unit == CITY else "county",
        "unit_code": unit,
        "section": str(name),
        "weight": _rounded(weight),
        "score": _rounded_score(score),
        "indicators": score.applying,
        "known": score.told,
        "known_weight": _rounded(score.known),
        "coverage": None if score.coverage is None else _rounded(score.coverage),
        "low": None if score.low is None else _rounded(score.low),
        "high": None if score.high is None else _rounded(score.high),
        "status": score.status,
        "note": _note(score, settings["indicator_coverage"]),
    }


def _note(score: Score, gate: Setting) -> str:
    if score.status == NOTHING:
        return "没有可以评分的指标"
    known = f"{score.applying}项适用指标中{score.told}项有值"
    return f"{known}，已知权重低于{gate.text}，不评分" if score.status == INSUFFICIENT else known


def _rounded_score(score: Score) -> Decimal | None:
    return None if score.score is None else _rounded(score.score)


def _number(settings: Mapping[str, Setting], name: str) -> Fraction:
    value = settings[name].value
    assert isinstance(value, Decimal)
    return Fraction(value)


def _rounded(value: Fraction) -> Decimal:
    return (Decimal(value.numerator) / Decimal(value.denominator)).quantize(_PLACES, ROUND_HALF_UP)
