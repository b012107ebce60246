"""The words of the lists: Chinese words for the values of the output tables, and what identifies a run.

Names of rules, parameters and divisions are supplied by those who own them (`rules`, `rulebook`, `identity.divisions`).
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from fangpin_pipeline.identity import history
from fangpin_pipeline.identity.divisions import COUNTIES, Edition
from fangpin_pipeline.rulebook import Rulebook
from fangpin_pipeline.rulebook.show import Row as SettingRow
from fangpin_pipeline.rules import Rule

SEVERITIES = {"red": "红色", "orange": "橙色", "yellow": "黄色"}
STATES = {"new": "新增", "persisting": "持续", "escalated": "升级", "eased": "缓解", "cleared": "已销号"}
REASONS_CLEARED = {
    "resolved": "风险已消除",
    "unknown_now": "数据不足，暂不能判断（不等于风险消除）",
    "gone": "已无此户（整户死亡、迁出、注销或并户）",
}
STANDINGS = {
    "pending": "待核查",
    "dispatched": "已下发",
    "reopened": "重新核查",
    "overdue": "已超期",
    "deferred": "暂缓",
    "cooldown": "冷却期",
    "verified": "核实属实（并入）",
    "unknown": "数据不足",
    "closed": "已销号",
}
RECEIPT_PROBLEMS = {
    "future": "办理日期在数据截止日期之后，请核对日期",
    "never_listed": "该户从未列入预警名单，请核对户编号",
    "before_listed": "办理日期早于该户首次列入预警名单的日期，请核对日期和户编号",
}
LATE = "过期"
UNKNOWN = "…"
NOT_APPLICABLE = "—"


@dataclass(frozen=True)
class Imprint:
    """What every sheet says about the run it comes from, and the names it uses.

    `rules` holds rules and classes by name, `settings` the parameters in force by county code, `book` all documents.
    """

    as_of: date
    run_id: str
    rulebook_version: str
    rules: Mapping[str, Rule]
    settings: Mapping[str, Sequence[SettingRow]]
    edition: Edition
    book: Rulebook

    def county(self, code: str) -> str:
        """Name of a county."""
        return COUNTIES.get(code, code)

    def township(self, code: str) -> str:
        """Name of a township, of another edition when the one in force lacks it; its code when all do."""
        return self.edition.township_name(code) or history.township_name(code) or code

    def village(self, code: str) -> str:
        """Name of a village, of another edition when the one in force lacks it; its code when all do."""
        return self.edition.village_name(code) or history.village_name(code) or code

    def setting(self, county: str, name: str) -> SettingRow:
        """A parameter in force in a county."""
        return next(row for row in self.settings[county] if row.name == name)


def chinese_date(day: date) -> str:
    """2020年3月16日, as official tables write it."""
    return f"{day.year}年{day.month}月{day.day}日"
