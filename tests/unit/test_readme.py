"""What README and docs name exists: commands, options, make targets, files, links; and their rulebook example loads."""

import re
import shlex
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import typer

from fangpin_pipeline.cli import app
from fangpin_pipeline.rulebook import Rulebook

ROOT = Path(__file__).parents[2]
README = ROOT / "README.md"
PAGES = [README, ROOT / "CHANGELOG.md", *sorted((ROOT / "docs").rglob("*.md"))]
NAMED = {page.relative_to(ROOT).as_posix(): page for page in PAGES}
# The contract says what is to be; every other page says what is.
CLAIMING = [name for name in NAMED if not name.startswith("docs/contract/")]

_FENCE = re.compile(r"^```[a-z]*\n(.*?)^```$", re.MULTILINE | re.DOTALL)
_SPAN = re.compile(r"`([^`\n]+)`")
_LINK = re.compile(r"\]\(([^)\s]+)\)")
_COMMAND = re.compile(r"(?:^|[\s/])fangpin (.+)$")
_OWN_PATH = re.compile(r"(?:fangpin_pipeline|assets_defs|expectations|tests|docs)/[\w./-]*")


def code(page: Path) -> Iterator[str]:
    """Lines of code blocks and the code spans of a page."""
    text = page.read_text(encoding="utf-8")
    for block in _FENCE.findall(text):
        yield from block.splitlines()
    yield from (span.replace("\\|", "|") for span in _SPAN.findall(_FENCE.sub("", text)))


def command_lines(page: Path) -> list[str]:
    """What follows `fangpin` in code."""
    return [found[1] for line in code(page) if (found := _COMMAND.search(line))]


def tree() -> Any:
    return typer.main.get_command(app)


def resolve(line: str) -> tuple[Any, list[str]]:
    """The command that a line calls, and the options it gives."""
    command, words = tree(), shlex.split(line)
    while hasattr(command, "commands"):
        assert words, f"fangpin {line}: no command"
        assert words[0] in command.commands, f"fangpin {line}: {words[0]} is no command"
        command = command.commands[words.pop(0)]
    return command, [word for word in words if word.startswith("--")]


def spellings(command: Any) -> set[str]:
    return {option for parameter in command.params for option in parameter.opts} | {"--help"}


def leaves(command: Any, path: str = "") -> Iterator[tuple[str, Any]]:
    for name, below in getattr(command, "commands", {}).items():
        yield from leaves(below, f"{path} {name}".strip())
    if not hasattr(command, "commands"):
        yield path, command


@pytest.mark.parametrize("page", CLAIMING)
def test_every_command_line_names_a_command_and_options_that_exist(page: str) -> None:
    for line in command_lines(NAMED[page]):
        command, options = resolve(line)
        assert set(options) <= spellings(command), f"fangpin {line}"


def test_a_command_or_option_that_does_not_exist_is_noticed() -> None:
    with pytest.raises(AssertionError, match="nonsense is no command"):
        resolve("nonsense --as-of 2020-03-16")
    command, options = resolve("screen --motor spark")
    assert not set(options) <= spellings(command)


def test_the_readme_names_every_command() -> None:
    lines = command_lines(README)
    assert [path for path, _ in leaves(tree()) if not any(line.startswith(path) for line in lines)] == []


@pytest.mark.parametrize("page", ["README.md", "docs/operations.md"])
def test_every_option_named_alone_belongs_to_some_command(page: str) -> None:
    known = {option for _, command in leaves(tree()) for option in spellings(command)}
    named = {word.split()[0] for word in code(NAMED[page]) if word.startswith("--")}
    assert named
    assert named <= known


def test_every_make_target_exists() -> None:
    targets = set(re.findall(r"^([a-z-]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE))
    named = {target for page in PAGES for line in code(page) for target in re.findall(r"\bmake ([a-z-]+)", line)}
    assert {"run", "test"} <= named
    assert named <= targets


@pytest.mark.parametrize("page", NAMED)
def test_every_file_of_ours_named_in_code_exists(page: str) -> None:
    named = [span for span in code(NAMED[page]) if _OWN_PATH.fullmatch(span) and "NN" not in span]
    assert [path for path in named if not (ROOT / path).exists()] == []


def anchors(page: Path) -> set[str]:
    """Headings of a page as its address names them."""
    titles = re.findall(r"^#+ (.+)$", _FENCE.sub("", page.read_text(encoding="utf-8")), re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", title.lower()).replace(" ", "-") for title in titles}


@pytest.mark.parametrize("page", NAMED)
def test_every_relative_link_resolves(page: str) -> None:
    for link in _LINK.findall(NAMED[page].read_text(encoding="utf-8")):
        if link.startswith(("http://", "https://")):
            continue
        place, _, heading = link.partition("#")
        target = (NAMED[page].parent / place).resolve() if place else NAMED[page]
        assert target.exists(), f"{page}: {link}"
        assert target.is_relative_to(ROOT), f"{page}: {link}"
        assert not heading or heading in anchors(target), f"{page}: {link}"


def test_the_rulebook_of_the_readme_loads(tmp_path: Path) -> None:
    (block,) = re.findall(r"^```yaml\n(.*?)^```$", README.read_text(encoding="utf-8"), re.MULTILINE | re.DOTALL)
    (tmp_path / "150821.yaml").write_text(block, encoding="utf-8")
    book = Rulebook.load(tmp_path)
    before = book.settings("150821", date(2020, 3, 14))["illness_amount"]
    after = book.settings("150821", date(2020, 3, 16))["illness_amount"]
    assert (before.value, after.value, after.authority) == (10000, 8000, "150821")
    assert "WYBZ01" in book.policies("150821")
