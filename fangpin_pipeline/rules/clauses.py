"""The policy's own words: the clauses of 巴扶组发〔2020〕8号. Which rule rests on which is declared with the rule."""

import csv
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

DOCUMENT = "《进一步巩固拓展脱贫攻坚成果构建稳定脱贫长效机制十一条意见》（巴扶组发〔2020〕8号）"


@dataclass(frozen=True)
class Clause:
    """One clause: its number (article and running number), the words that count, and the sentence they stand in."""

    number: str
    quote: str
    sentence: str

    @property
    def article(self) -> int:
        """Number of the article."""
        return int(self.number.partition(".")[0])


@dataclass(frozen=True)
class Mechanism:
    """A system, ledger or mechanism that the policy names, with the numbers of the clauses that ask for it."""

    name: str
    clauses: tuple[str, ...]


@cache
def clauses() -> dict[str, Clause]:
    """Every clause by its number (`data/README.md` says where they come from)."""
    return {row["clause"]: Clause(row["clause"], row["quote"], row["sentence"]) for row in _rows("clauses.csv")}


@cache
def mechanisms() -> dict[str, Mechanism]:
    """Every system, ledger and mechanism that the policy names, by its name."""
    rows = _rows("mechanisms.csv")
    return {row["mechanism"]: Mechanism(row["mechanism"], tuple(row["clauses"].split(";"))) for row in rows}


def _rows(file: str) -> Iterator[dict[str, str]]:
    return csv.DictReader(files(__package__).joinpath("data", file).read_text(encoding="utf-8").splitlines())
