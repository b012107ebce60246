"""Children and students: who learns at which stage, what a year costs, what aid was paid."""

from dataclasses import dataclass
from datetime import date

import numpy as np

from fangpin_pipeline.extracts.codes import STAGE, STUDENT_STATUS
from fangpin_pipeline.sample import assumptions
from fangpin_pipeline.sample.chance import Days, Flags, Ints, happens, household_sum, pick, skewed, whole_yuan
from fangpin_pipeline.sample.health import Health
from fangpin_pipeline.sample.people import DEAD, People, completed_years

LEARNING = STUDENT_STATUS.values.index("在读")
_STAGES = {stage: place for place, stage in enumerate(STAGE.values)}
_BEYOND_COMPULSORY = [_STAGES[stage] for stage in ("高中", "中职", "高职", "大学")]


@dataclass(frozen=True)
class Schooling:
    """One entry a person; `stage` is −1 for those who are on no school roll. Costs and aid are in fen."""

    stage: Ints
    grade: Ints
    status: Ints
    absent_days: Ints
    cost: Ints
    cost_unknown: Flags
    boarding: Flags
    aid: tuple[tuple[Days, Ints], ...]

    @property
    def learning(self) -> Flags:
        """Those who attend."""
        return np.greater_equal(self.stage, 0) & np.equal(self.status, LEARNING)

    @property
    def beyond_compulsory(self) -> Flags:
        """Those who attend a school after the nine years."""
        return self.learning & np.isin(self.stage, _BEYOND_COMPULSORY)


def school_year(as_of: date) -> date:
    """First day of the school year of that day: the latest 1 September."""
    start = date(as_of.year, 9, 1)
    return start if start <= as_of else date(as_of.year - 1, 9, 1)


def make_schooling(rng: np.random.Generator, people: People, health: Health, aided: Flags, as_of: date) -> Schooling:
    """Who learns where; `aided` marks persons of families that get aid as of right."""
    size = people.size
    opened = np.datetime64(school_year(as_of), "D")
    age = completed_years(people.birth, opened)
    stage = np.where(people.fate == DEAD, -1, _stages(rng, age))
    status = _statuses(rng, stage, age, health)
    cost = whole_yuan(skewed(rng, _by_stage(assumptions.SCHOOL_COST, stage), 0.25, size))
    absent = np.where(happens(rng, 0.0015, size), rng.integers(5, 30, size), rng.integers(0, 3, size))
    boarding = (stage > _STAGES["小学"]) & happens(rng, 0.75, size)
    learning = (stage >= 0) & (status == LEARNING)
    return Schooling(
        stage,
        np.clip(age - np.array([3, 6, 12, 15, 15, 18, 18])[np.maximum(stage, 0)] + 1, 1, 6),
        status,
        absent,
        np.where(stage >= 0, cost, 0),
        happens(rng, 0.01, size),
        boarding,
        _aid(rng, stage, learning & aided, learning & ~aided, opened),
    )


def known_cost(schooling: Schooling, people: People, households: int) -> Ints:
    """What a year of schooling costs each household, in fen."""
    paying = schooling.learning & people.present
    return household_sum(np.where(paying, schooling.cost, 0), people.household, households)


def _stages(rng: np.random.Generator, age: Ints) -> Ints:
    stage = np.full(len(age), -1, np.int64)
    throw = rng.random(len(age))
    stage[(age >= 3) & (age < 6) & (throw < 0.82)] = _STAGES["学前"]
    # A few children of school age are on no roll at all: they are for a visit to find out.
    stage[(age >= 6) & (age < 12) & (throw < 0.9985)] = _STAGES["小学"]
    stage[(age >= 12) & (age < 15) & (throw < 0.9985)] = _STAGES["初中"]
    sixteen = (age >= 15) & (age < 18)
    stage[sixteen & (throw < 0.55)] = _STAGES["高中"]
    stage[sixteen & (throw >= 0.55) & (throw < 0.93)] = _STAGES["中职"]
    stage[(age == 15) & (throw >= 0.93)] = _STAGES["初中"]
    grown = (age >= 18) & (age < 22)
    stage[grown & (throw < 0.26)] = _STAGES["大学"]
    stage[grown & (throw >= 0.26) & (throw < 0.44)] = _STAGES["高职"]
    return stage


def _statuses(rng: np.random.Generator, stage: Ints, age: Ints, health: Health) -> Ints:
    code = {word: place for place, word in enumerate(STUDENT_STATUS.values)}
    status = np.array([code["在读"], code["休学"], code["转学"], code["毕业"]])[
        pick(rng, (0.993, 0.003, 0.002, 0.002), len(stage))
    ]
    compulsory = (age >= 6) & (age <= 15) & (stage >= 0)
    status[compulsory & happens(rng, float(assumptions.DROPOUT), len(stage))] = code["辍学"]
    status[compulsory & health.severe] = code["送教上门"]
    return status


def _by_stage(table: dict[str, int], stage: Ints) -> Ints:
    return np.array([table[name] for name in STAGE.values])[np.maximum(stage, 0)]


def _aid(
    rng: np.random.Generator, stage: Ints, by_right: Flags, others: Flags, opened: np.datetime64
) -> tuple[tuple[Days, Ints], ...]:
    """Payments of the last three terms: day and fen (0 for those who got none)."""
    size = len(stage)
    in_need = others & np.isin(stage, _BEYOND_COMPULSORY) & happens(rng, 0.18, size)
    aided = (by_right & happens(rng, 0.97, size)) | in_need
    amount = np.where(aided, _by_stage(assumptions.SCHOOL_AID, stage) * 100, 0)
    terms = []
    for days_after_opening in (-300, -110, 75):
        paid_on = (opened + days_after_opening + rng.integers(0, 12, size)).astype("datetime64[D]")
        terms.append((paid_on, amount))
    return tuple(terms)
