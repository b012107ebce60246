"""Resident identity numbers for invented people: address code of the time, birth date, sequence, check character.

Numbers are formed by GB 11643 and unique in the city; whether a number is valid is `identity`'s business.
"""

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from fangpin_pipeline.sample import assumptions
from fangpin_pipeline.sample.chance import Days, Ints

_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
_CHECK = "10X98765432"
_RENAMED = 2003
"""Year in which the league became a city and its address codes changed from 1528 to 1508."""
_AT_HOME = 250
_FROM_AFAR = 35


def address_codes(rng: np.random.Generator, county: str, birth: Days) -> Ints:
    """Address code of each person: mostly the own county's, in the code of the year of registration."""
    size = len(birth)
    codes = list(assumptions.COUNTIES)
    registered = birth.astype("datetime64[Y]").astype(np.int64) + 1970 + rng.integers(0, 3, size)
    origin = np.full(size, codes.index(county))
    same_county, same_city = float(assumptions.ID_SAME_COUNTY), float(assumptions.ID_SAME_CITY)
    throw = rng.random(size)
    moved = throw > same_county
    origin[moved] = rng.integers(0, len(codes), int(moved.sum()))
    before = np.array([int(assumptions.COUNTIES[code].id_prefix) for code in codes])[origin]
    after = np.array([int(code) for code in codes])[origin]
    prefix = np.where(registered < _RENAMED, before, after)
    afar = throw > same_county + same_city
    elsewhere = np.array([int(code) for code in assumptions.ID_ELSEWHERE])
    return np.where(afar, elsewhere[rng.integers(0, len(elsewhere), size)], prefix).astype(np.int64)


def id_numbers(rng: np.random.Generator, county: str, birth: Days, female: Ints) -> pa.Array:
    """Identity numbers as text.

    Each residence county has its own range of sequence numbers within an address code, so that counties can be made
    one by one and no number occurs twice.
    """
    prefix = address_codes(rng, county, birth)
    own = {int(county), int(assumptions.COUNTIES[county].id_prefix)}
    place = list(assumptions.COUNTIES).index(county)
    at_home = np.isin(prefix, list(own))
    day = birth.astype("datetime64[D]").astype(np.int64)
    rank = _rank_in_group(prefix * 200_000 + (day + 50_000) * 2 + female)
    start = (day * 7919 + prefix * 31) % _AT_HOME
    pair = np.where(at_home, (rank + start) % _AT_HOME, _AT_HOME + place * _FROM_AFAR + rank % _FROM_AFAR)
    sequence = pair * 2 + 1 + female
    return _with_check_character(prefix * 10**11 + _yyyymmdd(birth) * 1000 + sequence)


def _rank_in_group(group: Ints) -> Ints:
    order = np.argsort(group, kind="stable")
    ordered = group[order]
    first = np.concatenate(([True], ordered[1:] != ordered[:-1])) if len(group) else np.zeros(0, np.bool_)
    place = np.arange(len(group))
    rank = np.empty(len(group), np.int64)
    rank[order] = place - np.maximum.accumulate(np.where(first, place, 0))
    return rank


def _yyyymmdd(days: Days) -> Ints:
    year = days.astype("datetime64[Y]").astype(np.int64) + 1970
    month = days.astype("datetime64[M]").astype(np.int64) % 12 + 1
    day = (days - days.astype("datetime64[M]").astype("datetime64[D]")).astype(np.int64) + 1
    written: Ints = year * 10_000 + month * 100 + day
    return written


def _with_check_character(first_17: Ints) -> pa.Array:
    total = np.zeros(len(first_17), np.int64)
    rest = first_17.copy()
    for weight in reversed(_WEIGHTS):
        rest, digit = np.divmod(rest, 10)
        total += weight * digit
    check = pa.array(list(_CHECK)).take(pa.array(total % 11))
    return pc.binary_join_element_wise(pc.cast(pa.array(first_17), pa.string()), check, "")
