"""Manners of the sources that no linter knows: no clock below the commands, small files, each saying what it is."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
SOURCES = ("fangpin_pipeline", "expectations", "assets_defs")
LONGEST = 350
# A day is decided by its inputs: what is below the commands sees neither clock nor chance nor environment. The
# benchmark takes time, and only its command knows it.
OUTERMOST = {"fangpin_pipeline/cli.py", "fangpin_pipeline/commands", "fangpin_pipeline/bench"}
MODULES = {"time", "random", "secrets", "uuid", "platform", "locale", "getpass", "socket"}
NAMES = {"now", "today", "utcnow", "urandom", "getenv", "environ", "environb", "default_rng", "getpid", "mkdtemp"}
NAMES |= {"SeedSequence", "NamedTemporaryFile", "TemporaryDirectory", "mkstemp"}
OF_PATH = {"home", "cwd"}
REASONS = {
    # The lock names the process that holds the home, for the person who finds it locked; a workspace is private and
    # leaves its name nowhere.
    ("fangpin_pipeline/warehouse/session.py", "getpid"),
    ("fangpin_pipeline/warehouse/session.py", "mkdtemp"),
    # The table in a zip is unpacked for as long as it is read; where it lay, nobody learns.
    ("fangpin_pipeline/reading/archive.py", "TemporaryDirectory"),
    # Chance in the sample is a stream of the seed; every other module of it takes that stream.
    ("fangpin_pipeline/sample/chance.py", "SeedSequence"),
}


def files(*roots: str, suffix: str = ".py") -> list[Path]:
    return sorted(file for root in roots for file in (ROOT / root).rglob(f"*{suffix}"))


def name(file: Path) -> str:
    return file.relative_to(ROOT).as_posix()


def _inner() -> list[Path]:
    return [
        file
        for file in files("fangpin_pipeline", "expectations")
        if not any(name(file).startswith(outer) for outer in OUTERMOST)
    ]


def outside_inputs(tree: ast.AST) -> Iterator[tuple[int, str]]:
    """Line and name of everything in a module that could look at a clock, at chance or at the environment."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from ((node.lineno, one.name) for one in node.names if one.name.split(".")[0] in MODULES)
        elif isinstance(node, ast.ImportFrom):
            if (node.module or "").split(".")[0] in MODULES:
                yield node.lineno, str(node.module)
            yield from ((node.lineno, one.name) for one in node.names if one.name in NAMES)
        elif isinstance(node, ast.Attribute):
            of_path = isinstance(node.value, ast.Name) and node.value.id == "Path" and node.attr in OF_PATH
            if of_path or node.attr in NAMES:
                yield node.lineno, node.attr


@pytest.mark.parametrize("file", _inner(), ids=name)
def test_no_clock_no_chance_no_environment(file: Path) -> None:
    seen = list(outside_inputs(ast.parse(file.read_text(encoding="utf-8"))))
    assert not [(line, what) for line, what in seen if (name(file), what) not in REASONS]


@pytest.mark.parametrize(
    "text",
    [
        "from datetime import date\ndate.today()",
        "import datetime\ndatetime.datetime.now()",
        "from time import time",
        "import random",
        "import os\nos.environ['X']",
        "from os import environ",
        "import numpy as np\nnp.random.default_rng()",
        "from pathlib import Path\nPath.home()",
    ],
)
def test_what_looks_outside_is_seen(text: str) -> None:
    assert list(outside_inputs(ast.parse(text)))


def test_every_reason_is_needed() -> None:
    seen = {(name(file), what) for file in _inner() for _, what in outside_inputs(ast.parse(file.read_text("utf-8")))}
    assert seen == REASONS


def test_files_are_small() -> None:
    every = [*files(*SOURCES, "tests"), *files(*SOURCES, suffix=".sql")]
    sizes = {name(file): len(file.read_text(encoding="utf-8").splitlines()) for file in every}
    assert not {file: lines for file, lines in sizes.items() if lines > LONGEST}


def test_every_module_says_what_it_is() -> None:
    modules = [*files(*SOURCES), *(file for file in files("tests") if file.stat().st_size)]
    assert not [name(file) for file in modules if not ast.get_docstring(ast.parse(file.read_text(encoding="utf-8")))]


def test_every_statement_says_what_it_is() -> None:
    statements = files(*SOURCES, suffix=".sql")
    assert not [name(file) for file in statements if not file.read_text(encoding="utf-8").startswith("-- ")]


def test_only_commands_print() -> None:
    """What a person reads in a terminal is written by the commands, and by the runner that stands in for one."""
    printing = {
        name(file)
        for file in files(*SOURCES)
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8")))
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "print"
    }
    assert not [file for file in printing if not file.startswith(("fangpin_pipeline/commands/", "assets_defs/run.py"))]
