"""The pages of the rules: what each judges, by which limits in force, and how many households it hits or cannot judge.

How a rule is told stands in `manual_words`; nothing is worded a second time here.
"""

from collections.abc import Iterator

from fangpin_pipeline.extracts import all_extracts
from fangpin_pipeline.identity.divisions import AUTHORITIES, CITY, COUNTIES
from fangpin_pipeline.outputs.labels import SEVERITIES
from fangpin_pipeline.outputs.manual_words import blank_form, conditions, parameters_used, unknown_when, verdict_word
from fangpin_pipeline.outputs.report.declare import Note, text
from fangpin_pipeline.outputs.site.city import VERDICTS, City
from fangpin_pipeline.outputs.site.page import Bullets, Cell, Grid, Page, Part, Section, Value
from fangpin_pipeline.outputs.site.small import county_cells
from fangpin_pipeline.rulebook import Setting
from fangpin_pipeline.rules import Rule, all_judgements, classes, rules
from fangpin_pipeline.rules.clauses import DOCUMENT, clauses
from fangpin_pipeline.rules.depends import extracts_of
from fangpin_pipeline.rules.worked import worked_cases

_WORDS = {"hit": "触发", "unknown": "无法判断"}
_CLASS_WORDS = {"hit": "符合", "unknown": "无法判断"}
_BY_CLASS = "按四类对象的等级"
_NOTHING = "本次筛查没有风险标记，户数不明。"


def rule_file(name: str) -> str:
    """Page of a rule or class."""
    return f"rule-{name}.html"


def rules_page(city: City) -> Page:
    """Every class and rule with what it found in the city."""
    parts: list[Part] = [text(f"规则依据{DOCUMENT}。所用的标准由市、旗县区以文件决定。"), *_pointers()]
    for anchor, title, group in (("classes", "四类对象", classes()), ("rules", "规则", rules())):
        ordered = sorted(group, key=lambda rule: (rule.clause, rule.name))
        words = _CLASS_WORDS if anchor == "classes" else _WORDS
        head = ("名称", "条款", "责任部门", "等级", *(f"{word}（户）" for word in words.values()))
        rows = tuple(_listed(city, rule) for rule in ordered)
        parts += [Section(title, anchor), Grid(title, head, rows, "twwwnn")]
    parts.append(
        Note(
            "◆为致贫风险规则。一户可触发多条规则，各规则户数之和不等于预警户数。“无法判断”是数据过期、未报或缺项使规则不能作出判断的户，"
            "不等于没有风险。来源 flag、household_class。"
        )
    )
    return Page("rules.html", "规则", tuple(parts))


def rule_pages(city: City) -> Iterator[Page]:
    """A page for every class and rule."""
    for rule in all_judgements().values():
        yield Page(rule_file(rule.name), _marked(rule), tuple(_told(city, rule)), (("rules.html", "规则"),))


def causes(city: City, most: int, county: str = "") -> Iterator[Part]:
    """The rules with the most hits in the city or a county."""
    if city.verdicts is None:
        yield text(_NOTHING)
        return
    place = list(COUNTIES).index(county) if county else None
    numbers = {rule: _cells(city, rule, place) for rule in rules()}
    ordered = sorted(rules(), key=lambda rule: (-_number(city, rule, place), rule.clause, rule.name))[:most]
    rows: tuple[tuple[Value, ...], ...] = tuple(
        (Cell(rule.title, rule_file(rule.name)), rule.clause, str(rule.owner), *numbers[rule])
        for rule in ordered
        if _number(city, rule, place)
    )
    head = ("规则", "条款", "责任部门", *(f"{word}（户）" for word in _WORDS.values()))
    yield Grid("触发最多的规则", head, rows, "twwnn", empty="没有触发的规则。")
    yield Note(f"一户可触发多条规则；触发不足{city.limit}户或为防止推算而不列的规则不在表中。来源 flag。")


def _number(city: City, rule: Rule, place: int | None) -> int:
    """Hits that decide the order; what is hidden counts as nothing, so that the order gives nothing away."""
    shown = _cells(city, rule, place)[0].text
    return int(shown) if shown.isdigit() else 0


def _cells(city: City, rule: Rule, place: int | None) -> list[Cell]:
    """Hit and unknown households of the city, or of the county at a place."""
    found = (city.verdicts or {}).get(rule.name) or {verdict: [0] * len(COUNTIES) for verdict in VERDICTS}
    if city.verdicts is None:
        return [Cell("…", look="quiet")] * len(VERDICTS)
    column = 0 if place is None else place + 1
    return [county_cells(found[verdict], city.limit)[column] for verdict in VERDICTS]


def _listed(city: City, rule: Rule) -> tuple[Value, ...]:
    grades = "、".join(dict.fromkeys(_grade(case.severity.code if case.severity else "") for case in rule.cases))
    return (
        Cell(_marked(rule), rule_file(rule.name), code=rule.name),
        rule.clause,
        str(rule.owner),
        grades,
        *_cells(city, rule, None),
    )


def _pointers() -> Iterator[Part]:
    yield Bullets(
        "",
        (
            Cell("规则库：谁以什么文件定了什么数", "rulebook.html"),
            Cell("政策覆盖：每个条款由什么支撑", "coverage.html"),
        ),
    )


def _told(city: City, rule: Rule) -> Iterator[Part]:
    clause = clauses()[rule.clause]
    settings = city.settings[CITY]
    yield text(f"政策原文（条款{rule.clause}）：{clause.sentence}")
    yield text(f"责任部门：{rule.owner}；预警类别：{rule.category}；风险原因：{rule.cause}。")
    yield Section("何时符合" if rule.is_class else "何时触发", "when")
    yield Grid("情形", ("情形", "等级", "条件", "名单上写"), tuple(_cases(rule, settings)), "wwtt")
    yield Section("有多少户", "numbers")
    yield from _by_county(city, rule)
    yield Section("现行标准", "limits")
    rows = tuple(row for name in parameters_used(rule) for row in _limits(city, name))
    head = ("标准", "适用地区", "数额", "文件", "施行日期", "暂定说明")
    yield Grid("本规则所用的标准", head, rows, "twwtwt", empty="本规则不用可调的标准。")
    yield Section("何时无法判断", "unknown")
    missing = tuple((fact, "；".join(why)) for fact, why in unknown_when(rule).items())
    yield Grid("所缺的数据和原因", ("所缺", "原因"), missing, "tt", empty="本规则总能判断。")
    data = tuple(
        (
            Cell(f"{number} {all_extracts()[number].title}", f"dictionary-inputs.html#{number}"),
            str(all_extracts()[number].department),
            f"{all_extracts()[number].max_age}天",
        )
        for number in extracts_of(rule)
    )
    yield Grid("所依据的数据", ("数据", "部门", "有效期"), data, "tww")
    yield Section("解除条件与判例", "clears")
    yield text(f"解除条件：{rule.clears_when}。")
    told: dict[str, list[str]] = {}
    for case in worked_cases().get(rule.name, ()):
        told.setdefault(verdict_word(case.verdict, rule.is_class), []).append(case.title)
    yield Bullets("判例", tuple(f"{word}：{'；'.join(titles)}。" for word, titles in told.items()))


def _cases(rule: Rule, settings: dict[str, Setting]) -> Iterator[tuple[Value, ...]]:
    for number, case in enumerate(rule.cases, start=1):
        grade = case.severity.code if case.severity else str(settings["class_severity"].value)
        yield (
            f"情形{number}",
            Cell(_grade(grade), look=grade),
            Cell("；并且 ".join(conditions(case, settings)), look="long"),
            Cell(blank_form(case.sentence, settings), look="long"),
        )


def _by_county(city: City, rule: Rule) -> Iterator[Part]:
    if city.verdicts is None:
        yield text(_NOTHING)
        return
    found = city.verdicts.get(rule.name) or {verdict: [0] * len(COUNTIES) for verdict in VERDICTS}
    words = _CLASS_WORDS if rule.is_class else _WORDS
    columns = [county_cells(found[one], city.limit) for one in VERDICTS]
    rows = tuple((name, *cells) for name, *cells in zip(AUTHORITIES.values(), *columns, strict=True))
    yield Grid("各旗县区（户）", ("地区", *words.values()), rows, "wnn")
    yield Note(f"“<{city.limit}”为不足{city.limit}户，“※”为防止由合计推算而不列的数。")


def _limits(city: City, name: str) -> Iterator[tuple[Value, ...]]:
    """The limits in force: one row for the city, another for counties that decided otherwise."""
    same: dict[Setting, list[str]] = {}
    for code, settings in city.settings.items():
        same.setdefault(settings[name], []).append(AUTHORITIES[code])
    for setting, places in same.items():
        where = "全市" if len(places) == len(AUTHORITIES) else "、".join(places).replace(AUTHORITIES[CITY], "全市其余")
        effective = setting.effective.isoformat() if setting.effective else "—"
        document = f"《{setting.title}》{setting.number}" if setting.value is not None else setting.title
        label = Cell(setting.parameter.label, code=name)
        yield (label, where, setting.text, document, effective, setting.assumption or "—")


def _marked(rule: Rule) -> str:
    return f"◆ {rule.title}" if rule.risk else rule.title


def _grade(code: str) -> str:
    return SEVERITIES.get(code, _BY_CLASS)
