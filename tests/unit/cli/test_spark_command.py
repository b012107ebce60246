"""Screening on Spark from the command line: what is missing is told with its remedy before anything is read."""

import sys
from pathlib import Path

import pytest

from fangpin_pipeline import cli
from fangpin_pipeline.commands.spark import Engine, cluster_of
from fangpin_pipeline.engine.cluster import HERE

Captured = pytest.CaptureFixture[str]


@pytest.fixture
def asked(tmp_path: Path) -> list[str]:
    (tmp_path / "landing").mkdir()
    return ["screen", "--as-of", "2020-03-16", "--home", str(tmp_path), "--engine", "spark"]


def install_java(place: Path, version: str) -> None:
    java = place / "bin" / "java"
    java.parent.mkdir(parents=True)
    java.write_text(f"#!/bin/sh\necho 'openjdk version \"{version}\" 2020-03-16' >&2\n", encoding="utf-8")
    java.chmod(0o755)


def refused(asked: list[str], capsys: Captured) -> str:
    assert cli.run(asked) == 2
    said = capsys.readouterr().err
    assert "--engine spark" in said
    return said


def test_without_java(asked: list[str], tmp_path: Path, capsys: Captured, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("JAVA_HOME", str(tmp_path / "nowhere"))
    assert "找不到 Java，Spark 需要 Java 17" in refused(asked, capsys)


def test_with_an_old_java(asked: list[str], tmp_path: Path, capsys: Captured, monkeypatch: pytest.MonkeyPatch) -> None:
    install_java(tmp_path / "old", "1.8.0_402")
    monkeypatch.setenv("JAVA_HOME", str(tmp_path / "old"))
    assert "Java 8 太旧" in refused(asked, capsys)


def test_without_pyspark(asked: list[str], capsys: Captured, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pyspark", None)
    assert "pip install 'fangpin[spark]'" in refused(asked, capsys)


def test_the_master(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    install_java(tmp_path, "17.0.15")
    monkeypatch.setenv("JAVA_HOME", str(tmp_path))
    chosen = [cluster_of(Engine.SPARK, master) for master in (None, "spark://office:7077")]
    assert [one and one.master for one in chosen] == [HERE, "spark://office:7077"]
    assert cluster_of(Engine.DUCKDB, "spark://office:7077") is None


def test_an_engine_that_there_is_not(asked: list[str], capsys: Captured) -> None:
    assert cli.run([*asked[:-1], "polars"]) == 2
    assert "--engine 的取值不正确" in capsys.readouterr().err
