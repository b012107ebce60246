"""What several commands share: the home, the day, progress on stderr, tables on stdout. The clock is read here only."""

import atexit
import json
import logging
import os
import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import date, datetime, timedelta, timezone
from enum import IntEnum
from pathlib import Path
from pwd import getpwuid
from typing import TYPE_CHECKING, Annotated, Any, NoReturn

import typer

from fangpin_pipeline.commands.chinese import MisuseError

if TYPE_CHECKING:
    from fangpin_pipeline.reading.gate import Gate
    from fangpin_pipeline.warehouse import Home, PublishedRun

# China has one time zone and no summer time.
_BEIJING = timezone(timedelta(hours=8))


class Exit(IntEnum):
    """Exit codes (cli.md)."""

    DONE = 0
    FAILED = 1
    USAGE = 2
    STOPPED = 3


def today() -> date:
    """Today in Bayannur."""
    return datetime.now(_BEIJING).date()


def clock() -> str:
    """The time in Bayannur to the second, in ISO form."""
    return datetime.now(_BEIJING).isoformat(timespec="seconds")


def account() -> str:
    """The account that runs the command: its name, or its number where the machine knows no name."""
    try:
        return getpwuid(os.getuid()).pw_name
    except KeyError:
        return str(os.getuid())


def parse_day(text: str | date) -> date:
    """A day that is not in the future. Typer also hands over defaults, which are days already."""
    try:
        day = date.fromisoformat(str(text))
    except ValueError:
        raise MisuseError(f"日期“{text}”无法识别，请写成 2020-03-16 的形式。") from None
    if day > today():
        raise MisuseError(f"日期 {day} 在未来，数据截止日期不能晚于今天（{today()}）。")
    return day


HomeOption = Annotated[
    Path,
    typer.Option("--home", metavar="HOME", envvar="FANGPIN_HOME", help="数据目录；默认 $FANGPIN_HOME，再默认 ./var"),
]
DEFAULT_HOME = Path("var")
DayOption = Annotated[
    date, typer.Option("--as-of", metavar="D", parser=parse_day, help="数据截止日期，如 2020-03-16，不能在未来")
]
JsonOption = Annotated[bool, typer.Option("--json", help="以 JSON 输出")]


def home_of(root: Path) -> "Home":
    """The home below that directory."""
    from fangpin_pipeline.warehouse import Home

    return Home(root)


def published(home: "Home", as_of: date) -> "PublishedRun":
    """The published run of a day; without one the command fails with what to do."""
    from fangpin_pipeline.warehouse import run_of
    from fangpin_pipeline.warehouse.errors import WarehouseError

    run = run_of(home, as_of)
    if run is None:
        raise WarehouseError(
            f"{home.root} 中没有 {as_of} 的发布结果；请先运行 fangpin screen --as-of {as_of} --home {home.root}。"
        )
    return run


def load_gate() -> "Gate":
    """The quality gate, by its entry point: the domain does not know which framework judges."""
    gate: Gate = _load("fangpin.gate")
    return gate


def load_catalogue() -> Any:
    """What prints the catalogue of checks, by its entry point: most checks stand beside the framework."""
    return _load("fangpin.checks")


def load_runner() -> Any:
    """What runs a day under the orchestrator, by its entry point."""
    return _load("fangpin.runner")


def _load(group: str) -> Any:
    from importlib.metadata import entry_points

    (point,) = entry_points(group=group)
    return point.load()


def say(message: str) -> None:
    """A line for the person at the terminal, beside the result."""
    print(message, file=sys.stderr)


@contextmanager
def progress_shown() -> Iterator[None]:
    """Show the steps of a day on stderr: one line that changes on a terminal, plain lines elsewhere."""
    from fangpin_pipeline.progress import PROGRESS

    handler = _Progress()
    PROGRESS.addHandler(handler)
    PROGRESS.setLevel(logging.INFO)
    try:
        yield
    finally:
        PROGRESS.removeHandler(handler)
        handler.close()


class _Progress(logging.Handler):
    """Prints steps; on a terminal as a bar."""

    def __init__(self) -> None:
        super().__init__()
        self._bar: Any = None

    def emit(self, record: logging.LogRecord) -> None:
        number, of, title = (getattr(record, name) for name in ("number", "of", "title"))
        if not sys.stderr.isatty():
            say(f"{number}/{of} {title}")
            return
        if self._bar is None:
            self._bar = _start_bar(of)
        self._bar.update(self._bar.task_ids[0], completed=number, description=title)

    def close(self) -> None:
        if self._bar is not None:
            self._bar.stop()
        super().close()


def _start_bar(total: int) -> Any:
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

    bar = Progress(
        BarColumn(),
        MofNCompleteColumn(),
        TextColumn("{task.description}"),
        console=Console(stderr=True),
        transient=True,
    )
    bar.add_task("", total=total)
    bar.start()
    return bar


def leave(code: int) -> NoReturn:
    """End this process with an exit code.

    It skips the teardown of modules, during which DuckDB's binding prints a report on its own reference counts.
    """
    atexit._run_exitfuncs()
    sys.stdout.flush()
    sys.stderr.flush()
    os._exit(code)


def print_json(value: Any) -> None:
    """A result as JSON on stdout; dates in ISO form, Chinese as it is."""
    print(json.dumps(value, ensure_ascii=False, indent=1, default=str))


def print_table(title: str, columns: Mapping[str, str], rows: Sequence[Mapping[str, Any]]) -> None:
    """Rows as a table on stdout. `columns` maps keys to Chinese headers."""
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    table = Table(title=title, title_justify="left", show_edge=False)
    for header in columns.values():
        table.add_column(header, overflow="fold")
    for row in rows:
        table.add_row(*(Text("" if row[key] is None else str(row[key])) for key in columns))
    wide = None if sys.stdout.isatty() else 200
    Console(width=wide).print(table)
