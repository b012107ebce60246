"""What is wrong in a rulebook, in words an official can act on: file, key, date, problem and remedy."""

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class Problem:
    """One thing that is wrong. `key` and `on` (the effective date of the instrument) are empty where none is meant."""

    file: str
    what: str
    remedy: str
    key: str = ""
    on: str = ""

    def __str__(self) -> str:
        place = [f"规则文件 {self.file}"]
        if self.on:
            place.append(f"{self.on} 起施行的文件")
        if self.key:
            place.append(f"键“{self.key}”")
        return f"{'，'.join(place)}：{self.what}。处理办法：{self.remedy}。"


class RulebookError(ValueError):
    """A rulebook that cannot be used. It names every problem found, so that one correction is enough."""

    def __init__(self, problems: Sequence[Problem]) -> None:
        super().__init__("\n".join(map(str, problems)))
        self.problems = tuple(problems)


class UnusableError(ValueError):
    """One text that cannot be used, before it is known where it stands: what is wrong, and the remedy."""

    def __init__(self, what: str, remedy: str) -> None:
        super().__init__(f"{what}。{remedy}")
        self.what = what
        self.remedy = remedy


class Findings:
    """Collects the problems of one file while it is read."""

    def __init__(self, file: str) -> None:
        self.file = file
        self.problems: list[Problem] = []

    def add(self, what: str, remedy: str, key: str = "", on: str = "") -> None:
        """Note one problem of this file."""
        self.problems.append(Problem(self.file, what, remedy, key, on))
