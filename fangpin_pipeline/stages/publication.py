"""The day's last steps: publish the run as a whole, then the mart and the workbooks that show it."""

from collections.abc import Mapping, Sequence

import pyarrow as pa

from fangpin_pipeline.day import Day
from fangpin_pipeline.extracts import all_extracts
from fangpin_pipeline.identity.divisions import COUNTIES, edition
from fangpin_pipeline.identity.history import recodings
from fangpin_pipeline.labels import all_labels
from fangpin_pipeline.ledgers import all_ledgers
from fangpin_pipeline.ledgers.declare import PLACED
from fangpin_pipeline.outputs.labels import Imprint
from fangpin_pipeline.outputs.mart import build_mart
from fangpin_pipeline.outputs.outbox import write_outbox
from fangpin_pipeline.outputs.reference import (
    AREA,
    AREA_RECODING,
    RULE,
    RUN,
    area_rows,
    recoding_rows,
    rule_rows,
    run_rows,
)
from fangpin_pipeline.outputs.written import note, origin, standing
from fangpin_pipeline.rulebook import Rulebook
from fangpin_pipeline.rulebook.show import describe
from fangpin_pipeline.rules import all_judgements
from fangpin_pipeline.stages.answers import PROBLEM
from fangpin_pipeline.stages.clues import CLUE_RULE
from fangpin_pipeline.stages.gates import jumps, missing_register
from fangpin_pipeline.tables import OUTPUT_TABLES
from fangpin_pipeline.warehouse import PublishedRun, published_days, run_of
from fangpin_pipeline.warehouse.errors import PublicationStopped
from fangpin_pipeline.warehouse.inputs import rulebook_files
from fangpin_pipeline.warehouse.manifest import Received
from fangpin_pipeline.warehouse.publication import inputs_of, publish

# Kept with a run because workbooks and explanations are made from it; never exported. Name → columns that order it.
INTERNAL: dict[str, tuple[str, ...]] = {
    "household_card": ("household_no",),
    "household_state": ("household_no",),
    "class_hit": ("household_no", "rule"),
    "hit_fact": ("household_no", "rule", "fact"),
    "finding": ("household_no", "rule"),
    CLUE_RULE: ("household_no", "rule", "hit_since"),
    "county_day": ("county_code",),
    "coverage": ("extract", "county_code"),
    PROBLEM: ("department", "county_code", "delivery", "row", "field", "rule"),
    **{ledger.personal_table: PLACED for ledger in all_ledgers().values() if ledger.personal_columns},
}


def publish_day(day: Day) -> Mapping[str, int]:
    """Publish every output table of the day at once, unless a gate stops it."""
    if why := missing_register(day):
        raise PublicationStopped(why)
    received = [
        Received(row["delivery"], row["sha256"], row["received_on"])
        for row in day.read("landing").to_pylist()
        if row["sha256"]
    ]
    jumped = jumps(day)
    confirmed = (day.confirm or _confirmed_before(day, received)) if jumped else None
    if jumped and not confirmed:
        raise PublicationStopped(
            f"{'；'.join(jumped)}，超出规则库规定的幅度，名单未发布，昨日名单继续有效。"
            "请核对数据；确认无误后用 fangpin screen --confirm “理由” 重新筛查。"
        )
    run = publish(
        day,
        OUTPUT_TABLES.values(),
        received,
        internal=INTERNAL,
        gate=day.gate,
        confirmed=confirmed,
        staged=_staged(day),
    )
    return run.manifest().counts


def _staged(day: Day) -> dict[str, str]:
    """Where the rows of each accepted delivery lie in the cache, in the order in which deliveries count."""
    arrivals = [row for extract in all_extracts().values() for row in day.read(f"arrival_{extract.view}").to_pylist()]
    accepted = sorted((row for row in arrivals if row["status"] == "accepted"), key=lambda row: int(row["seq"]))
    return {row["delivery"]: row["directory"] for row in accepted}


def _confirmed_before(day: Day, received: Sequence[Received]) -> str | None:
    """The reason for which this very day was published before: nobody needs to confirm the same lists twice."""
    earlier = run_of(day.home, day.as_of)
    if earlier is None or earlier.id != inputs_of(day, received, day.gate).run_id:
        return None
    return earlier.manifest().confirmed


def build_marts(day: Day) -> Mapping[str, int]:
    """Build the analysts' database of the newest published day."""
    newest = max(published_days(day.home).items())[1]
    return build_mart(newest.path, day.home.mart, _reference(newest))


def fill_outbox(day: Day) -> Mapping[str, int]:
    """Write the workbooks of this day; those that would come out the same stay as they are."""
    days = published_days(day.home)
    run = days.get(day.as_of)
    if run is None:
        raise PublicationStopped(f"{day.as_of} 尚未发布，没有可写的名单。")
    earlier = {one: days[one] for one in sorted(days, reverse=True) if one < run.as_of}
    made_from = origin(run, earlier.values(), rulebook_files(day.home))
    if kept := standing(day.home.outbox, day.as_of, made_from):
        return {"workbook": kept}
    paths = {one: before.path for one, before in earlier.items()}
    written = write_outbox(run.path, day.home.outbox, imprint(day, run), paths)
    note(day.home.outbox, day.as_of, made_from)
    return {"workbook": len(written)}


def imprint(day: Day, run: PublishedRun) -> Imprint:
    """What every sheet says about the run it comes from."""
    book = Rulebook.load(day.home.rulebook)
    return Imprint(
        as_of=run.as_of,
        run_id=run.id,
        rulebook_version=book.fingerprint()[:12],
        rules=all_judgements(),
        settings={county: describe(book, county, run.as_of) for county in COUNTIES},
        edition=edition(run.as_of),
        book=book,
    )


def _reference(run: PublishedRun) -> dict[str, pa.Table]:
    manifest = run.manifest()
    facts = {
        "数据截止日期": run.as_of.isoformat(),
        "运行编号": run.id,
        "交付文件数": str(len(manifest.inputs.deliveries)),
        "数据质量放行理由": manifest.confirmed or "",
        **{f"版本 {name}": version for name, version in manifest.inputs.code.items()},
    }
    return {
        AREA.name: area_rows(edition(run.as_of)),
        AREA_RECODING.name: recoding_rows(recodings()),
        RULE.name: rule_rows([*all_judgements().values(), *all_labels().values()]),
        RUN.name: run_rows(facts),
    }
