"""Dibao, insurance, pensions and contracts with doctors in a random city."""

from datetime import timedelta

from .city_rows import City, Home, Person


def care(city: City, home: Home) -> None:
    for person in home.persons:
        _spells(city, home, person)
        _contract(city, home, person)
        _insurance(city, home, person)
        _pension(city, home, person)


def _spells(city: City, home: Home, person: Person) -> None:
    rng = city.rng
    if city.odd(home, 0.3, "dibao"):
        edges = [city.first_of_w, city.first_of_w - timedelta(days=1)]
        ended = rng.choice([None, None, *edges, city.days_before(0, 1), city.days_before(-1, -400)])
        started = city.first_of_w - timedelta(days=300) if ended else city.days_before(700, 300, 0, -1)
        city.events[f"dibao {'ended' if ended and ended <= city.last else 'runs'}"] += 1
        city.add("X07", home.county, id_no=person.id_no, monthly_amount=300, started_on=started, ended_on=ended)
    if city.odd(home, 0.15, "tekun"):
        started = city.days_before(700, 300, 0, -1)
        ended = rng.choice([None, None, city.days_before(0, 1, -400)])
        city.add("X08", home.county, id_no=person.id_no, support_mode="分散供养", started_on=started, ended_on=ended)


def _contract(city: City, home: Home, person: Person) -> None:
    if not city.odd(home, 0.25, "disease"):
        return
    kind = city.rng.choice(["大病", "慢性病"])
    contracted = city.rng.choice(["是", "是", "否", None])
    city.events[f"{kind}, contracted {contracted}"] += 1
    city.add(
        "X14",
        home.county,
        id_no=person.id_no,
        disease=city.rng.choice(["肺癌", "高血压"]),
        kind=kind,
        diagnosed_on=city.rng.choice([None, city.days_before(-1, 0, 364, 365, 366, 500)]),
        contracted=contracted,
        last_followup_on=city.rng.choice([None, city.days_before(-1, 0, 30, 90, 91)]),
    )


def _insurance(city: City, home: Home, person: Person) -> None:
    rng = city.rng
    for year in (city.days[0].year, city.days[0].year - 1):
        if city.odd(home, 0.08, "no insurance row"):
            continue
        resident = city.one_of(home, ["是"], ["是", "是", "否", "否", None])
        city.add(
            "X16",
            home.county,
            id_no=person.id_no,
            year=year,
            resident_basic=resident,
            employee_basic=rng.choice(["否", "否", None]) if resident != "是" else rng.choice(["否", None]),
        )


def _pension(city: City, home: Home, person: Person) -> None:
    """In the roll of pensions: from 14 years on, sometimes not at all."""
    if person.age_days < 14 * 365 or city.odd(home, 0.12, "no pension row"):
        return
    schemes = [("是", "否"), ("否", "是"), ("是", None), ("否", "否"), ("否", None), (None, "否"), (None, None)]
    resident, employee = city.one_of(home, schemes[:3], schemes)
    city.events[f"pension {resident} {employee}"] += 1
    paid = city.days_before(5) if home.calm else city.rng.choice([None, city.days_before(-1, 0, 61, 62, 63, 200)])
    city.add(
        "X21",
        home.county,
        id_no=person.id_no,
        resident_scheme=resident,
        employee_scheme=employee,
        last_paid_on=paid,
    )
