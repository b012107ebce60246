"""Defects about persons and households: listed twice, dead but active, heads, households split, one telephone."""

from collections.abc import Sequence
from datetime import timedelta

import numpy as np

from fangpin_pipeline.sample.chance import Flags, words
from fangpin_pipeline.sample.defects.declare import (
    NOBODY,
    Defect,
    Struck,
    Told,
    Treatment,
    changed,
    day_before,
    filled,
    newest,
    respell,
    some,
    untouched,
    with_rows,
)
from fangpin_pipeline.sample.people import DEAD
from fangpin_pipeline.sample.schedule import PlannedFile

_ENDED = ("死亡", "迁出", "婚出")
_SPLIT = "筛查前分户"
_ONE_PHONE = "10000000000"


def _staying(told: Told) -> Flags:
    return np.array([change not in _ENDED for change in told.cells("change")], np.bool_)


def _two_homes(told: Told) -> Struck:
    """One person a county stands in a second registered household as well."""
    numbers = told.cells("household_no")
    homes = told.household
    if len(set(numbers)) < 2 or not _staying(told).any():
        return untouched(told)
    (person,) = some(told, _staying(told), 1)
    (host,) = some(told, homes != homes[person], 1)
    texts = with_rows(told, [person], {"household_no": [numbers[host]]}, homes[[person]])
    return Struck(texts, np.append(homes, homes[person]), 1, homes[[person, host]])


def _dead_active(told: Told) -> Struck:
    """The dead of the county get an open spell of dibao that began before they died."""
    people = told.lives.people
    dead = np.flatnonzero((people.fate == DEAD) & told.lives.gone_by(told.file.told))
    known = set(told.cells("id_no"))
    dead = np.array([one for one in dead if people.id_no[int(one)].as_py() not in known], np.int64)
    if not len(dead) or not len(told.household):
        return untouched(told)
    size = len(dead)
    ids = [people.id_no[int(one)].as_py() for one in dead]
    other = {
        "id_no": ids,
        "name": [people.name[int(one)].as_py() for one in dead],
        "household_head_id_no": ids,
        "started_on": ["2018-01-01"] * size,
        "ended_on": [""] * size,
    }
    texts = with_rows(told, [0] * size, other, people.household[dead])
    return Struck(texts, np.concatenate((told.household, people.household[dead])), size)


def _heads(told: Told) -> Struck:
    """A second head in one household of the county, none in another: one row each."""
    relation = np.array(told.cells("relation"))
    heads = some(told, relation == "户主", 1)
    spouses = some(told, (relation == "配偶") & ~np.isin(told.household, told.household[heads]), 1)
    rows = [*heads, *spouses]
    return respell(told, "relation", rows, lambda word: "其他" if word == "户主" else "户主")


def _split(told: Told) -> Struck:
    """A grown-up child of one general household of the county has a 户号 of his own since three weeks."""
    relation = np.array(told.cells("relation"))
    status = np.array(told.cells("status"))
    general = ~told.lives.standing.registered[told.household]
    able = np.isin(relation, ("之子", "之女", "配偶")) & (status == "正常") & general
    rows = some(told, able, 1)
    since = (told.file.told - timedelta(days=21)).isoformat()
    own = respell(told, "hukou_no", rows, lambda number: f"{number}1", hurts=True)
    texts = dict(own.texts)
    for name, word in (("relation", "户主"), ("changed_on", since)):
        cells = texts[name].to_pylist()
        for row in rows:
            cells[row] = word
        texts[name] = words(cells, np.arange(len(cells)))
    return Struck(texts, told.household, own.rows, own.homes if own.rows else NOBODY)


def _before_the_split(planned: Sequence[PlannedFile]) -> list[PlannedFile]:
    """The register of the day before still has the household whole."""
    return [*changed(planned, "X10", _SPLIT), day_before(newest(planned, "X10"))]


def _same_phone(told: Told) -> Struck:
    rows = np.flatnonzero(filled(told, "helper_phone")).tolist()
    return respell(told, "helper_phone", rows, lambda _: _ONE_PHONE)


DEFECTS = (
    Defect(10, "two_households", "一人两户", "建档立卡人口中一人同时列在两户", Treatment.CONFLICT, {"X02": _two_homes}),
    Defect(
        11,
        "dead_active",
        "死亡人员仍在享受",
        "户籍已死亡的人在低保名册中仍有未结束的待遇",
        Treatment.COUNTED,
        {"X07": _dead_active},
    ),
    Defect(
        12,
        "household_heads",
        "户主不唯一",
        "建档立卡人口中一户没有户主，另一户有两个户主",
        Treatment.COUNTED,
        {"X02": _heads},
    ),
    Defect(
        28,
        "household_split",
        _SPLIT,
        "户籍人口中一人在筛查前三周另立户号，前一日的文件中尚未分户",
        Treatment.COUNTED,
        {"X10": _split},
        _before_the_split,
    ),
    Defect(
        29,
        "shared_phone",
        "多户共用一个电话",
        "建档立卡户帮扶责任人电话全部填同一个号码",
        Treatment.COUNTED,
        {"X01": _same_phone},
    ),
)
