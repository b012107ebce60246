"""A step of the day is computed only when something that it reads has changed since it was computed before.

While a step runs, `watched` writes down everything it looks at; `perform` takes its result over when all of that is the
same again, by the `fingerprints` of what may be looked at. Which steps there are stands in `screening` and in the
stages; nothing is declared about what they read.
"""

from fangpin_pipeline.steps.perform import perform

__all__ = ["perform"]
