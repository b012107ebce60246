"""What 金融办 writes down: small loans to registered households."""

from datetime import date

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from fangpin_pipeline.extracts.codes import LOAN_USE
from fangpin_pipeline.sample import assumptions
from fangpin_pipeline.sample.chance import after, amount, days_before, happens, household_sum, numbered, when, words
from fangpin_pipeline.sample.lives import Lives

_PRODUCTION, _COMPANY = LOAN_USE.values.index("户用生产"), LOAN_USE.values.index("企业使用")


def tell_loan(lives: Lives, on: date) -> pa.Table:
    """Loans granted by that day; some that fell due are not paid back, a few went where they should not."""
    rng, day = lives.chance("X29"), np.datetime64(on, "D")
    count, people = lives.households.size, lives.people
    # No loan runs past the sixty-fifth year of the head.
    of_age = (people.age[lives.households.head] >= 22) & (people.age[lives.households.head] <= 62)
    able = household_sum(lives.standing.capacity >= 0.5, people.household, count) > 0
    homes = np.flatnonzero(happens(rng, float(assumptions.BORROWS), count) & lives.standing.registered & able & of_age)
    size = len(homes)
    granted = days_before(rng, lives.this_day, 10, 1250, size)
    due = after(granted, rng.integers(1, 4, size) * 365)
    misused = [happens(rng, float(assumptions.LOAN_MISUSED), size) for _ in range(3)]
    yuan = np.where(misused[0], 80_000, rng.integers(1, 11, size) * 5_000)
    unpaid = happens(rng, float(assumptions.OVERDUE), size)
    late = np.where((due < day) & unpaid, (day - due).astype(np.int64), 0)
    open_still = (due >= day) | unpaid
    borrower = people.id_no.take(pa.array(lives.households.head[homes]))
    other = people.id_no.take(pa.array(lives.households.head[(homes + 1) % count]))
    table = pa.table(
        {
            "loan_no": numbered(f"DK{lives.places.code}", 7, homes),
            "borrower_id_no": borrower,
            "amount": amount(yuan * 100),
            "balance": amount(np.where(open_still, yuan * 100, 0)),
            "use": words(LOAN_USE.values, np.where(misused[1], _COMPANY, _PRODUCTION)),
            "payee_id_no": pc.if_else(pa.array(misused[2]), other, borrower),
            "granted_on": when(granted),
            "due_on": when(due),
            "overdue_days": amount(late),
            "household": homes,
        }
    )
    return table.filter(pa.array(granted <= day))


TELLS = {"X29": tell_loan}
