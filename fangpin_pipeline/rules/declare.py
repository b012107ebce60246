"""The words in which a rule is declared. How rules become SQL stands in `judge`, how a hit is told in `sentence`."""

from dataclasses import dataclass
from enum import IntEnum

from fangpin_pipeline.contracts import Department

# Words of the official list for what a warning is about (预警类别).
CATEGORIES = ("收入", "刚性支出", "教育", "医疗", "住房", "饮水", "就业", "补贴依赖", "政策断档")


class Severity(IntEnum):
    """How urgent a hit is; a household's severity is the highest of its hits."""

    YELLOW = 1
    ORANGE = 2
    RED = 3

    @property
    def code(self) -> str:
        """Name in the output tables."""
        return self.name.lower()


@dataclass(frozen=True)
class Bound:
    """An amount that hits from a limit on (`comparison` `>=`) or above it (`>`).

    `limit` is a parameter or a whole number; with `income` it is the share, or the multiple, of that income.
    """

    amount: str
    comparison: str
    limit: str
    income: str = ""


@dataclass(frozen=True)
class PerHead:
    """Net income per head, less the fact `less`, that hits below a line (`comparison` `<`), or up to it (`<=`)."""

    comparison: str
    line: str
    less: str = ""


@dataclass(frozen=True)
class Test:
    """One condition in SQL over facts and parameters, with the facts and parameters that may make it unknown.

    Those in `then` are asked for only once the first of `reads` is known: without an income nobody misses the line.
    `says` is the condition in Chinese for the printed manual, over facts and parameters in braces; without it the
    sentence of the case has to do. `measure` names the numbers that the condition compares, so that an explanation can
    say by how much they miss.
    """

    sql: str
    reads: tuple[str, ...] = ()
    then: tuple[str, ...] = ()
    says: str = ""
    measure: Bound | PerHead | None = None


@dataclass(frozen=True)
class Case:
    """Tests that must all hold, with what a hit says. `severity` None stands for the parameter class_severity.

    `value` and `limit` show the number and the standard in a list; all three texts are format strings over facts
    and parameters (see `sentence`).
    """

    severity: Severity | None
    tests: tuple[Test, ...]
    sentence: str
    value: str = ""
    limit: str = ""


@dataclass(frozen=True)
class Rule:
    """A rule, or a class when `is_class`: hit when any of its cases is.

    `clause` is the row of the policy's clause map, `owner` the department that acts, `cause` and `category` the words
    of the official list, `risk` marks the rules that make a low-income household class two.
    """

    name: str
    title: str
    clause: str
    owner: Department
    cause: str
    category: str
    cases: tuple[Case, ...]
    clears_when: str
    risk: bool = False
    is_class: bool = False
