"""bench: what a day costs by stage, beside a bound and beside pandas and Polars."""

import os
from importlib.util import find_spec
from pathlib import Path
from typing import Annotated

import typer

from fangpin_pipeline.commands.chinese import MisuseError
from fangpin_pipeline.commands.common import JsonOption, print_json, progress_shown, today

_SIZES = "100000,275000"
_SECTIONS = ("reading", "day", "rules")


def bench(
    households: Annotated[
        str,
        typer.Option(
            "--households", "--sizes", metavar="N[,N…]", help=f"各城市的户数；默认 {_SIZES}，还可用 1000000、4000000"
        ),
    ] = _SIZES,
    only: Annotated[
        str,
        typer.Option(
            "--only", metavar="reading|day|rules[,…]", help="只测读取、一日各环节、或九条规则的对比；默认全部"
        ),
    ] = ",".join(_SECTIONS),
    repeat: Annotated[int, typer.Option("--repeat", metavar="K", min=1, help="对比各方各跑几遍，取居中者；默认 3")] = 3,
    cache: Annotated[
        Path | None,
        typer.Option(
            "--cache", metavar="DIR", help="存放样例城市的目录，再次运行不重新生成；默认 ~/.cache/fangpin/bench"
        ),
    ] = None,
    page: Annotated[
        Path | None,
        typer.Option(
            "--page", metavar="FILE", help="把结果写入这一页（Markdown），数据和图存在旁边；其他户数的旧结果保留"
        ),
    ] = None,
    as_json: JsonOption = False,
) -> None:
    """测算一日筛查的耗用：各环节、读取下限，与 pandas、Polars 对比，只看同一次运行中的比值。

    在样例城市上运行，不读写任何单位的数据；每一项在单独的进程中测量，九条规则的结果须与发布结果逐户一致。
    """
    from fangpin_pipeline.bench.machine import machine
    from fangpin_pipeline.bench.page import read_marked, write_page
    from fangpin_pipeline.bench.report import ZH, markdown
    from fangpin_pipeline.bench.run import Benchmark
    from fangpin_pipeline.progress import announce

    sizes, sections = _sizes(households), _sections(only)
    if "rules" in sections and find_spec("polars") is None:
        raise MisuseError(
            "对比九条规则需要 Polars，本机没有安装：请运行 pip install 'fangpin[bench]'，或用 --only reading,day。"
        )
    if page:
        read_marked(page)
    place = cache or Path(os.environ.get("XDG_CACHE_HOME", Path.home() / ".cache")) / "fangpin" / "bench"
    place.mkdir(parents=True, exist_ok=True)
    told = {
        "command": f"fangpin bench --households {households} --only {only} --repeat {repeat}",
        "measured_on": today().isoformat(),
        "machine": machine(() if find_spec("polars") else ("polars",)),
    }
    with progress_shown():
        measured = Benchmark(sections, repeat, place, announce).measure(sizes)
    found = {size: {**told, **one} for size, one in measured.items()}
    if page:
        write_page(page, found)
    print_json(found) if as_json else print(markdown(found, ZH))


def _sizes(text: str) -> list[int]:
    words = [word.strip() for word in text.split(",") if word.strip()]
    if not words or not all(word.isdecimal() and int(word) for word in words):
        raise MisuseError(f"--households 后面是户数，几个用逗号隔开，如 {_SIZES}：{text}")
    return sorted({int(word) for word in words})


def _sections(text: str) -> list[str]:
    words = [word.strip() for word in text.split(",")]
    wrong = [word for word in words if word not in _SECTIONS]
    if wrong:
        raise MisuseError(f"--only 只能是 {'、'.join(_SECTIONS)}，几个用逗号隔开：{text}")
    return words
