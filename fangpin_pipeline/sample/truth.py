"""What is true, written apart from the deliveries: one row a household, from the lives and not from any file or rule.

`faults` names what the delivered files get wrong about a household. Amounts are in yuan; the twelve months are the
calendar months before the month of the as-of date.
"""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.csv as pa_csv
import pyarrow.parquet as pq

from fangpin_pipeline.sample.assumptions import HOUSEHOLD_TYPES
from fangpin_pipeline.sample.chance import Flags, Ints, amount, household_sum, words
from fangpin_pipeline.sample.events import ACCIDENT, FAILURE
from fangpin_pipeline.sample.lives import Lives
from fangpin_pipeline.sample.people import MOVED
from fangpin_pipeline.sample.render import money_text
from fangpin_pipeline.sample.schooling import known_cost

FORMATS = (".csv", ".parquet")
_YUAN = pa.decimal128(18, 2)


def true_households(lives: Lives, faults: dict[str, list[Ints]]) -> pa.Table:
    """The truth about the households of one county."""
    homes, people, standing = lives.households, lives.people, lives.standing
    village = words(lives.places.codes, homes.village)
    count = homes.size
    registered = pa.array(standing.registered)

    def persons(which: Flags) -> pa.Array:
        return pa.array(household_sum(which & people.present, people.household, count))

    return pa.table(
        {
            "household_no": lives.household_no,
            "kind": pc.if_else(registered, "registered", "general"),
            "county_code": words([lives.places.code], np.zeros(count, np.int64)),
            "township_code": pc.utf8_slice_codeunits(village, 0, 9),
            "village_code": village,
            "members": pa.array(homes.members),
            "household_type": pc.if_else(registered, words(tuple(HOUSEHOLD_TYPES), standing.household_type), None),
            "income_in_ledger": pa.array(standing.known_to_ledger),
            "net_income_year_before": _yuan(lives.income.before.net),
            "net_income_previous_year": _yuan(lives.income.previous.net),
            "net_income_latest": _yuan(lives.income.latest.net),
            **_amounts(lives),
            "dibao_members": persons(standing.dibao & np.isnat(standing.dibao_until)),
            "tekun_members": persons(standing.tekun),
            "severely_disabled_members": persons(lives.health.severe),
            "seriously_ill_members": persons(lives.health.serious >= 0),
            "uninsured_members": persons(lives.health.uninsured),
            "students": persons(lives.schooling.learning),
            "situations": _joined(_situations(lives), count),
            "faults": _joined({name: np.concatenate(rows) for name, rows in faults.items()}, count),
        }
    )


def write_truth(tables: list[pa.Table], file: Path) -> None:
    """The truth of all counties as csv or Parquet, by the suffix; whole or not at all."""
    file.parent.mkdir(parents=True, exist_ok=True)
    table = pa.concat_tables(tables)
    hidden = file.with_name(f".{file.name}.part")
    if file.suffix == ".parquet":
        note = {"note": "合成数据：本表为模拟真值，不含真实个人信息"}
        pq.write_table(table.replace_schema_metadata(note), hidden, compression="zstd")
    else:
        pa_csv.write_csv(table, hidden)
    hidden.replace(file)


def twelve_months(as_of: date) -> tuple[np.datetime64, np.datetime64]:
    """First and last day of the twelve calendar months before the month of that day."""
    month = np.datetime64(as_of, "M")
    return (month - 12).astype("datetime64[D]"), month.astype("datetime64[D]") - 1


def _amounts(lives: Lives) -> dict[str, pa.Array]:
    people, events, settled = lives.people, lives.events, lives.settlements
    count = lives.households.size
    first, last = twelve_months(lives.as_of)
    stayed = people.fate[settled.person] != MOVED
    within = (settled.day >= first) & (settled.day <= last) & stayed
    self_paid = household_sum(np.where(within, settled.self_paid, 0), people.household[settled.person], count)
    aid = np.zeros(count, np.int64)
    for paid_on, fen in lives.schooling.aid:
        paid = (paid_on >= first) & (paid_on <= last) & people.present & lives.schooling.learning
        aid += household_sum(np.where(paid, fen, 0), people.household, count)
    recent = (events.day >= first) & (events.day <= last)

    def lost(which: Flags) -> pa.Array:
        return _yuan(household_sum(np.where(which & recent, events.loss, 0), events.household, count))

    return {
        "medical_self_paid": _yuan(np.maximum(self_paid, 0)),
        "school_cost": _yuan(known_cost(lives.schooling, people, count)),
        "school_aid": _yuan(aid),
        "disaster_loss": lost(events.natural),
        "accident_loss": lost(events.kind == ACCIDENT),
        "production_loss": lost(events.kind == FAILURE),
    }


def _situations(lives: Lives) -> dict[str, Ints]:
    """What burdens a household, by name; the places of the households that have it."""
    people, health, schooling, events = lives.people, lives.health, lives.schooling, lives.events
    injured = lives.settlements.person[lives.settlements.injury]

    def homes_of(which: Flags) -> Ints:
        return people.household[which & people.present]

    return {
        "大病": homes_of(health.serious >= 0),
        "重度残疾": homes_of(health.severe),
        "高中及以上在读": homes_of(schooling.beyond_compulsory),
        "未参保": homes_of(health.uninsured),
        "因伤住院": people.household[injured],
        "自然灾害": events.household[events.natural],
        "意外事故": events.household[events.kind == ACCIDENT],
        "产业失败": events.household[events.kind == FAILURE],
        "特困": homes_of(lives.standing.tekun),
        "低保": homes_of(lives.standing.dibao),
        "危房": np.flatnonzero(lives.housing.unsafe),
        "饮水不达标": np.flatnonzero(~lives.water.safe),
        "失业": homes_of(np.isin(np.arange(people.size), lives.work.lost)),
        "养老金停发": homes_of(lives.pension.stopped),
        "申请救助": lives.applications.household,
        "无帮扶责任人": np.flatnonzero(lives.standing.without_helper),
    }


def _joined(named: dict[str, Ints], count: int) -> pa.Array:
    """For each household the names that apply to it, joined by a semicolon."""
    found: list[list[str]] = [[] for _ in range(count)]
    for name, household in _known(named):
        for place in np.unique(household).tolist():
            found[place].append(name)
    return pa.array([";".join(names) for names in found], pa.string())


def _known(named: dict[str, Ints]) -> Iterator[tuple[str, Ints]]:
    for name, household in sorted(named.items()):
        yield name, household[household >= 0]


def _yuan(fen: Ints) -> pa.Array:
    return pc.cast(money_text(amount(fen)), _YUAN)
