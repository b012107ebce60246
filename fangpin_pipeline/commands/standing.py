"""How a home stands (`fangpin status`): the last attempt, the published day, who is late, gates, refused files."""

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING, Any

from fangpin_pipeline.commands.common import print_table, published

if TYPE_CHECKING:
    from fangpin_pipeline.outputs.standings import Standing
    from fangpin_pipeline.warehouse import Home, PublishedRun

_STATES = {
    "running": "正在进行",
    "interrupted": "被中断，没有发布；再次筛查即可",
    "done": "完成",
    "stopped": "质量关口停止发布，此前的名单继续有效",
    "failed": "失败，此前的名单继续有效",
}


def standing(home: "Home", as_of: date | None) -> dict[str, Any]:
    """Everything `status` tells, as plain values. Without a published day only the last attempt is told."""
    from fangpin_pipeline.warehouse import published_days

    days = published_days(home)
    run = published(home, as_of) if as_of else (days[max(days)] if days else None)
    attempt = _attempt(home)
    return {
        "home": str(home.root),
        "last_attempt": attempt,
        "published_days": len(days),
        "newest_day": max(days) if days else None,
        "as_of": run.as_of if run else None,
        "run": run.id if run else None,
        "gates": _gates(home, run, attempt) if run else [],
        "extracts": _ages(run) if run else [],
        "departments": _departments(run) if run else [],
        "troubles": _troubles(run) if run else [],
        "suspects": _suspects(run) if run else [],
        "checks": _checks(run) if run else [],
        "refused": _refused(run) if run else [],
    }


def print_standing(found: dict[str, Any], every: bool = False) -> None:
    """The standing in Chinese; of the extracts only those that are not in time, unless `every` is asked for."""
    attempt = found["last_attempt"]
    if attempt:
        why = f"：{attempt['message']}" if attempt["message"] else "。"
        print(f"最近一次筛查：{attempt['as_of']}，{_STATES[attempt['state']]}{why}")
    if not found["run"]:
        print(f"{found['home']} 还没有发布过任何一日的名单。")
        return
    print(f"已发布 {found['published_days']} 日，最新 {found['newest_day']}。")
    print(f"以下为 {found['as_of']}（运行 {found['run']}）。")
    for gate in found["gates"]:
        print(f"质量关口 {gate['title']}：{gate['words']}")
    _print_departments(found["departments"])
    _print_extracts(found["extracts"], every)
    _print_troubles(found["troubles"])
    if found["suspects"]:
        print_table("结果存疑的规则（只提示）", {"rule": "规则", "words": "情况"}, found["suspects"])
    _print_checks(found["checks"])
    print_table("被拒收的文件", {"delivery": "文件", "message": "原因"}, found["refused"])


def _print_departments(departments: Sequence[dict[str, Any]]) -> None:
    heads = {
        "department": "部门",
        "extracts": "数据种类",
        "in_time": "正常",
        "partial": "部分",
        "stale": "过期",
        "missing": "未报",
        "files": "近期文件",
        "refused": "拒收",
        "quarantined": "隔离行数",
    }
    print_table("各部门报送情况（正常至未报为数据种类×旗县区的格数）", heads, departments)


def _print_extracts(extracts: Sequence[dict[str, Any]], every: bool) -> None:
    from fangpin_pipeline.identity.divisions import COUNTIES

    shown = [row for row in extracts if every or any(one["state"] != "in_time" for one in row["counties"].values())]
    if not shown:
        print("各类数据均在有效期内。")
        return
    heads = {"department": "部门", "extract": "编号", "title": "数据", "max_age": "时限", **COUNTIES}
    title = "各类数据的时效与距当日的天数" if every else "有过期、部分或未报的数据（--all 列出全部）"
    ordered = sorted(shown, key=lambda row: [one["department"] for one in extracts].index(row["department"]))
    print_table(title, heads, [{**row, **_shown_ages(row)} for row in ordered])


def _print_checks(checks: Sequence[dict[str, Any]]) -> None:
    from fangpin_pipeline.identity.divisions import COUNTIES

    heads = {
        "tier": "级别",
        "extract": "数据",
        "title": "检查",
        "where": "范围",
        "failing": "不合格",
        "checked": "检查数",
        "status": "结果",
    }
    rows = [{**row, "where": COUNTIES.get(row["county_code"], "全市")} for row in checks]
    print_table("未通过的质量检查", heads, rows)


def _print_troubles(troubles: Sequence[dict[str, Any]]) -> None:
    heads = {
        "department": "部门",
        "title": "数据",
        "words": "状态",
        "where": "旗县区",
        "why": "说明",
        "affected": "受影响的规则与类别",
    }
    rows = [{**row, "affected": "、".join(row["rules"]) or "暂无规则使用"} for row in troubles]
    if rows:
        print_table("谁未按时报送，影响什么", heads, rows)


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


def _gates(home: "Home", run: "PublishedRun", attempt: dict[str, Any] | None) -> list[dict[str, Any]]:
    """What may stop publication, and how the run passed it; an attempt that was stopped since stands first."""
    gates: list[dict[str, Any]] = [
        {"gate": "register", "title": "名册", "state": "passed", "words": "通过"},
        {"gate": "jump", "title": "预警突增", **_confirmed(home, run)},
    ]
    if attempt and attempt["state"] == "stopped":
        words = f"{attempt['as_of']} 停止发布：{attempt['message']}"
        gates.insert(0, {"gate": "publication", "title": "发布", "state": "stopped", "words": words})
    return gates


def _confirmed(home: "Home", run: "PublishedRun") -> dict[str, Any]:
    """Whether somebody had to confirm the run, why, and as far as it is known who and when."""
    from fangpin_pipeline.warehouse.confirmations import confirmation_of

    reason = run.manifest().confirmed
    if reason is None:
        return {"state": "passed", "words": "通过"}
    note = confirmation_of(home, run)
    known = f"账号 {note.by}，{note.at}" if note else "何人何时未留记录，见 Dagster 运行记录"
    return {
        "state": "confirmed",
        "words": f"经确认放行：{reason}（{known}）",
        "reason": reason,
        "confirmed_by": note.by if note else None,
        "confirmed_at": note.at if note else None,
    }


def _ages(run: "PublishedRun") -> list[dict[str, Any]]:
    """One row an extract: by county its state, covering delivery and days since; and the rules that rest on it."""
    from fangpin_pipeline.extracts import all_extracts
    from fangpin_pipeline.rules.depends import dependents

    rows: dict[str, dict[str, Any]] = {
        number: {
            "extract": number,
            "title": extract.title,
            "department": str(extract.department),
            "max_age": extract.max_age,
            "rules": [rule.name for rule in dependents().get(number, ())],
            "counties": {},
        }
        for number, extract in all_extracts().items()
    }
    for one in _standings(run):
        rows[one.extract]["counties"][one.county_code] = {
            "state": one.state.value,
            "words": one.words,
            "age_days": one.age_days,
            "fresh": one.fresh,
            "delivery": one.delivery,
            "unused": one.unused,
            "why": one.why,
        }
    return list(rows.values())


def _standings(run: "PublishedRun") -> "list[Standing]":
    from fangpin_pipeline.outputs.standings import standings

    return standings(run.read("coverage").to_pylist(), run.read("delivery").to_pylist())


def _departments(run: "PublishedRun") -> list[dict[str, Any]]:
    from fangpin_pipeline.outputs.quality_facts import departments, recent_deliveries

    return departments(_standings(run), recent_deliveries(run.path, run.as_of))


def _suspects(run: "PublishedRun") -> list[dict[str, Any]]:
    from fangpin_pipeline.outputs.quality_facts import suspects_of

    return suspects_of(run.path)


def _troubles(run: "PublishedRun") -> list[dict[str, Any]]:
    from fangpin_pipeline.outputs.quality_facts import troubles

    return troubles(_standings(run))


def _shown_ages(row: dict[str, Any]) -> dict[str, str]:
    """The states of an extract as the table shows them, by county."""
    return {county: _shown_age(one) for county, one in row["counties"].items()}


def _shown_age(one: dict[str, Any]) -> str:
    return one["words"] if one["age_days"] is None else f"{one['words']} {one['age_days']}天"


def _checks(run: "PublishedRun") -> list[dict[str, Any]]:
    """Checks that did not pass: those of files and rows, then those across tables that failed in a county."""
    from fangpin_pipeline.identity.divisions import CITY
    from fangpin_pipeline.outputs.correction import rows_of

    words = {"failed": "未通过", "error": "未能完成"}
    keys = ("extract", "check", "title", "checked", "failing")
    told = [
        {key: row[key] for key in keys}
        | {"severity": row["severity"], "tier": row.get("tier", ""), "county_code": CITY}
        | {"status": words.get(row["status"], row["status"])}
        for row in run.read("expectation_result").to_pylist()
        if row["status"] != "passed"
    ]
    told += [
        {key: row[key] for key in keys}
        | {"severity": "warning", "tier": "T4", "county_code": row["county_code"], "status": words["failed"]}
        for row in rows_of(run.path, "cross_check")
        if row["status"] == "failed"
    ]
    return told


def _refused(run: "PublishedRun") -> list[dict[str, Any]]:
    return [
        {"delivery": row["delivery"], "message": row["message"]}
        for row in run.read("delivery").to_pylist()
        if row["status"] == "refused"
    ]
