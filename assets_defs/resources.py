"""The office whose day is screened: one home, locked for the length of a run, and the day's workspace in it."""

import os
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import date
from pathlib import Path

from dagster import ConfigurableResource, DagsterInstance, DagsterRunStatus, InitResourceContext, RunsFilter
from pydantic import Field, PrivateAttr

from fangpin_pipeline.day import Day
from fangpin_pipeline.engine.cluster import Cluster
from fangpin_pipeline.progress import announce
from fangpin_pipeline.screening import Stage, begin_day
from fangpin_pipeline.steps import perform
from fangpin_pipeline.warehouse import Home
from fangpin_pipeline.warehouse.session import Session

PARTITION_TAG = "dagster/partition"
_INTERRUPTED = "上次运行被中断，没有发布任何内容；已由本次运行标记为失败。"


class Office(ConfigurableResource["Office"]):
    """One home. Without configuration it is $FANGPIN_HOME, else the directory that holds Dagster's instance."""

    home: str = Field(default="", description="数据目录 HOME；留空用 $FANGPIN_HOME，再留空用 Dagster 实例的上级目录")
    landing: str = Field(default="", description="交付文件目录；留空用 HOME/landing")
    confirm: str = Field(default="", description="预警户数突增时仍要发布的理由；留空表示不放行")
    fresh: bool = Field(default=False, description="全部重新计算，不沿用以前筛查的中间结果")
    spark: str = Field(default="", description="Spark 主节点，如 local[*]；留空由本机的 DuckDB 计算，结果相同")

    _session: Session = PrivateAttr()
    _day: Day = PrivateAttr()
    _done: dict[str, Mapping[str, int]] = PrivateAttr(default_factory=dict)

    @contextmanager
    def yield_for_execution(self, context: InitResourceContext) -> Iterator["Office"]:
        """Lock the home and open the day's workspace, once a run, because steps share one process."""
        from expectations.gate import great_expectations_gate

        run, instance = context.run, context.instance
        if run is None or instance is None or PARTITION_TAG not in run.tags:
            raise ValueError("请选择要筛查的日期（分区）后再运行。")
        home, as_of = self.home_of(instance), date.fromisoformat(run.tags[PARTITION_TAG])
        confirm, spark = self.confirm.strip() or None, Cluster(self.spark) if self.spark else None
        begun = begin_day(
            home, as_of, self.landing_of(home), great_expectations_gate, confirm, fresh=self.fresh, spark=spark
        )
        with begun as (self._session, self._day):
            _bury_dead_runs(instance, run.run_id)
            yield self

    def home_of(self, instance: DagsterInstance) -> Home:
        """The home that this configuration means on an instance."""
        return Home(Path(self.home or os.environ.get("FANGPIN_HOME") or Path(instance.root_directory).parent))

    def landing_of(self, home: Home) -> Path:
        """The folder in which deliveries lie."""
        return Path(self.landing) if self.landing else home.landing

    @property
    def day(self) -> Day:
        """The day of this run."""
        return self._day

    @property
    def session(self) -> Session:
        """The session of this run."""
        return self._session

    def run(self, stage: Stage, stages: Sequence[Stage]) -> Mapping[str, int]:
        """Run a stage of `stages`, and first whatever it needs that this run has not done.

        In the daily job everything needed has been done. When somebody materializes one asset, or resumes a failed
        run, the workspace is fresh: intermediate tables are private to a run and never mixed with another's.
        """
        needed = _needed(stage, stages)
        for other in stages:
            if other.name in needed and other.name not in self._done:
                announce(len(self._done) + 1, len(stages), other.title)
                self._done[other.name] = perform(self._day, other.name, other.run)
        return self._done[stage.name]


def _needed(stage: Stage, stages: Sequence[Stage]) -> set[str]:
    """Names of a stage and of all that it needs, directly or not."""
    by_name = {other.name: other for other in stages}
    found: set[str] = set()
    waiting = [stage.name]
    while waiting:
        name = waiting.pop()
        if name not in found:
            found.add(name)
            waiting.extend(by_name[name].needs)
    return found


def _bury_dead_runs(instance: DagsterInstance, alive: str) -> None:
    """Mark runs as failed that still count as started although we hold the home's lock: their process is dead."""
    for run in instance.get_runs(RunsFilter(statuses=[DagsterRunStatus.STARTED])):
        if run.run_id != alive:
            instance.report_run_failed(run, message=_INTERRUPTED)
