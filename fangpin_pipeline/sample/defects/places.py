"""Defects about places and who is counted where: county names, village codes, numbers of people."""

from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from fangpin_pipeline.sample.defects.declare import (
    Defect,
    Struck,
    Told,
    Treatment,
    beside,
    filled,
    respell,
    some,
)
from fangpin_pipeline.sample.schedule import PlannedFile

_ALIAS = "旗县区简称"
_NO_VILLAGE = "398"
"""Last digits that no village of the edition has."""


def _by_short_name(planned: Sequence[PlannedFile]) -> list[PlannedFile]:
    """乌拉特前旗 delivers its own roll under its everyday name."""
    own = beside(planned, "X16", "150823", _ALIAS, "县报.csv")
    return [*planned, replace(own, name=own.name.replace("乌拉特前旗", "乌前旗"))]


def _unknown_village(told: Told) -> Struck:
    """All rows of one general household a county carry a village code that no edition has."""
    general = ~told.lives.standing.registered[told.household]
    chosen = some(told, general & filled(told, "village_code"), 1)
    rows = np.flatnonzero(np.isin(told.household, told.household[chosen])).tolist()
    return respell(told, "village_code", rows, lambda code: code[:9] + _NO_VILLAGE, hurts=True)


def _other_count(told: Told) -> Struck:
    rows = some(told, filled(told, "member_count"), 2)
    return respell(told, "member_count", rows, lambda count: str(int(count) + 3))


DEFECTS = (
    Defect(
        19, "county_alias", _ALIAS, "乌拉特前旗自报参保信息，文件名写乌前旗", Treatment.HARMLESS, plan=_by_short_name
    ),
    Defect(
        20,
        "unknown_village",
        "区划代码已撤销",
        "户籍人口中每个旗县区有一户的嘎查村代码不在现行区划中",
        Treatment.COUNTED,
        {"X10": _unknown_village},
    ),
    Defect(
        21,
        "other_member_count",
        "人口口径不一",
        "建档立卡户的家庭人口数比成员名册多三人",
        Treatment.COUNTED,
        {"X01": _other_count},
    ),
)
