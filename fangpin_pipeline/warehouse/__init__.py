"""The store: where a home keeps its inputs and its finished days, and how a day becomes visible as a whole.

A day is made in a private workspace, moved into place with one rename and shown by one pointer, so a kill at any
moment leaves the days before it untouched. What the tables mean is not known here.
"""

from fangpin_pipeline.warehouse.home import Home
from fangpin_pipeline.warehouse.published import PublishedRun, published_days, run_before, run_of

__all__ = ["Home", "PublishedRun", "published_days", "run_before", "run_of"]
