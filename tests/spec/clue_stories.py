"""Stories of clues over several days: what visitors report (R01), and where the clue then stands (docs/adr/0009)."""

from dataclasses import dataclass, field
from datetime import date
from typing import Any

DAYS = tuple(date(2020, *day) for day in ((3, 16), (3, 17), (3, 20), (3, 24), (3, 30), (6, 15), (6, 16)))
FALSE, TRUE, LATER, SENT = "核实不属实", "核实属实", "暂缓", "下发"


def on(month: int, day: int) -> date:
    """That day of 2020."""
    return date(2020, month, day)


@dataclass(frozen=True)
class Said:
    """A receipt: what was said, on which day, and when it came in; cells may be replaced."""

    event: str
    occurred_on: str
    received_on: str
    cells: dict[str, Any] = field(default_factory=dict)


@dataclass(frozen=True)
class ClueStory:
    """A household day by day (see `Town`), its receipts, its standing on each day, and cells on some of these days."""

    title: str
    days: tuple[str, ...]
    said: tuple[Said, ...]
    standings: tuple[str | None, ...]
    cells: dict[int, dict[str, Any]] = field(default_factory=dict)


ALWAYS = ("橙",) * 7
PENDING = ("pending",) * 3
LONG_OVERDUE = ("overdue",) * 4

STORIES = [
    ClueStory(
        "没有回执：期限过后为超期",
        ALWAYS,
        (),
        (*PENDING, *LONG_OVERDUE),
        {
            0: {"due_on": on(3, 21), "days_overdue": 0, "times_warned": 1, "escalated": False},
            3: {"days_overdue": 3, "escalated": True},
            4: {"days_overdue": 9},
        },
    ),
    ClueStory(
        "已下发，期限过后为超期",
        ALWAYS,
        (Said(SENT, "2020-03-16", "2020-03-17"),),
        ("pending", "dispatched", "dispatched", *LONG_OVERDUE),
        {1: {"last_event": SENT, "last_event_on": on(3, 16)}},
    ),
    ClueStory(
        "核实不属实：90天内不再入户，第91天仍触发则重新核查",
        ALWAYS,
        (Said(FALSE, "2020-03-17", "2020-03-20", {"reason": "数据错误"}),),
        ("pending", "pending", "cooldown", "cooldown", "cooldown", "cooldown", "reopened"),
        {
            2: {"cooldown_until": on(6, 15), "last_reason": "数据错误", "times_rejected": 1, "visit_rank": None},
            3: {"due_on": None, "days_overdue": None, "score": None},
            6: {"due_on": on(6, 21), "reopened_on": on(6, 16), "times_warned": 1, "score_rejected": 5},
        },
    ),
    ClueStory(
        "冷却期内触发新的规则：重新核查，期限重新起算",
        ("橙", "橙", "橙", "橙红", "橙红", "橙红", "橙红"),
        (Said(FALSE, "2020-03-17", "2020-03-20"),),
        ("pending", "pending", "cooldown", "reopened", "overdue", "overdue", "overdue"),
        {3: {"due_on": on(3, 27), "reopened_on": on(3, 24)}, 4: {"reopened_on": on(3, 24), "days_overdue": 3}},
    ),
    ClueStory(
        "冷却期内等级升高：重新核查",
        ("黄", "黄", "黄", "橙", "橙", "橙", "橙"),
        (Said(FALSE, "2020-03-17", "2020-03-20"),),
        ("pending", "pending", "cooldown", "reopened", "overdue", "overdue", "overdue"),
        {3: {"due_on": on(3, 29)}},
    ),
    ClueStory(
        "冷却期内等级降低：仍在冷却期",
        ("橙红", "橙红", "橙红", "橙", "橙红", "橙", "橙"),
        (Said(FALSE, "2020-03-17", "2020-03-20"),),
        ("pending", "pending", "cooldown", "cooldown", "cooldown", "cooldown", "reopened"),
    ),
    ClueStory(
        "核实后解除，冷却期内同一规则再次触发：不再入户，累计两次",
        ("橙", "橙", "橙", "无", "橙", "橙", "橙"),
        (Said(FALSE, "2020-03-17", "2020-03-20"),),
        ("pending", "pending", "cooldown", "closed", "cooldown", "cooldown", "reopened"),
        {
            3: {"closed_on": on(3, 24), "close_reason": "resolved", "listed": False},
            4: {"times_warned": 2, "opened_on": on(3, 30), "first_opened_on": on(3, 16), "closed_on": None},
            6: {"score_repeats": 3},
        },
    ),
    ClueStory(
        "解除时未核实，再次触发：同一线索，累计两次",
        ("橙", "无", "橙", "橙", "无", "无", "橙"),
        (),
        ("pending", "closed", "pending", "pending", "closed", "closed", "pending"),
        {
            2: {"times_warned": 2, "opened_on": on(3, 20), "due_on": on(3, 25)},
            5: {"times_warned": 2, "closed_on": on(3, 30)},
            6: {"times_warned": 3, "opened_on": on(6, 16)},
        },
    ),
    ClueStory(
        "入户时的名单不含当日新触发的规则：重新核查",
        ("橙", "橙", "橙红", "橙红", "橙", "橙", "橙"),
        (Said(FALSE, "2020-03-20", "2020-03-20"),),
        ("pending", "pending", "reopened", "cooldown", "cooldown", "cooldown", "cooldown"),
    ),
    ClueStory(
        "核实属实：此后的预警都并入，升级、解除和再触发也不另行入户",
        ("橙", "橙", "橙", "橙红", "无", "橙红", "橙红"),
        (Said(TRUE, "2020-03-17", "2020-03-20"),),
        ("pending", "pending", *("verified",) * 5),
        {
            3: {"case_since": on(3, 17), "severity": "red", "listed": True, "visit_rank": None},
            4: {"listed": False, "closed_on": on(3, 30)},
            5: {"times_warned": 2, "case_since": on(3, 17)},
        },
    ),
    ClueStory(
        "核实属实后又更正为不属实：以后一次为准",
        ALWAYS,
        (Said(TRUE, "2020-03-17", "2020-03-20"), Said(FALSE, "2020-03-23", "2020-03-24")),
        ("pending", "pending", "verified", "cooldown", "cooldown", "cooldown", "cooldown"),
        {3: {"case_since": None, "cooldown_until": on(6, 21)}},
    ),
    ClueStory(
        "同日两种结论：以属实为准",
        ALWAYS,
        (Said(FALSE, "2020-03-17", "2020-03-20"), Said(TRUE, "2020-03-17", "2020-03-20")),
        ("pending", "pending", *("verified",) * 5),
        {2: {"times_rejected": 1}},
    ),
    ClueStory(
        "暂缓：7天后再次入户，期限为再次入户之日",
        ALWAYS,
        (Said(LATER, "2020-03-17", "2020-03-20"),),
        ("pending", "pending", "deferred", "pending", *("overdue",) * 3),
        {2: {"revisit_on": on(3, 24), "due_on": None}, 3: {"due_on": on(3, 24)}, 4: {"days_overdue": 6}},
    ),
    ClueStory(
        "暂缓期间触发新的规则：不再等",
        ("橙", "橙", "橙红", "橙红", "橙红", "橙红", "橙红"),
        (Said(LATER, "2020-03-17", "2020-03-20"),),
        ("pending", "pending", "pending", *LONG_OVERDUE),
    ),
    ClueStory(
        "第三次暂缓不再有效",
        ALWAYS,
        (
            Said(LATER, "2020-03-17", "2020-03-17"),
            Said(LATER, "2020-03-19", "2020-03-20"),
            Said(LATER, "2020-03-24", "2020-03-24"),
        ),
        ("pending", "deferred", "deferred", *LONG_OVERDUE),
        {3: {"revisit_on": None, "due_on": on(3, 21)}},
    ),
    ClueStory(
        "重新核查时户中无人：暂缓后仍须入户，不回到冷却期",
        ("橙", "橙", "橙红", "橙红", "橙红", "橙红", "橙红"),
        (Said(FALSE, "2020-03-17", "2020-03-20"), Said(LATER, "2020-03-23", "2020-03-24")),
        ("pending", "pending", "reopened", "deferred", "reopened", "overdue", "overdue"),
        {3: {"revisit_on": on(3, 30)}, 4: {"reopened_on": on(3, 20)}},
    ),
    ClueStory(
        "冷却期内旗县区再次下发：由人决定，照办",
        ALWAYS,
        (Said(FALSE, "2020-03-17", "2020-03-20"), Said(SENT, "2020-03-23", "2020-03-24")),
        ("pending", "pending", "cooldown", "dispatched", "overdue", "overdue", "overdue"),
        {3: {"due_on": on(3, 29)}},
    ),
    ClueStory(
        "因数据不足移出：线索不销号，恢复后是同一次",
        ("橙", "未知", "未知", "橙", "橙", "未知", "无"),
        (),
        ("pending", "unknown", "unknown", "pending", "overdue", "unknown", "closed"),
        {
            1: {"close_reason": "unknown_now", "closed_on": None},
            3: {"opened_on": on(3, 16), "times_warned": 2, "due_on": on(3, 29)},
            6: {"close_reason": "resolved", "closed_on": on(6, 16)},
        },
    ),
    ClueStory(
        "因数据不足移出后户不再存在",
        ("橙", "隔离", "销", "销", "销", "销", "销"),
        (),
        ("pending", "unknown", *("closed",) * 5),
        {2: {"close_reason": "gone", "closed_on": on(3, 20)}},
    ),
    ClueStory(
        "同一事件编号重新报送：以后报的为准",
        ALWAYS,
        (
            Said(FALSE, "2020-03-17", "2020-03-20", {"event_no": "E1"}),
            Said(TRUE, "2020-03-17", "2020-03-24", {"event_no": "E1"}),
        ),
        ("pending", "pending", "cooldown", *("verified",) * 4),
        {3: {"times_rejected": 0}},
    ),
    ClueStory(
        "别的流程的回执与线索无关",
        ALWAYS,
        (Said(FALSE, "2020-03-17", "2020-03-20", {"machine": "退出"}),),
        (*PENDING, *LONG_OVERDUE),
    ),
    ClueStory(
        "办理日期在将来：到日子以前不采用",
        ALWAYS,
        (Said(FALSE, "2020-03-22", "2020-03-17"),),
        ("pending", "pending", "pending", "cooldown", "cooldown", "cooldown", "cooldown"),
    ),
    ClueStory(
        "办理日期早于列入名单：不采用",
        ("无", "橙", "橙", "橙", "橙", "橙", "橙"),
        (Said(FALSE, "2020-03-16", "2020-03-17"),),
        (None, "pending", "pending", *LONG_OVERDUE),
    ),
    ClueStory(
        "从未列入名单的户的回执：不采用",
        ("无",) * 7,
        (Said(TRUE, "2020-03-17", "2020-03-17"),),
        (None,) * 7,
    ),
]
