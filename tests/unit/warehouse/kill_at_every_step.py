"""`kill_at_every_step.py TEMPLATE SCRATCH DAY`: screens the toy day in copies of a home, killing the N-th copy's
process at its N-th file operation, until one gets through. Prints how many were killed.

Python's audit events stand for the operations: whatever opens, makes, moves or removes a file of the home is one.
A fork for each copy spares the start of an interpreter; nothing has started a thread before.
"""

import os
import shutil
import signal
import sys
from datetime import date
from itertools import count
from pathlib import Path

import pandas as pd  # noqa: F401 - pyarrow loads it at first use, which would be once in every child
from toy_day import screen_toy

from fangpin_pipeline.warehouse import Home

OPERATIONS = {"open", "os.mkdir", "os.rename", "os.remove", "os.rmdir", "os.chmod", "tempfile.mkdtemp", "shutil.rmtree"}


def screen_and_die(home: Home, as_of: date, last: int) -> None:
    """Screen the day, but be killed in front of the file operation with that number."""
    operations = count(1)

    def die(event: str, arguments: tuple[object, ...]) -> None:
        if event in OPERATIONS and str(home.root) in str(arguments[0]) and next(operations) == last:
            os.kill(os.getpid(), signal.SIGKILL)

    sys.addaudithook(die)
    screen_toy(home, as_of, home.landing)


def main(template: Path, scratch: Path, as_of: date) -> int:
    """Number of kills before a copy got through."""
    for last in count(1):
        home = Home(scratch / f"{last:03}")
        shutil.copytree(template, home.root)
        child = os.fork()
        if not child:
            screen_and_die(home, as_of, last)
            os._exit(0)
        status = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
        if status == 0:
            return last - 1
        if status != -signal.SIGKILL:
            raise SystemExit(f"copy {last} failed by itself: {status}")
    raise AssertionError


if __name__ == "__main__":
    print(main(Path(sys.argv[1]), Path(sys.argv[2]), date.fromisoformat(sys.argv[3])))
