"""Dagster's view of the day, derived from `fangpin_pipeline.screening`: names, groups, owners, and one call each.

No computation belongs here. Modules in this package must not use `from __future__ import annotations`: it hides the
types by which Dagster recognises context, resource and config parameters.
"""
