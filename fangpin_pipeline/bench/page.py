"""A page that shows the newest measurements: the block between two marks, a picture and the numbers beside the page.

`performance.md` has `performance.json` (every size's last measurement) and `performance.svg`. Sizes that are not
measured again stay.
"""

import json
from pathlib import Path

from fangpin_pipeline.bench.chart import svg
from fangpin_pipeline.bench.errors import BenchError
from fangpin_pipeline.bench.figures import Sizes
from fangpin_pipeline.bench.place import Told
from fangpin_pipeline.bench.report import EN, markdown

BEGIN, END = "<!-- measured by fangpin bench -->", "<!-- end of what fangpin bench measured -->"


def read_marked(page: Path) -> tuple[str, str]:
    """What stands before and after the measured block. Raises BenchError when the marks are not there."""
    text = page.read_text("utf-8") if page.is_file() else ""
    before, begin, rest = text.partition(BEGIN)
    _, end, after = rest.partition(END)
    if not begin or not end:
        raise BenchError(f"{page} 中没有 {BEGIN} 和 {END} 两行，不知道把测量结果写在哪里。")
    return before, after


def write_page(page: Path, measured: Sizes) -> None:
    """Put new measurements beside those of other sizes, and write block, numbers and picture anew."""
    before, after = read_marked(page)
    numbers, picture = page.with_suffix(".json"), page.with_suffix(".svg")
    held: dict[str, Told] = json.loads(numbers.read_text("utf-8")) if numbers.exists() else {}
    sizes = {int(size): told for size, told in held.items()} | dict(measured)
    sizes = dict(sorted(sizes.items()))
    numbers.write_text(json.dumps(sizes, ensure_ascii=False, indent=1) + "\n", "utf-8")
    picture.write_text(svg(sizes), "utf-8")
    told = "\n".join(f"- {households:,} households: {_when(one)}" for households, one in sizes.items())
    block = (
        f"{markdown(sizes, EN)}\n\n![CPU a household by stage group, and of the nine rules]({picture.name})\n\n{told}"
    )
    page.write_text(f"{before}{BEGIN}\n\n{block}\n\n{END}{after}", "utf-8")


def _when(told: Told) -> str:
    machine = told["machine"]
    versions = ", ".join(f"{name} {version}" for name, version in machine["versions"].items())
    return (
        f"`{told['command']}` on {told['measured_on']}, {machine['cores']} cores ({machine['processor']}), "
        f"{machine['memory_gb']:.0f} GB, load {machine['load']:.1f} at the start, {machine['system']}, {versions}."
    )
