"""What a random household earns and spends. What else is known stands in `city_life`."""

from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from .city_rows import FEN, City, Home, near

ZERO = Decimal(0)
NATURAL = ("旱灾", "雪灾", "火灾")


@dataclass(frozen=True)
class Money:
    """Income of the previous year, and of the newest record."""

    last_year: Decimal
    now: Decimal


def _month_before(day: date, months: int) -> str:
    month = day.year * 12 + day.month - 1 - months
    return f"{month // 12}-{month % 12 + 1:02d}"


def income(city: City, home: Home) -> Money:
    """Ledger rows of a household; returns the incomes that its spending and its wages are set against."""
    rng, n = city.rng, Decimal(max(home.n, 1))
    last_year = near(city, Decimal(20000), Decimal(30000), 5000 * n, 10000 * n)
    if city.odd(home, 0.12, "previous income not above 0"):
        last_year = rng.choice([ZERO, -FEN, FEN, Decimal(-500)])
    lines = [Decimal(12000)] if home.calm else [Decimal(5000), Decimal(5000), Decimal(5800), Decimal(12000)]
    now = near(city, *(line * n for line in lines))
    if city.odd(home, 0.08, "income not above 0"):
        now = rng.choice([ZERO, -FEN, Decimal(-3000)])
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
        business = _business(city, home)
        _ledger(city, home, month, now, business)
        if city.odd(home, 0.5, "record of twelve months earlier"):
            earlier = _month_before(city.days[0], age + rng.choice([12, 12, 12, 11]))
            if earlier not in (f"{before}-12", f"{before}-03", month):
                _ledger(city, home, earlier, near(city, now), _earlier_business(city, business))
    return Money(last_year, now)


def _business(city: City, home: Home) -> Decimal:
    """Takings less costs of the own business: often none, sometimes a loss of a fen."""
    kinds = {"none": ZERO, "loss": -FEN, "gain": Decimal(city.rng.randint(10, 3000))}
    kind = city.one_of(home, ["none"], ["none", "loss", "gain", "gain"])
    city.events[f"business: {kind}"] += 1
    return kinds[kind]


def _earlier_business(city: City, now: Decimal) -> Decimal:
    """What the business brought a year before: about twice as much, or nothing to compare with."""
    earlier = city.rng.choice([2 * now, 2 * now + FEN, 2 * now - FEN, ZERO, -FEN, now])
    fell = now >= 0 and earlier > 0 and 2 * now <= earlier
    city.events["business fell by half" if fell else "business did not fall by half"] += 1
    return earlier


def _ledger(city: City, home: Home, period_end: str, total: Decimal, business: Decimal = ZERO) -> None:
    rng = city.rng
    subsidies: dict[str, object] = {}
    rest = total
    if city.odd(home, 0.5, "subsidies"):
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
        wage=rest - business,
        business=cost + business,
        business_cost=cost,
        property=0,
        pension=rng.choice([None, 0]),
        **subsidies,
    )


def targets(last_year: Decimal) -> list[Decimal]:
    """The shares of last year's income that rules about spending speak of."""
    return [k * max(last_year, ZERO) for k in map(Decimal, ("0.2", "0.3", "0.4", "1.0", "1.2", "1.5"))]


def spending(city: City, home: Home, last_year: Decimal) -> None:
    """Spending that reaches, or just misses, one of the thresholds."""
    if city.odd(home, 0.75, "medical spending"):
        _settlements(city, home, near(city, Decimal(10000), Decimal(10000), *targets(last_year)))
    if city.odd(home, 0.45, "events"):
        _events(city, home, near(city, *targets(last_year)[:4]))
    if city.odd(home, 0.4, "disabled"):
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
