"""The pipeline and the reference agree row by row on towns that hypothesis draws, and shrinks when they do not."""

from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import HealthCheck, given, settings

from expectations.gate import great_expectations_gate
from fangpin_pipeline.screening import screen_day
from fangpin_pipeline.warehouse import Home

from .compare import compare
from .drawn import Rows, deliver, towns
from .naive import screen
from .test_naive_agrees import published

Drawn = tuple[Rows, dict[str, tuple[str, str]]]
patient = settings(
    deadline=None,
    derandomize=True,
    database=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.large_base_example],
)


def agree(town: Drawn) -> None:
    with TemporaryDirectory() as folder:
        landing, home = Path(folder) / "landing", Home(Path(folder) / "home")
        day = deliver(town, landing)
        expected = screen(landing, day)
        screen_day(home, day, landing, great_expectations_gate)
        differences = compare(expected, published(home, day))
        assert not differences, "\n".join(differences)


@settings(patient, max_examples=4)
@given(towns())
def test_pipeline_agrees_with_the_reference_on_drawn_towns(town: Drawn) -> None:
    agree(town)


@pytest.mark.slow
@settings(patient, max_examples=100)
@given(towns())
def test_pipeline_agrees_with_the_reference_on_many_drawn_towns(town: Drawn) -> None:
    agree(town)
