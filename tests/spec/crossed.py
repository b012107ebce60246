"""Cross-table checks on a small world: a healthy county in which every check passes, and what changes one of them."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tests.spec.world import CITY, COUNTY, FIFTH, FOURTH, LONG_AGO, OTHER, SEVENTH, SIXTH, THIRD, VILLAGE, World

LAST_MONTH = "2020-02-10"
HOUSEHOLDS = 24
COUNTIES = (COUNTY, OTHER, THIRD, FOURTH, FIFTH, SIXTH, SEVENTH)


@dataclass(frozen=True)
class Story:
    """What a change of a healthy county does to one check: title, check, expected status and number of wrong units."""

    title: str
    check: str
    status: str
    failing: int
    tell: Callable[["County"], Any]


class County:
    """One county of a world: 24 registered households, each of a head, a spouse and a pupil, and what departments know.

    Household `n` has members `heads[n]`, `spouses[n]` and `pupils[n]`; `dead` died in X10 on 2019-06-10.
    """

    def __init__(self, world: World, code: str = COUNTY) -> None:
        self.world = world
        self.code = code
        self.village = VILLAGE[code]
        self.heads: list[str] = []
        self.spouses: list[str] = []
        self.pupils: list[str] = []
        self.dead = self.world.person()
        gone = {"status": "死亡", "changed_on": "2019-06-10", "name": "已故者"}
        world.listed(f"{code}H-dead", self.dead, county=code, **gone)
        for number in range(HOUSEHOLDS):
            self._household(number)
        self._departments()

    def number(self, place: int) -> str:
        return f"{self.code}A{place:02d}"

    def add(self, extract: str, row: dict[str, Any], **how: Any) -> None:
        """A row of the county's own file."""
        self.world.add(extract, row, **{"county": self.code, **how})

    def _person(self, born: str, male: bool) -> str:
        one = self.world.person(born)
        while (int(one[16]) % 2 == 1) is not male:
            one = self.world.person(born)
        return one

    def _household(self, place: int) -> None:
        world, number = self.world, self.number(place)
        head, spouse = self._person("19500101", True), self._person("19520101", False)
        pupil = self._person("20080101", True)
        register = {"member_count": 3, "helper_name": f"干部{place}", "helper_phone": f"1380000{place:04d}"}
        self.add("X01", {**self.register(number), **register})
        told = (
            (head, "户主", "男", "非在校生"),
            (spouse, "配偶", "女", "非在校生"),
            (pupil, "之子", "男", "小学"),
        )
        for one, relation, sex, school in told:
            name = f"成员{relation}{place}"
            cells = {"relation": relation, "sex": sex, "school_status": school, "health": "健康", "name": name}
            insured = {"medical_insured": True, "pension_insured": relation != "之子"}
            world.member(number, one, county=self.code, **insured, **cells)
            world.listed(f"{self.code}H{place:02d}", one, county=self.code, relation=relation, name=name)
            world.insured(one, county=self.code, name=name)
        world.income(number, 12001 + 7 * place, dibao=0, pension=2400, county=self.code)
        world.income(number, 11001 + 5 * place, period="2018-12-01", county=self.code)
        self.add("X11", {"id_no": pupil, "stage": "小学", "status": "在读", "annual_cost": 100})
        pension = {"resident_scheme": True, "benefit_monthly": 100, "last_paid_on": LAST_MONTH}
        for one in (head, spouse):
            self.add("X21", {"id_no": one, **pension})
        self.heads.append(head)
        self.spouses.append(spouse)
        self.pupils.append(pupil)

    def _departments(self) -> None:
        """One healthy row at least of each extract that a check reads."""
        world = self.world
        self.add("X05", {"village_code": self.village, "year": 2019, "person_count": 3 * HOUSEHOLDS})
        # The register holds one household with dibao through the whole of last year, and one tekun of another.
        self.add("X07", {"id_no": self.heads[0], "monthly_amount": 200, "started_on": "2018-01-01"})
        world.revise("X03", {"household_no": self.number(0), "period_end": "2019-12-01"}, dibao=2400)
        self.add("X08", {"id_no": self.heads[1], "support_mode": "分散供养", "started_on": "2018-01-01"})
        self.add("X14", {"id_no": self.heads[2], "disease": "高血压", "kind": "慢性病", "diagnosed_on": "2017-01-01"})
        self.settled(self.heads[2], "2019-10-01")
        self.add("X20", {"id_no": self.heads[3], "month": "2020-02-01", "kind": "本地务工"})
        self.add("X22", {"id_no": self.heads[4], "category": "肢体", "grade": "三级"})
        world.revise("X02", {"id_no": self.heads[4]}, health="残疾")
        self.paid(self.heads[0], LAST_MONTH, "农村低保")
        self.add("X23a", {"credit_code": self.entity, "entity": "社", "kind": "合作社", **self.in_village()})
        self.linked(self.entity)
        project = {"project": "项目", "county_code": self.code, "source": "市", "allocated": 1, "paid": 1}
        self.add("X25a", {"project_no": f"P{self.code}", "allocated_on": "2019-01-01", **project})
        self.asset(f"P{self.code}")
        self.borrowed(self.heads[5])

    def in_village(self) -> dict[str, Any]:
        return {"village_code": self.village, "status": "正常"}

    def settled(self, id_no: str, on: str) -> None:
        row = {"settlement_no": f"S{len(self.world.rows)}", "id_no": id_no, "settled_on": on}
        self.add("X17", {**row, "visit_kind": "门诊", "total": 10, "basic_paid": 5})

    def paid(self, id_no: str, on: str, program: str = "耕地补贴") -> None:
        row = {"payment_no": f"P{len(self.world.rows)}", "id_no": id_no, "program": program}
        self.add("X25b", {**row, "amount": 200, "paid_on": on})

    def linked(self, entity: str) -> None:
        row = {"contract_no": f"C{len(self.world.rows)}", "household_no": self.number(0), "credit_code": entity}
        self.add("X23c", {**row, "mode": "订单帮扶", "started_on": "2019-01-01", "promised": 1, "paid": 1})

    def asset(self, project: str | None) -> None:
        row = {"asset_no": f"Z{len(self.world.rows)}", "asset": "棚", "kind": "经营性", "project_no": project}
        self.add("X26", {**row, "village_code": self.village, "original_value": 1, "state": "正常"})

    def borrowed(self, id_no: str) -> None:
        row = {"loan_no": f"L{len(self.world.rows)}", "borrower_id_no": id_no, "amount": 1, "use": "户用生产"}
        self.add("X29", {**row, "granted_on": "2019-01-01", "due_on": "2021-01-01"})

    def says(self, id_no: str, **cells: Any) -> None:
        """Change what X02 says of a member."""
        self.world.revise("X02", {"id_no": id_no}, **cells)

    def ledger(self, place: int, period: str = "2019-12-01", **cells: Any) -> None:
        """Change an income record of a household."""
        self.world.revise("X03", {"household_no": self.number(place), "period_end": period}, **cells)

    def registers(self, place: int, **cells: Any) -> None:
        """Change what X01 says of a household."""
        self.world.revise("X01", {"household_no": self.number(place)}, **cells)

    def register(self, number: str, village: str = "") -> dict[str, Any]:
        return {"household_no": number, "village_code": village or self.village, "household_type": "已脱贫"}

    def withheld(self, place: int) -> None:
        """The row of a household in X01 is in quarantine."""
        number = self.number(place)
        self.world.forget("X01", household_no=number)
        self.add("X01", self.register(number), accepted=False)

    def unregistered(self, place: int) -> None:
        """X01 does not hold the household any more."""
        self.world.forget("X01", household_no=self.number(place))

    def moved(self, place: int, other: int, **cells: Any) -> None:
        """X02 holds the head of a household in another one as well."""
        self.world.member(self.number(other), self.heads[place], county=self.code, **cells)

    def general(self) -> str:
        """Somebody of a general household."""
        return self.world.page(f"{self.code}H-x", county=self.code)[0]

    def insured(self, id_no: str, **cells: Any) -> None:
        self.world.insured(id_no, county=self.code, **cells)

    def shared(self, households: int, name: str = "") -> None:
        """One telephone of the helpers of so many households, who all have `name`, else each his own."""
        for place in range(households):
            helper = {"helper_name": name} if name else {}
            self.registers(place, helper_phone="13900000000", **helper)

    def died(self, on: str | None) -> None:
        """Another day of death of the dead person, or none."""
        self.world.revise("X10", {"id_no": self.dead}, changed_on=on)

    def dibao(self, id_no: str, **cells: Any) -> None:
        self.add("X07", {"id_no": id_no, "monthly_amount": 200, "started_on": "2018-01-01", **cells})

    def tekun(self, id_no: str, **cells: Any) -> None:
        row = {"id_no": id_no, "support_mode": "分散供养", "started_on": "2018-01-01"}
        self.add("X08", {**row, **cells})

    def pension(self, id_no: str, paid_on: str) -> None:
        self.add("X21", {"id_no": id_no, "resident_scheme": True, "last_paid_on": paid_on})

    def worked(self, id_no: str, month: str, kind: str = "本地务工") -> None:
        self.add("X20", {"id_no": id_no, "month": month, "kind": kind})

    def chronic(self, place: int, diagnosed_on: str = "2017-01-01") -> None:
        row = {"id_no": self.heads[place], "disease": "糖尿病", "kind": "慢性病"}
        self.add("X14", {**row, "diagnosed_on": diagnosed_on})

    def unlisted(self, persons: int) -> None:
        """Members whom the household register does not hold."""
        for place in range(persons):
            self.world.forget("X10", id_no=self.pupils[place])

    def aged(self, born: str) -> None:
        """A person born on that day on a page of his own."""
        self.world.listed(f"{self.code}H-aged", self.world.person(born), county=self.code)

    def copied(self, households: int) -> None:
        """Ledgers of so many households that repeat the year before."""
        for place in range(2, 2 + households):
            same = {"wage": 9000 + place, "pension": 2400}
            self.ledger(place, **same)
            self.ledger(place, "2018-12-01", **same)

    def counted(self, persons: int) -> None:
        """The village reports so many persons."""
        self.world.revise("X05", {"village_code": self.village}, person_count=persons)

    def township(self, households: int, listed: bool = True) -> None:
        """Another township of which only the registers know."""
        for place in range(households):
            one, number = self.world.person(), f"{self.code}T{place:02d}"
            self.add("X01", self.register(number, f"{self.code}101201"))
            self.world.member(number, one, county=self.code)
            if listed:
                page = {"hukou_no": number, "id_no": one, "village_code": f"{self.code}101201"}
                self.add("X10", {**page, "status": "正常"})

    def before(self, extract: str, rows: int, county: str = "") -> None:
        """An earlier delivery of that extract held so many rows; when it is the city's, so is the one in force."""
        lines = [line for line in self.world.rows if line[0] == extract and line[2] == self.code]
        if county == CITY:
            self.world.rows = [line for line in self.world.rows if line[0] != extract or line[2] != self.code]
            self.world.rows += [(number, on, CITY, row, accepted) for number, on, _, row, accepted in lines]
        for place in range(rows):
            row = dict(lines[place % len(lines)][3])
            if place >= len(lines):
                new = {"household_no": f"{self.code}B{place:03d}"}
                row |= {"id_no": self.world.person()} if "id_no" in row else new
            self.add(extract, row, on=LAST_MONTH, county=county or self.code)

    def member_before(self, place: int, other: int, on: str = LAST_MONTH) -> None:
        """An earlier delivery of X02 held the head of a household in another one, or in his own."""
        self.add("X02", {"household_no": self.number(other), "id_no": self.heads[place]}, on=on)

    def listed_before(self, page: str) -> None:
        """An earlier delivery of X10 held somebody of a general household under that number; his own is `H-x`."""
        row = {"hukou_no": f"{self.code}{page}", "id_no": self.general(), "village_code": self.village}
        self.add("X10", {**row, "status": "正常"}, on=LAST_MONTH)

    def without(self, extract: str, state: str) -> None:
        """An extract that never came, came too long ago, or came without a row."""
        lines = [line for line in self.world.rows if line[0] == extract and line[2] == self.code]
        self.world.rows = [line for line in self.world.rows if line[0] != extract or line[2] != self.code]
        if state == "stale":
            self.world.rows += [(number, LONG_AGO, place, row, ok) for number, _, place, row, ok in lines]
        elif state == "empty":
            self.world.empty(extract, county=self.code)

    @property
    def entity(self) -> str:
        return f"91{self.code}MA0N00001A"


def judged(world: World, root: Path) -> dict[tuple[str, str], dict[str, Any]]:
    """Rows of `cross_check` by county and check."""
    rows = world.screen(root, crossed=True).read("cross_check").to_pylist()
    return {(row["county_code"], row["check"]): row for row in rows}
