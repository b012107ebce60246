"""Checks that many extracts ask alike: dates in time and in order, sizes, parts of a whole, names that can be read.

Each takes columns of one extract by name and words its title from their labels, so that a label is written once. What
only one extract asks stands in `hand_kept`.
"""

from collections.abc import Sequence

from expectations.checks import Check, advice, fen
from expectations.hand_kept.reasons import BALANCE, IN_TIME, LEGIBLE, MAGNITUDE, ORDER, PHONE_RULE, PRACTICE, already
from fangpin_pipeline.contracts import Kind
from fangpin_pipeline.extracts import extract

# A question mark, the replacement character and private-use characters stand where an encoding lost a character.
_ILLEGIBLE = r"[?\x{FFFD}\x{E000}-\x{F8FF}\x{F0000}-\x{10FFFD}]"
# A field of 20 bytes cuts long names behind a dot or in a syllable; what is left of others is one character.
_CUT = r"^.$|·$"


class Usual:
    """Usual checks of the extract of that number, on columns of it."""

    def __init__(self, number: str) -> None:
        self._columns = extract(number).by_name

    def _label(self, name: str) -> str:
        return self._columns[name].label

    def in_time(self, *names: str) -> tuple[Check, ...]:
        """What has happened is not dated after the day of receipt."""
        return tuple(
            advice(f"{name}_in_time", f"{self._label(name)}不晚于接收日期", name, already(name), IN_TIME)
            for name in names
        )

    def in_order(self, earlier: str, *later: str) -> tuple[Check, ...]:
        """Dates that are not before an earlier one."""
        return tuple(
            advice(
                f"{name}_after_{earlier}",
                f"{self._label(name)}不早于{self._label(earlier)}",
                name,
                f"{name} >= {earlier}",
                ORDER,
            )
            for name in later
        )

    def sized(self, name: str, low: int, high: int, basis: str = MAGNITUDE) -> Check:
        """A size within bounds that include themselves; of money in yuan."""
        scale, unit = (fen, "元") if self._columns[name].kind is Kind.MONEY else (int, "")
        return advice(
            f"{name}_plausible",
            f"{self._label(name)}在{low}至{high}{unit}之间",
            name,
            f"{name} BETWEEN {scale(low)} AND {scale(high)}",
            basis,
        )

    def within(self, whole: str, *parts: str) -> tuple[Check, ...]:
        """Each part is not above the whole."""
        return tuple(
            advice(
                f"{part}_within_{whole}",
                f"{self._label(part)}不超过{self._label(whole)}",
                part,
                f"{part} <= {whole}",
                BALANCE,
            )
            for part in parts
        )

    def told(self, name: str, on: str, when: str = "", cases: str = "", basis: str = PRACTICE) -> Check:
        """A column is filled: in every row, or in those where the SQL `when` holds, which `cases` words in Chinese."""
        holds = f"{name} IS NOT NULL"
        return advice(
            f"{name}_told",
            f"{cases}{self._label(name)}已填写",
            on,
            f"NOT ({when}) OR {holds}" if when else holds,
            basis,
        )

    def named(self, *names: str) -> tuple[Check, ...]:
        """Names without lost characters and not cut off."""
        return tuple(check for name in names for check in self._named(name))

    def _named(self, name: str) -> Sequence[Check]:
        label = self._label(name)
        return (
            advice(
                f"{name}_legible",
                f"{label}没有问号、乱码或自造字",
                name,
                f"NOT regexp_matches({name}, '{_ILLEGIBLE}')",
                LEGIBLE,
            ),
            advice(f"{name}_whole", f"{label}完整，未被截断", name, f"NOT regexp_matches({name}, '{_CUT}')", LEGIBLE),
        )

    def mobile(self, name: str) -> Check:
        """A mobile phone number of eleven digits."""
        return advice(
            f"{name}_plausible",
            f"{self._label(name)}为11位手机号码",
            name,
            f"regexp_matches({name}, '^1[0-9]{{10}}$')",
            PHONE_RULE,
        )
