"""Imports run one way: the contracts of pyproject.toml hold, and name every room."""

import tomllib
from pathlib import Path

import grimp
import pytest
from importlinter.cli import EXIT_STATUS_SUCCESS, lint_imports

ROOT = Path(__file__).parents[2]
PACKAGES = ("fangpin_pipeline", "expectations", "assets_defs")
# What holds a framework apart from the domain; the domain finds both by the names of their entry points.
FRAMEWORKS = {"dagster": "assets_defs", "great_expectations": "expectations"}


def test_import_contracts_hold(capsys: pytest.CaptureFixture[str]) -> None:
    status = lint_imports(config_filename=str(ROOT / "pyproject.toml"), cache_dir=None)
    assert status == EXIT_STATUS_SUCCESS, capsys.readouterr().out


def test_layers_name_every_room() -> None:
    """The layers contract is exhaustive; this guards the word that makes it so."""
    contracts = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["importlinter"][
        "contracts"
    ]
    (inner,) = (contract for contract in contracts if contract.get("containers"))
    named = {room.strip() for layer in inner["layers"] for room in layer.replace(":", "|").split("|")}
    rooms = {path.stem for path in (ROOT / "fangpin_pipeline").iterdir() if path.suffix == ".py" or path.is_dir()}
    assert inner["exhaustive"]
    assert named == rooms - {"__init__", "__pycache__", "py"}


@pytest.mark.parametrize(("framework", "package"), FRAMEWORKS.items())
def test_a_framework_is_known_to_one_package(framework: str, package: str) -> None:
    graph = grimp.build_graph(*PACKAGES, include_external_packages=True, cache_dir=None)
    users = {module.split(".")[0] for module in graph.find_modules_that_directly_import(framework)}
    assert users == {package}


def test_only_the_engine_and_the_export_speak_to_duckdb() -> None:
    """Export writes csv with it, and the benchmark reads with it bare; whatever computes goes through the engine."""
    graph = grimp.build_graph("fangpin_pipeline", include_external_packages=True, cache_dir=None)
    users = graph.find_modules_that_directly_import("duckdb")
    assert users == {"fangpin_pipeline.engine.duckdb", "fangpin_pipeline.outputs.export", "fangpin_pipeline.bench.bare"}
