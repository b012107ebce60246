"""What a command needs before a day runs on Spark: PySpark, a Java and a master. The environment is read here only."""

import os
import re
import shutil
import subprocess
from enum import StrEnum
from importlib.util import find_spec
from typing import TYPE_CHECKING, Annotated

import typer

from fangpin_pipeline.commands.chinese import MisuseError

if TYPE_CHECKING:
    from fangpin_pipeline.engine.cluster import Cluster

OLDEST_JAVA = 17
_OTHERWISE = "；或去掉 --engine spark，用本机的 DuckDB 计算，结果相同。"
_VERSION = re.compile(r'version "(?:1\.)?(\d+)')


class Engine(StrEnum):
    """What computes a day."""

    DUCKDB = "duckdb"
    SPARK = "spark"


EngineOption = Annotated[
    Engine, typer.Option("--engine", metavar="duckdb|spark", help="计算引擎；默认 duckdb，结果相同")
]
MasterOption = Annotated[
    str | None,
    typer.Option(
        "--spark-master",
        metavar="地址",
        envvar="FANGPIN_SPARK_MASTER",
        help="Spark 主节点，如 spark://主机:7077；默认 $FANGPIN_SPARK_MASTER，再默认 local[*]（本机）",
    ),
]


def cluster_of(engine: Engine, master: str | None) -> "Cluster | None":
    """The Spark that an operator asks for; None for DuckDB. Raises MisuseError when something is not installed."""
    if engine is Engine.DUCKDB:
        return None
    if find_spec("pyspark") is None:
        raise MisuseError(f"没有安装 PySpark，请运行 pip install 'fangpin[spark]'{_OTHERWISE}")
    version = _java_version()
    if version is None:
        raise MisuseError(
            f"找不到 Java，Spark 需要 Java {OLDEST_JAVA} 或更新的版本；请安装并把 JAVA_HOME 设为它的目录{_OTHERWISE}"
        )
    if version < OLDEST_JAVA:
        raise MisuseError(
            f"Java {version} 太旧，Spark 需要 Java {OLDEST_JAVA} 或更新的版本；"
            f"请安装并把 JAVA_HOME 设为它的目录{_OTHERWISE}"
        )
    from fangpin_pipeline.engine.cluster import Cluster

    return Cluster(master) if master else Cluster()


def _java_version() -> int | None:
    """Main version of the Java that Spark would start; None without one."""
    home = os.environ.get("JAVA_HOME")
    java = shutil.which("java", path=f"{home}/bin" if home else None)
    if java is None:
        return None
    told = subprocess.run([java, "-version"], capture_output=True, text=True, check=False).stderr
    found = _VERSION.search(told)
    return int(found[1]) if found else None
