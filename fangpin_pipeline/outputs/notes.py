"""The sheet 说明: how to use a list, which run and rulebook it comes from, and which departments' data are late.

Everything here is repeated from the run; nothing is computed but the grouping into sections.
"""

from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache

from fangpin_pipeline.extracts import all_extracts
from fangpin_pipeline.outputs.labels import LATE, NOT_APPLICABLE, SEVERITIES, UNKNOWN, Imprint, chinese_date
from fangpin_pipeline.outputs.layout import row_height, text_lines
from fangpin_pipeline.outputs.lists import Age
from fangpin_pipeline.outputs.rows import Cells, ReadySheet
from fangpin_pipeline.outputs.sheet import print_on_a4
from fangpin_pipeline.outputs.style import Styles
from fangpin_pipeline.rulebook.parameters import DAY_KINDS
from fangpin_pipeline.rulebook.show import Row as SettingRow
from fangpin_pipeline.rules.depends import dependents

LEAD_NOT_DECISION = (
    "预警名单只是入户核查的线索，不是认定结论；是否返贫致贫、是否纳入救助，须经入户核查和规定程序后确定。"
)
_WIDTHS = (24, 28, 52, 12, 15, 13, 10)
_WORDED = 2  # the column that holds sentences


def lateness(ages: Iterable[Age]) -> str:
    """One line on the data that are late in a county, for the head of its lists."""
    late = [_late(age) for age in ages if not age.fresh]
    if not late:
        return f"数据提示：各部门数据均在有效期内。{LEAD_NOT_DECISION}"
    return f"数据提示：{'、'.join(late)}。依赖这些数据的规则暂不能判断，不在名单上不等于没有风险。{LEAD_NOT_DECISION}"


def what_is_unlisted(ages: Sequence[Age]) -> str:
    """One line for the head of the verification list: whom it leaves out because only late data are missing."""
    late = [age for age in ages if not age.fresh]
    if not late:
        return ""
    affected = dict.fromkeys(rule.title for age in late for rule in dependents().get(age.extract, ()))
    return (
        f"数据提示：{'、'.join(map(_late, late))}，使下列判断暂不能作出：{'、'.join(affected)}。"
        "只缺这些数据的户不列入本表，不在本表不等于没有风险。"
    )


def _late(age: Age) -> str:
    extract = all_extracts()[age.extract]
    held = f"已{age.age_days}天，应在{age.max_age}天以内" if age.age_days is not None else "从未收到"
    return f"{extract.department}《{extract.title}》{held}"


def write_notes(
    sheet: ReadySheet, styles: Styles, imprint: Imprint, county: str, ages: Sequence[Age], how_to_use: Sequence[str]
) -> None:
    """Write the whole sheet for a list of one county."""
    for place, width in enumerate(_WIDTHS):
        sheet.set_column(place, place, width)
    sheet.merge_range(0, 0, 0, len(_WIDTHS) - 1, "说　明", styles.plain("title"))
    sheet.set_row(0, 30)
    at = _sentences(sheet, styles, 1, "一、使用说明", (LEAD_NOT_DECISION, *how_to_use, *_signs(imprint, county)))
    at = _sentences(sheet, styles, at, "二、运行信息", _run(imprint))
    at = _table(sheet, styles, at, "三、部门数据时效", _AGE_HEAD, (_age_row(age) for age in ages))
    documents = _documents(imprint.settings[county])
    at = _sentences(sheet, styles, at, "四、现行标准及依据（规则库）", (f"{n}：{d}" for d, n in documents.items()))
    at = _table(sheet, styles, at, "", _SETTING_HEAD, _setting_rows(imprint.settings[county], documents))
    at = _table(sheet, styles, at, "五、规则与类别目录", _RULE_HEAD, _rule_rows(imprint))
    print_on_a4(sheet, f"说明|运行编号 {imprint.run_id}")
    sheet.print_area(0, 0, at, len(_WIDTHS) - 1)


def write_short_notes(
    sheet: ReadySheet,
    styles: Styles,
    imprint: Imprint,
    how_to_use: Iterable[str],
    ages: Iterable[Age] = (),
    about: Iterable[str] = (),
) -> None:
    """Write the sheet for a workbook that judges no household: how to use it, and the run it comes from.

    Where `ages` are given also how old the data are, and `about`, what is said of each sheet.
    """
    for place, width in enumerate(_WIDTHS):
        sheet.set_column(place, place, width)
    sheet.merge_range(0, 0, 0, len(_WIDTHS) - 1, "说　明", styles.plain("title"))
    sheet.set_row(0, 30)
    at = _sentences(sheet, styles, 1, "一、使用说明", how_to_use)
    at = _sentences(sheet, styles, at, "二、运行信息", _run(imprint))
    if rows := [_age_row(age) for age in ages]:
        at = _table(sheet, styles, at, "三、部门数据时效", _AGE_HEAD, rows)
        at = _sentences(sheet, styles, at, "四、各表说明", about)
    print_on_a4(sheet, f"说明|运行编号 {imprint.run_id}")
    sheet.print_area(0, 0, at, len(_WIDTHS) - 1)


def _signs(imprint: Imprint, county: str) -> Iterable[str]:
    days = [f"{name}{imprint.setting(county, f'due_days_{key}').value}天" for key, name in SEVERITIES.items()]
    kind = DAY_KINDS[imprint.setting(county, "due_day_kind").value]
    yield f"核查时限自首次预警之日起按{kind}计算：{'、'.join(days)}；等级升高时取较早的日期。"
    yield f"“{UNKNOWN}”表示数据不足，“{NOT_APPLICABLE}”表示不适用；不以零代替未知。身份证号只显示后四位。"


def _run(imprint: Imprint) -> Iterable[str]:
    yield f"数据截止日期：{chinese_date(imprint.as_of)}"
    yield f"运行编号：{imprint.run_id}"
    yield f"规则库版本：{imprint.rulebook_version}"
    yield f"区划版本：{chinese_date(imprint.edition.as_of)}统计用区划代码（国家统计局）"


_AGE_HEAD = ("部门", "数据", "现用文件", "接收日期", "数据龄期（天）", "有效期（天）", "状态")
_SETTING_HEAD = ("项目", "参数名", "依据", "数值", "制定机关", "生效日期", "单位")
_RULE_HEAD = ("名称", "编号", "解除条件", "预警类别", "风险原因", "责任部门", "条款")


def _age_row(age: Age) -> tuple[str, ...]:
    extract = all_extracts()[age.extract]
    return (
        str(extract.department),
        f"{extract.number} {extract.title}",
        age.delivery or "从未收到",
        age.received_on.isoformat() if age.received_on else UNKNOWN,
        UNKNOWN if age.age_days is None else str(age.age_days),
        str(age.max_age),
        "有效" if age.fresh else LATE,
    )


def _documents(settings: Iterable[SettingRow]) -> dict[str, str]:
    """A short name for each document, so that its long title stands once."""
    titles = dict.fromkeys(row.document for row in settings)
    return {title: f"文件{place}" for place, title in enumerate(titles, start=1)}


def _setting_rows(settings: Iterable[SettingRow], documents: Mapping[str, str]) -> Iterable[tuple[str, ...]]:
    for row in settings:
        value = {**SEVERITIES, **DAY_KINDS}.get(row.value, row.value) or UNKNOWN
        basis = "；".join(text for text in (documents[row.document], row.assumption) if text)
        yield (
            row.label,
            row.name,
            basis,
            value,
            row.authority or NOT_APPLICABLE,
            row.effective or NOT_APPLICABLE,
            row.unit,
        )


def _rule_rows(imprint: Imprint) -> Iterable[tuple[str, ...]]:
    for rule in imprint.rules.values():
        yield (rule.title, rule.name, rule.clears_when, rule.category, rule.cause, str(rule.owner), rule.clause)


def _sentences(sheet: ReadySheet, styles: Styles, at: int, title: str, sentences: Iterable[str]) -> int:
    at = _section(sheet, styles, at, title)
    for sentence in sentences:
        sheet.merge_range(at, 0, at, len(_WIDTHS) - 1, sentence, styles.plain("sentence"))
        sheet.set_row(at, row_height(text_lines(sentence, sum(_WIDTHS))))
        at += 1
    return at


def _table(
    sheet: ReadySheet, styles: Styles, at: int, title: str, head: Sequence[str], rows: Iterable[Sequence[str]]
) -> int:
    at = _section(sheet, styles, at, title) if title else at
    for place, name in enumerate(head):
        sheet.write_string(at, place, name, styles.plain("header"))
    sheet.set_row(at, 20)
    rows = list(rows)
    cells = [
        Cells(sheet, place, styles, "left" if place == _WORDED else "centre").of(texts)
        for place, texts in enumerate(zip(*rows, strict=True))
    ]
    sheet.put(at + 1, cells, [_height(tuple(row)) for row in rows])
    return at + 1 + len(rows)


@lru_cache(maxsize=4096)
def _height(row: tuple[str, ...]) -> float:
    """Height of a row of a table; most rows stand in every workbook of a day."""
    return max(19.5, row_height(max(text_lines(text, width) for text, width in zip(row, _WIDTHS, strict=True))))


def _section(sheet: ReadySheet, styles: Styles, at: int, title: str) -> int:
    sheet.merge_range(at, 0, at, len(_WIDTHS) - 1, title, styles.plain("section"))
    sheet.set_row(at, 26)
    return at + 1
