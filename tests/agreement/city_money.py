"""What the departments know of a random household: income, spending, conditions. Registers stand in `city_rows`."""

from datetime import date, timedelta
from decimal import Decimal

from .city_rows import FEN, City, Home, Person, near

ZERO = Decimal(0)
NATURAL = ("旱灾", "雪灾", "火灾")
UPPER = ("高中", "中职", "高职", "大学")


def _month_before(day: date, months: int) -> str:
    month = day.year * 12 + day.month - 1 - months
    return f"{month // 12}-{month % 12 + 1:02d}"


def conditions(city: City) -> None:
    """All rows of all departments but the registers."""
    for home in city.homes:
        last_year = _income(city, home)
        _spending(city, home, last_year)
        _measures(city, home)
        for person in home.persons:
            _spells(city, home, person)
            _insurance(city, home, person)


def _income(city: City, home: Home) -> Decimal:
    """Ledger rows of a household; returns the income of the previous year that its spending is set against."""
    rng, n = city.rng, Decimal(max(home.n, 1))
    last_year = near(city, Decimal(20000), Decimal(30000), 5000 * n, 10000 * n)
    if city.chance(0.12, "previous income not above 0"):
        last_year = rng.choice([ZERO, -FEN, FEN, Decimal(-500)])
    income = near(city, *(line * n for line in (Decimal(5000), Decimal(5000), Decimal(5800), Decimal(12000))))
    if city.chance(0.08, "income not above 0"):
        income = rng.choice([ZERO, -FEN, Decimal(-3000)])
    before = city.days[0].year - 1
    if not city.chance(0.1, "no income of the previous year"):
        if city.chance(0.8):
            _ledger(city, home, f"{before}-12", last_year)
        else:
            city.events["previous year without December"] += 1
            _ledger(city, home, f"{before}-{rng.choice([6, 9, 11]):02d}", last_year)
            _ledger(city, home, f"{before}-03", last_year + 777)
    age = rng.choice([1, 1, 2, 0, -1, 15, 16, 17, 18])
    month = _month_before(city.days[0], age)
    city.events[f"income {age} months old"] += 1
    if not city.chance(0.12, "no recent income") and month != f"{before}-12":
        _ledger(city, home, month, income)
    return last_year


def _ledger(city: City, home: Home, period_end: str, total: Decimal) -> None:
    rng = city.rng
    subsidies: dict[str, object] = {}
    rest = total
    if city.chance(0.5, "subsidies"):
        whole = near(city, total / 2, total / 2, total / 4, total - 5000 * home.n) if total > 0 else Decimal(100)
        whole = max(whole, ZERO)
        part = rng.choice([ZERO, whole, (whole / 2).quantize(FEN)])
        subsidies = {
            "policy_subsidy": whole - part,
            "ecological": part,
            "policy_code": rng.choice([None, "BZ2020", "BZ2021", "BZ2025", "BZADJ", "BZLONG", "QT99"]),
        }
        rest -= whole
    cost = Decimal(rng.randint(0, 5000))
    city.add(
        "X03",
        home.county,
        household_no=home.no,
        period_end=period_end,
        wage=rest,
        business=cost,
        business_cost=cost,
        property=0,
        pension=rng.choice([None, 0]),
        **subsidies,
    )


def _spending(city: City, home: Home, last_year: Decimal) -> None:
    """Spending that reaches, or just misses, one of the thresholds."""
    share = max(last_year, ZERO)
    targets = [k * share for k in map(Decimal, ("0.2", "0.3", "0.4", "1.0", "1.2", "1.5"))]
    if city.chance(0.75, "medical spending"):
        _settlements(city, home, near(city, Decimal(10000), Decimal(10000), *targets))
    if city.chance(0.45, "students"):
        _students(city, home, near(city, *targets[:4]))
    if city.chance(0.45, "events"):
        _events(city, home, near(city, *targets[:4]))
    if city.chance(0.4, "disabled"):
        _disabled(city, home)


def _settlements(city: City, home: Home, total: Decimal) -> None:
    rng = city.rng
    parts = [total]
    if city.chance(0.4, "refund"):
        parts = [total + 500, Decimal(-500)]
    if city.chance(0.1, "refund above all"):
        parts.append(-total - 1000)
    for place, part in enumerate(parts):
        person = rng.choice(home.persons)
        day = city.edge_day() if place or city.chance(0.3) else city.first_of_w + timedelta(days=rng.randint(0, 300))
        paid: dict[str, object] = {"total": part + 300, "basic_paid": 300, "compliant_self_paid": part}
        if city.chance(0.4, "self paid empty"):
            paid = {"total": part + 350, "basic_paid": 300, "critical_paid": 50, "aid_paid": rng.choice([None, 0])}
        city.add(
            "X17",
            home.county,
            settlement_no=city.number("S"),
            id_no=person.id_no,
            settled_on=day,
            visit_kind=rng.choice(["住院", "住院", "门诊", "药店"]),
            injury=rng.choice(["否"] * 8 + ["是", None]),
            **paid,
        )


def _students(city: City, home: Home, total: Decimal) -> None:
    rng = city.rng
    persons = rng.sample(home.persons, min(len(home.persons), rng.choice([1, 1, 2, 3])))
    for place, person in enumerate(persons):
        aid = Decimal(rng.choice([0, 0, 500, 1000]))
        cost = (total if place == 0 else Decimal(100)) + aid
        city.add(
            "X11",
            home.county,
            id_no=person.id_no,
            stage=rng.choice([*UPPER, *UPPER, "初中", "小学"]),
            status=rng.choice(["在读"] * 6 + ["休学", "毕业", "辍学"]),
            annual_cost=None if city.chance(0.1, "cost of a student empty") else max(cost, ZERO),
        )
        if aid:
            day = city.edge_day() if city.chance(0.4) else city.first_of_w + timedelta(days=40)
            city.add(
                "X12",
                home.county,
                id_no=person.id_no,
                program=rng.choice(["助学金", "免学费"]),
                amount=aid,
                paid_on=day,
            )


def _events(city: City, home: Home, total: Decimal) -> None:
    rng = city.rng
    for _ in range(rng.choice([1, 1, 2])):
        city.add(
            "X31",
            home.county,
            event_no=city.number("E"),
            kind=rng.choice([*NATURAL, *NATURAL, "意外事故", "生产失败"]),
            head_id_no=rng.choice(home.persons).id_no,
            occurred_on=city.edge_day(),
            loss=max(total, ZERO),
            house_damaged=rng.choice(["否"] * 5 + ["是", None]),
        )


def _disabled(city: City, home: Home) -> None:
    rng = city.rng
    day = rng.choice(city.days)
    city.add(
        "X22",
        home.county,
        id_no=rng.choice(home.persons).id_no,
        category="肢体",
        grade=rng.choice(["一级", "二级", "二级", "三级"]),
        issued_on=rng.choice([None, *(day - timedelta(days=age) for age in (-1, 0, 89, 90, 91, 400, 800, 900))]),
        living_subsidy=rng.choice([None, 0, 100, 100, "0.01"]),
        care_subsidy=rng.choice([None, 0, 100, None]),
        care_cost=rng.choice([None, 0, 3000, "4000.01"]),
    )


def _measures(city: City, home: Home) -> None:
    rng = city.rng
    if not city.chance(0.7 if home.registered else 0.15, "measures"):
        return
    day = rng.choice(city.days)
    started = day + timedelta(days=rng.choice([-500, -100, 0, 1]))
    ended = rng.choice([None, None, day, day - timedelta(days=1), day + timedelta(days=1), "长期"])
    city.add(
        "X04",
        home.county,
        household_no=home.no,
        measure_no=city.number("M"),
        measure_group=rng.choice(["产业帮扶", "教育帮扶"]),
        started_on=started,
        ended_on=ended,
    )


def _spells(city: City, home: Home, person: Person) -> None:
    rng = city.rng
    day = rng.choice(city.days)
    started = day + timedelta(days=rng.choice([-700, -300, 0, 1]))
    ended = rng.choice([None, None, day, day - timedelta(days=1), day + timedelta(days=400)])
    if city.chance(0.2, "dibao"):
        city.add("X07", home.county, id_no=person.id_no, monthly_amount=300, started_on=started, ended_on=ended)
    if city.chance(0.08, "tekun"):
        city.add("X08", home.county, id_no=person.id_no, support_mode="分散供养", started_on=started, ended_on=ended)
    if city.chance(0.15, "disease"):
        city.add(
            "X14",
            home.county,
            id_no=person.id_no,
            disease=rng.choice(["肺癌", "高血压"]),
            kind=rng.choice(["大病", "大病", "慢性病"]),
            diagnosed_on=rng.choice([None, *(day - timedelta(days=age) for age in (-1, 0, 364, 365, 366, 500))]),
        )


def _insurance(city: City, home: Home, person: Person) -> None:
    rng = city.rng
    for year in (city.days[0].year, city.days[0].year - 1):
        if city.chance(0.08, "no insurance row"):
            continue
        resident = rng.choice(["是"] * 12 + ["否", "否", None])
        city.add(
            "X16",
            home.county,
            id_no=person.id_no,
            year=year,
            resident_basic=resident,
            employee_basic=rng.choice(["否", "否", None]) if resident != "是" else rng.choice(["否", None]),
        )
