"""The day's step that lays the rulebook open as tables: parameters and subsidy policies in force in each county."""

from collections.abc import Mapping

from fangpin_pipeline.day import Day
from fangpin_pipeline.rulebook import Rulebook, RulebookError
from fangpin_pipeline.rulebook.tables import parameter_table, policy_table, setting_table
from fangpin_pipeline.rules.grades import misgraded


def lay_open_rulebook(day: Day, book: Rulebook | None = None) -> Mapping[str, int]:
    """Write `parameter`, `setting` and `subsidy_policy`, of the home's rulebook unless another is being tried."""
    book = book or Rulebook.load(day.rulebook)
    if problems := misgraded(book):
        raise RulebookError(problems)
    return {
        "parameter": day.write("parameter", parameter_table(book, day.as_of)),
        "setting": day.write("setting", setting_table(book, day.as_of)),
        "subsidy_policy": day.write("subsidy_policy", policy_table(book)),
    }
