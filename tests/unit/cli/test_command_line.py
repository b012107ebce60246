"""The command line as an official meets it: Chinese help, one sentence for every mistake, and the exit codes."""

import json
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest

from fangpin_pipeline import cli
from fangpin_pipeline.commands import common
from fangpin_pipeline.warehouse import Home
from fangpin_pipeline.warehouse.errors import HomeBusyError, PublicationStopped

Captured = pytest.CaptureFixture[str]
COMMANDS = [
    ["sample"],
    ["screen"],
    ["export"],
    ["explain"],
    ["replay"],
    ["simulate"],
    ["status"],
    ["bench"],
    ["dictionary"],
    ["rules"],
    ["rules", "list"],
    ["rules", "lint"],
    ["rules", "manual"],
    ["rulebook"],
    ["rulebook", "show"],
    ["rulebook", "check"],
    ["rulebook", "diff"],
    ["rulebook", "page"],
]


def has_chinese(text: str) -> bool:
    return any("一" <= letter <= "鿿" for letter in text)


@pytest.mark.parametrize("command", [[], *COMMANDS], ids=" ".join)
def test_every_help_page_is_chinese(command: list[str], capsys: Captured) -> None:
    assert cli.run([*command, "--help"]) == 0

    page = capsys.readouterr().out
    assert page.startswith("用法：fangpin")
    for english in ("Usage", "Options", "Show this message", "required", "default"):
        assert english not in page
    meanings = [line for line in page.splitlines() if line.startswith("      ")]
    assert meanings
    assert all(has_chinese(meaning) for meaning in meanings)


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["export", "warning", "--nonsense"], "没有选项 --nonsense"),
        (["nonsense"], "没有这样的命令"),
        (["screen"], "缺少必填的 --as-of"),
        (["export", "--as-of", "2020-03-16", "--out", "x.csv"], "缺少必填的 参数 TABLE"),
        (["screen", "--as-of"], "--as-of 后面缺少取值"),
        (["screen", "--as-of", "2999-01-01"], "2999-01-01 在未来"),
        (["replay", "--as-of", "16.3.2020"], "日期“16.3.2020”无法识别"),
        (["status", "--as-of", "2999-01-01"], "在未来"),
        (["sample", "--out", "x", "--days", "many"], "--days 的取值不正确"),
        (["screen", "--as-of", "2020-03-16", "--motor", "spark"], "没有选项 --motor"),
        (["rulebook", "diff", "--county", "五原县", "--on", "2020-03-16"], "没有可比较的另一方"),
        (["rulebook", "page", "--on", "16.3.2020", "--out", "x"], "日期“16.3.2020”无法识别"),
        (["rulebook", "show", "--county", "呼和浩特", "--on", "2020-03-16"], "没有旗县区“呼和浩特”"),
        (["screen", "--as-of", "2020-03-16", "--landing", "no/such/place"], "no/such/place 不存在"),
        (["simulate", "--as-of", "2020-03-16"], "缺少必填的 --set"),
        (["simulate", "--as-of", "2020-03-16", "--set", "ilness_amount=1"], "是不是“illness_amount”"),
        (["simulate", "--as-of", "2020-03-16", "--set", "illness_amount=1@呼市"], "没有旗县区“呼市”"),
        (["replay", "--as-of", "2020-03-16", "--with", "everything"], "--with 的取值“everything”无法识别"),
    ],
)
def test_wrong_usage_is_exit_2_with_one_chinese_sentence(arguments: list[str], words: str, capsys: Captured) -> None:
    assert cli.run(arguments) == 2

    said = capsys.readouterr()
    assert said.out == ""
    assert words in said.err
    assert len(said.err.strip().splitlines()) == 1
    assert said.err.strip().endswith("。")


def test_the_day_of_today_is_no_future() -> None:
    assert common.parse_day(common.today().isoformat()) == common.today()


@pytest.mark.parametrize(
    "command",
    [
        "export warning --out x.csv",
        "replay",
        "replay --with both",
        "explain 123",
        "simulate --set illness_amount=1",
    ],
)
def test_a_day_that_was_not_published_is_exit_1_and_says_what_to_do(
    command: str, tmp_path: Path, capsys: Captured
) -> None:
    arguments = [*command.split(), "--as-of", "2020-03-16", "--home", str(tmp_path)]
    assert cli.run(arguments) == 1
    assert "fangpin screen --as-of 2020-03-16" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("error", "code"),
    [(PublicationStopped("名单未发布。"), 3), (HomeBusyError("正在使用中。"), 1), (OSError("盘满"), 1)],
)
def test_how_a_command_ends_decides_the_exit_code(
    error: Exception, code: int, tmp_path: Path, capsys: Captured, monkeypatch: pytest.MonkeyPatch
) -> None:
    def runner(home: Home, as_of: date, landing: Path, confirm: str | None, *, fresh: bool, spark: str | None) -> int:
        raise error

    monkeypatch.setattr("fangpin_pipeline.commands.screening.load_runner", lambda: runner)
    (tmp_path / "landing").mkdir()
    assert cli.run(["screen", "--as-of", "2020-03-16", "--home", str(tmp_path)]) == code

    said = capsys.readouterr().err
    assert str(error) in said
    assert "Traceback" not in said


def test_the_runner_and_the_gate_are_found_by_their_entry_points() -> None:
    assert common.load_runner().__module__ == "assets_defs.run"
    assert common.load_gate().__module__ == "expectations.gate"


def test_the_home_comes_from_the_option_then_the_environment(
    tmp_path: Path, capsys: Captured, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("FANGPIN_HOME", str(tmp_path / "from_environment"))
    cli.run(["status", "--json"])
    cli.run(["status", "--json", "--home", str(tmp_path / "from_option")])
    first, second = capsys.readouterr().out.split("}\n", 1)
    assert "from_environment" in first
    assert "from_option" in second


def test_the_status_of_a_new_home_says_that_nothing_is_published(tmp_path: Path, capsys: Captured) -> None:
    assert cli.run(["status", "--home", str(tmp_path)]) == 0
    assert "还没有发布过" in capsys.readouterr().out


def test_rules_and_rulebook_print_json(tmp_path: Path, capsys: Captured) -> None:
    assert cli.run(["rules", "list", "--json"]) == 0
    rules = json.loads(capsys.readouterr().out)
    assert {"illness", "c4_rigid_spending"} <= {rule["rule"] for rule in rules}

    arguments = ["rulebook", "show", "--county", "五原县", "--on", "2020-03-16", "--home", str(tmp_path), "--json"]
    assert cli.run(arguments) == 0
    shown = json.loads(capsys.readouterr().out)
    values = {row["name"]: row["value"] for row in shown["parameters"]}
    assert (shown["county"], values["illness_amount"]) == ("150821", "10000")


def test_a_broken_instrument_is_named(tmp_path: Path, capsys: Captured) -> None:
    (tmp_path / "rulebook").mkdir()
    (tmp_path / "rulebook" / "150821.yaml").write_text("authority: '150821'\nnonsense: 1\n", encoding="utf-8")
    arguments = ["rulebook", "show", "--county", "150821", "--on", "2020-03-16", "--home", str(tmp_path)]
    assert cli.run(arguments) == 1
    assert "150821.yaml" in capsys.readouterr().err


INSTRUMENT = """authority: '150821'
instruments:
  - {title: 五原县办法, issued: 2020-04-20, effective: 2020-05-01, sets: {illness_amount: 8000}}
"""


@pytest.fixture
def decided(tmp_path: Path) -> list[str]:
    """A home in which a county has decided something, as an option."""
    (tmp_path / "rulebook").mkdir()
    (tmp_path / "rulebook" / "150821.yaml").write_text(INSTRUMENT, encoding="utf-8")
    return ["--home", str(tmp_path)]


def test_a_sound_rulebook_passes_its_check(decided: list[str], capsys: Captured) -> None:
    assert cli.run(["rulebook", "check", "--on", "2020-05-01", *decided]) == 0
    assert "0 个问题" in capsys.readouterr().out


def test_every_problem_of_a_rulebook_is_printed_and_fails(decided: list[str], tmp_path: Path, capsys: Captured) -> None:
    office = tmp_path / "rulebook"
    (office / "150821.yaml").write_text(INSTRUMENT.replace("8000", "8千, ilness_share: 1"), encoding="utf-8")
    assert cli.run(["rulebook", "check", *decided]) == 1
    said = capsys.readouterr().out
    assert "键“ilness_share”：没有这个键" in said
    assert "键“illness_amount”" in said
    assert cli.run(["rulebook", "check", "--json", *decided]) == 1
    assert {problem["file"] for problem in json.loads(capsys.readouterr().out)["problems"]} == {"150821.yaml"}


def test_a_day_without_a_value_fails_the_check(decided: list[str], capsys: Captured) -> None:
    assert cli.run(["rulebook", "check", "--on", "2021-01-01", *decided]) == 1
    assert "2021-01-01 起施行的文件，键“poverty_line”" in capsys.readouterr().out


def test_two_days_of_a_rulebook_differ(decided: list[str], capsys: Captured) -> None:
    days = ["--county", "五原县", "--on", "2020-03-16", "--and", "2020-05-01"]
    assert cli.run(["rulebook", "diff", *days, *decided]) == 0
    assert "《五原县办法》" in capsys.readouterr().out
    assert cli.run(["rulebook", "diff", *days, "--json", *decided]) == 0
    assert [row["name"] for row in json.loads(capsys.readouterr().out)["differences"]] == ["illness_amount"]
    assert cli.run(["rulebook", "diff", "--county", "五原县", "--on", "2020-03-16", "--against", "city", *decided]) == 0
    assert "没有不同" in capsys.readouterr().out


def test_the_page_of_a_rulebook_is_written_where_it_is_asked_for(
    decided: list[str], tmp_path: Path, capsys: Captured
) -> None:
    out = tmp_path / "规则库.html"
    assert cli.run(["rulebook", "page", "--on", "2020-05-01", "--out", str(out), *decided]) == 0
    assert "《五原县办法》" in out.read_text("utf-8")


def test_the_dictionary_names_every_output_table(capsys: Captured) -> None:
    from fangpin_pipeline.tables import OUTPUT_TABLES

    assert cli.run(["dictionary"]) == 0
    page = capsys.readouterr().out
    assert all(table.title in page for table in OUTPUT_TABLES.values())


def test_progress_goes_to_stderr_and_results_to_stdout(tmp_path: Path, capsys: Captured) -> None:
    assert cli.run(["sample", "--out", str(tmp_path / "landing"), "--households", "20"]) == 0
    said = capsys.readouterr()
    assert "7/7 杭锦后旗" in said.err
    assert said.out.count("\n") == 1
    assert "20 户" in said.out


def test_starting_export_loads_neither_framework_nor_pandas() -> None:
    code = (
        "import sys\n"
        "from fangpin_pipeline.cli import run\n"
        "import fangpin_pipeline.outputs.export\n"
        "run(['export', 'warning', '--as-of', '2020-03-16', '--out', 'x.csv', '--home', 'no/such/home'])\n"
        "print(sorted({'dagster', 'great_expectations', 'pandas', 'sqlalchemy'} & set(sys.modules)))\n"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
