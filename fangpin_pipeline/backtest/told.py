"""A back-test as rows for people: names beside codes, counts where a rate would say too much, notes in Chinese.

Nothing is counted here that `assess` has not counted; how rows are printed stands in the command.
"""

from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from fangpin_pipeline.backtest.assess import COUNTY, KIND, AtCapacity, Backtest, Group, added_up
from fangpin_pipeline.backtest.capacity import ORDERS, Capacity, Township
from fangpin_pipeline.backtest.exact import rounded, share
from fangpin_pipeline.backtest.lists import ALL, CLASS, RULE, SEVERITY
from fangpin_pipeline.backtest.measures import HORIZONS, SMALL, Measured, Rate
from fangpin_pipeline.identity.divisions import CITY_NAME, COUNTIES, edition
from fangpin_pipeline.identity.history import township_name
from fangpin_pipeline.outputs.labels import SEVERITIES
from fangpin_pipeline.rules import all_judgements

Row = dict[str, Any]
DIMENSIONS = {ALL: "全市", COUNTY: "旗县区", SEVERITY: "预警等级", CLASS: "类别", RULE: "规则", KIND: "事件类型"}
ORDER_TITLES = {
    "list": "名单顺序",
    "severity": "只按等级",
    "number": "只按户编号",
    "chance": "随机（期望）",
    "best": "上限",
}
NOT_OBSERVED, FEW, NONE = "观察期未满", f"不足{SMALL}户", "—"
_GROUP = {
    "dimension_title": "分组",
    "title": "名称",
    "days": "天数",
    "warned": "预警户",
    "hits": "其中发生",
    "precision_text": "准确率",
    "base_text": "基准率",
    "lift_text": "倍数",
    "events": "事件户",
    "caught": "事前预警",
    "recall_text": "召回率",
    "lead_text": "提前天数",
    "unknown": "待核实户事件",
}
_KINDS = ("title", "days", "events", "caught", "recall_text", "lead_text", "unknown")
_BY_ORDER = {f"{order}_hits": f"{title}命中" for order, title in ORDER_TITLES.items()}
_RATES = {f"{order}_text": f"{title}准确率" for order, title in ORDER_TITLES.items()}
HEADS: dict[str, dict[str, str]] = {
    "groups": _GROUP,
    "kinds": {key: _GROUP[key] for key in _KINDS},
    "capacity": {
        "title": "地区",
        "days": "天数",
        "listed": "待走访",
        "visited": "能走访",
        **_BY_ORDER,
        **_RATES,
        "recall_text": "名单顺序召回率",
    },
    "townships": {
        "county": "旗县区",
        "township": "苏木乡镇",
        "days": "天数",
        "listed": "待走访",
        "visited": "能走访",
        **_BY_ORDER,
    },
    "households": {
        "reason": "情形",
        "household_no": "户编号",
        "county": "旗县区",
        "township": "苏木乡镇",
        "happened_on": "发生日期",
        "kind": "事件类型",
    },
}


@dataclass(frozen=True)
class Told:
    """Every table of `HEADS` as rows; `households` is None unless they were asked for."""

    as_of: date
    start: date
    until: date
    run_id: str
    capacity_words: str
    notes: tuple[str, ...]
    account: Row
    groups: list[Row]
    kinds: list[Row]
    capacity: list[Row]
    townships: list[Row]
    households: list[Row] | None

    def as_json(self) -> dict[str, Any]:
        """Plain values, the tables under their names; rates are texts with four decimals."""
        whole = {
            name: getattr(self, name)
            for name in ("as_of", "start", "until", "run_id", "capacity_words", "notes", "account")
        }
        return {**whole, **{name: rows for name in HEADS if (rows := getattr(self, name)) is not None}}

    def brief(self) -> tuple[list[Row], list[Row], list[Row]]:
        """Groups, kinds and capacity for a screen: the city at every horizon, all else at the longest observed."""
        days = max((row["days"] for row in self.groups if row["complete"]), default=min(HORIZONS))
        return (
            [row for row in self.groups if row["days"] == days or row["dimension"] == ALL],
            [row for row in self.kinds if row["days"] == days],
            [row for row in self.capacity if row["days"] == days or not row["county_code"]],
        )


def tell(found: Backtest, households: bool) -> Told:
    """A back-test as rows. Household numbers stand in it only when `households` says so; names never do."""
    account = asdict(found.account)
    del account["unknown_households"]
    return Told(
        as_of=found.lists.as_of,
        start=found.lists.start,
        until=found.until,
        run_id=found.lists.run_id,
        capacity_words=_capacity_words(found.capacity),
        notes=tuple(_notes(found)),
        account=account,
        groups=[_group(group, one) for group in found.groups for one in group.measured],
        kinds=[_group(group, one) for group in found.kinds for one in group.measured],
        capacity=[row for at in found.at_capacity for row in _capacity(at)],
        townships=[_township(at, row, found.lists.as_of) for at in found.at_capacity for row in at.townships],
        households=list(_households(found)) if households else None,
    )


def _capacity_words(capacity: Capacity) -> str:
    """How many visits a township makes, in words."""
    if capacity.share is None:
        return f"每个苏木乡镇走访{capacity.number}户"
    return f"每个苏木乡镇走访名单的{_percent(rounded(capacity.share, 4))}（向上取整）"


def _notes(found: Backtest) -> Iterator[str]:
    account = found.account
    if found.until_assumed:
        yield f"没有给 --until，以表中最晚的发生日期 {found.until} 为观察期末；知道登记到哪一天的，请写 --until。"
    if not all(at.complete for at in found.at_capacity):
        yield f"名单日期加天数晚于观察期末的，标“{NOT_OBSERVED}”，只给已知户数，不算比率。"
    if account.unusable:
        rows = "、".join(str(number) for number in found.outcomes.unusable[:20])
        more = "等" if account.unusable > 20 else ""
        yield f"{account.unusable} 行没有户编号或发生日期无法识别，未采用（第 {rows} 行{more}）。"
    for count, why in (
        (account.not_after, f"发生在 {found.lists.start} 或以前，未采用"),
        (account.after_until, f"发生在观察期末 {found.until} 之后，未采用"),
        (account.unknown, "的户编号不在所用名单的户中，未采用；用 --households 列出"),
        (account.later, "是同一户的第二个及以后的事件，一户只计第一个"),
        (account.elsewhere, "的旗县区与该户所在旗县区不同，按该户所在旗县区计"),
    ):
        if count:
            yield f"{count} 行{why}。"
    if found.outcomes.unused:
        yield f"未使用的列：{'、'.join(found.outcomes.unused)}。"
    yield f"不足{SMALL}户（件）的，不算比率和提前天数，只给户数。"
    yield "待核实名单上的户没有被判断，既不算预警也不算未预警；其中发生的事件单列，不进准确率、召回率和基准率。"
    yield (
        "名单促成的帮扶会使一些事件不再发生，所以真实数据的准确率偏低；"
        "准确率和召回率说明名单与后来的事件是否一致，不说明因果。"
    )


def _group(group: Group, one: Measured) -> Row:
    return {
        "dimension": group.dimension,
        "dimension_title": DIMENSIONS[group.dimension],
        "value": group.value,
        "title": _title(group),
        **asdict(one),
        "precision_text": _rate(one.precision, one.warned, one.complete),
        "base_text": _share(one.base, one.judged, one.complete),
        "lift_text": NONE if one.lift is None else str(one.lift),
        "recall_text": _rate(one.recall, one.events, one.complete),
        "lead_text": FEW if one.lead is None else f"{one.lead[1]}（{one.lead[0]}–{one.lead[2]}）",
    }


def _title(group: Group) -> str:
    if group.dimension == ALL:
        return CITY_NAME
    if group.dimension == COUNTY:
        return COUNTIES.get(group.value, group.value)
    if group.dimension == SEVERITY:
        return SEVERITIES[group.value]
    judgements = all_judgements()
    return judgements[group.value].title if group.value in judgements else group.value


def _capacity(at: AtCapacity) -> Iterator[Row]:
    """The city, then its counties."""
    yield _at_place(at, CITY_NAME, "", at.townships, sum(at.events.values()))
    for county in sorted({row.county for row in at.townships}):
        own = [row for row in at.townships if row.county == county]
        yield _at_place(at, COUNTIES.get(county, county), county, own, at.events.get(county, 0))


def _at_place(at: AtCapacity, title: str, county: str, rows: Iterable[Township], events: int) -> Row:
    listed, visited, hits = added_up(rows)
    enough = at.complete and visited >= SMALL
    rates = {order: share(hits[order], visited) if enough else None for order in ORDERS}
    recall = share(hits["list"], events) if at.complete and events >= SMALL else None
    return {
        "title": title,
        "county_code": county,
        "days": at.days,
        "complete": at.complete,
        "listed": listed,
        "visited": visited,
        "events": events,
        **{f"{order}_hits": rounded(hits[order], 1 if order == "chance" else 0) for order in ORDERS},
        **{f"{order}_precision": rates[order] for order in ORDERS},
        **{f"{order}_text": _share(rates[order], visited, at.complete) for order in ORDERS},
        "recall": recall,
        "recall_text": _share(recall, events, at.complete),
    }


def _township(at: AtCapacity, row: Township, on: date) -> Row:
    return {
        "county_code": row.county,
        "township_code": row.township,
        "county": COUNTIES.get(row.county, row.county),
        "township": _township_name(row.township, on),
        "days": at.days,
        "complete": at.complete,
        "listed": row.listed,
        "visited": row.visited,
        **{f"{order}_hits": rounded(row.hits[order], 1 if order == "chance" else 0) for order in ORDERS},
    }


def _households(found: Backtest) -> Iterator[Row]:
    for reason, events in (("发生前没有预警", found.missed), ("在待核实名单", found.unjudged)):
        for event in events:
            place = found.lists.households[event.household_no]
            yield {
                "reason": reason,
                "household_no": event.household_no,
                "county": COUNTIES.get(place.county, place.county),
                "township": _township_name(place.township, found.lists.as_of),
                "happened_on": event.happened_on,
                "kind": event.kind,
            }
    for number in found.account.unknown_households:
        nothing = dict.fromkeys(("county", "township", "happened_on", "kind"))
        yield {"reason": "不在所用名单的户中", "household_no": number, **nothing}


def _township_name(code: str, on: date) -> str:
    return edition(on).township_name(code) or township_name(code) or code


def _rate(rate: Rate | None, whole: int, complete: bool) -> str:
    if rate is None:
        return _why(whole, complete)
    return f"{_percent(rate.value)}（{_percent(rate.low)}–{_percent(rate.high)}）"


def _share(value: Decimal | None, whole: int, complete: bool) -> str:
    return _why(whole, complete) if value is None else _percent(value)


def _why(whole: int, complete: bool) -> str:
    return NOT_OBSERVED if not complete else FEW if whole < SMALL else NONE


def _percent(value: Decimal) -> str:
    return f"{value.scaleb(2):.2f}%"
