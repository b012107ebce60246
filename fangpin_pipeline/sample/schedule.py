"""Which files arrive on which day, from whom, in which manner, and what is planned to be wrong with them.

Every fault of a whole file is planned here by name; faults of single cells and lines are `dirt`'s.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta

from fangpin_pipeline.contracts import Mode
from fangpin_pipeline.extracts import all_extracts
from fangpin_pipeline.sample.assumptions import COUNTIES
from fangpin_pipeline.sample.render import Manner

_LATE_COUNTY = "150825"
_LATE_EXTRACT = "X16"
_LATE_DAYS = 60
_OWN_DELIVERY = ("150821", "X14")
_LAST_MINUTE = ("150822", "X11")
_DESTROYED = ("150823", "X07")
_MISLABELLED = ("150802", "X11", "X12")
_SENT_TWICE = "X22"
DESTROYED_IDS = "身份证号被Excel破坏"

# What is delivered again on the second, third … day, and once a month everything: snapshots as a whole, appended
# extracts with what is new.
_AGAIN = (("X07", "X08", "X31"), ("X01", "X02", "X04"), ("X14", "X22", "X12"), ("X31", "X03"))
_EVERY_DAY = ("X17", "R01")
# Nobody answers before a first list: what was known by its day is left out.
_ANSWERS = ("R01",)
_MONTH = 30

_MANNERS = {
    "X01": Manner(encoding="gb18030", titled=True, line_end="\r\n"),
    "X02": Manner(encoding="utf-8-sig", headers="alias", dates="2020/3/16", line_end="\r\n"),
    "X03": Manner(encoding="gb18030", dates="20200316", titled=True, subtotals=True),
    "X04": Manner(dates="2020.3.16"),
    "X05": Manner(form="xlsx", titled=True),
    "X06": Manner(encoding="gb18030", dates="2020/3/16", titled=True, line_end="\r\n"),
    "X07": Manner(encoding="gb18030", headers="alias", dates="2020年3月16日", titled=True, subtotals=True),
    "X08": Manner(form="xlsx", dates="2020.3.16", titled=True),
    "X08b": Manner(form="xlsx", titled=True, subtotals=True),
    "X09": Manner(encoding="gb18030", dates="2020年3月16日", titled=True),
    "X10": Manner(encoding="utf-8-sig", dates="20200316"),
    "X11": Manner(encoding="gb18030", flags=("有", "无"), line_end="\r\n"),
    "X12": Manner(headers="alias", money_unit="元", dates="2020-03-16 00:00:00", thousands=True),
    "X13": Manner(form="xlsx", titled=True, subtotals=True),
    "X14": Manner(encoding="utf-8-sig", flags=("√", "×"), reversed_columns=True),
    "X15": Manner(encoding="gb18030", flags=("有", "无")),
    "X16": Manner(flags=("1", "0")),
    "X17": Manner(headers="name", flags=("Y", "N")),
    "X18": Manner(encoding="gb18030", dates="2020.3.16", titled=True, line_end="\r\n"),
    "X19": Manner(encoding="utf-8-sig", flags=("√", "×")),
    "X20": Manner(encoding="gb18030", dates="20200316", thousands=True),
    "X20b": Manner(form="xlsx", dates="2020/3/16"),
    "X21": Manner(flags=("1", "0"), dates="20200316"),
    "X22": Manner(encoding="gb18030", headers="alias", dates="43906", subtotals=True),
    "X23a": Manner(form="xlsx", money_unit="万元", titled=True),
    "X23c": Manner(encoding="gb18030", dates="2020.3.16", subtotals=True),
    "X24": Manner(encoding="gb18030", money_unit="万元", titled=True),
    "X25a": Manner(form="xlsx", money_unit="万元", titled=True, subtotals=True),
    "X25b": Manner(encoding="gb18030", dates="20200316"),
    "X25c": Manner(encoding="gb18030", dates="2020年3月16日", thousands=True),
    "X26": Manner(encoding="gb18030", money_unit="万元", titled=True, subtotals=True),
    "X27": Manner(form="xlsx", titled=True),
    "X28": Manner(encoding="gb18030", reversed_columns=True),
    "X29": Manner(encoding="gb18030", dates="2020/3/16", thousands=True),
    "X30": Manner(encoding="utf-8-sig", flags=("Y", "N")),
    "X31": Manner(form="xlsx", money_unit="万元", titled=True, subtotals=True),
    "X32": Manner(form="xlsx", titled=True),
    "X33": Manner(encoding="gb18030", dates="2020.3.16"),
    "X34b": Manner(encoding="gb18030", dates="2020年3月16日"),
    "X35": Manner(encoding="utf-8-sig", dates="2020-03-16 00:00:00"),
    "X36": Manner(flags=("1", "0")),
    "X37": Manner(encoding="gb18030", dates="2020/3/16"),
}


@dataclass(frozen=True)
class PlannedFile:
    """One file to be written: the rows of `extract` that `counties` have to tell.

    `since` is set for an increment (rows known after that day). `own` marks a county's own delivery. `fault` names
    what is planned to be wrong with the file as a whole, `defects` the switches that are on in it. `told_on` is set
    where the rows are those of another day than the file's.
    """

    day: date
    extract: str
    name: str
    manner: Manner
    counties: tuple[str, ...]
    since: date | None = None
    own: bool = False
    fault: str = ""
    copy_of: str = ""
    told_on: date | None = None
    defects: tuple[str, ...] = ()

    @property
    def told(self) -> date:
        """The day of which the rows tell."""
        return self.told_on or self.day

    @property
    def path(self) -> str:
        """Path below the landing folder."""
        return f"{self.day.isoformat()}/{self.name}"


def plan_deliveries(as_of: date, days: int, *, defects: bool, county_names: dict[str, str]) -> tuple[PlannedFile, ...]:
    """All files in the order in which they arrive."""
    first = as_of - timedelta(days=days - 1)
    planned = [_city_file(number, first, None, defects) for number in all_extracts()]
    for place in range(1, days):
        day = first + timedelta(days=place)
        again = (*_EVERY_DAY, *_AGAIN[(place - 1) % len(_AGAIN)]) if place % _MONTH else tuple(all_extracts())
        planned.extend(_city_file(number, day, day - timedelta(days=1), defects) for number in again)
    if defects:
        planned = [*_with_gaps(planned), *_planned_faults(first, as_of, county_names)]
    return in_order(_since_last_told(planned))


def in_order(planned: Iterable[PlannedFile]) -> tuple[PlannedFile, ...]:
    """Files in the order in which they arrive."""
    return tuple(sorted(planned, key=lambda file: (file.day, file.own, file.name)))


def _city_file(number: str, day: date, since: date | None, defects: bool) -> PlannedFile:
    manner = _MANNERS.get(number, Manner()) if defects else Manner()
    name = _name(all_extracts()[number].title, "", day, manner)
    if manner.headers == "name":
        name = _name(all_extracts()[number].name, "", day, manner)
    return PlannedFile(day, number, name, manner, tuple(COUNTIES), since)


def _name(begin: str, who: str, day: date, manner: Manner, end: str = "") -> str:
    """Every name says that the file is synthetic."""
    return "_".join(filter(None, (begin, who, "合成数据", f"{day:%Y%m%d}", end))) + f".{manner.form}"


def _since_last_told(planned: list[PlannedFile]) -> Iterator[PlannedFile]:
    """An increment of an appended extract holds what became known after the delivery before it."""
    last: dict[str, date] = {}
    for file in sorted(planned, key=lambda file: file.day):
        if all_extracts()[file.extract].mode is Mode.SNAPSHOT or file.own:
            yield replace(file, since=None)
        else:
            yield replace(file, since=last.get(file.extract, file.day if file.extract in _ANSWERS else None))
            last[file.extract] = file.day


def _with_gaps(planned: list[PlannedFile]) -> Iterator[PlannedFile]:
    """City files without the counties that deliver themselves."""
    missing = {_LATE_EXTRACT: _LATE_COUNTY, _LAST_MINUTE[1]: _LAST_MINUTE[0]}
    for file in planned:
        without = missing.get(file.extract)
        yield replace(file, counties=tuple(county for county in file.counties if county != without))


def _planned_faults(first: date, as_of: date, county_names: dict[str, str]) -> Iterator[PlannedFile]:
    """County deliveries, late ones, wrong ones and one sent twice."""
    extracts = all_extracts()

    def own(
        county: str, number: str, day: date, manner: Manner, fault: str, title: str = "", end: str = ""
    ) -> PlannedFile:
        name = _name(title or extracts[number].title, county_names[county], day, manner, end)
        return PlannedFile(day, number, name, manner, (county,), own=True, fault=fault)

    yield own(_LATE_COUNTY, _LATE_EXTRACT, as_of - timedelta(days=_LATE_DAYS), Manner(encoding="gb18030"), "迟报")
    beside = Manner(encoding="gb18030", leave_out=("doctor",), dates="2020.3.16", titled=True)
    yield own(*_OWN_DELIVERY, first, beside, "县级自报")
    yield own(*_LAST_MINUTE, as_of, Manner(form="xlsx", titled=True), "县级自报")
    yield own(*_DESTROYED, first, Manner(headers="alias", dates="2020/3/16"), DESTROYED_IDS, end="更正")
    county, told, named = _MISLABELLED
    yield own(county, told, first, Manner(), "文件内容与名称不符", title=extracts[named].title)
    stray = Manner(encoding="gb18030")
    yield PlannedFile(
        first, "X31", _name("走访照片清单", "", first, stray), stray, (county,), own=True, fault="不属任何数据项"
    )
    twice = _city_file(_SENT_TWICE, first, None, True)
    again = twice.name.replace(f".{twice.manner.form}", f"_重报.{twice.manner.form}")
    yield replace(twice, name=again, fault="重复报送", copy_of=twice.path)
