"""The day's step that scores the city and its counties from their indicator values (clause 11.09)."""

from collections.abc import Mapping
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction
from typing import Any

import pyarrow as pa

from fangpin_pipeline.contracts.derive import published_schema
from fangpin_pipeline.day import Day
from fangpin_pipeline.identity.divisions import CITY, COUNTIES
from fangpin_pipeline.indicators import all_indicators
from fangpin_pipeline.indicators.score import Item, Score, item_weights, points_of, ranks, section_score, total_score
from fangpin_pipeline.indicators.sections import Section, section_of
from fangpin_pipeline.indicators.value import INSUFFICIENT, NOTHING, TOLD
from fangpin_pipeline.rulebook import Rulebook
from fangpin_pipeline.rulebook.book import Setting
from fangpin_pipeline.stages.session import session
from fangpin_pipeline.tables.assessment import ASSESSMENT_ITEM, ASSESSMENT_SCORE

TOTAL = "total"
_PLACES = Decimal("0.0001")
_COPIED = ("as_of", "unit_kind", "unit_code", "indicator", "numerator", "denominator", "value", "coverage", "status")
_VALUES = "SELECT * FROM indicator_value WHERE unit_kind IN ('city', 'county')"


def assess(day: Day) -> Mapping[str, int]:
    """Write `assessment_score` and the `assessment_item` that it is made of, for the city and every county."""
    # One set of weights for all, the city's: a place among counties that weigh differently would mean nothing.
    settings = Rulebook.load(day.rulebook).settings(CITY, day.as_of)
    with session(day, "indicator_value") as engine:
        rows = engine.fetch(_VALUES).to_pylist()
    items: list[dict[str, Any]] = []
    scores: dict[str, dict[str, Score]] = {}
    for unit in (CITY, *COUNTIES):
        judged: dict[Section, list[Item]] = {}
        for section in Section:
            listed = [_item(row) for row in rows if row["unit_code"] == unit and _section(row) is section]
            judged[section] = [item for _, item in listed]
            weights = item_weights(judged[section])
            items += [{**row, "weight": _rounded(w)} for (row, _), w in zip(listed, weights, strict=True)]
        scores[unit] = _scores(judged, settings)
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


def _section(row: Mapping[str, Any]) -> Section | None:
    return section_of(all_indicators()[row["indicator"]])


def _item(value: Mapping[str, Any]) -> tuple[dict[str, Any], Item]:
    """The published row of an indicator's value, and what is scored: the points as they are published."""
    indicator = all_indicators()[value["indicator"]]
    section, bounds = section_of(indicator), indicator.bounds
    if section is None or bounds is None:
        raise ValueError(f"indicator {indicator.id} is not scored")
    known = value["status"] == TOLD
    points = _rounded(points_of(indicator, value["value"])) if known else None
    # A number of nothing is known to be 0 and has no coverage; what was not reported has none either.
    coverage = Fraction(known) if value["coverage"] is None else Fraction(value["coverage"])
    row = {name: value[name] for name in _COPIED}
    row |= {"section": section.value, "worst": bounds[0], "best": bounds[1], "points": points}
    told = None if points is None else Fraction(points)
    return row, Item(section, indicator.clause, told, coverage, value["status"] != NOTHING)


def _scores(judged: Mapping[Section, list[Item]], settings: Mapping[str, Setting]) -> dict[str, Score]:
    gate, swing = (_number(settings, name) for name in ("indicator_coverage", "assess_sensitivity"))
    weights = {section: _number(settings, section.parameter) for section in Section}
    sections = {section: section_score(items, gate, swing) for section, items in judged.items()}
    return {
        **{str(section): score for section, score in sections.items()},
        TOTAL: total_score(sections, weights, gate, swing),
    }


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
