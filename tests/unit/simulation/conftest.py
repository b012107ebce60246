"""A sample city screened on two days, in which one county keeps a limit of its own."""

from collections.abc import Iterator
from datetime import date

import pytest
from office import DAYS, D, copied, decide, screen

from expectations.gate import great_expectations_gate
from fangpin_pipeline.sample import write_sample
from fangpin_pipeline.simulation.ground import Ground, lay_ground
from fangpin_pipeline.simulation.simulate import laid_out, newest_run
from fangpin_pipeline.warehouse import Home


@pytest.fixture(scope="session")
def office(tmp_path_factory: pytest.TempPathFactory) -> Home:
    home = Home(tmp_path_factory.mktemp("office") / "home")
    write_sample(home.landing, households=500, seed=3, as_of=D, days=2, defects="real")
    decide(home, "150823", date(2020, 1, 1), illness_amount="12000")
    for day in DAYS:
        screen(home, day)
    return home


@pytest.fixture(scope="session")
def ground(office: Home, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Ground]:
    """The second day, read and placed, on which rulebooks can be tried. It holds the lock of a copy of the office."""
    home = copied(office, tmp_path_factory.mktemp("ground") / "home")
    run = newest_run(home, D)
    with laid_out(home, run) as (session, past):
        received = run.manifest().inputs.deliveries
        yield lay_ground(home, past, D, received, great_expectations_gate, session.workspace / "ground")
