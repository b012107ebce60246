"""A jump in the number of warnings stops the day until somebody confirms it with a reason; suspects stop nothing."""

import json

import pytest
import yaml
from dagster import DagsterEventType

from assets_defs.checks import SUSPECT
from assets_defs.run import instance_of
from fangpin_pipeline import cli
from fangpin_pipeline.warehouse import Home, published_days
from fangpin_pipeline.warehouse.confirmations import confirmation_of

FIRST, SECOND = "2020-03-15", "2020-03-16"
REASON = "核对无误：标准从本日起降低"
# From the second day on many households are warned, and every rule that hits anybody is suspect.
SETS = {"dibao_line": 100000, "warning_jump": 0, "warning_jump_minimum": 1, "suspect_minimum": 5, "suspect_share": 0}
Captured = pytest.CaptureFixture[str]


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Home:
    """A home with one published day, and an instrument that makes the next one jump."""
    home = Home(tmp_path_factory.mktemp("jump") / "home")
    assert cli.run(["sample", "--out", str(home.landing), "--households", "90", "--as-of", SECOND, "--days", "2"]) == 0
    assert screen(home, FIRST, "--direct", "--confirm", REASON) == 0
    document = {"title": "降低标准的通知", "issued": FIRST, "effective": SECOND, "sets": SETS}
    home.rulebook.mkdir()
    text = yaml.safe_dump({"authority": "150800", "instruments": [document]}, allow_unicode=True)
    (home.rulebook / "150800.yaml").write_text(text, encoding="utf-8")
    return home


def screen(home: Home, day: str, *options: str) -> int:
    return cli.run(["screen", "--as-of", day, "--home", str(home.root), *options])


def gates(home: Home, capsys: Captured) -> dict[str, dict[str, str]]:
    capsys.readouterr()
    assert cli.run(["status", "--home", str(home.root), "--json"]) == 0
    return {gate["gate"]: gate for gate in json.loads(capsys.readouterr().out)["gates"]}


def test_a_jump_waits_for_a_reason(home: Home, capsys: Captured) -> None:
    # A first screening has nothing to jump against, and a reason that nobody needed is not kept.
    assert gates(home, capsys)["jump"] == {"gate": "jump", "title": "预警突增", "state": "passed", "words": "通过"}

    assert screen(home, SECOND) == 3
    said = capsys.readouterr().err
    assert "新增预警" in said and "--confirm" in said
    assert [day.isoformat() for day in published_days(home)] == [FIRST]
    assert gates(home, capsys)["publication"]["state"] == "stopped"
    assert screen(home, SECOND, "--confirm", " ") == 2

    assert screen(home, SECOND, "--confirm", REASON) == 0
    run = published_days(home)[max(published_days(home))]
    assert (run.as_of.isoformat(), run.manifest().confirmed) == (SECOND, REASON)
    note = confirmation_of(home, run)
    assert note is not None and note.by and note.at[10] == "T"
    jump = gates(home, capsys)["jump"]
    assert (jump["state"], jump["reason"], jump["confirmed_by"]) == ("confirmed", REASON, note.by)
    assert all(known in jump["words"] for known in (REASON, note.by, note.at))
    assert _checks(home)[SUSPECT] == (False, "WARN")

    # The same lists again need nobody, with Dagster or without.
    assert screen(home, SECOND, "--direct") == 0
    assert published_days(home)[run.as_of].manifest() == run.manifest()
    assert confirmation_of(home, run) == note


def test_suspects_are_told_wherever_somebody_looks(home: Home, capsys: Captured) -> None:
    capsys.readouterr()
    assert cli.run(["status", "--home", str(home.root)]) == 0
    assert "结果存疑的规则" in capsys.readouterr().out
    cli.run(["rules", "lint", "--as-of", SECOND, "--home", str(home.root), "--json"])
    told = json.loads(capsys.readouterr().out)["suspects"]
    assert {"nobody", "many"} <= {row["why"] for row in told}
    page = home.outbox / SECOND / "数据质量.html"
    assert told[0]["words"] in page.read_text(encoding="utf-8")


def _checks(home: Home) -> dict[str, tuple[bool, str]]:
    """Check name → (passed, severity) of the last run."""
    with instance_of(home) as instance:
        entries = instance.all_logs(instance.get_runs(limit=1)[0].run_id, DagsterEventType.ASSET_CHECK_EVALUATION)
        events = [entry.dagster_event for entry in entries if entry.dagster_event is not None]
        found = [event.asset_check_evaluation_data for event in events]
        return {check.check_name: (check.passed, check.severity.value) for check in found}
