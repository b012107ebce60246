"""The rulebook: dated parameters with their documents, from the city's shipped defaults up to a county's own decision.

Numbers that the policy leaves open stand here and nowhere in rules or facts. How a rule uses them stands in `rules`.
"""

from fangpin_pipeline.rulebook.book import Rulebook, Setting
from fangpin_pipeline.rulebook.errors import RulebookError

__all__ = ["Rulebook", "RulebookError", "Setting"]
