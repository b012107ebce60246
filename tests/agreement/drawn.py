"""Small towns that hypothesis draws: every cell that a rule minds in every state, and which columns and files come.

Unlike the random cities these shrink: of a disagreement the few cells remain that make it.
"""

from datetime import date, timedelta
from pathlib import Path
from typing import Any

from hypothesis import strategies as st

from fangpin_pipeline.extracts import extract

from .naive.cells import credit_check_character
from .town import DAY, VILLAGE, Town, person

INVALID = "三百"
FLAGS = ("是", "否", "")
BIRTHS = ("19800101", "19600316", "19600317", "20040316", "20040317", "20130901", "20130902", "20030902", "20200216")
HEADS = ("91150821MA0000001", "91150821MA0000002", "91150821MA0000003")
ENTITIES = tuple(head + credit_check_character(head) for head in HEADS)
LATE = "2019-01-01"
COME = "2020-03-10"


def before(*ages: int) -> tuple[str, ...]:
    """Days so long before the day, and a cell that is no date."""
    return (*((DAY - timedelta(days=age)).isoformat() for age in ages), INVALID)


# By extract the states of the cells of a row that names a household or a person; its number and other cells: `_row`.
OF_HOUSEHOLD: dict[str, dict[str, tuple[Any, ...]]] = {
    "X03": {
        "period_end": ("2020-02", "2019-12", "2019-02", "2018-12", "2018-11", "2018-10", "2020-03", INVALID),
        "wage": (10000, "9999.99", 5000, 20000, 0, -1),
        "business": (100, 0, 200, INVALID),
        "business_cost": (0, 101),
        "policy_subsidy": ("", 6000),
        "policy_code": ("", "BZ2020", "BZLONG"),
    },
    "X04": {
        "measure_group": ("产业帮扶", "金融帮扶", "资产收益", "教育帮扶", INVALID),
        "started_on": ("2018-01-01", "2020-02-29", *before(-1, 0, 15)),
        "ended_on": ("", "2019-03-01", "2019-02-28", *before(0, 1)),
    },
    "X06": {"visited_on": before(0, 30, 31, -1), "difficulty": FLAGS},
    "X23c": {"credit_code": ENTITIES, "started_on": before(100, 0, -1), "ended_on": ("", *before(0, 1))},
    "X27": {"vacant_since": ("", *before(89, 90, 91)), "site": ("安置点", "")},
}
OF_PERSON: dict[str, dict[str, tuple[Any, ...]]] = {
    "X07": {"started_on": ("2018-01-01", *before(0, -1)), "ended_on": ("", "2019-02-28", "2019-03-01", *before(0, 1))},
    "X08": {"started_on": before(100, 0, -1), "ended_on": ("", *before(0, 1))},
    "X09": {"applied_on": before(0, 30, 31), "decision": ("", "办理中", "同意", "不同意", INVALID)},
    "X11": {
        "stage": ("小学", "初中", "学前", "大学", "高中"),
        "status": ("在读", "在读", "辍学", "退学", "转学", "休学", "毕业", "送教上门", INVALID),
        "absent_days": (0, 4, 5, "", INVALID),
        "annual_cost": (0, 3000, 20000, ""),
    },
    "X12": {"paid_on": ("2020-02-29", "2019-03-01", "2019-02-28", "2020-03-01", INVALID), "amount": (500, INVALID)},
    "X14": {
        "kind": ("慢性病", "大病", INVALID),
        "diagnosed_on": ("", *before(365, 366)),
        "contracted": FLAGS,
        "last_followup_on": ("", *before(90, 91)),
    },
    "X16": {"year": (2020, 2020, 2019, INVALID), "resident_basic": FLAGS, "employee_basic": FLAGS},
    "X17": {
        "settled_on": ("2019-03-01", "2019-02-28", "2020-02-29", *before(0)),
        "total": (10000, "9999.99", 200, INVALID),
        "visit_kind": ("住院", "门诊"),
        "injury": FLAGS,
    },
    "X18": {"grade": ("A", "C", "D", "", INVALID), "occupied": FLAGS, "finished_on": ("", *before(0, -1))},
    "X19": {"quantity": FLAGS, "quality": ("是", "是", "也许"), "outage_days": ("", 36, 37, INVALID)},
    "X21": {"resident_scheme": FLAGS, "employee_scheme": FLAGS, "last_paid_on": ("", *before(62, 63))},
    "X22": {
        "grade": ("一级", "三级", INVALID),
        "issued_on": ("", *before(90, 91)),
        "living_subsidy": ("", 0, 100),
        "care_cost": ("", 5000),
    },
    "X29": {
        "use": ("户用生产", "企业使用", INVALID),
        "amount": (50000, "50000.01"),
        "payee_id_no": ("same", "", "某某社"),
        "overdue_days": (0, 1, 30, 31, 90, 91, "", INVALID),
    },
    "X31": {
        "kind": ("雪灾", "意外事故", "生产失败", INVALID),
        "occurred_on": ("2019-03-01", "2019-02-28", *before(0)),
        "loss": (1, 5000, 20000),
        "house_damaged": FLAGS,
    },
}
# Months of a person's work: the newest month told of, and what is said of it and the two before (w, i, a ?, none -).
WORK = ("", "", "www", "wii", "wii", "wi-", "w-i", "w--", "w?i", "wiw", "?ii", "-ii")
WAGES = (9000, "416.67", 833, "", INVALID)
OTHERS: dict[str, dict[str, Any]] = {
    "X06": {"visitor_level": "村书记"},
    "X07": {"monthly_amount": 300},
    "X08": {"support_mode": "分散供养"},
    "X09": {"reason": "因病"},
    "X12": {"program": "助学金"},
    "X14": {"disease": "高血压"},
    "X17": {"basic_paid": 0, "critical_paid": 0},
    "X19": {"convenience": "是", "reliability": "是"},
    "X22": {"category": "肢体", "care_subsidy": ""},
    "X23c": {"mode": "订单帮扶", "promised": 1, "paid": 1},
    "X29": {"granted_on": "2019-01-01", "due_on": "2021-01-01"},
    "X03": {"property": 0},
}
NUMBERS = {
    **{"X04": "measure_no", "X06": "visit_no", "X09": "application_no", "X17": "settlement_no", "X18": "house_no"},
    **{"X23c": "contract_no", "X29": "loan_no", "X31": "event_no"},
}
PERSONS = {"X18": "owner_id_no", "X19": "owner_id_no", "X29": "borrower_id_no", "X31": "head_id_no"}

Rows = dict[str, list[dict[str, Any]]]


def _cell(draw: st.DrawFn, values: tuple[Any, ...]) -> Any:
    """A state of a cell; an invalid one seldom, or no row would be left."""
    good = tuple(value for value in values if value != INVALID)
    return draw(st.sampled_from(good * 4 + values))


def _row(draw: st.DrawFn, x: str, states: dict[str, tuple[Any, ...]], number: str) -> dict[str, Any]:
    cells = {column: _cell(draw, values) for column, values in states.items()}
    return {**({NUMBERS[x]: number} if x in NUMBERS else {}), **OTHERS.get(x, {}), **cells}


def _household(draw: st.DrawFn, rows: Rows, no: int) -> None:
    """A household of one to three persons, registered or not, and up to two rows of everything."""
    name, registered = f"H{no}", draw(st.booleans())
    births = draw(st.lists(st.sampled_from(BIRTHS), min_size=1, max_size=3))
    persons = [person(born, 111 + 10 * no + 2 * place) for place, born in enumerate(births)]
    if registered:
        kind, helper = draw(st.sampled_from(("已脱贫", "返贫"))), draw(st.sampled_from(("帮扶人", "")))
        cells = {"household_no": name, "village_code": VILLAGE, "household_type": kind, "helper_name": helper}
        rows["X01"].append(cells)
    for id_no in persons:
        _listed(draw, rows, name if registered else None, id_no, f"K{no}" if registered else name)
        for x, states in OF_PERSON.items():
            for place in range(draw(st.integers(0, 2))):
                row = {PERSONS.get(x, "id_no"): id_no, **_row(draw, x, states, f"{id_no}{place}")}
                rows[x].append({**row, **({"payee_id_no": id_no} if row.get("payee_id_no") == "same" else {})})
        rows["X20"] += _months(draw, id_no)
    for month in draw(st.sampled_from((("2019-12", "2020-02"), ("2019-12",), ()))):
        rows["X03"].append({"household_no": name, **_row(draw, "X03", OF_HOUSEHOLD["X03"], ""), "period_end": month})
    for x, states in OF_HOUSEHOLD.items():
        for place in range(draw(st.integers(0, 2))):
            rows[x].append({"household_no": name, **_row(draw, x, states, f"{no}{place}")})


def _months(draw: st.DrawFn, id_no: str) -> list[dict[str, Any]]:
    """What the roll of employment says of a person in three months."""
    kinds = {"w": "外出务工", "i": "未就业", "?": INVALID}
    pattern = draw(st.sampled_from(WORK))
    months = draw(st.sampled_from((("2019-12", "2020-01", "2020-02"), ("2020-01", "2020-02", "2020-03"))))
    wage = draw(st.sampled_from(WAGES)) if pattern else ""
    return [
        {"id_no": id_no, "month": month, "kind": kinds[state], "monthly_wage": wage}
        for month, state in zip(months, pattern, strict=False)
        if state != "-"
    ]


def _listed(draw: st.DrawFn, rows: Rows, registered: str | None, id_no: str, hukou: str) -> None:
    """A person in the registers; sometimes gone, serving, of unknown labour, or with a number that is wrong."""
    change = draw(st.sampled_from(("", "", "", "参军", "死亡", "迁出")))
    status = draw(st.sampled_from(("正常", "正常", "正常", "死亡")))
    if registered:
        labour = draw(st.sampled_from(("普通劳动力", "无劳动力", "")))
        wrong = draw(st.sampled_from((False,) * 7 + (True,)))
        number = id_no[:17] + ("1" if id_no[17] != "1" else "2") if wrong else id_no
        cells = {"household_no": registered, "id_no": number, "labour": labour, "change": change}
        rows["X02"].append({**cells, "changed_on": draw(st.sampled_from(("", *before(0, -1))))})
    rows["X10"].append({"hukou_no": hukou, "village_code": VILLAGE, "id_no": id_no, "status": status})


@st.composite
def towns(draw: st.DrawFn) -> tuple[Rows, dict[str, tuple[str, str]]]:
    """Rows by extract, and by extract the day it comes (empty: never) and the optional column that it lacks."""
    rows: Rows = {x: [] for x in ("X01", "X02", "X10", "X20", *OF_HOUSEHOLD, *OF_PERSON)}
    for no in range(draw(st.integers(3, 7))):
        _household(draw, rows, no)
    entities = zip(ENTITIES, draw(st.permutations(("正常", "异常", INVALID))), strict=True)
    rows["X23a"] = [
        {"credit_code": code, "entity": "某社", "kind": "合作社", "village_code": VILLAGE, "status": status}
        for code, status in entities
    ]
    rows["X10"].append({"hukou_no": "K99", "village_code": VILLAGE, "id_no": person(number=199), "status": "正常"})
    come = {}
    for x in rows:
        register = x in ("X01", "X02", "X10")
        day = COME if register else draw(st.sampled_from((*(COME,) * 12, LATE, "")))
        lost = draw(st.sampled_from((*("",) * 12, *sorted({**OF_HOUSEHOLD, **OF_PERSON}.get(x, {})))))
        come[x] = (day, lost)
    return rows, come


def deliver(town: tuple[Rows, dict[str, tuple[str, str]]], landing: Path) -> date:
    """Write a drawn town; returns the day to screen."""
    rows, come = town
    writer = Town(landing)
    landing.mkdir(parents=True)
    for x, (day, lost) in come.items():
        required = [column.name for column in extract(x).required]
        columns = dict.fromkeys([*required, *(name for row in rows[x] for name in row)])
        if lost not in required:
            columns.pop(lost, None)
        if day and (rows[x] or x not in ("X01", "X02")):
            writer.write(x, rows[x], day, columns=" ".join(columns))
    return DAY
