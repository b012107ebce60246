"""What 人社 writes down: work month by month, vacancies, the roll of old-age insurance."""

from datetime import date

import numpy as np
import pyarrow as pa

from fangpin_pipeline.extracts.codes import EMPLOYMENT_KIND, VACANCY_KIND
from fangpin_pipeline.sample.chance import (
    NO_DAY,
    Days,
    after,
    amount,
    days_before,
    happens,
    numbered,
    pick,
    same,
    up_to,
    when,
    words,
)
from fangpin_pipeline.sample.lives import Lives
from fangpin_pipeline.sample.work import IDLE, MONTHS

_AWAY = ("呼和浩特市", "包头市", "鄂尔多斯市", "北京市", "银川市")
_EMPLOYERS = ("建筑劳务公司", "餐饮企业", "物流公司", "农畜产品加工厂", "家政服务公司")
_OUT = EMPLOYMENT_KIND.values.index("外出务工")
_OWN = EMPLOYMENT_KIND.values.index("自主经营")
_SKILLS = ("不限", "初中以上", "驾驶证", "电焊证", "厨师证")
_PAYDAY = 9
"""Pensions are paid on the tenth, so many days after the first."""


def tell_employment(lives: Lives, on: date) -> pa.Table:
    """The last full months before the as-of date, each reported within a week."""
    del on  # every month has its own day
    last = np.datetime64(lives.as_of, "M") - 1
    months = [last - back for back in reversed(range(MONTHS))]
    return pa.concat_tables([_month(lives, place, month) for place, month in enumerate(months)])


def _month(lives: Lives, place: int, month: np.datetime64) -> pa.Table:
    work, people = lives.work, lives.people
    rng = lives.chance("X20")
    size = len(work.person)
    kind, wage = work.kind[place], work.wage[place]
    away = np.where(work.kind[0] == _OUT, rng.integers(0, len(_AWAY), size), len(_AWAY))
    employer = np.where(work.kind[0] == _OWN, -1, rng.integers(0, len(_EMPLOYERS), size))
    trained = np.where(happens(rng, 0.35, size), days_before(rng, lives.this_day, 130, 700, size), NO_DAY)
    reported = (month + 1).astype("datetime64[D]") + 5
    return pa.table(
        {
            "id_no": people.id_no.take(pa.array(work.person)),
            "name": people.name.take(pa.array(work.person)),
            "month": when(np.full(size, month.astype("datetime64[D]"))),
            "kind": words(EMPLOYMENT_KIND.values, kind),
            "place": words((*_AWAY, lives.places.name), np.where(kind == IDLE, -1, away)),
            "employer": words(_EMPLOYERS, np.where(kind == IDLE, -1, employer)),
            "monthly_wage": amount(wage, wage == 0),
            "training_on": when(trained),
            "household": people.household[work.person],
            "known_on": when(np.full(size, reported)),
        }
    )


def tell_vacancy(lives: Lives, on: date) -> pa.Table:
    """Vacancies posted by that day; the few businesses of a county offer most of them."""
    rng, day = lives.chance("X20b"), np.datetime64(on, "D")
    size = 12 + len(lives.places.codes) // 8
    posted = days_before(rng, lives.this_day, 2, 200, size)
    posts = rng.integers(1, 20, size)
    closed = np.where(happens(rng, 0.45, size), after(posted, rng.integers(15, 90, size)), NO_DAY)
    closed = up_to(closed.astype("datetime64[D]"), day)
    filled = np.where(np.isnat(closed), rng.integers(0, 20, size) % (posts + 1), posts)
    verified = _verified(rng, posted, np.where(np.isnat(closed), day, closed))
    table = pa.table(
        {
            "vacancy_no": numbered(f"GW{lives.places.code}", 4, np.arange(size)),
            "county_code": same(lives.places.code, size),
            "employer": lives.organisations.name.take(pa.array(rng.integers(0, lives.organisations.size, size))),
            "place": same(lives.places.name, size),
            "kind": words(VACANCY_KIND.values, pick(rng, (0.25, 0.4, 0.1, 0.25), size)),
            "skill": words(_SKILLS, rng.integers(0, len(_SKILLS), size)),
            "posts": amount(posts),
            "filled": amount(filled),
            "posted_on": when(posted),
            "verified_on": when(verified),
            "closed_on": when(closed),
            "household": np.full(size, -1),
        }
    )
    return table.filter(pa.array(posted <= day))


def _verified(rng: np.random.Generator, posted: Days, last: Days) -> Days:
    """Posts are looked at again every month until they are closed; a few are forgotten."""
    size = len(posted)
    days_ago = np.where(happens(rng, 0.02, size), 60, rng.integers(1, 29, size))
    return np.asarray(np.maximum(posted, last - days_ago), "datetime64[D]")


def tell_pension(lives: Lives, on: date) -> pa.Table:
    """Everybody of sixteen and more who stands on the roll; benefits are paid on the tenth."""
    people, pension = lives.people, lives.pension
    day = np.datetime64(on, "D")
    paid_on = _last_payday(day) - np.where(pension.stopped, 122, 0)
    paid = (pension.monthly > 0) & (people.birth.astype("datetime64[M]") + 60 * 12 <= paid_on.astype("datetime64[M]"))
    table = pa.table(
        {
            "id_no": people.id_no,
            "name": people.name,
            "resident_scheme": pa.array(pension.resident),
            "employee_scheme": pa.array(pension.employee),
            "benefit_monthly": amount(pension.monthly, pension.monthly == 0),
            "last_paid_on": when(np.where(paid, paid_on, NO_DAY)),
            "household": people.household,
        }
    )
    return table.filter(pa.array(pension.listed & (people.age >= 16) & ~lives.gone_by(on)))


def _last_payday(day: np.datetime64) -> Days:
    month = day.astype("datetime64[M]")
    this = month.astype("datetime64[D]") + _PAYDAY
    return np.asarray(this if this <= day else (month - 1).astype("datetime64[D]") + _PAYDAY)


TELLS = {"X20": tell_employment, "X20b": tell_vacancy, "X21": tell_pension}
