"""One part of a benchmark in this process: `python -m fangpin_pipeline.commands.bench_part NAME CITY WORK RESULT`.

Started by `fangpin bench`; what the part cost and told is written to RESULT as JSON.
"""

import json
import sys
from pathlib import Path

from fangpin_pipeline.bench.cost import moment, own_peak
from fangpin_pipeline.bench.parts import PARTS
from fangpin_pipeline.bench.place import Frameworks, Place
from fangpin_pipeline.commands.common import Exit, leave, load_gate, load_runner, say
from fangpin_pipeline.failures import describe_error, is_ours, whereabouts


def main(name: str, city: Path, work: Path, result: Path) -> None:
    """Run a part and write what it cost; `start` is what came before its work."""
    done = PARTS[name](Place(city, work), Frameworks(load_gate, load_runner))
    before = moment()
    told = done()
    cost = moment().since(before)
    result.write_text(json.dumps({**cost, "start": before.cpu, "peak": own_peak(), **told}), "utf-8")


def _end(arguments: list[str]) -> int:
    try:
        main(arguments[0], *(Path(argument) for argument in arguments[1:]))
    except Exception as error:
        say(describe_error(error))
        if not is_ours(error):
            say(f"程序出错的位置：{whereabouts(error).splitlines()[-1]}")
        return Exit.FAILED
    return Exit.DONE


if __name__ == "__main__":
    leave(_end(sys.argv[1:]))
