"""What Dagster loads (`dagster dev -w dagster_workspace.yaml`). How it is built stands in `build`."""

from assets_defs.build import build_definitions
from fangpin_pipeline.screening import STAGES

defs = build_definitions(STAGES)
