"""Households and their people on the as-of date: who lives together, how old, who died or left lately.

What happens to them stands in `health`, `schooling`, `standing`, `income` and `events`.
"""

from dataclasses import dataclass

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from fangpin_pipeline.extracts.codes import RELATION
from fangpin_pipeline.sample import assumptions, names
from fangpin_pipeline.sample.chance import NO_DAY, Days, Flags, Ints, happens, pick
from fangpin_pipeline.sample.id_numbers import id_numbers
from fangpin_pipeline.sample.places import CountyPlaces, settle_households

PRESENT, DEAD, MOVED = 0, 1, 2
ETHNICITIES = ("汉族", "蒙古族", *assumptions.OTHER_MINORITIES)


@dataclass(frozen=True)
class Template:
    """A way of living together: the age of the head (mean, spread, least, most) and who else is there."""

    share: float
    head_age: tuple[float, float, int, int]
    others: tuple[str, ...] = ()


# How households of one to six members are made up: all assumed. `share` is the share within that size.
TEMPLATES: dict[int, tuple[Template, ...]] = {
    1: (Template(0.6, (71, 8, 55, 97)), Template(0.4, (47, 9, 22, 64))),
    2: (
        Template(0.45, (68, 6, 58, 92), ("spouse",)),
        Template(0.41, (52, 6, 28, 62), ("spouse",)),
        Template(0.10, (45, 7, 28, 60), ("child",)),
        Template(0.04, (66, 6, 55, 85), ("grandchild",)),
    ),
    3: (
        Template(0.72, (40, 8, 25, 57), ("spouse", "child")),
        Template(0.16, (56, 5, 45, 66), ("spouse", "parent")),
        Template(0.12, (67, 5, 58, 80), ("spouse", "grandchild")),
    ),
    4: (
        Template(0.66, (39, 6, 27, 54), ("spouse", "child", "younger_child")),
        Template(0.34, (46, 6, 30, 58), ("spouse", "child", "parent")),
    ),
    5: (
        Template(0.5, (40, 6, 30, 54), ("spouse", "child", "younger_child", "parent")),
        Template(0.5, (58, 5, 50, 70), ("spouse", "child", "daughter_in_law", "grandchild")),
    ),
    6: (Template(1.0, (59, 5, 50, 70), ("spouse", "child", "daughter_in_law", "grandchild", "grandchild")),),
}
# Years between the head and the other: mean, spread, and the same for everybody of that kind (assumed).
_YEARS_YOUNGER = {
    "spouse": (1.5, 2.5),
    "child": (25.5, 3.0),
    "younger_child": (30.0, 3.0),
    "daughter_in_law": (27.0, 3.0),
    "grandchild": (52.0, 3.0),
    "parent": (-25.0, 3.0),
}
_RELATIONS = {
    "head": ("户主", "户主"),
    "spouse": ("配偶", "配偶"),
    "child": ("之子", "之女"),
    "younger_child": ("之子", "之女"),
    "daughter_in_law": ("之儿媳", "之儿媳"),
    "grandchild": ("之孙子", "之孙女"),
    "parent": ("之父", "之母"),
    "relative": ("其他", "其他"),
}
_KINDS = tuple(_RELATIONS)
_RELATION_INDEX = np.array([[RELATION.values.index(word) for word in pair] for pair in _RELATIONS.values()])
_FATHERS_LINE = ("head", "child", "younger_child", "grandchild")
_WATCHED_DAYS = 420
"""Deaths and departures of this many days before the as-of date still stand in the registers."""


@dataclass(frozen=True)
class People:
    """Persons in the order of their households, the head first. `household` is the index of the household."""

    household: Ints
    relation: Ints
    female: Ints
    birth: Days
    age: Ints
    fate: Ints
    gone_on: Days
    ethnicity: Ints
    id_no: pa.Array
    name: pa.Array

    @property
    def size(self) -> int:
        return len(self.household)

    @property
    def present(self) -> Flags:
        """Those who live in the household on the as-of date."""
        return np.equal(self.fate, PRESENT)


@dataclass(frozen=True)
class Households:
    """Households of one county: village, number of present members, place of the head among the people."""

    village: Ints
    members: Ints
    head: Ints

    @property
    def size(self) -> int:
        return len(self.village)


def make_people(
    rng: np.random.Generator, places: CountyPlaces, households: int, as_of: np.datetime64
) -> tuple[Households, People]:
    """The households of one county and their people."""
    village = settle_households(rng, places, households)
    household, kind, years, fate = _with_the_gone(rng, *_living_together(rng, households), households)
    order = np.lexsort((fate, np.where(kind == 0, 0, 1), household))
    household, kind, years, fate = household[order], kind[order], years[order], fate[order]
    female = _sexes(rng, household, kind, households)
    birth = (as_of - (years * 365.2425).astype(np.int64) - rng.integers(0, 365, len(years))).astype("datetime64[D]")
    gone_on = np.where(fate == PRESENT, NO_DAY, as_of - rng.integers(1, _WATCHED_DAYS, len(fate)))
    ethnicity = _ethnicities(rng, places.code, households)[household]
    people = People(
        household,
        _RELATION_INDEX[kind, female],
        female,
        birth,
        completed_years(birth, as_of),
        fate,
        gone_on.astype("datetime64[D]"),
        ethnicity,
        id_numbers(rng, places.code, birth, female),
        _names(rng, household, kind, female, ethnicity, households),
    )
    members = np.bincount(household[fate == PRESENT], minlength=households)
    head = np.searchsorted(household, np.arange(households))
    return Households(village, members, head), people


def completed_years(birth: Days, on: np.datetime64) -> Ints:
    """Age in completed years; a birthday on 29 February completes on 1 March."""
    months = (on.astype("datetime64[M]") - birth.astype("datetime64[M]")).astype(np.int64)
    day_of_month = (birth - birth.astype("datetime64[M]").astype("datetime64[D]")).astype(np.int64)
    today = int((on - on.astype("datetime64[M]").astype("datetime64[D]")).astype(np.int64))
    years: Ints = (months - (day_of_month > today)) // 12
    return years


def _living_together(rng: np.random.Generator, households: int) -> tuple[Ints, Ints, Ints]:
    """Household, kind and age in years of everybody who is present."""
    size = pick(rng, assumptions.SIZE_SHARES, households) + 1
    parts: list[tuple[Ints, Ints, Ints]] = []
    for members, templates in TEMPLATES.items():
        of_size = np.flatnonzero(size == members)
        which = pick(rng, [template.share for template in templates], len(of_size))
        for place, template in enumerate(templates):
            parts.extend(_from_template(rng, template, of_size[which == place]))
    household, kind, years = (np.concatenate(column) for column in zip(*parts, strict=True))
    return household, kind, years


def _from_template(rng: np.random.Generator, template: Template, household: Ints) -> list[tuple[Ints, Ints, Ints]]:
    mean, spread, least, most = template.head_age
    head = np.clip(np.rint(rng.normal(mean, spread, len(household))), least, most).astype(np.int64)
    parts: list[tuple[Ints, Ints, Ints]] = [(household, np.zeros(len(household), np.int64), head)]
    for other in template.others:
        gap, gap_spread = _YEARS_YOUNGER[other]
        years = np.rint(head - rng.normal(gap, gap_spread, len(household))).astype(np.int64)
        youngest = 20 if other in ("spouse", "daughter_in_law") else 0
        kind = np.full(len(household), _KINDS.index(other), np.int64)
        parts.append((household, kind, np.clip(years, youngest, 99)))
    return parts


def _with_the_gone(
    rng: np.random.Generator, household: Ints, kind: Ints, years: Ints, households: int
) -> tuple[Ints, Ints, Ints, Ints]:
    """Adds those who died or moved away lately; they still stand in the registers."""
    per_day = _WATCHED_DAYS / 365 * float(assumptions.HOUSEHOLD_SIZE)
    dead = np.flatnonzero(happens(rng, float(assumptions.DEATHS) * per_day, households))
    moved = np.flatnonzero(happens(rng, float(assumptions.MOVES) * per_day, households))
    gone = np.concatenate((dead, moved))
    gone_years = np.concatenate((rng.integers(52, 96, len(dead)), rng.integers(18, 36, len(moved))))
    gone_kind = np.full(len(gone), _KINDS.index("relative"))
    fate = np.repeat([PRESENT, DEAD, MOVED], [len(household), len(dead), len(moved)])
    return (
        np.concatenate((household, gone)),
        np.concatenate((kind, gone_kind)),
        np.concatenate((years, gone_years)),
        fate,
    )


def _sexes(rng: np.random.Generator, household: Ints, kind: Ints, households: int) -> Ints:
    male_share = float(assumptions.MALE_PER_FEMALE) / (1 + float(assumptions.MALE_PER_FEMALE))
    female = rng.integers(0, 2, len(kind))
    # Couples are of both sexes and heads mostly men; a man alone is as frequent as makes the published ratio.
    head_female = happens(rng, 0.32, households).astype(np.int64)
    female = np.where(kind == _KINDS.index("head"), head_female[household], female)
    female = np.where(kind == _KINDS.index("spouse"), 1 - head_female[household], female)
    young = np.isin(kind, [_KINDS.index("child"), _KINDS.index("younger_child")])
    female = np.where(young, (rng.random(len(kind)) > male_share).astype(np.int64), female)
    female = np.where(kind == _KINDS.index("daughter_in_law"), 1, female)
    return female.astype(np.int64)


def _ethnicities(rng: np.random.Generator, county: str, households: int) -> Ints:
    figures = assumptions.COUNTIES
    people = {code: float(one.residents * one.rural_share) for code, one in figures.items()}
    mean = sum(people[code] * one.mongolian_weight for code, one in figures.items()) / sum(people.values())
    mongolian = float(assumptions.MONGOLIAN_SHARE) * float(figures[county].mongolian_weight) / mean
    others = 1 - float(assumptions.HAN_SHARE) - float(assumptions.MONGOLIAN_SHARE)
    each = others / len(assumptions.OTHER_MINORITIES)
    return pick(rng, [1 - mongolian - others, mongolian, *[each] * len(assumptions.OTHER_MINORITIES)], households)


def _names(
    rng: np.random.Generator, household: Ints, kind: Ints, female: Ints, ethnicity: Ints, households: int
) -> pa.Array:
    own_line = np.isin(kind, [_KINDS.index(word) for word in _FATHERS_LINE])
    surname = np.where(own_line, names.surnames(rng, households)[household], names.surnames(rng, len(kind)))
    han = names.han_names(rng, surname, female)
    return pc.if_else(pa.array(ethnicity == 1), names.mongolian_names(rng, female), han)
