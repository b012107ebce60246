"""The expectations that our suites are written in: Great Expectations' own, slimmed, and one for a condition on a row.

What is expected of which extract stands in `suites` and `hand_kept`. Importing this module imports Great Expectations.
"""

from collections.abc import Iterable
from typing import Any, ClassVar

import sqlalchemy as sa
from great_expectations.compatibility import pydantic
from great_expectations.core import ExpectationSuite
from great_expectations.execution_engine import ExecutionEngine, SqlAlchemyExecutionEngine
from great_expectations.expectations.core import (
    ExpectColumnValuesToBeNull,
    ExpectColumnValuesToBeUnique,
    ExpectColumnValuesToNotBeNull,
)
from great_expectations.expectations.expectation import ColumnMapExpectation
from great_expectations.expectations.expectation_configuration import ExpectationConfiguration
from great_expectations.expectations.metrics.map_metric_provider import (
    ColumnMapMetricProvider,
    column_condition_partial,
)
from great_expectations.validator.validator import ValidationDependencies

from expectations.checks import Check, Expected


class _CountsOnly:
    """Drops the statement that fetches examples of failing values: nobody may see them, and it is run per expectation.

    An expectation whose failing rows nobody asks for (`rows_wanted` false) also spares the text of their selection.
    Ours do not change once they are made, so that `configuration`, which upstream writes anew some sixty times for
    each expectation that it validates, is written once.
    """

    map_metric: ClassVar[str]
    rows_wanted: ClassVar[bool] = True
    _written: ExpectationConfiguration | None

    @property
    def configuration(self) -> ExpectationConfiguration:
        """What upstream keeps of an expectation."""
        if self._written is None:
            self._written = super().configuration  # type: ignore[misc]
        return self._written

    def get_validation_dependencies(
        self,
        execution_engine: ExecutionEngine | None = None,
        runtime_configuration: dict[str, Any] | None = None,
    ) -> ValidationDependencies:
        needed = super().get_validation_dependencies(execution_engine, runtime_configuration)  # type: ignore[misc]
        needed.remove_metric_configuration(f"{self.map_metric}.unexpected_values")
        if not self.rows_wanted:
            needed.remove_metric_configuration(f"{self.map_metric}.unexpected_index_query")
        return needed


class ExpectCellsToBeFilled(_CountsOnly, ExpectColumnValuesToNotBeNull):
    """No cell of the column is empty."""

    _written: ExpectationConfiguration | None = pydantic.PrivateAttr(None)


class ExpectCellsToBeReadable(_CountsOnly, ExpectColumnValuesToBeNull):
    """No cell was rejected: the column that keeps the rejected texts is empty."""

    _written: ExpectationConfiguration | None = pydantic.PrivateAttr(None)


class ExpectKeysToBeUnique(_CountsOnly, ExpectColumnValuesToBeUnique):
    """No key occurs twice."""

    _written: ExpectationConfiguration | None = pydantic.PrivateAttr(None)


class RowCondition(ColumnMapMetricProvider):
    """Whether a condition in SQL holds in a row; where it is unknown, or the column is empty, the row passes."""

    condition_metric_name = "column_values.fulfil_condition"
    condition_value_keys = ("condition",)

    @column_condition_partial(engine=SqlAlchemyExecutionEngine)
    def _sqlalchemy(cls, column: sa.ColumnClause[Any], condition: str, **kwargs: Any) -> sa.ColumnElement[bool]:  # noqa: N805
        return sa.literal_column(f"({condition})", sa.Boolean)


class ExpectRowsToFulfil(_CountsOnly, ColumnMapExpectation):
    """A condition in SQL holds in every row in which the column is filled and the condition is known."""

    condition: str
    map_metric = "column_values.fulfil_condition"
    success_keys = ("condition", "mostly")
    rows_wanted: ClassVar[bool] = False
    _written: ExpectationConfiguration | None = pydantic.PrivateAttr(None)


_BEHIND = {
    Expected.FILLED: ExpectCellsToBeFilled,
    Expected.READABLE: ExpectCellsToBeReadable,
    Expected.UNIQUE: ExpectKeysToBeUnique,
    Expected.FULFILS: ExpectRowsToFulfil,
}


def expectation_suite(name: str, checks: Iterable[Check]) -> ExpectationSuite:
    """Checks as a suite; a result finds its check by `meta["check"]`."""
    return ExpectationSuite(name=name, expectations=[_expectation(check) for check in checks])


def _expectation(check: Check) -> ColumnMapExpectation:
    condition = {"condition": check.condition} if check.expected is Expected.FULFILS else {}
    return _BEHIND[check.expected](
        column=check.on,
        severity=check.severity.value,
        description=check.title,
        notes=check.basis,
        meta={"check": check.name},
        **condition,
    )
