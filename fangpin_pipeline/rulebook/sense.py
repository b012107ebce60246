"""What no single document shows: values in force together that contradict each other, and years without a value.

The form of one file is checked in `form`; which document is in force is decided in `book`.
"""

from collections.abc import Iterator, Mapping
from datetime import date
from itertools import pairwise
from typing import TYPE_CHECKING

from fangpin_pipeline.identity.divisions import AUTHORITIES
from fangpin_pipeline.rulebook.errors import Problem
from fangpin_pipeline.rulebook.parameters import ORDERS, PARAMETERS

if TYPE_CHECKING:
    from fangpin_pipeline.rulebook.book import Rulebook, Setting
    from fangpin_pipeline.rulebook.form import Instrument

# The shipped defaults hold for every day; this is the first that a rulebook knows.
FIRST_DAY = date(1900, 1, 1)


def nonsense(book: "Rulebook") -> list[Problem]:
    """Every contradiction and gap in what is in force, per county and date; each pair of documents is named once."""
    return [*dict.fromkeys(_disorders(book)), *dict.fromkeys(_year_gaps(book))]


def doubtful(book: "Rulebook") -> list[Problem]:
    """What may be meant and stops nothing, but should be looked at: a document that holds from before its issue."""
    return [
        Problem(
            f"{document.authority}.yaml",
            f"《{document.title}》{document.issued} 印发，却自 {document.effective} 起施行（追溯施行）",
            "核对两个日期；确为追溯施行的，在 note 中写明依据",
            "effective",
            document.effective.isoformat(),
        )
        for document in book.office
        if document.effective < document.issued
    ]


def without_value(book: "Rulebook", on: date) -> list[Problem]:
    """Parameters without any value in force on a day, each with the authorities that lack it."""
    lacking: dict[str, list[str]] = {}
    for authority in AUTHORITIES:
        for name, setting in book.settings(authority, on).items():
            if setting.value is None:
                lacking.setdefault(name, []).append(authority)
    return [
        Problem(
            f"{authorities[0]}.yaml",
            f"{PARAMETERS[name].label}在{'、'.join(map(AUTHORITIES.__getitem__, authorities))}没有有效的值",
            f"在 sets 中补上{on.year}年的值和它的文件",
            name,
            on.isoformat(),
        )
        for name, authorities in lacking.items()
    ]


def _disorders(book: "Rulebook") -> Iterator[Problem]:
    """Thresholds out of order. Documents that an authority inherits are the city's to correct."""
    for authority in AUTHORITIES:
        for on in sorted({FIRST_DAY, *(document.effective for document in book.documents(authority))}):
            settings = book.settings(authority, on)
            for names in ORDERS:
                for one, other in pairwise(settings[name] for name in names):
                    if _falls(one, other):
                        yield _disorder(one, other, names)


def _falls(one: "Setting", other: "Setting") -> bool:
    return one.value is not None and other.value is not None and one.value > other.value  # type: ignore[operator]


def _disorder(one: "Setting", other: "Setting", names: tuple[str, ...]) -> Problem:
    """Named after the later of the two documents, which brought the disorder about."""
    later = max((one, other), key=lambda setting: (setting.in_layers, setting.effective or FIRST_DAY))
    order = " ≤ ".join(names)
    return Problem(
        f"{later.authority}.yaml",
        f"{one.parameter.label}为{one.text}（《{one.title}》），却高于{other.parameter.label}的{other.text}"
        f"（《{other.title}》）",
        f"改正其中一个，使 {order}",
        later.parameter.name,
        later.effective.isoformat() if later.effective else "",
    )


def _year_gaps(book: "Rulebook") -> Iterator[Problem]:
    """Years between the first and the last of a yearly standard that no document gives a value."""
    for authority in AUTHORITIES:
        for name, parameter in PARAMETERS.items():
            documents = [document for document in book.documents(authority) if name in document.sets]
            years = {year: document for document in documents for year in _years(document, name)}
            for year in range(min(years, default=0), max(years, default=0)):
                if parameter.by_year and all(document.value(name, year) is None for document in documents):
                    after = years[min(known for known in years if known > year)]
                    yield Problem(
                        f"{after.authority}.yaml",
                        f"{parameter.label}没有{year}年的值，前后年度却有",
                        f"补上{year}年的值和它的文件",
                        name,
                        after.effective.isoformat(),
                    )


def _years(document: "Instrument", name: str) -> tuple[int, ...]:
    entry = document.sets[name]
    return tuple(entry) if isinstance(entry, Mapping) else ()
