"""How the lists word a clue: where it stands, what was found last, and until when nobody needs to go there.

What the words mean is decided in `cases`; other cells are worded in `wording`.
"""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from fangpin_pipeline.outputs.labels import NOT_APPLICABLE, STANDINGS, STATES, chinese_date
from fangpin_pipeline.outputs.lists import Clue, Warned


def remark(row: Warned) -> str:
    """State against the list before; below it what is more than a first visit: overdue, called again, handed out."""
    state = STATES.get(row.state, row.state)
    if row.clue.standing == "overdue":
        return f"{state}\n超期{row.clue.days_overdue}天{'，逾期升级' if row.clue.escalated else ''}"
    return state if row.clue.standing == "pending" else f"{state}\n{standing(row.clue)}"


def standing(clue: Clue) -> str:
    """The standing in Chinese."""
    return STANDINGS.get(clue.standing, clue.standing)


def finding(clue: Clue) -> str:
    """The last finding with its reason, or, while a visit is put off, that."""
    if clue.standing == "deferred":
        return clue.last_event or NOT_APPLICABLE
    same = clue.last_event == clue.verdict and clue.last_event_on == clue.verdict_on
    reason = f"（{clue.last_reason or '原因未填'}）" if same and clue.verdict == "核实不属实" else ""
    return f"{clue.verdict or NOT_APPLICABLE}{reason}"


def found_on(clue: Clue) -> date | str:
    """The day of that finding."""
    found = clue.last_event_on if clue.standing == "deferred" else clue.verdict_on
    return found or NOT_APPLICABLE


def rests_until(clue: Clue) -> date | str:
    """Last day of the cooldown, or the day of the next visit; an open case has no such day."""
    ends = {"cooldown": clue.cooldown_until, "deferred": clue.revisit_on}
    return ends.get(clue.standing) or NOT_APPLICABLE


def advice(clue: Clue) -> str:
    """What to do with a household that is not visited."""
    if clue.standing == "verified":
        return "已按程序处置，新的风险由帮扶责任人一并核实"
    if clue.standing == "deferred":
        return "到期再次入户"
    if clue.last_reason == "数据错误":
        return "请提供数据的部门更正"
    return "冷却期内不重复入户；触发新规则或等级升高时重新核查"


def told_clue(clue: Mapping[str, Any]) -> Iterator[str]:
    """The clue of one household as an explanation tells it, from its row of the table `clue`."""
    told = [f"线索 {clue['clue_no']}：{STANDINGS.get(clue['standing'], clue['standing'])}"]
    told.append(f"累计预警{clue['times_warned']}次，核实不属实{clue['times_rejected']}次")
    if clue["last_event"]:
        told.append(f"最近回执 {chinese_date(clue['last_event_on'])}{clue['last_event']}")
    ends = {"cooldown": ("冷却期至", "cooldown_until"), "deferred": ("再次入户日期", "revisit_on")}
    if clue["standing"] in ends:
        words, field = ends[clue["standing"]]
        told.append(f"{words} {chinese_date(clue[field])}")
    yield "，".join(told)
    if clue["visit_rank"]:
        yield f"入户优先序：本苏木乡镇第{clue['visit_rank']}位，{clue['score_note']}"
