"""Defects of amounts that are readable and yet not right: copied, out of range, refunded, missing."""

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from fangpin_pipeline.contracts import Kind
from fangpin_pipeline.extracts import extract as extract_of
from fangpin_pipeline.sample.defects.declare import (
    Defect,
    Struck,
    Told,
    Treatment,
    filled,
    respell,
    some,
    untouched,
    with_rows,
    without_rows,
)
from fangpin_pipeline.sample.departments import teller

_CHRONIC = "慢性病"


def _copied(told: Told) -> Struck:
    """Every row of the county's largest village holds the amounts of its first row."""
    village = told.lives.households.village[told.household]
    if not len(village):
        return untouched(told)
    rows = np.flatnonzero(village == np.bincount(village).argmax())
    money = [column.name for column in told.extract.columns if column.kind is Kind.MONEY]
    texts = dict(told.texts)
    other = np.zeros(len(village), np.bool_)
    for name in money:
        cells = np.array(told.cells(name), dtype=object)
        other[rows] |= cells[rows] != cells[rows[0]]
        cells[rows] = cells[rows[0]]
        texts[name] = pa.array(cells.tolist(), pa.string())
    return Struck(texts, told.household, int(other.sum()), told.household[other])


def _odd_wages(told: Told) -> Struck:
    rows = some(told, filled(told, "monthly_wage"), 2)
    return respell(told, "monthly_wage", rows, lambda _: "50000", lambda _: "50")


def _refunded(told: Told) -> Struck:
    """A settlement that was made in error, and its refund: two rows that cancel each other."""
    like = some(told, np.array([kind == "门诊" for kind in told.cells("visit_kind")], np.bool_), 2)
    if not like:
        return untouched(told)
    money = [column.name for column in told.extract.columns if column.kind is Kind.MONEY]
    serial = [told.cells("settlement_no")[row] for row in like]
    other = {name: _there_and_back(told.cells(name), like) for name in money}
    other["settlement_no"] = [f"{number}{end}" for end in ("错", "退") for number in serial]
    homes = told.household[[*like, *like]]
    return Struck(with_rows(told, [*like, *like], other, homes), np.concatenate((told.household, homes)), 2 * len(like))


def _there_and_back(cells: list[str], rows: list[int]) -> list[str]:
    paid = [cells[row] for row in rows]
    return [*paid, *(f"-{text}" if text and text != "0" else text for text in paid)]


def _missing(told: Told) -> Struck:
    """Settlements of one chronically ill person a county never arrived."""
    contracts = teller(extract_of("X14"))(told.lives, told.file.told)
    ill = contracts.filter(pc.equal(contracts["kind"], _CHRONIC))["id_no"]
    theirs = np.array(pc.is_in(told.texts["id_no"], value_set=ill.combine_chunks()))
    chosen = some(told, theirs, 1)
    if not chosen:
        return untouched(told)
    person = told.texts["id_no"][chosen[0]]
    gone = np.array(pc.equal(told.texts["id_no"], person))
    texts, household = without_rows(told, gone)
    return Struck(texts, household, int(gone.sum()), told.household[chosen])


DEFECTS = (
    Defect(
        24,
        "copied_income",
        "全村收入相同",
        "每个旗县区最大的嘎查村各户收入照抄第一户",
        Treatment.COUNTED,
        {"X03": _copied},
    ),
    Defect(
        25, "odd_wages", "月工资超出范围", "务工监测中的月收入为50元或50000元", Treatment.COUNTED, {"X20": _odd_wages}
    ),
    Defect(26, "refunds", "退费", "医疗费用结算中误收的费用随后退回，金额为负", Treatment.HARMLESS, {"X17": _refunded}),
    Defect(
        27,
        "missing_settlements",
        "异地结算缺失",
        "每个旗县区一名慢性病患者没有任何结算记录",
        Treatment.COUNTED,
        {"X17": _missing},
    ),
)
