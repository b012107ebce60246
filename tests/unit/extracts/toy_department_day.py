"""A day with a department that fangpin does not know; prints what the newcomer got, as JSON. Run by the test.

Arguments: the folder that holds the department's one file, and an empty folder to work in.
"""

import json
import re
import sys
from datetime import date
from pathlib import Path
from typing import Any

import fangpin_pipeline.extracts as declared

D = date(2020, 3, 16)


def main(department: str, work: Path) -> dict[str, Any]:
    """Declare, deliver, screen; then look everywhere."""
    declared.__path__.append(department)
    from expectations.gate import great_expectations_gate
    from fangpin_pipeline.commands.standing import standing
    from fangpin_pipeline.sample.write import write_sample
    from fangpin_pipeline.screening import screen_day
    from fangpin_pipeline.warehouse import Home, run_of

    home = Home(work / "home")
    sample = write_sample(home.landing, households=140, as_of=D, defects="none")
    deliver_badly(home.landing)
    screen_day(home, D, home.landing, great_expectations_gate)
    run = run_of(home, D)
    assert run is not None
    told = {
        table: [row for row in run.read(table).to_pylist() if row["extract"] == "ranger"]
        for table in ("delivery", "quarantine", "expectation_result")
    }
    (ages,) = [row for row in standing(home, D)["extracts"] if row["extract"] == "X99"]
    return {
        **told,
        "sample": {path: rows for path, rows in sample.rows.items() if "生态护林员" in path},
        "staged": [file.name for file in (home.staged / "ranger").rglob("accepted.parquet")],
        "ages": ages,
        **in_dagster(),
        "dictionary": in_dictionary(),
    }


def deliver_badly(landing: Path) -> None:
    """A county's own file: a line that is right as far as anybody knows, one of an unknown post."""
    folder = landing / D.isoformat()
    person = "15282419700615001"
    from fangpin_pipeline.identity.id_number import check_character

    id_no = person + check_character(person)
    lines = ["身份证号,岗位,月报酬（万元）,聘用日期", f"{id_no},护林员,0.08,2020年3月1日", f"{id_no},巡河员,0.08,"]
    (folder / "生态护林员_前旗.csv").write_text("\n".join(lines), encoding="gb18030")


def in_dagster() -> dict[str, Any]:
    """The asset of the extract with its owners and checks."""
    from dagster import AssetKey, AssetsDefinition

    from assets_defs.definitions import defs

    key = AssetKey("ranger")
    node = defs.resolve_asset_graph().get(key)
    assets = [asset for asset in defs.assets or [] if isinstance(asset, AssetsDefinition) and key in asset.keys]
    checks = sorted(spec.name for asset in assets for spec in asset.check_specs)
    return {"owners": list(node.owners), "checks": checks, "asset": node.description}


def in_dictionary() -> str:
    """The page about the extract."""
    from fangpin_pipeline.outputs.dictionary import dictionary_page
    from fangpin_pipeline.tables import OUTPUT_TABLES

    page = dictionary_page(declared.all_extracts().values(), OUTPUT_TABLES.values())
    return next(part for part in re.split(r"\n#+ ", page) if "生态护林员" in part.splitlines()[0])


if __name__ == "__main__":
    print(json.dumps(main(sys.argv[1], Path(sys.argv[2])), ensure_ascii=False, default=str))
