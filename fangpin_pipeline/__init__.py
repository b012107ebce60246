"""The domain of fangpin: from departmental extracts to warning lists.

Here belongs everything that would be true without an orchestrator. Dagster lives in `assets_defs`, Great
Expectations in `expectations`; neither is imported from here.
"""

__version__ = "0.1.0"
