"""Work, own business, loans and resettlement in a random city."""

from datetime import timedelta
from decimal import Decimal

from .city_rows import FEN, VILLAGES, City, Home, Person, near
from .naive.cells import credit_check_character

IDLE = "未就业"
WORK = "外出务工"
# What the roll says of t-2, t-1 and t: w works, i is idle, - says nothing.
PATTERNS = ("wii", "wii", "wii", "wi-", "w-i", "w--", "wwi", "wiw", "w-w", "iii", "-ii", "www", "--w")


def _month(city: City, back: int) -> str:
    """The month so many months before that of the first day."""
    month = city.days[0].year * 12 + city.days[0].month - 1 - back
    return f"{month // 12}-{month % 12 + 1:02d}"


def entities(city: City) -> list[str]:
    """X23a; returns the codes of the entities, and one that no row speaks of."""
    codes: list[str] = []
    for county in sorted({home.county for home in city.homes}):
        for status in ("正常", "正常", "异常", "注销"):
            head = f"91{county}MA0{len(codes):05d}X"
            codes.append(head + credit_check_character(head))
            village = city.rng.choice(VILLAGES[county])
            cells = {"entity": "某社", "kind": "合作社", "village_code": village, "status": status}
            city.add("X23a", county, credit_code=codes[-1], **cells)
    head = "91150899MA0999999"
    return [*codes, head + credit_check_character(head)]


def work(city: City, home: Home, income: Decimal, codes: list[str], newest: int) -> None:
    for person in home.persons:
        if city.odd(home, 0.5, "person in the employment roll"):
            _months(city, home, person, income, newest)
        elif person.age_days > 16 * 366 and city.chance(0.3):
            _employed(city, home, person, newest, WORK, Decimal(1000))
        if city.odd(home, 0.3, "loan"):
            _loan(city, home, person)
    if city.odd(home, 0.35, "benefit link"):
        _link(city, home, codes)


def _months(city: City, home: Home, person: Person, income: Decimal, newest: int) -> None:
    """Three months of a person; the wage just reaches half of the income, or not."""
    pattern = city.one_of(home, ["www", "--w"], PATTERNS)
    city.events[f"work {pattern}"] += 1
    wage = max(near(city, income / 24, income / 24, income / 12), FEN)
    for place, state in enumerate(pattern):
        if state == "-":
            continue
        amount = None if city.chance(0.12, "wage empty") else wage
        _employed(city, home, person, newest + 2 - place, WORK if state == "w" else IDLE, amount)
    if city.chance(0.1, "work in the month of the day"):
        _employed(city, home, person, 0, city.rng.choice([WORK, IDLE]), wage)


def _employed(city: City, home: Home, person: Person, back: int, kind: str, wage: Decimal | None) -> None:
    month = _month(city, back)
    city.add("X20", home.county, id_no=person.id_no, month=month, kind=kind, monthly_wage=wage)


def _link(city: City, home: Home, codes: list[str]) -> None:
    code = city.rng.choice(codes)
    city.events["link to an entity that no row speaks of"] += code == codes[-1]
    ended = city.rng.choice([None, city.days_before(-1, 0, 1, -400)])
    city.add(
        "X23c",
        home.county,
        contract_no=city.number("C"),
        household_no=home.no,
        credit_code=code,
        mode="订单帮扶",
        started_on=city.days_before(-1, 0, 200),
        ended_on=ended,
        promised=100,
        paid=100,
    )


def _loan(city: City, home: Home, person: Person) -> None:
    other = city.rng.choice(home.persons).id_no
    payees = {"same": person.id_no, "in small letters": person.id_no.lower(), "somebody": other, "a name": "某某社"}
    if person.id_no[6:8] == "19":
        payees["15 digits"] = person.id_no[:6] + person.id_no[8:17]
    payee = city.one_of(home, ["same", "in small letters"], [*payees, "empty"])
    city.events[f"payee {payee}"] += 1
    overdue = city.one_of(home, [0], [None, 0, 1, 30, 31, 90, 91])
    city.events[f"overdue {overdue}"] += 1
    city.add(
        "X29",
        home.county,
        loan_no=city.number("L"),
        borrower_id_no=person.id_no,
        amount=city.one_of(home, ["50000"], ["50000", "50000.01", "30000"]),
        use=city.one_of(home, ["户用生产"], ["户用生产", "户用其他", "企业使用"]),
        payee_id_no=payees.get(payee),
        granted_on=city.days[0] - timedelta(days=300),
        due_on=city.days[0] + timedelta(days=60),
        overdue_days=overdue,
    )


def relocation(city: City, home: Home) -> None:
    if city.odd(home, 0.4, "relocated"):
        vacant = city.rng.choice([None, None, city.days_before(-1, 89, 90, 91)])
        city.events["vacant house" if vacant else "house lived in"] += 1
        city.add("X27", home.county, household_no=home.no, site="安置点", moved_in="是", vacant_since=vacant)
