"""What visitors found wrong goes back, row by row, to the department that sent it, and to nobody else."""

from datetime import date
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from openpyxl import load_workbook
from outputs_run import clue, imprint, warning, write_tables

from fangpin_pipeline.outputs.correction_book import write_answers
from fangpin_pipeline.outputs.correction_found import RULE, T5, found_wrong

VILLAGE = "150821100201"
WRONG = {"last_event": "核实不属实", "last_event_on": date(2020, 3, 13), "verdict": "核实不属实"}
SETTLED, ROLL = "2020-03-10/医疗费用结算.xlsx", "2020-03-10/农村牧区户籍人口.csv"


@pytest.fixture
def run(tmp_path: Path) -> Path:
    listed = [warning(number, VILLAGE) for number in ("H1", "H2", "H3")]
    told = ({"last_reason": "数据错误"}, {"last_reason": "已解决"}, {"last_reason": "数据错误", "last_event": "暂缓"})
    tables = {
        "warning": listed,
        "clue": [clue(row, **{**WRONG, **said}) for row, said in zip(listed, told, strict=True)],
        "evidence": [
            *(_row(number, "illness", "oop", "medical_settlement", SETTLED, 7) for number in ("H1", "H2", "H3")),
            _row("H1", "rigid_spending", "rx", "medical_settlement", SETTLED, 7),
            _row("H1", "rigid_spending", "n", "household_register", ROLL, 3),
        ],
        "delivery": [{"delivery": SETTLED, "received_on": date(2020, 3, 10)}],
    }
    write_tables(tmp_path / "run", tables)
    limits = {"county_code": ["150821"], "data_fix_days": [10], "due_day_kind": ["calendar"]}
    pq.write_table(pa.table(limits), tmp_path / "run" / "county_day.parquet")
    return tmp_path / "run"


def _row(number: str, rule: str, fact: str, extract: str, delivery: str, row: int) -> dict[str, Any]:
    sheet = "Sheet1" if delivery.endswith("xlsx") else None
    named = {"household_no": number, "rule": rule, "fact": fact, "extract": extract}
    return {**named, "delivery": delivery, "sheet": sheet, "row": row}


def test_the_department_is_asked_about_each_row_once(run: Path) -> None:
    ((to, (problem,)),) = found_wrong(run).items()
    assert to == ("医保", "150821")
    assert (problem.delivery, problem.sheet, problem.row, problem.key) == (SETTLED, "Sheet1", 7, "户编号H1")
    assert (problem.tier, problem.rule, problem.received_on) == (T5, RULE, date(2020, 3, 10))
    assert "合规自付费用" in problem.field
    assert problem.problem == "入户核查认为数据错误（2020年3月13日入户，触发“因病支出较大”“刚性支出超过上年收入”）"
    assert problem.advice.startswith("请于2020年3月23日前核对该行")


def test_the_workbook_of_the_department_has_the_row(run: Path, tmp_path: Path) -> None:
    (file,) = write_answers(tmp_path / "out", run, imprint(), {})
    assert file.name == "数据问题反馈单_医保_五原县_2020-03-16.xlsx"
    said = [str(cell.value) for row in load_workbook(file)["数据问题反馈单"].iter_rows() for cell in row]
    assert {SETTLED, "Sheet1", "户编号H1", RULE, T5} <= set(said)


def test_once_nothing_hits_any_more_nobody_is_asked(run: Path) -> None:
    file = run / "evidence.parquet"
    pq.write_table(pq.read_table(file).slice(0, 0), file)
    assert found_wrong(run) == {}
