"""The command `fangpin`: which commands there are, and how they end. What a command does stands in `commands`."""

import os
import sys
import warnings
from collections.abc import Sequence

import typer

from fangpin_pipeline.commands import (
    backtest,
    bench,
    decisions,
    measure,
    outputs,
    replay,
    report,
    rulebook,
    rules,
    sample,
    screening,
    simulation,
    site,
)
from fangpin_pipeline.commands.chinese import ChineseCommand, ChineseGroup, UsageError, explain_misuse
from fangpin_pipeline.commands.common import Exit, leave, say

app = typer.Typer(cls=ChineseGroup, add_completion=False, no_args_is_help=True)


@app.callback()
def _fangpin() -> None:
    """防贫：从部门数据到防返贫致贫预警名单。"""


for _command in (
    sample.sample,
    screening.screen,
    outputs.export,
    outputs.explain,
    simulation.simulate,
    replay.replay,
    backtest.backtest,
    screening.status,
    outputs.dictionary,
    measure.measure,
    report.report,
    site.site,
    bench.bench,
):
    app.command(cls=ChineseCommand)(_command)
for _decision in (decisions.check, decisions.diff, decisions.page):
    rulebook.rulebook.command(cls=ChineseCommand)(_decision)
app.add_typer(rules.rules, name="rules")
app.add_typer(rulebook.rulebook, name="rulebook")


def main() -> None:
    """Run the command line and leave with its exit code."""
    # Great Expectations imports PySpark where it is installed, and PySpark warns about pandas; neither uses the other.
    warnings.filterwarnings("ignore", message="PySpark does not yet fully support pandas", category=FutureWarning)
    # What is written holds names and id numbers: it is for the office's own account alone.
    os.umask(0o077)
    leave(run(sys.argv[1:]))


def run(arguments: Sequence[str]) -> int:
    """Run one command; every failure is one Chinese sentence on stderr and an exit code, never a traceback."""
    command = typer.main.get_command(app)
    try:
        result = command.main(args=list(arguments), prog_name="fangpin", standalone_mode=False)
    except UsageError as error:
        say(explain_misuse(error))
        return Exit.USAGE
    except typer.Abort:
        say("已中断，没有发布任何内容。")
        return Exit.FAILED
    except Exception as error:
        return _failed(error)
    return result if isinstance(result, int) else Exit.DONE


def _failed(error: Exception) -> int:
    from fangpin_pipeline.failures import describe_error, is_ours, whereabouts
    from fangpin_pipeline.warehouse.errors import PublicationStopped

    say(describe_error(error))
    if isinstance(error, PublicationStopped):
        return Exit.STOPPED
    if not is_ours(error):
        say(f"程序出错的位置：{whereabouts(error).splitlines()[-1]}")
    return Exit.FAILED
