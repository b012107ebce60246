"""The pages of places: the city, each county, each township, and the course over the published days."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from fangpin_pipeline.extracts import all_extracts
from fangpin_pipeline.identity import history
from fangpin_pipeline.identity.divisions import CITY, CITY_NAME, COUNTIES
from fangpin_pipeline.outputs.labels import SEVERITIES, chinese_date
from fangpin_pipeline.outputs.report.charts import bars, tiles, trend
from fangpin_pipeline.outputs.report.common import HIDDEN, TOWNSHIP_COLUMNS, small_cell
from fangpin_pipeline.outputs.report.declare import Chart, Figure, Note, text
from fangpin_pipeline.outputs.report.evidence import share
from fangpin_pipeline.outputs.site.city import City
from fangpin_pipeline.outputs.site.page import Bullets, Cards, Cell, Grid, Page, Part, Section, Value, grouped
from fangpin_pipeline.outputs.site.rules import causes
from fangpin_pipeline.outputs.site.small import hide, number
from fangpin_pipeline.outputs.standings import STATE_WORDS, Standing, State
from fangpin_pipeline.warehouse import PublishedRun

_MOST_BARS = 20
# Up to so many points a course is drawn as narrow as a phone; more need room, and scroll there.
_MANY_POINTS, _NARROW = 12, 280
_HEAD = (*TOWNSHIP_COLUMNS, "预警户占比")
_KINDS = "n" * len(_HEAD)
CLUE = "预警是入户核查的线索，不是认定结论。"


def county_file(code: str) -> str:
    """Page of a county."""
    return f"county-{code}.html"


def township_file(code: str) -> str:
    """Page of a township."""
    return f"town-{code}.html"


def city_page(city: City, found: Sequence[Standing]) -> Page:
    """What comes first: the numbers of the city, the map, the counties."""
    numbers = city.totals
    rows: list[tuple[Value, ...]] = [(Cell(CITY_NAME, look="sum"), *_row(numbers[CITY]))]
    rows += [(Cell(name, county_file(code)), *_row(numbers[code])) for code, name in COUNTIES.items()]
    tiled = [(code, name, _share(numbers[code])) for code, name in COUNTIES.items()]
    parts: list[Part] = [
        _cards(city, CITY, found),
        Section("旗县区", "counties"),
        Grid("各旗县区家庭与预警（户）", ("旗县区", *_HEAD), tuple(rows), f"w{_KINDS}"),
        tiles(
            "各旗县区预警户占比（示意图，不表示边界）",
            tiled,
        ),
        Section("走势", "course"),
        *_course(city),
        Section("触发最多的规则", "causes"),
        *causes(city, most=10),
        Section("怎样看这些数", "reading"),
        Bullets(
            "",
            (
                CLUE,
                "数据过期、未报或缺项时写“无法判断”“未报”“数据不足”，从不按零计，也不等于没有风险。",
                f"“<{city.limit}”为不足{city.limit}户的小数，“{HIDDEN}”为防止由合计推算而不列的数；不列任何户和个人。",
                Cell("名词的意思见名词页", "glossary.html"),
            ),
        ),
    ]
    lead = f"数据截止{chinese_date(city.run.as_of)}，取自已发布的筛查结果。{CLUE}"
    return Page("index.html", "全市总览", tuple(parts), lead=lead)


def county_pages(city: City, found: Sequence[Standing]) -> Iterator[Page]:
    """A page for every county."""
    for code, name in COUNTIES.items():
        parts: list[Part] = [
            _cards(city, code, [one for one in found if one.county_code == code]),
            Section("苏木乡镇", "townships"),
            *_townships(city, code),
            Section("走势", "course"),
            *_course(city, code),
            Section("触发最多的规则", "causes"),
            *causes(city, most=10, county=code),
            Section("数据报送", "data"),
            *_silent([one for one in found if one.county_code == code]),
        ]
        lead = f"数据截止{chinese_date(city.run.as_of)}。{CLUE}"
        yield Page(county_file(code), name, tuple(parts), (("index.html", "全市总览"),), lead)


def township_pages(city: City) -> Iterator[Page]:
    """A page for every township of a county: its numbers beside those of the county and the city."""
    for code, cells in [item for found in city.townships.values() for item in found.items()]:
        county = code[:6]
        name = township_name(city, code)
        rows: tuple[tuple[Value, ...], ...] = (
            (name, *_row(cells)),
            (Cell(COUNTIES[county], county_file(county)), *_row(city.totals[county])),
            (Cell(CITY_NAME, "index.html"), *_row(city.totals[CITY])),
        )
        beside = tuple(
            (Cell(township_name(city, other), "" if other == code else township_file(other)), *_row(figures))
            for other, figures in city.townships[county].items()
        )
        parts: tuple[Part, ...] = (
            Cards(f"{name}的主要数字", tuple((what, one, "户", "") for what, one in _named(cells))),
            Grid(f"{name}与所在旗县区、全市（户）", ("地区", *_HEAD), rows, f"t{_KINDS}"),
            _signs(city, county),
            Grid(f"{COUNTIES[county]}各苏木乡镇（户）", ("苏木乡镇", *_HEAD), beside, f"t{_KINDS}"),
        )
        above = (("index.html", "全市总览"), (county_file(county), COUNTIES[county]))
        lead = f"数据截止{chinese_date(city.run.as_of)}。{CLUE}村级和户的情况见发给苏木乡镇的名单，不在本站。"
        yield Page(township_file(code), name, parts, above, lead)


def trend_page(city: City) -> Page:
    """The course of the list over the published days, for the city and by county."""
    runs = list(reversed(city.evidence.course))
    listed = {run: city.listed(run) for run in runs}
    whole: tuple[tuple[Value, ...], ...] = tuple((_day(run), *listed[run][CITY], *_changes(city, run)) for run in runs)
    counties: tuple[tuple[Value, ...], ...] = tuple(
        (_day(run), *(listed[run][code][0] for code in COUNTIES)) for run in runs
    )
    head = ("数据截止日期", "在册预警户", *SEVERITIES.values(), "当日新增", "当日退出")
    parts: tuple[Part, ...] = (
        Section("全市", "city"),
        *_course(city),
        Grid("历次筛查的预警名单（户）", head, whole, "wnnnnnn"),
        Section("各旗县区", "counties"),
        Grid("历次筛查各旗县区在册预警户（户）", ("数据截止日期", *COUNTIES.values()), counties, "wnnnnnnn"),
        Note(
            "新增、退出与前一个发布日相比。没有筛查的日期不补数；较早的月份只取当月最后一次筛查。"
            "来源 warning 各次运行。"
        ),
    )
    return Page(
        "trend.html", "走势", parts, lead=f"已发布的{len(runs)}次筛查，最近一次截止{chinese_date(city.run.as_of)}。"
    )


def township_name(city: City, code: str) -> str:
    """Name of a township; one that the edition in force lacks is named so."""
    name = city.evidence.edition.township_name(code)
    return name or f"{history.township_name(code) or code}（现行区划没有）"


def _day(run: PublishedRun) -> str:
    return f"{run.as_of:%Y-%m-%d}"


def _changes(city: City, run: PublishedRun) -> tuple[Figure, ...]:
    """Who came and who left on a day; both are hidden where one is small, for their difference is known."""
    both = [city.evidence.count("warning", run, state=state) for state in ("new", "cleared")]
    few = any(0 < (number(one) or 0) < city.limit for one in both)
    return tuple(hide(one, city.limit) if few else one for one in both)


def _row(figures: Sequence[Figure]) -> tuple[Value, ...]:
    return (*figures, _share(figures))


def _share(figures: Sequence[Figure]) -> Figure:
    """Warned households of all; hidden where one of both is."""
    hidden = figures[0].hidden or figures[1].hidden
    return Figure(HIDDEN, None, (), hidden=True) if hidden else share(figures[1], figures[0])


def _named(figures: Sequence[Figure]) -> Iterator[tuple[str, Figure]]:
    yield from zip(TOWNSHIP_COLUMNS, figures, strict=True)


def _cards(city: City, code: str, found: Sequence[Standing]) -> Cards:
    households, warned, red, orange, yellow, verify = numbers = city.totals[code]
    fresh = sum(one.fresh for one in found)
    in_time = Cell(f"{fresh}/{len(found)}", "data.html") if found else Cell("…")
    return Cards(
        "主要数字",
        (
            ("纳入筛查家庭", households, "户", ""),
            ("在册预警户", warned, "户", f"占家庭户数 {_share(numbers)}"),
            ("红色预警", red, "户", f"橙色 {grouped(str(orange))} 户，黄色 {grouped(str(yellow))} 户"),
            ("待核实户", verify, "户", "数据不足，须核实后判断"),
            ("时效内的数据", in_time, "项", f"共{len(all_extracts())}种数据，按旗县区计"),
        ),
    )


def _course(city: City, county: str = "") -> Iterator[Part]:
    runs = city.evidence.course
    if len(runs) < 2:
        yield text("已发布的筛查不足两次，尚不能看出走势。")
        return
    points = [(_day(run), city.listed(run)[county or CITY][0]) for run in runs]
    drawn = trend(f"{COUNTIES.get(county, CITY_NAME)}在册预警户数走势（户）", points)
    yield drawn if len(points) > _MANY_POINTS else _narrow(drawn)


def _townships(city: City, county: str) -> Iterator[Part]:
    found = city.townships[county]
    rows: list[tuple[Value, ...]] = [(Cell(f"{COUNTIES[county]}合计", look="sum"), *_row(city.totals[county]))]
    rows += [(Cell(township_name(city, code), township_file(code)), *_row(cells)) for code, cells in found.items()]
    yield Grid(f"{COUNTIES[county]}各苏木乡镇（户）", ("苏木乡镇", *_HEAD), tuple(rows), f"t{_KINDS}")
    yield _signs(city, county)
    points = [(township_name(city, code), cells[1]) for code, cells in found.items() if cells[1].value]
    points.sort(key=lambda point: -int(point[1].value or 0))
    if points:
        cut = f"（前{_MOST_BARS}位）" if len(points) > _MOST_BARS else ""
        yield _narrow(bars(f"分苏木乡镇预警户数{cut}（户）", points[:_MOST_BARS]))


def _narrow(chart: Chart) -> Chart:
    """The report's chart for a phone: its letters stay legible when the picture is as wide as the screen."""
    return replace(chart, spec={**chart.spec, "width": _NARROW})


def _signs(city: City, county: str) -> Note:
    limit = small_cell(city.evidence, county)
    return Note(
        f"“<{limit}”为不足{limit}户，“{HIDDEN}”为防止由合计推算而不列的数；无村级代码的户只计入合计。"
        "来源 household_fact、warning、verification。"
    )


def _silent(found: Sequence[Standing]) -> Iterator[Part]:
    rows = tuple(
        (
            f"{one.extract} {all_extracts()[one.extract].title}",
            str(all_extracts()[one.extract].department),
            Cell(one.words, look=one.state.value),
        )
        for one in found
        if one.state is not State.IN_TIME
    )
    title = "部分、过期和未报的数据"
    yield Grid(title, ("数据", "部门", "状态"), rows, "tww", empty="各类数据均在有效期内。")
    yield Note(
        f"其余{len(found) - len(rows)}种为“{STATE_WORDS[State.IN_TIME]}”。过期、未报的数据使依赖它的规则无法判断。"
    )
