"""The suite of an extract: what follows from its declaration, then what is kept by hand. No framework is imported here.

A new extract has its suite the moment it is declared. Rules are those of the quarantine (rules.md §2).
"""

from collections.abc import Iterator
from functools import cache

from expectations.candidates import KEY, given
from expectations.checks import Check, Expected
from expectations.hand_kept import hand_kept
from fangpin_pipeline.contracts import Column, Extract, Kind
from fangpin_pipeline.contracts.derive import AREA_SCOPE, checked_columns, rejected
from fangpin_pipeline.reading.gate import Tier

REQUIRED = "required"
CONFLICT = "conflict"


@cache
def suite(extract: Extract) -> tuple[Check, ...]:
    """Every check of an extract, critical ones first."""
    checks = (*_required(extract), *_readable(extract), *_in_scope(extract), _unique(extract), *hand_kept(extract))
    names = [check.name for check in checks]
    if twice := {name for name in names if names.count(name) > 1}:
        raise ValueError(f"extract {extract.number}: two checks are named {', '.join(sorted(twice))}")
    return checks


def filled_columns(extract: Extract) -> tuple[Column, ...]:
    """Columns in which every row needs a cell. An empty flag says "unknown", also where the column is required."""
    return tuple(column for column in extract.required if column.kind is not Kind.FLAG)


def _critical(name: str, title: str, column: str, rule: str, expected: Expected, on: str, basis: str) -> Check:
    return Check(name, title, column, rule, Tier.QUARANTINE, expected, on, basis)


def _required(extract: Extract) -> Iterator[Check]:
    for column in filled_columns(extract):
        yield _critical(
            f"{column.name}_required",
            f"{column.label}必填",
            column.name,
            REQUIRED,
            Expected.FILLED,
            given(column.name),
            "数据约定：必填列",
        )


def _readable(extract: Extract) -> Iterator[Check]:
    for column in checked_columns(extract):
        yield _critical(
            f"{column.name}_valid",
            f"{column.label}为有效的{column.kind.label}",
            column.name,
            column.kind.rule,
            Expected.READABLE,
            rejected(column.name),
            f"数据约定：{column.label}的类型为{column.kind.label}",
        )


def _in_scope(extract: Extract) -> Iterator[Check]:
    if extract.area:
        yield _critical(
            f"{extract.area.name}_in_scope",
            f"旗县区文件中{extract.area.label}属于本旗县区",
            extract.area.name,
            AREA_SCOPE,
            Expected.READABLE,
            rejected(AREA_SCOPE),
            "数据约定：旗县区的文件只报本旗县区的数据",
        )


def _unique(extract: Extract) -> Check:
    labels = "、".join(extract.by_name[name].label for name in extract.key)
    return _critical(
        "key_unique",
        f"同一文件中{labels}不重复",
        "+".join(extract.key),
        CONFLICT,
        Expected.UNIQUE,
        KEY,
        "数据约定：主键在一个文件中唯一",
    )
