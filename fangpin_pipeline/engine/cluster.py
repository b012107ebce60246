"""Which Spark computes a day and how it is set up. What is done with it stands in `spark`; nothing is imported here."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from importlib.resources import files

HERE = "local[*]"
"""The master that is this machine with all its cores."""

# A statement means the same everywhere only with these. Spark's log would repeat cells that it stumbles over.
_FIXED = {
    "spark.sql.ansi.enabled": "true",
    "spark.sql.caseSensitive": "false",
    "spark.sql.session.timeZone": "UTC",
    "spark.log.level": "OFF",
    "spark.ui.showConsoleProgress": "false",
}
# On one machine nobody watches the pages of a run, and a shuffle into two hundred pieces is all overhead.
_ON_THIS_MACHINE = {
    "spark.ui.enabled": "false",
    "spark.driver.host": "127.0.0.1",
    "spark.driver.bindAddress": "127.0.0.1",
    "spark.driver.memory": "4g",
    "spark.sql.shuffle.partitions": "8",
}
_JVM = "spark.driver.extraJavaOptions"


@dataclass(frozen=True)
class Cluster:
    """A Spark by its master; `settings` beat the ones chosen here, and those stand above Spark's own files."""

    master: str = HERE
    settings: Mapping[str, str] = field(default_factory=dict)

    @property
    def on_this_machine(self) -> bool:
        """Whether driver and executors are one process."""
        return self.master.startswith("local")

    def configuration(self) -> dict[str, str]:
        """Every setting by its name in Spark."""
        chosen = _FIXED | (_ON_THIS_MACHINE if self.on_this_machine else {}) | dict(self.settings)
        quiet = f"-Dlog4j2.configurationFile={files(__package__).joinpath('log4j2.properties')}"
        return chosen | {_JVM: f"{quiet} {chosen.get(_JVM, '')}".strip()}
