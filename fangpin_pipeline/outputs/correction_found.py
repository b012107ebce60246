"""What visitors found wrong: rows behind a household's hits go back to the departments that sent them.

A receipt 核实不属实 with the reason 数据错误 says of a household that its data are wrong, not which. Its department is
asked about every row that its hits still rest on; once the row is put right, and nothing hits any more, it is asked no
longer. Other problems stand in `correction`.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from fangpin_pipeline.calendar import Calendar
from fangpin_pipeline.contracts import Extract
from fangpin_pipeline.facts.cells import CELLS
from fangpin_pipeline.outputs.correction import Addressee, Problem, rows_of
from fangpin_pipeline.outputs.labels import NOT_APPLICABLE, chinese_date
from fangpin_pipeline.outputs.wording import extract_named
from fangpin_pipeline.rules import all_judgements

T5 = "T5 入户核查"
RULE = "入户核查认为数据错误"
_FALSE, _WRONG = "核实不属实", "数据错误"
# The members of a household stand behind every amount a head: a row of theirs is asked about for another fact only.
_BESIDE = frozenset({"n"})


def found_wrong(run_dir: Path) -> dict[Addressee, list[Problem]]:
    """Rows to be looked at again by department and county, in the order of files and rows; none of an older run."""
    wrong = {
        row["household_no"]: row
        for row in rows_of(run_dir, "clue")
        if row["last_event"] == _FALSE and row["last_reason"] == _WRONG
    }
    evidence = run_dir / "evidence.parquet"
    if not wrong or not evidence.is_file():
        return {}
    days = {row["county_code"]: row for row in rows_of(run_dir, "county_day")}
    received = {row["delivery"]: row["received_on"] for row in rows_of(run_dir, "delivery")}
    found: dict[Addressee, list[Problem]] = defaultdict(list)
    for (extract, delivery, sheet, row, household), rules in sorted(_behind(evidence, wrong).items()):
        clue = wrong[household]
        sent = extract_named(extract)
        told = _problem(sent, clue, rules, days.get(clue["county_code"], {}))
        found[str(sent.department), clue["county_code"]].append(
            Problem(delivery, sheet, row, f"户编号{household}", received_on=received.get(delivery), **told)
        )
    return found


def _behind(evidence: Path, wrong: Mapping[str, Any]) -> dict[tuple[str, str, str, int, str], list[str]]:
    """Rows that hits of these households rest on, each with the titles of the rules."""
    rows = pq.read_table(evidence, filters=[("household_no", "in", pa.array(wrong))])
    behind: dict[tuple[str, str, str, int, str], list[str]] = {}
    for row in rows.to_pylist():
        if row["fact"] in _BESIDE:
            continue
        place = (row["extract"], row["delivery"], row["sheet"] or "", row["row"], row["household_no"])
        title = all_judgements()[row["rule"]].title
        if title not in (titles := behind.setdefault(place, [])):
            titles.append(title)
    return behind


def _problem(sent: Extract, clue: Mapping[str, Any], rules: list[str], county: Mapping[str, Any]) -> dict[str, str]:
    cells = "、".join(_labels(sent))
    return {
        "field": cells,
        "value": NOT_APPLICABLE,
        "problem": f"{RULE}（{chinese_date(clue['last_event_on'])}入户，触发“{'”“'.join(rules)}”）",
        "rule": RULE,
        "tier": T5,
        "advice": f"请{_until(clue, county)}核对该行：有误的更正后重新报送，属实的在“修改后”栏写明。",
    }


def _labels(sent: Extract) -> Iterator[str]:
    for name in CELLS.get(sent.number, ()):
        yield sent.by_name[name].label


def _until(clue: Mapping[str, Any], county: Mapping[str, Any]) -> str:
    """By when the department answers; nothing of a run that knows no such limit."""
    if county.get("data_fix_days") is None:
        return ""
    due = Calendar(clue["last_event_on"]).due(county["data_fix_days"], county["due_day_kind"])
    return f"于{chinese_date(due)}前"
