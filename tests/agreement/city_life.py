"""Everything that the departments know of the households of a random city. Registers stand in `city_rows`."""

from .city_care import care
from .city_help import support
from .city_home import dwelling
from .city_money import income, spending
from .city_rows import City
from .city_school import school
from .city_work import entities, relocation, work


def conditions(city: City) -> None:
    """All rows of all departments but the registers."""
    codes = entities(city)
    newest = {county: city.rng.choice([1, 1, 1, 2, 3]) for county in sorted({home.county for home in city.homes})}
    for home in city.homes:
        money = income(city, home)
        spending(city, home, money.last_year)
        school(city, home, money.last_year)
        work(city, home, money.now, codes, newest[home.county])
        relocation(city, home)
        dwelling(city, home)
        support(city, home)
        care(city, home)
