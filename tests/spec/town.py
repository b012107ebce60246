"""A town that delivers its registers and rolls in full every day, for cases that run over several days."""

from dataclasses import dataclass
from datetime import date

from fangpin_pipeline.extracts import all_extracts
from tests.spec.worked import REGISTERS
from tests.spec.world import COUNTY, FIFTH, OTHER, THIRD, VILLAGE, World

# Before the third screening lie two days without one.
DAYS = (date(2020, 3, 16), date(2020, 3, 17), date(2020, 3, 20), date(2020, 3, 21))
FIRST, SECOND, THIRD_DAY, FOURTH_DAY = DAYS
DAILY = ("X01", "X02", "X10", "X16", "X22")
MOVED = "150821100202"


def due(day):
    """That day of March 2020."""
    return date(2020, 3, day)


@dataclass(frozen=True)
class Story:
    """What happens to a household day by day (see `Town`), and its row on each day's warning list.

    A row is state, severity, first_seen, due_on, and for a cleared one the reason; None stands for no row.
    """

    title: str
    days: tuple[str, str, str, str]
    rows: tuple[tuple | None, tuple | None, tuple | None, tuple | None]
    rules: str = "disability"


def cleared(severity, reason, first_seen=FIRST):
    """The row of a household that left the list."""
    return ("cleared", severity, first_seen, None, reason)


class Town:
    """Delivers every household's rows of the day: what it is, how it is insured, whose disability is on record.

    无 healthy and insured; 黄 a new certificate with subsidies; 橙 an old one without; 红 (also behind another) not
    insured; 未知 the certificate's row is in quarantine; 销 not in the registers; 隔离 the household's row is in
    quarantine; 迁村 as 橙 in another village; 页… a general household; 转 that one as a registered household.
    """

    def __init__(self):
        self.world = World(late={(OTHER, "X22")})
        self.heads = {}
        self.measured = set()
        for county in (COUNTY, OTHER, THIRD, FIFTH):
            for number in all_extracts():
                if number not in REGISTERS:
                    self.world.empty(number, county=county)

    def deliver(self, day, number, what):
        """One household's rows of a day's deliveries."""
        head = self._head(number)
        on = day.isoformat()
        place = {"village_code": MOVED if what == "迁村" else VILLAGE[COUNTY]}
        if what.startswith("页"):
            listed = {"hukou_no": number, "id_no": head, "status": "迁出" if what == "页迁出" else "正常", **place}
            self.world.add("X10", listed, on=on, accepted=what != "页隔离")
        elif what != "销":
            number = f"{number}-转" if what == "转" else number
            if number not in self.measured:
                self.world.assisted(number)
                self.measured.add(number)
            register = {"household_no": number, "household_type": "已脱贫", "helper_name": "李四", **place}
            self.world.add("X01", register, on=on, accepted=what != "隔离")
            member = {"household_no": number, "id_no": head, "labour": "普通劳动力"}
            self.world.add("X02", member, on=on)
        self._insurance(on, head, insured=not what.endswith("红"))
        self._disability(on, head, what)

    def _head(self, number):
        if number not in self.heads:
            self.heads[number] = self.world.person()
            self.world.well_housed(self.heads[number])
            self.world.pensioned(self.heads[number])
        return self.heads[number]

    def _insurance(self, on, head, insured):
        row = {"id_no": head, "year": 2020, "resident_basic": insured, "employee_basic": False}
        self.world.add("X16", row, on=on)

    def _disability(self, on, head, what):
        row = {"id_no": head, "category": "肢体", "grade": "一级"}
        if what.startswith("黄"):
            paid = {"living_subsidy": 1200, "care_subsidy": 1200}
            self.world.add("X22", {**row, **paid, "issued_on": "2020-03-01"}, on=on)
        elif what.startswith("橙") or what in ("页橙", "迁村", "转"):
            self.world.add("X22", {**row, "issued_on": "2015-06-01"}, on=on)
        elif what.startswith("未知"):
            self.world.add("X22", {"id_no": head}, on=on, accepted=False)
