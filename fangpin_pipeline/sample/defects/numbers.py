"""Defects of identity numbers: destroyed, oddly spelt, old, put in for want of one, against the sex beside them."""

from collections.abc import Sequence

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
from fangpin_pipeline.sample.dirt import destroy_ids, old_number, widened
from fangpin_pipeline.sample.schedule import PlannedFile

_DESTROYED = "证件号被Excel转成科学计数"
_SPELLINGS = (
    str.lower,
    widened,
    lambda text: f"{text}'",
    lambda text: f"\u200b{text}",
    lambda text: f"{text[:6]} {text[6:14]} {text[14:]}",
    lambda text: f"{text}\t",
)
_PLACEHOLDERS = (lambda text: f"999999{text[6:]}", lambda _: "户口簿待办", lambda _: "1" * 18)


def _own_correction(planned: Sequence[PlannedFile]) -> list[PlannedFile]:
    return [*planned, beside(planned, "X07", "150823", _DESTROYED, "更正.csv")]


def _destroyed(told: Told) -> Struck:
    return Struck(destroy_ids(told.extract, told.texts), told.household, len(told.household))


def _oddly_spelt(told: Told) -> Struck:
    cells = told.cells("id_no")
    last_is_x = np.array([cell.endswith("X") for cell in cells], np.bool_)
    first = some(told, last_is_x, 1)
    others = some(told, ~last_is_x, len(_SPELLINGS) - 1)
    lower = respell(told, "id_no", first, str.lower)
    rest = respell(
        Told(told.lives, told.file, told.extract, lower.texts, told.household, told.rng),
        "id_no",
        others,
        *_SPELLINGS[1:],
    )
    return Struck(rest.texts, told.household, lower.rows + rest.rows)


def _old(told: Told) -> Struck:
    return respell(told, "id_no", some(told, filled(told, "id_no"), 4), old_number)


def _put_in(told: Told) -> Struck:
    """One person a county, of a household with others: a household of nobody known would not be one."""
    shared = np.bincount(told.household)[told.household] > 1
    rows = some(told, shared, 1)
    place = int(told.lives.places.code) % len(_PLACEHOLDERS)
    return respell(told, "id_no", rows, _PLACEHOLDERS[place], hurts=True)


def _other_sex(told: Told) -> Struck:
    return respell(told, "sex", some(told, filled(told, "sex"), 2), lambda sex: "女" if sex == "男" else "男")


DEFECTS = (
    Defect(
        5,
        "ids_by_excel",
        _DESTROYED,
        "乌拉特前旗另报的低保更正文件，证件号全部成为1.52824E+17",
        Treatment.REFUSED,
        {"X07": _destroyed},
        _own_correction,
    ),
    Defect(
        6,
        "id_spellings",
        "证件号写法不一",
        "参保信息证件号带小写x、全角数字、撇号、零宽字符、空格或制表符",
        Treatment.HARMLESS,
        {"X16": _oddly_spelt},
    ),
    Defect(7, "old_ids", "15位旧证件号", "参保信息中1999年以前出生的人用15位证件号", Treatment.HARMLESS, {"X16": _old}),
    Defect(
        8,
        "placeholder_ids",
        "占位证件号",
        "户籍人口证件号填999999开头、户口簿待办或同一数字",
        Treatment.ROW,
        {"X10": _put_in},
    ),
    Defect(
        9,
        "id_against_sex",
        "性别与证件号不符",
        "建档立卡人口的性别与证件号第17位相反",
        Treatment.COUNTED,
        {"X02": _other_sex},
    ),
)
