"""What unknown rules lack is told whole, however many words there are to say."""

import pytest
from rules_world import Screened

from fangpin_pipeline.rules import tell
from fangpin_pipeline.stages.rules import tell as tell_day


def test_more_words_than_a_column_of_bits_holds(screened: Screened, monkeypatch: pytest.MonkeyPatch) -> None:
    order = [("household_no", "ascending"), ("rule", "ascending")]
    at_once = screened.table("finding").sort_by(order)
    words = {word for missing in at_once["missing"].to_pylist() for word in missing.split("；")}
    monkeypatch.setattr(tell, "_WORDS_A_COLUMN", 3)
    assert len(words) > 2 * 3
    tell_day(screened.day)
    assert screened.table("finding").sort_by(order).equals(at_once)
