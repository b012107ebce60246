"""Houses and water in a random city."""

from .city_rows import VILLAGES, City, Home


def dwelling(city: City, home: Home) -> None:
    for _ in range(city.rng.choice([1, 1, 1, 2])):
        if not city.odd(home, 0.3, "no house"):
            _house(city, home)
    if not city.odd(home, 0.3, "no water row"):
        _water(city, home)


def _village(city: City, home: Home) -> str | None:
    """Where the house stands: in the village, not said, or in some county, which decides what file may tell of it."""
    if city.chance(0.06, "house of another place"):
        return city.rng.choice(VILLAGES[city.rng.choice(sorted(VILLAGES))])
    return city.rng.choice([home.village, None])


def _house(city: City, home: Home) -> None:
    grade = city.one_of(home, ["A", "B", None], ["A", "C", "C", "D", "D", None])
    finished = city.rng.choice([None, None, city.days_before(-1, 0, 1, 300)])
    city.events[f"house {grade}, {'finished' if finished else 'not finished'}"] += 1
    city.add(
        "X18",
        home.county,
        house_no=city.number("F"),
        owner_id_no=city.rng.choice(home.persons).id_no,
        village_code=_village(city, home),
        grade=grade,
        occupied=city.rng.choice(["是", "是", "是", "否", None]),
        finished_on=finished,
    )


def _water(city: City, home: Home) -> None:
    names = ("quantity", "quality", "convenience", "reliability")
    good = dict.fromkeys(names, "是")
    if city.odd(home, 0.4, "a water indicator no"):
        good[city.rng.choice(names)] = "否"
    if city.chance(0.25, "a water indicator empty"):
        good[city.rng.choice(names)] = ""
    outage = city.one_of(home, [None, 0, 36], [None, 35, 36, 37])
    city.events[f"water stopped {outage}"] += 1
    city.add(
        "X19",
        home.county,
        owner_id_no=city.rng.choice(home.persons).id_no,
        village_code=_village(city, home),
        outage_days=outage,
        **good,
    )
