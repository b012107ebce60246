"""The policy's own words: the clauses of 巴扶组发〔2020〕8号. Which rule rests on which is declared with the rule."""

import csv
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


@cache
def clauses() -> dict[str, Clause]:
    """Every clause by its number (`data/README.md` says where they come from)."""
    text = files(__package__).joinpath("data", "clauses.csv").read_text(encoding="utf-8")
    rows = csv.DictReader(text.splitlines())
    return {row["clause"]: Clause(row["clause"], row["quote"], row["sentence"]) for row in rows}
