"""The workbook of one county: how many households each township has on its lists, by severity, state, class and rule.

Counts, and by their numbers the households whose overdue visit is escalated; no name stands here.
"""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from fangpin_pipeline.identity.divisions import CITY
from fangpin_pipeline.outputs.labels import (
    NOT_APPLICABLE,
    RECEIPT_PROBLEMS,
    SEVERITIES,
    STANDINGS,
    STATES,
    Imprint,
    chinese_date,
)
from fangpin_pipeline.outputs.lists import Age, Receipt, Township, Unmatched, Warned
from fangpin_pipeline.outputs.notes import lateness, write_notes
from fangpin_pipeline.outputs.rows import Cell
from fangpin_pipeline.outputs.sheet import Heading, ListColumn, write_table
from fangpin_pipeline.outputs.style import Styles
from fangpin_pipeline.outputs.wording import extract_named
from fangpin_pipeline.outputs.workbook import new_workbook

_UNIT = "户、人、%"
_RECENT_DAYS = 31
_RESTING = ("cooldown", "verified", "deferred")
_HOW_TO_USE = (
    "一户可同时符合多条规则或多个类别，分规则的户数之和不等于预警户数。",
    "需入户、冷却期、核实属实（并入）、暂缓之和为预警户数；需入户的先后见各苏木乡镇预警名单。",
    "待核实按户计数；已销号为本期筛查退出名单的户。人口数不含人口不详的户。",
)


@dataclass(frozen=True)
class Counts:
    """What is counted of one township, or of the whole county."""

    code: str
    households: int
    warned: int
    persons: int
    doubtful: int
    to_visit: int
    overdue: int
    escalated: int
    resting: Mapping[str, int]
    severities: Mapping[str, int]
    states: Mapping[str, int]
    rules: Mapping[str, int]


def count(township: Township) -> Counts:
    """Counts of a township's lists."""
    return Counts(
        code=township.code,
        households=township.households,
        warned=len(township.warned),
        persons=sum(row.household.n or 0 for row in township.warned),
        doubtful=len(township.doubts),
        to_visit=len(township.to_visit),
        overdue=sum(row.clue.standing == "overdue" for row in township.to_visit),
        escalated=len(_escalated(township)),
        resting=Counter(row.clue.standing for row in township.resting),
        severities=Counter(row.severity for row in township.warned),
        states=Counter(row.state for row in (*township.warned, *township.cleared)),
        rules=Counter(rule for row in township.warned for rule in row.rules),
    )


def write_summary(
    file: Path,
    county: str,
    townships: Sequence[Township],
    imprint: Imprint,
    ages: Sequence[Age],
    receipts: Sequence[Receipt],
    unmatched: Sequence[Unmatched] = (),
) -> None:
    """Write the county's workbook. Equal lists give equal bytes."""
    name = imprint.county(county)
    rows = [count(township) for township in townships]
    faulty = [
        receipt
        for receipt in receipts
        if receipt.county_code in (county, CITY) and (imprint.as_of - receipt.received_on).days <= _RECENT_DAYS
    ]
    late = any(not age.fresh for age in ages)
    page_foot = f"内部资料|运行编号 {imprint.run_id}"

    def heading(title: str, about: str, alarm: bool = False) -> Heading:
        return Heading(f"{name}{title}", chinese_date(imprint.as_of), _UNIT, about, alarm, page_foot)

    with new_workbook(file, f"{name}防返贫致贫预警汇总", imprint.as_of, imprint.run_id) as book:
        styles = Styles(book)
        by_township = _township_columns(imprint)
        write_table(
            book.add_worksheet("分苏木乡镇汇总"),
            styles,
            heading("防返贫致贫预警汇总表", lateness(ages), late),
            by_township,
            rows,
            _totals(by_township, rows),
        )
        by_rule = _rule_columns(imprint)
        write_table(
            book.add_worksheet("分规则汇总"),
            styles,
            heading("预警分规则汇总表", "单元格为符合该规则或类别的预警户数。"),
            by_rule,
            rows,
            _totals(by_rule, rows),
        )
        write_table(
            book.add_worksheet("逾期升级"),
            styles,
            heading(
                "逾期未核查线索升级清单",
                f"超过核查时限又满{imprint.setting(county, 'escalation_days').value}天仍无核查结论，请旗县区督办。",
            ),
            _escalated_columns(imprint),
            [row for township in townships for row in _escalated(township)],
            empty="无逾期升级的线索",
        )
        write_table(
            book.add_worksheet("数据更正清单"),
            styles,
            heading(
                "部门数据更正清单",
                "近一个月收到的下列文件被拒收，或有数据被隔离，请提供部门更正后重新报送（含市级文件）。",
            ),
            _receipt_columns(imprint),
            faulty,
            empty="无需要更正的文件",
        )
        write_table(
            book.add_worksheet("未能匹配的回执"),
            styles,
            heading(
                "未能匹配的核查回执",
                "下列回执与预警线索对不上，未采用，请报送单位核对后更正重报；查不到户编号的列入各旗县区。",
            ),
            _unmatched_columns(),
            [one for one in unmatched if one.county_code in (county, None)],
            empty="无未能匹配的回执",
        )
        write_notes(book.add_worksheet("说明"), styles, imprint, county, ages, _HOW_TO_USE)


def _township_columns(imprint: Imprint) -> tuple[ListColumn[Counts], ...]:
    return (
        ListColumn("苏木乡镇", 22, lambda row: imprint.township(row.code), look="left"),
        ListColumn("筛查户数", 10, lambda row: row.households),
        ListColumn("预警户数", 10, lambda row: row.warned, "预警情况"),
        ListColumn("预警人数", 10, lambda row: row.persons, "预警情况"),
        ListColumn("占筛查户数", 11, lambda row: _share(row.warned, row.households), "预警情况"),
        *(ListColumn(name, 8, _of("severities", key), "按等级") for key, name in SEVERITIES.items()),
        *(ListColumn(name, 8, _of("states", key), "按状态") for key, name in STATES.items()),
        ListColumn("需入户", 8, lambda row: row.to_visit, "核查情况"),
        ListColumn("其中超期", 8, lambda row: row.overdue, "核查情况"),
        ListColumn("逾期升级", 8, lambda row: row.escalated, "核查情况"),
        *(ListColumn(STANDINGS[key], 9, _of("resting", key), "核查情况") for key in _RESTING),
        ListColumn("待核实户数", 11, lambda row: row.doubtful),
    )


def _rule_columns(imprint: Imprint) -> tuple[ListColumn[Counts], ...]:
    return (
        ListColumn("苏木乡镇", 22, lambda row: imprint.township(row.code), look="left"),
        *(ListColumn(rule.title, 9, _of("rules", name), "规则与类别") for name, rule in imprint.rules.items()),
    )


def _escalated(township: Township) -> list[Warned]:
    """Households whose visit is so long overdue that the county is told."""
    return [row for row in township.to_visit if row.clue.escalated]


def _escalated_columns(imprint: Imprint) -> tuple[ListColumn[Warned], ...]:
    return (
        ListColumn("苏木乡镇", 22, lambda row: imprint.township(row.household.township_code), look="left"),
        ListColumn("嘎查村", 22, lambda row: _village(row, imprint), look="left"),
        ListColumn("户编号", 16, lambda row: row.household.household_no),
        ListColumn("预警等级", 9, lambda row: SEVERITIES.get(row.severity, row.severity)),
        ListColumn("核查时限", 12, lambda row: row.clue.visit_due_on),
        ListColumn("超期天数", 9, lambda row: row.clue.days_overdue),
        ListColumn("最近回执", 12, lambda row: row.clue.last_event or NOT_APPLICABLE),
    )


def _village(row: Warned, imprint: Imprint) -> str:
    code = row.household.village_code
    return imprint.village(code) if code else NOT_APPLICABLE


def _receipt_columns(imprint: Imprint) -> tuple[ListColumn[Receipt], ...]:
    return (
        ListColumn("提供部门", 9, lambda row: extract_named(row.extract).department if row.extract else NOT_APPLICABLE),
        ListColumn("文件", 38, lambda row: row.delivery, look="left"),
        ListColumn("接收日期", 12, lambda row: row.received_on),
        ListColumn("处理结果", 9, lambda row: "拒收" if row.status == "refused" else "接受"),
        ListColumn("读取行数", 9, lambda row: row.rows_read),
        ListColumn("接受行数", 9, lambda row: row.accepted),
        ListColumn("隔离行数", 9, lambda row: row.quarantined),
        ListColumn("问题处数", 9, lambda row: row.cells),
        ListColumn("说明", 50, lambda row: row.message or "逐条问题见分析库的数据隔离明细（quarantine）", look="left"),
    )


def _unmatched_columns() -> tuple[ListColumn[Unmatched], ...]:
    return (
        ListColumn("事件编号", 16, lambda row: row.event_no),
        ListColumn("户编号", 16, lambda row: row.household_no),
        ListColumn("事件", 12, lambda row: row.event),
        ListColumn("办理日期", 12, lambda row: row.occurred_on),
        ListColumn("问题", 44, lambda row: RECEIPT_PROBLEMS.get(row.problem, row.problem), look="left"),
        ListColumn("文件", 38, lambda row: row.delivery, look="left"),
        ListColumn("行号", 8, lambda row: row.row),
    )


def _of(field: str, key: str) -> Callable[[Counts], Cell]:
    """The count of one severity, state or rule."""

    def value(row: Counts) -> Cell:
        counts: Mapping[str, int] = getattr(row, field)
        return counts.get(key, 0)

    return value


def _totals(columns: Sequence[ListColumn[Counts]], rows: Sequence[Counts]) -> dict[str, Cell]:
    """合计 of every column that counts; the share is computed anew."""
    totals: dict[str, Cell] = {}
    for column in columns:
        values = [column.value(row) for row in rows] if column.value else []
        if values and all(isinstance(value, int) for value in values):
            totals[column.title] = sum(value for value in values if isinstance(value, int))
    if "占筛查户数" in (column.title for column in columns):
        totals["占筛查户数"] = _share(sum(row.warned for row in rows), sum(row.households for row in rows))
    return totals


def _share(part: int, whole: int) -> str:
    """A share in per cent with one decimal, rounded half away from zero."""
    if not whole:
        return NOT_APPLICABLE
    tenths = (2000 * part + whole) // (2 * whole)
    return f"{tenths // 10}.{tenths % 10}%"
