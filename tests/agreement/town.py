"""One small town as a landing folder for the worked cases of the reference, where all is known and well."""

import csv
from collections.abc import Iterable
from datetime import date
from pathlib import Path
from typing import Any

from fangpin_pipeline.extracts import extract

from .naive import Book, screen
from .naive.cells import check_character

DAY = date(2020, 3, 16)
COUNTY = "150821"
VILLAGE = "150821100001"


def person(born: str = "19800101", number: int = 111) -> str:
    head = f"152824{born}{number}"
    return head + check_character(head)


A, B, C = person(), person(number=113), person(number=115)


class Town:
    """A landing folder with one registered household H1 of the persons A and B, where all is known and well."""

    def __init__(self, root: Path) -> None:
        self.landing = root
        self.rows: dict[str, list[dict[str, Any]]] = {
            "X01": [
                {
                    "household_no": "H1",
                    "village_code": VILLAGE,
                    "household_type": "已脱贫",
                    "member_count": 5,
                    "helper_name": "帮扶人",
                }
            ],
            "X02": [self.member(A), self.member(B)],
            "X10": [self.registered(A, "K1", "户主"), self.registered(B, "K1")],
            "X03": [self.income("2020-02", 40000), self.income("2019-12", 20000)],
            "X04": [self.measure("产业帮扶")],
            "X06": [],
            "X07": [],
            "X08": [],
            "X09": [],
            "X11": [],
            "X12": [],
            "X14": [],
            "X16": [self.insured(A), self.insured(B)],
            "X17": [],
            "X18": [self.house()],
            "X19": [self.water()],
            "X20": [self.work(A, "2020-02"), self.work(B, "2020-02")],
            "X21": [self.pension(A), self.pension(B)],
            "X22": [],
            "X23a": [],
            "X23c": [],
            "X27": [],
            "X29": [],
            "X31": [],
        }

    def member(self, id_no: str, no: str = "H1", **more: Any) -> dict[str, Any]:
        return {"household_no": no, "id_no": id_no, "labour": "普通劳动力", "change": "", "changed_on": "", **more}

    def registered(self, id_no: str, hukou: str, relation: str = "", **more: Any) -> dict[str, Any]:
        row = {"hukou_no": hukou, "village_code": VILLAGE, "id_no": id_no, "relation": relation}
        return {**row, "status": "正常", "changed_on": "", **more}

    def income(self, month: str, wage: object, no: str = "H1", **more: Any) -> dict[str, Any]:
        zeros = {"business": 0, "business_cost": 0, "property": 0}
        return {"household_no": no, "period_end": month, "wage": wage, **zeros, **more}

    def insured(self, id_no: str, year: int = 2020, resident: str = "是", **more: Any) -> dict[str, Any]:
        return {"id_no": id_no, "year": year, "resident_basic": resident, "employee_basic": "否", **more}

    def measure(self, group: str, started: str = "2019-01-01", ended: str = "", no: str = "H1") -> dict[str, Any]:
        row = {"household_no": no, "measure_no": f"{group}{started}", "measure_group": group}
        return {**row, "started_on": started, "ended_on": ended}

    def house(self, owner: str = A, **more: Any) -> dict[str, Any]:
        row = {"house_no": f"F{owner}", "owner_id_no": owner, "grade": "A", "occupied": "是", "finished_on": ""}
        return {**row, **more}

    def water(self, owner: str = A, **more: Any) -> dict[str, Any]:
        good = {"quantity": "是", "quality": "是", "convenience": "是", "reliability": "是"}
        return {"owner_id_no": owner, **good, **more}

    def work(self, id_no: str, month: str, kind: str = "外出务工", wage: object = 1000) -> dict[str, Any]:
        return {"id_no": id_no, "month": month, "kind": kind, "monthly_wage": wage}

    def pension(self, id_no: str, resident: str = "是", employee: str = "否", paid: str = "") -> dict[str, Any]:
        return {"id_no": id_no, "resident_scheme": resident, "employee_scheme": employee, "last_paid_on": paid}

    def loan(self, **more: Any) -> dict[str, Any]:
        row = {"loan_no": "L1", "borrower_id_no": A, "amount": 50000, "use": "户用生产", "payee_id_no": A}
        return {**row, "granted_on": "2019-01-01", "due_on": "2021-01-01", "overdue_days": 0, **more}

    def paid(self, amount: object, id_no: str = A, on: str = "2019-06-01", **more: Any) -> dict[str, Any]:
        row = {"settlement_no": f"S{len(self.rows['X17'])}", "id_no": id_no, "settled_on": on, "visit_kind": "门诊"}
        row |= {"injury": "否", "total": amount, "basic_paid": 0, "compliant_self_paid": amount, **more}
        self.rows["X17"].append(row)
        return row

    def student(self, id_no: str, cost: object, stage: str = "大学") -> None:
        self.rows["X11"].append({"id_no": id_no, "stage": stage, "status": "在读", "annual_cost": cost})

    def event(self, kind: str, loss: object, on: str = "2019-06-01", damaged: str = "否") -> None:
        row = {"event_no": f"E{len(self.rows['X31'])}", "kind": kind, "head_id_no": A, "occurred_on": on}
        self.rows["X31"].append({**row, "loss": loss, "house_damaged": damaged})

    def write(self, x: str, rows: Iterable[dict[str, Any]], day: str, name: str = COUNTY, columns: str = "") -> None:
        folder = self.landing / day
        folder.mkdir(parents=True, exist_ok=True)
        rows = list(rows)
        required = [column.name for column in extract(x).required]
        names = columns.split() or list(dict.fromkeys([*required, *(key for row in rows for key in row)]))
        with (folder / f"{extract(x).name}_{name}.csv").open("w", encoding="utf-8", newline="") as file:
            csv.writer(file).writerows([names, *([row.get(key, "") for key in names] for row in rows)])

    def screen(self, previous: Any = None, book: Book | None = None, on: date = DAY, **days: str) -> "Result":
        for x, rows in self.rows.items():
            if days.get(x) != "":
                self.write(x, rows, days.get(x, "2020-03-10"))
        return Result(screen(self.landing, on, previous, book))


class Result:
    def __init__(self, tables: dict[str, list[dict[str, Any]]]) -> None:
        self.tables = tables

    def rule(self, name: str, no: str = "H1") -> str:
        """`clear`, `unknown` or the severity of the hit."""
        found = [row for row in self.tables["flag"] if row["rule"] == name and row["household_no"] == no]
        return found[0]["severity"] or "unknown" if found else "clear"

    def of_class(self, prefix: str, no: str = "H1") -> str:
        row = next(row for row in self.tables["household_class"] if row["household_no"] == no)
        return next(value for key, value in row.items() if key.startswith(prefix))

    def fact(self, name: str, no: str = "H1") -> Any:
        return next(row for row in self.tables["household_fact"] if row["household_no"] == no)[name]

    def households(self) -> list[str]:
        return sorted(row["household_no"] for row in self.tables["household_fact"])

    def unverified(self) -> set[str]:
        return {row["rule"] for row in self.tables["verification"]}

    def delivery(self, name: str) -> dict[str, Any]:
        return next(row for row in self.tables["delivery"] if row["delivery"].endswith(name))

    def warning(self, no: str = "H1") -> dict[str, Any]:
        return next(row for row in self.tables["warning"] if row["household_no"] == no)
