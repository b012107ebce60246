"""Four stages that stand for a day: one judged, one that computes, one that publishes, one that comes after."""

from collections.abc import Mapping

import pyarrow as pa

from fangpin_pipeline.contracts import Column, Kind, Table
from fangpin_pipeline.day import Day
from fangpin_pipeline.extracts import education
from fangpin_pipeline.screening import Stage
from fangpin_pipeline.warehouse import run_before
from fangpin_pipeline.warehouse.errors import PublicationStopped
from fangpin_pipeline.warehouse.publication import publish

COUNTED = Table("counted", "计数", (Column("days", "已发布天数", Kind.COUNT),), order=("days",))
ID = "152801198001011234"


def order_file(day: Day) -> str:
    """What the test wants to happen on this day: the content of landing/ORDER-<as_of>, else nothing special."""
    file = day.landing / f"ORDER-{day.as_of}"
    return file.read_text(encoding="utf-8") if file.exists() else ""


def judge(day: Day) -> Mapping[str, int]:
    order = order_file(day)
    status = "error" if order == "gate error" else "failed" if order == "dirty" else "passed"
    refused = int(order == "refused")
    rows = [
        {"extract": "student", "check": "file_format", "title": "文件可读", "tier": "T1", "severity": "critical",
         "checked": 2, "failing": refused, "status": "failed" if refused else "passed"},
        {"extract": "student", "check": "id_no_valid", "title": "身份证号有效", "tier": "T2", "severity": "critical",
         "checked": 10, "failing": 2 if status == "failed" else 0, "status": status},
        {"extract": "student", "check": "age_plausible", "title": "年龄合理", "tier": "T3", "severity": "warning",
         "checked": 10, "failing": 1, "status": "failed"},
    ]  # fmt: skip
    return {"学籍信息": day.write("verdict_x11", pa.Table.from_pylist(rows))}


def count(day: Day) -> Mapping[str, int]:
    if order_file(day) == "broken":
        raise ValueError(f"Could not convert string '{ID}' of '张三丰' to INT32")
    if order_file(day) == "stop":
        raise PublicationStopped("没有可读的建档立卡台账，名单未发布。")
    previous = run_before(day.home, day.as_of)
    days = previous.read("counted")["days"][0].as_py() if previous else 0
    return {"counted": day.write("counted", pa.table({"days": [days + 1]}))}


def show(day: Day) -> Mapping[str, int]:
    publish(day, [COUNTED], [], gate=day.gate)
    return {}


def after(day: Day) -> Mapping[str, int]:
    (day.home.root / "after.txt").write_text(day.as_of.isoformat(), encoding="utf-8")
    return {"pages": 3}


STAGES = (
    Stage("student", "读取并检查学籍信息", "extracts", (), judge, education.DEPARTMENT),
    Stage("counted", "计数", "facts", ("student",), count, education.DEPARTMENT),
    Stage("publication", "发布", "publication", ("counted",), show),
    Stage("after", "发布之后", "outputs", ("publication",), after),
)
