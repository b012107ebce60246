"""Where things lie in a home. Only places: what is written there stands in the modules beside this one."""

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Home:
    """HOME of an office: everything the pipeline reads and writes lies below `root`."""

    root: Path

    @property
    def landing(self) -> Path:
        """Deliveries as received, one folder a day."""
        return self.root / "landing"

    @property
    def rulebook(self) -> Path:
        """The office's own instruments."""
        return self.root / "rulebook"

    @property
    def warehouse(self) -> Path:
        """Runs, stored inputs and CURRENT."""
        return self.root / "warehouse"

    @property
    def runs(self) -> Path:
        """Published days: `<as_of>/<run id>/`, never changed once there."""
        return self.warehouse / "runs"

    @property
    def inputs(self) -> Path:
        """Files that published days were made from, named by their sha256."""
        return self.warehouse / "inputs"

    @property
    def staged(self) -> Path:
        """Rows already read from deliveries: a cache that can be deleted at any time."""
        return self.warehouse / "staged"

    @property
    def work(self) -> Path:
        """Workspaces of days that are being screened."""
        return self.warehouse / "work"

    @property
    def current(self) -> Path:
        """The pointer that says which run of each day counts."""
        return self.warehouse / "CURRENT"

    @property
    def mart(self) -> Path:
        """The analysts' DuckDB file."""
        return self.root / "mart.duckdb"

    @property
    def outbox(self) -> Path:
        """Workbooks for the townships."""
        return self.root / "outbox"

    @property
    def reports(self) -> Path:
        """Assessment reports."""
        return self.root / "reports"

    @property
    def site(self) -> Path:
        """The static site of aggregates."""
        return self.root / "site"

    @property
    def dagster(self) -> Path:
        """Dagster's instance."""
        return self.root / "dagster"
