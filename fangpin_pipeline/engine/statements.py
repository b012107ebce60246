"""Reading statement files: one SELECT a file, beside the Python module that runs it."""

from functools import cache
from importlib.resources import files


@cache
def statement(package: str, name: str) -> str:
    """Text of `name.sql` in a package of this project."""
    return files(package).joinpath(f"{name}.sql").read_text(encoding="utf-8")
