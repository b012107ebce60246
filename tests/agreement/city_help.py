"""Measures, visits and applications in a random city."""

from datetime import date, timedelta

from .city_rows import City, Home, Person

EARNING = ("产业帮扶", "就业帮扶", "公益性岗位")
GROUPS = (*EARNING, "金融帮扶", "资产收益", "教育帮扶", "社会帮扶")


def support(city: City, home: Home) -> None:
    _measures(city, home)
    for _ in range(city.rng.choice([0, 1, 1, 2])):
        _visit(city, home)
    for person in home.persons:
        if city.odd(home, 0.25, "application"):
            _application(city, home, person)


def _measures(city: City, home: Home) -> None:
    if not home.registered and not city.chance(0.15, "general household with a measure"):
        return
    if city.odd(home, 0.3, "no measure"):
        return
    for _ in range(city.rng.choice([1, 1, 2])):
        if home.calm:
            _measure(city, home, city.rng.choice(EARNING), city.days_before(500), None)
        else:
            _measure(city, home, city.rng.choice(GROUPS), *_spell(city))


def _spell(city: City) -> tuple[date, object]:
    """Start and end of a measure at the edges of W and of the day."""
    after_w = city.days[0].replace(day=1)
    edges = [city.first_of_w - timedelta(days=1), city.first_of_w, after_w - timedelta(days=1), after_w]
    started = city.rng.choice([city.days_before(500, 500, 100, 0, -1), *edges])
    ended = city.rng.choice([None, None, city.days_before(0, 1, -1), city.rng.choice(edges), "长期"])
    city.events[f"measure {'with' if isinstance(ended, date) else 'without'} an end"] += 1
    return started, ended


def _measure(city: City, home: Home, group: str, started: date, ended: object) -> None:
    city.events[f"measure {group}"] += 1
    city.add(
        "X04",
        home.county,
        household_no=home.no,
        measure_no=city.number("M"),
        measure_group=group,
        measure_name="某项",
        started_on=started,
        ended_on=ended,
    )


def _visit(city: City, home: Home) -> None:
    difficulty = city.one_of(home, ["否", "否", None], ["否", "是", None])
    city.events[f"difficulty {difficulty}"] += 1
    city.add(
        "X06",
        home.county,
        visit_no=city.number("V"),
        household_no=home.no,
        visited_on=city.days_before(-1, 0, 10, 29, 30, 31, 200),
        visitor_level="驻村工作队",
        difficulty=difficulty,
    )


def _application(city: City, home: Home, person: Person) -> None:
    decision = city.rng.choice([None, "办理中", "同意", "不同意"])
    city.events[f"decision {decision}"] += 1
    city.add(
        "X09",
        home.county,
        application_no=city.number("A"),
        id_no=person.id_no,
        applied_on=city.days_before(-1, 0, 10, 29, 30, 31, 200),
        reason="因病",
        decision=decision,
    )
