"""What Dagster loads for the toy day."""

from toy_stages import STAGES

from assets_defs.build import build_definitions

defs = build_definitions(STAGES)
