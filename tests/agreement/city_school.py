"""Pupils, students and what is paid to them in a random city."""

from datetime import timedelta
from decimal import Decimal

from .city_money import ZERO, targets
from .city_rows import City, Home, Person, near
from .naive.cells import birth_of

UPPER = ("高中", "中职", "高职", "大学")
STATUSES = ("在读", "在读", "在读", "休学", "转学", "退学", "辍学", "毕业", "送教上门", "延缓入学", "死亡")


def school(city: City, home: Home, last_year: Decimal) -> None:
    """X11 and X12: students whose costs just reach a threshold or not, and children who must go to school."""
    students: list[Person] = []
    if city.odd(home, 0.4, "students"):
        students = city.rng.sample(home.persons, min(len(home.persons), city.rng.choice([1, 1, 2, 3])))
        for place, person in enumerate(students):
            _student(city, home, person, near(city, *targets(last_year)[:4]) if place == 0 else Decimal(100))
    for person in home.persons:
        if person not in students and 5 * 366 < person.age_days < 17 * 366:
            _child(city, home, person)


def _student(city: City, home: Home, person: Person, total: Decimal) -> None:
    aid = Decimal(city.rng.choice([0, 0, 500, 1000]))
    city.add(
        "X11",
        home.county,
        id_no=person.id_no,
        stage=city.rng.choice([*UPPER, *UPPER, "初中", "小学"]),
        status=city.rng.choice(["在读"] * 6 + ["休学", "毕业", "辍学"]),
        absent_days=city.rng.choice([None, 0, 4, 5]),
        annual_cost=None if city.chance(0.1, "cost of a student empty") else max(total + aid, ZERO),
    )
    if aid:
        _payment(city, home, person, aid)


def _child(city: City, home: Home, person: Person) -> None:
    """A child of about school age: in every state of the roll, absent for days, or not in it at all."""
    if city.odd(home, 0.25, "child not in the roll"):
        return
    status = city.one_of(home, ["在读", "在读", "送教上门", "转学"], STATUSES)
    city.events[f"child {status}"] += 1
    absent = city.one_of(home, [0, 4], [None, 4, 5, 6]) if status == "在读" else None
    city.events[f"child absent {absent}"] += status == "在读"
    city.add(
        "X11",
        home.county,
        id_no=person.id_no,
        stage="小学" if status == "在读" else city.rng.choice(["学前", "小学", "初中", "高中"]),
        status=status,
        absent_days=absent,
        annual_cost=city.rng.choice([0, 100]),
    )
    if not city.odd(home, 0.4, "pupil without aid"):
        _payment(city, home, person, Decimal(100))


def _payment(city: City, home: Home, person: Person, amount: Decimal) -> None:
    born = birth_of(person.id_no)
    day = city.edge_day() if city.odd(home, 0.4) else city.first_of_w + timedelta(days=40)
    city.add(
        "X12",
        home.county,
        id_no=person.id_no,
        program=city.rng.choice(["助学金", "免学费"]),
        amount=amount,
        paid_on=max(day, born),
    )
