"""What an unknown verdict lacks is told whole, however many words a day can say."""

import pyarrow as pa
import pytest
from rules_world import Screened

from fangpin_pipeline.engine.duckdb import DuckDBEngine
from fangpin_pipeline.rules.tell import UNTOLD, tell_findings

READ = ("household_state", "county_day", "rule_judgement", "class_judgement")
MISSING = pa.schema([("h", pa.int32()), ("rule", pa.string()), ("stale", pa.string()), ("gap", pa.string())])


@pytest.mark.parametrize("size", [0, 1, 62, 63, 64, 126, 127, 200])
def test_any_number_of_words_is_told(size: int, screened: Screened) -> None:
    """One household lacks every word for one rule, another only the last, and everybody else cannot say why."""
    words = [f"缺{number:03d}" for number in range(size)]
    judged = screened.table("rule_judgement").to_pylist()
    every, last = [row["h"] for row in judged if row["illness"] is None][:2]
    rows = [{"h": every, "rule": "illness", "gap": word} for word in words]
    rows += [{"h": last, "rule": "illness", "stale": "X17", "gap": words[-1]}] if words else []
    engine = DuckDBEngine()
    for name in READ:
        engine.register(name, screened.table(name))
    engine.register("rule_missing", pa.Table.from_pylist(rows, MISSING))
    engine.register("class_missing", MISSING.empty_table())
    facts = frozenset(screened.table("household_state").column_names)
    documents = {county: {} for county in screened.table("county_day")["county_code"].to_pylist()}
    found = tell_findings(engine, documents, facts).to_pylist()
    engine.close()
    number = {row["h"]: row["household_no"] for row in screened.table("household_state").to_pylist()}
    told = {(row["household_no"], row["rule"]): row["missing"] for row in found if row["verdict"] == "unknown"}
    if words:
        assert told.pop((number[every], "illness")) == "；".join(words)
        assert told.pop((number[last], "illness")) == f"医疗费用结算（数据过期或未报）；{words[-1]}"
    assert set(told.values()) == {UNTOLD}
