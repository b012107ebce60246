"""How a home stands (`fangpin status`): the last attempt, the published day, ages of extracts, gates, refused files."""

from datetime import date
from typing import TYPE_CHECKING, Any

from fangpin_pipeline.commands.common import print_table, published

if TYPE_CHECKING:
    from fangpin_pipeline.warehouse import Home, PublishedRun

_STATES = {
    "running": "正在进行",
    "interrupted": "被中断，没有发布；再次筛查即可",
    "done": "完成",
    "stopped": "质量关口停止发布，此前的名单继续有效",
    "failed": "失败，此前的名单继续有效",
}


def standing(home: "Home", as_of: date | None) -> dict[str, Any]:
    """Everything `status` prints, as plain values. Without a published day only the last attempt is told."""
    from fangpin_pipeline.warehouse import published_days

    days = published_days(home)
    run = published(home, as_of) if as_of else (days[max(days)] if days else None)
    return {
        "home": str(home.root),
        "last_attempt": _attempt(home),
        "published_days": len(days),
        "newest_day": max(days) if days else None,
        "as_of": run.as_of if run else None,
        "run": run.id if run else None,
        "extracts": _ages(run) if run else [],
        "checks": _checks(run) if run else [],
        "refused": _refused(run) if run else [],
    }


def print_standing(found: dict[str, Any]) -> None:
    """The standing in Chinese."""
    from fangpin_pipeline.identity.divisions import COUNTIES

    attempt = found["last_attempt"]
    if attempt:
        why = f"：{attempt['message']}" if attempt["message"] else "。"
        print(f"最近一次筛查：{attempt['as_of']}，{_STATES[attempt['state']]}{why}")
    if not found["run"]:
        print(f"{found['home']} 还没有发布过任何一日的名单。")
        return
    print(f"已发布 {found['published_days']} 日，最新 {found['newest_day']}。")
    print(f"以下为 {found['as_of']}（运行 {found['run']}）。")
    print_table(
        "各类数据距当日的天数（! 超过时限，空白为从未收到）",
        {"extract": "编号", "title": "数据", "max_age": "时限", **COUNTIES},
        [_shown_ages(row) for row in found["extracts"]],
    )
    heads = {"extract": "数据", "title": "检查", "failing": "不合格", "checked": "检查数", "status": "结果"}
    print_table("未通过的质量检查", heads, found["checks"])
    print_table("被拒收的文件", {"delivery": "文件", "message": "原因"}, found["refused"])


def _attempt(home: "Home") -> dict[str, Any] | None:
    from fangpin_pipeline.warehouse.session import is_locked, last_attempt

    attempt = last_attempt(home)
    if attempt is None:
        return None
    dead = attempt.state == "running" and not is_locked(home)
    return {
        "as_of": attempt.as_of,
        "state": "interrupted" if dead else attempt.state,
        "message": attempt.message,
    }


def _ages(run: "PublishedRun") -> list[dict[str, Any]]:
    """One row an extract: by county, its newest covering delivery, days since then, and whether it is fresh."""
    from fangpin_pipeline.extracts import all_extracts

    rows: dict[str, dict[str, Any]] = {
        number: {"extract": number, "title": extract.title, "max_age": extract.max_age, "counties": {}}
        for number, extract in all_extracts().items()
    }
    for row in run.read("coverage").to_pylist():
        age = {"age_days": row["age_days"], "fresh": row["fresh"], "delivery": row["delivery"]}
        rows[row["extract"]]["counties"][row["county_code"]] = age
    return list(rows.values())


def _shown_ages(row: dict[str, Any]) -> dict[str, Any]:
    """A row of ages as the table shows it."""
    ages = row["counties"].items()
    shown = {county: f"{age['age_days']}{'' if age['fresh'] else ' !'}" for county, age in ages if age["delivery"]}
    return {**row, **dict.fromkeys(row["counties"]), **shown}


def _checks(run: "PublishedRun") -> list[dict[str, Any]]:
    words = {"failed": "未通过", "error": "未能完成"}
    return [
        {
            **{key: row[key] for key in ("extract", "check", "title", "severity", "checked", "failing")},
            "status": words.get(row["status"], row["status"]),
        }
        for row in run.read("expectation_result").to_pylist()
        if row["status"] != "passed"
    ]


def _refused(run: "PublishedRun") -> list[dict[str, Any]]:
    return [
        {"delivery": row["delivery"], "message": row["message"]}
        for row in run.read("delivery").to_pylist()
        if row["status"] == "refused"
    ]
