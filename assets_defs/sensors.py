"""When files arrive the day is screened. Off until an office switches it on in the UI.

Only the decision to ask for a run belongs here; what lies in the landing folder is said by `reading.arrival`.
"""

import hashlib
import json
from dataclasses import asdict, dataclass, replace
from datetime import date, datetime
from zoneinfo import ZoneInfo

from dagster import (
    DefaultSensorStatus,
    RunRequest,
    SensorDefinition,
    SensorEvaluationContext,
    SensorResult,
    SkipReason,
    sensor,
)
from dagster._core.definitions.unresolved_asset_job_definition import UnresolvedAssetJobDefinition

from assets_defs.partitions import DAYS, TIMEZONE
from assets_defs.resources import Office
from fangpin_pipeline.reading.arrival import content_key, listing_key, newest_day
from fangpin_pipeline.warehouse import Home, published_days

SENSOR = "new_deliveries"


@dataclass(frozen=True)
class Looked:
    """What the sensor remembers from tick to tick: four short keys, however many files there are.

    `listing` is the last look at names and sizes, `settled` the one of which the contents were compared last,
    `content` what the last run was asked for, `run_key` the key of that run.
    """

    listing: str = ""
    settled: str = ""
    content: str = ""
    run_key: str = ""

    @classmethod
    def from_cursor(cls, cursor: str | None) -> "Looked":
        """The memory of the last tick; of the first tick, or after a reset of the cursor, none."""
        return cls(**json.loads(cursor)) if cursor else cls()

    def to_cursor(self) -> str:
        """This memory as text."""
        return json.dumps(asdict(self))


def landing_sensor(job: UnresolvedAssetJobDefinition, office: Office) -> SensorDefinition:
    """A sensor on the landing folder of an office: one run for each state of the folder that stands still."""

    @sensor(
        name=SENSOR,
        job=job,
        minimum_interval_seconds=30,
        default_status=DefaultSensorStatus.STOPPED,
        description="每30秒查看交付文件目录：文件有增减或内容变化，且连续两次查看没有变动（已写完）时，筛查一次。"
        "内容相同的重复报送不再筛查。默认关闭，由单位启用。",
    )
    def new_deliveries(context: SensorEvaluationContext) -> SensorResult:
        return _look(office.home_of(context.instance), office, Looked.from_cursor(context.cursor))

    return new_deliveries


def _look(home: Home, office: Office, last: Looked) -> SensorResult:
    landing, today = office.landing_of(home), datetime.now(ZoneInfo(TIMEZONE)).date()
    listing = listing_key(landing, today)
    if listing is None:
        return _skip("没有交付文件。", replace(last, listing="", settled=""))
    if listing != last.listing:
        return _skip("文件有变动，等待写完：下次查看时没有变动再筛查。", replace(last, listing=listing))
    if listing == last.settled:
        return _skip("没有新的交付文件。", last)
    try:
        content = content_key(landing, today)
    except OSError:
        return _skip("有文件正在移动或无法打开，下次再查看。", replace(last, listing=""))
    if content is None or content == last.content:
        return _skip("文件内容与上次筛查时相同。", replace(last, settled=listing))
    day = _day_to_screen(home, newest_day(landing, today))
    if day is None:
        return _skip("文件的接收日期不在可筛查的日期范围内（2020-01-01 至今日）。", replace(last, settled=listing))
    seen = Looked(listing, listing, content, _run_key(content, last))
    return SensorResult(run_requests=[RunRequest(run_key=seen.run_key, partition_key=day)], cursor=seen.to_cursor())


def _day_to_screen(home: Home, received_on: date | None) -> str | None:
    """The newest day that has deliveries or lists: a late file of an old day changes what is current, not the past."""
    newest = max((day for day in (received_on, *published_days(home)) if day is not None), default=None)
    key = newest.isoformat() if newest else ""
    return key if DAYS.has_partition_key(key) else None


def _run_key(content: str, last: Looked) -> str:
    """The content, and after another run also that run: files taken away and put back are screened again."""
    return hashlib.sha256(f"{last.run_key}{content}".encode()).hexdigest() if last.run_key else content


def _skip(why: str, seen: Looked) -> SensorResult:
    return SensorResult(skip_reason=SkipReason(why), cursor=seen.to_cursor())
