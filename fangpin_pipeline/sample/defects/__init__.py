"""The defects that real files have, each a switch of the sample generator: one module a family, found by itself.

A module offers `DEFECTS`, declarations as in `declare`. What a day should do with a defect is its declared treatment
and is tested; no module here knows how it is found.
"""

from collections.abc import Sequence
from dataclasses import replace
from functools import cache
from importlib import import_module
from pkgutil import iter_modules

from fangpin_pipeline.sample.defects.declare import Defect
from fangpin_pipeline.sample.schedule import PlannedFile, in_order


@cache
def all_defects() -> dict[str, Defect]:
    """Every declared defect by its name, in the order of their numbers."""
    modules = (import_module(f"{__name__}.{module.name}") for module in iter_modules(__path__))
    declared = [defect for module in modules for defect in getattr(module, "DEFECTS", ())]
    return {defect.name: defect for defect in sorted(declared, key=lambda defect: defect.number)}


def with_defects(planned: Sequence[PlannedFile], chosen: Sequence[Defect]) -> tuple[PlannedFile, ...]:
    """The plan with what each defect adds to it or changes in whole files."""
    for defect in chosen:
        if defect.plan is not None:
            planned = [_marked(file, defect) for file in defect.plan(planned)]
    return in_order(planned)


def _marked(file: PlannedFile, defect: Defect) -> PlannedFile:
    """A file that the plan of a defect struck (it wrote `fault`) carries the name of the defect as well."""
    if file.fault != defect.title or defect.name in file.defects:
        return file
    return replace(file, defects=(*file.defects, defect.name))
