"""The gate: runs the suite of an extract with Great Expectations and returns plain verdicts and the failing cells.

Great Expectations takes seconds to import, so it is imported inside the call, when there is something to judge. What is
checked stands in `suites`, how it runs in `engine`; nothing here decides what becomes of a failing row.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

import pyarrow as pa

from expectations.candidates import PLACE, statements
from expectations.checks import Check, Expected
from expectations.suites import suite
from fangpin_pipeline.contracts import Extract
from fangpin_pipeline.contracts.derive import candidate_schema
from fangpin_pipeline.privacy import redact
from fangpin_pipeline.reading.gate import FAULT_SCHEMA, Judgement, Severity, Verdict

if TYPE_CHECKING:
    from great_expectations.core.expectation_validation_result import ExpectationValidationResult

    from expectations.engine import Bench

PASSED, FAILED, ERROR = "passed", "failed", "error"
_QUOTE = re.compile("['\"`]")
_MESSAGE_LENGTH = 200


def great_expectations_gate(extract: Extract, candidates: pa.Table) -> Judgement:
    """Judge the data lines of one extract (`candidate_schema`), of any number of deliveries.

    Never raises: what could not be checked has the status `error`, with a message free of values.
    """
    checks = suite(extract)
    if not candidates.schema.equals(candidate_schema(extract)):
        return _not_checked(extract, "数据行的列与数据约定不符，检查未执行；请联系系统维护人员")
    if candidates.num_rows == 0:
        return Judgement(tuple(_verdict(extract, check, 0, 0) for check in checks), FAULT_SCHEMA.empty_table())
    try:
        return _judge(extract, checks, candidates)
    except Exception as error:  # whatever the framework stumbles over, a check that did not run has not passed
        return _not_checked(extract, _trouble(f"{type(error).__name__} {error}"))


def _judge(extract: Extract, checks: tuple[Check, ...], candidates: pa.Table) -> Judgement:
    from expectations.engine import bench
    from expectations.vocabulary import expectation_suite

    with bench().holding(candidates, statements(extract)) as laid_out:
        results = {
            result.expectation_config.meta["check"]: result
            for result in laid_out.validate(expectation_suite(extract.view, checks))
        }
        outcomes = [_outcome(extract, check, results.get(check.name), laid_out) for check in checks]
    faults = pa.concat_tables([FAULT_SCHEMA.empty_table(), *(rows for _, rows in outcomes if rows is not None)])
    return Judgement(
        tuple(verdict for verdict, _ in outcomes),
        faults.sort_by([(name, "ascending") for name in ("delivery", "sheet", "row", "column", "rule")]),
    )


def _outcome(
    extract: Extract, check: Check, result: ExpectationValidationResult | None, laid_out: Bench
) -> tuple[Verdict, pa.Table | None]:
    """Verdict of one check and, when it is critical and failed, its failing rows."""
    if result is None:
        return _verdict(extract, check, 0, 0, "检查没有返回结果；请联系系统维护人员"), None
    if (raised := _raised(result.exception_info)) is not None:
        return _verdict(extract, check, 0, 0, _trouble(raised)), None
    checked, failing = result.result["element_count"], result.result["unexpected_count"]
    if failing == 0 or check.severity is not Severity.CRITICAL:
        return _verdict(extract, check, checked, failing), None
    try:
        rows = laid_out.failing_rows(result.result["unexpected_index_query"], check.on)
    except Exception as error:  # see above
        return _verdict(extract, check, checked, failing, _trouble(f"{type(error).__name__} {error}")), None
    message = (
        "" if rows.num_rows == failing else f"统计为{failing}行，列出{rows.num_rows}行，二者不符；请联系系统维护人员"
    )
    return _verdict(extract, check, checked, failing, message), _faults(check, rows)


def _faults(check: Check, rows: pa.Table) -> pa.Table:
    """Failing rows as faults. Only an unreadable cell has a text of its own to show."""
    values = rows["value"] if check.expected is Expected.READABLE else pa.repeat("", rows.num_rows)
    return pa.table(
        [
            *(rows[name] for name in PLACE),
            pa.repeat(check.column, rows.num_rows),
            pa.repeat(check.rule, rows.num_rows),
            values,
        ],
        schema=FAULT_SCHEMA,
    )


def _verdict(extract: Extract, check: Check, checked: int, failing: int, trouble: str = "") -> Verdict:
    """A verdict; with `trouble` it is an error whatever was counted."""
    status = ERROR if trouble else FAILED if failing else PASSED
    return Verdict(
        extract=extract.number,
        check=check.name,
        title=check.title,
        tier=check.tier,
        column=check.column,
        rule=check.rule,
        checked=checked,
        failing=failing,
        status=status,
        message=trouble,
    )


def _not_checked(extract: Extract, trouble: str) -> Judgement:
    verdicts = tuple(_verdict(extract, check, 0, 0, trouble) for check in suite(extract))
    return Judgement(verdicts, FAULT_SCHEMA.empty_table())


def _trouble(error: str) -> str:
    """What an exception says before it quotes anything: what it quotes may be a name or an id number."""
    said = redact(" ".join(_QUOTE.split(error, maxsplit=1)[0].split()))
    return f"检查未能执行：{said[:_MESSAGE_LENGTH]}；请联系系统维护人员"


def _raised(info: Mapping[str, Any]) -> str | None:
    """What an expectation raised: either for itself, or one entry for each quantity that could not be computed."""
    if info.get("raised_exception") is False:
        return None
    entries = [info] if "raised_exception" in info else list(info.values())
    return next((str(entry["exception_message"]) for entry in entries), "")
