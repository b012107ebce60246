"""Defects of deliveries: partial, repeated, restated."""

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

import numpy as np

from fangpin_pipeline.sample.chance import Ints
from fangpin_pipeline.sample.defects.declare import (
    Defect,
    Struck,
    Told,
    Treatment,
    changed,
    day_before,
    newest,
    respell,
    some,
    untouched,
    without_rows,
)
from fangpin_pipeline.sample.schedule import PlannedFile

_PARTIAL = "报送不全或重复"
_RESTATED = "历史数据更正"
_LEFT_OUT = "150825"
_TOWNSHIP_LEFT_OUT = "150802"


def _repeated(planned: Sequence[PlannedFile]) -> list[PlannedFile]:
    """The city's roll (without one county, see below), and the same bytes once more."""
    partial = newest(planned, "X16")
    again = replace(partial, name=partial.name.replace(".csv", "_重报.csv"), copy_of=partial.path, fault=_PARTIAL)
    return [*changed(planned, "X16", _PARTIAL), again]


def _left_out(told: Told) -> Struck:
    """All of one county, and of another its largest township."""
    if told.lives.places.code == _LEFT_OUT:
        homes: Ints = np.arange(told.lives.households.size)
    elif told.lives.places.code == _TOWNSHIP_LEFT_OUT:
        homes = _largest_township(told)
    else:
        return untouched(told)
    gone = np.isin(told.household, homes)
    texts, household = without_rows(told, gone)
    return Struck(texts, household, int(gone.sum()), homes)


def _largest_township(told: Told) -> Ints:
    codes = told.lives.places.codes
    township = np.array([code[:9] for code in codes])[told.lives.households.village]
    names, counts = np.unique(township, return_counts=True)
    return np.flatnonzero(township == names[counts.argmax()])


def _first_version(planned: Sequence[PlannedFile]) -> list[PlannedFile]:
    """What the day before said of some settlements is corrected by the file that follows."""
    return [*planned, day_before(newest(planned, "X17"), _RESTATED)]


def _smaller(told: Told) -> Struck:
    told_amount = np.array([bool(text) and Decimal(text) >= 1 for text in told.cells("compliant_self_paid")], np.bool_)
    return respell(told, "compliant_self_paid", some(told, told_amount, 3), lambda _: "0.50")


DEFECTS = (
    Defect(
        22,
        "partial_delivery",
        _PARTIAL,
        "参保信息缺乌拉特后旗和临河区一个苏木乡镇，同一文件报送两次",
        Treatment.COUNTED,
        {"X16": _left_out},
        _repeated,
    ),
    Defect(
        23,
        "restated_history",
        _RESTATED,
        "医疗费用结算前一日报送的部分自付费用，当日文件予以更正",
        Treatment.COUNTED,
        {"X17": _smaller},
        _first_version,
    ),
)
