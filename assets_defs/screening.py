"""One asset a stage of the day. What a stage does stands in `fangpin_pipeline`; here it gets a face in the UI."""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import Any

import pyarrow as pa
from dagster import (
    AssetExecutionContext,
    AssetKey,
    AssetsDefinition,
    Failure,
    MaterializeResult,
    MetadataValue,
    TableColumn,
    TableSchema,
    asset,
)

from assets_defs.checks import (
    check_results,
    check_specs,
    cross_result,
    cross_spec,
    stops,
    suspect_result,
    suspect_spec,
    verdicts,
)
from assets_defs.partitions import DAYS
from assets_defs.resources import Office
from fangpin_pipeline.contracts import Column
from fangpin_pipeline.contracts.derive import staged_schema
from fangpin_pipeline.day import Day
from fangpin_pipeline.extracts import all_extracts, poverty_alleviation
from fangpin_pipeline.failures import describe_error, whereabouts
from fangpin_pipeline.screening import Stage
from fangpin_pipeline.tables import CROSS_CHECK, HOUSEHOLD_CLASS, OUTPUT_TABLES
from fangpin_pipeline.warehouse.errors import PublicationStopped

# What the icons in the UI say a stage works with, by its name or its group.
_COMPUTED = {"duckdb", "parquet"}
_KINDS = {
    "landing": {"csv", "excel"},
    "extracts": {"excel", "greatexpectations", "parquet"},
    "quality": {"greatexpectations", "parquet"},
    "cross_check": {"duckdb", "parquet"},
    "rulebook": {"yaml", "parquet"},
    "run": {"parquet"},
    "mart": {"duckdb"},
    "outbox": {"excel"},
}
# Checks of the day as a whole, on the asset that computes what they look at.
_WHOLE = {CROSS_CHECK.name: (cross_spec, cross_result), HOUSEHOLD_CLASS.name: (suspect_spec, suspect_result)}
_EXTRACTS = {extract.name: extract for extract in all_extracts().values()}


def stage_assets(stages: Sequence[Stage]) -> list[AssetsDefinition]:
    """The assets of a day's stages, in the same order."""
    return [_asset_of(stage, stages) for stage in stages]


def _asset_of(stage: Stage, stages: Sequence[Stage]) -> AssetsDefinition:
    key = AssetKey(stage.name)
    extract = _EXTRACTS.get(stage.name)
    spec_of, result_of = _WHOLE.get(stage.name, (None, None))

    @asset(
        key=key,
        description=stage.title,
        group_name=stage.group,
        deps=[AssetKey(name) for name in stage.needs],
        owners=[f"team:{stage.department or poverty_alleviation.DEPARTMENT}"],
        kinds=_KINDS.get(stage.name) or _KINDS.get(stage.group) or _COMPUTED,
        partitions_def=DAYS,
        check_specs=check_specs(key, extract) if extract else [spec_of(key)] if spec_of else [],
    )
    def run_stage(context: AssetExecutionContext, office: Office) -> MaterializeResult:  # type: ignore[type-arg]
        with _redacted(office, stage):
            counts = office.run(stage, stages)
            results = check_results(key, verdicts(office.day, extract)) if extract else []
            if result_of:
                results.append(result_of(key, office.day))
        if stopping := [result for result in results if stops(result)]:
            office.session.fail(PublicationStopped(f"{stage.title}：{stopping[0].description}"))
        return MaterializeResult(metadata=_metadata(stage, office.day, counts), check_results=results)

    return run_stage


@contextmanager
def _redacted(office: Office, stage: Stage) -> Iterator[None]:
    """Let nothing of an error reach Dagster's event log but a sentence without personal data and the calls."""
    try:
        yield
    except Exception as error:
        office.session.fail(error)
        raise Failure(
            f"{stage.title}：{describe_error(error)}",
            metadata={"位置": MetadataValue.md(f"```\n{whereabouts(error)}\n```")},
            allow_retries=False,
        ) from None


def _metadata(stage: Stage, day: Day, counts: Mapping[str, int]) -> dict[str, Any]:
    """Row counts of what a stage wrote, the first of them its main table, and that table's columns; no values."""
    metadata: dict[str, Any] = {f"行数：{_title(table)}": rows for table, rows in counts.items()}
    metadata["沿用"] = stage.name in day.taken_over
    if counts:
        metadata["dagster/row_count"] = next(iter(counts.values()))
    if schema := _schema(stage, day, counts):
        labels = {column.name: column.label for column in _declared_columns(stage.name)}
        metadata["dagster/column_schema"] = TableSchema(
            [TableColumn(field.name, str(field.type), labels.get(field.name)) for field in schema]
        )
    return metadata


def _schema(stage: Stage, day: Day, counts: Mapping[str, int]) -> pa.Schema | None:
    if extract := _EXTRACTS.get(stage.name):
        return staged_schema(extract)
    return day.schema(next(iter(counts), stage.name))


def _declared_columns(table: str) -> tuple[Column, ...]:
    declared = OUTPUT_TABLES.get(table) or _EXTRACTS.get(table)
    return declared.columns if declared else ()


def _title(table: str) -> str:
    return OUTPUT_TABLES[table].title if table in OUTPUT_TABLES else table
