"""Codes of villages in other editions: what they were called, what they are now, and how that was found."""

from datetime import date
from io import StringIO
from pathlib import Path

import derive_recodings
import pytest

from fangpin_pipeline.identity import divisions
from fangpin_pipeline.identity.divisions import COUNTIES, edition
from fangpin_pipeline.identity.history import counterpart, described, recodings, township_name, village_name

POLICY_DAY = date(2020, 3, 16)
THEN, NOW = edition(POLICY_DAY), edition(date(2023, 6, 30))


def test_the_file_is_what_the_editions_say() -> None:
    """After a new edition: python tests/unit/identity/derive_recodings.py > …/identity/data/recodings.csv"""
    shipped = Path(divisions.__file__).parent / "data" / "recodings.csv"
    derived = StringIO()
    derive_recodings.write(derived)
    assert derived.getvalue() == shipped.read_text(encoding="utf-8")


def test_a_recoding_leads_from_a_code_that_ends_to_one_that_begins_and_never_to_two() -> None:
    for one in recodings():
        before, after = edition(one.from_edition), edition(one.to_edition)
        assert one.old_code in before.codes - after.codes
        assert one.new_code in after.codes - before.codes
        assert {one.old_code[:6], one.new_code[:6]} <= set(COUNTIES)
    assert len({one.old_code for one in recodings()}) == len({one.new_code for one in recodings()}) == 16


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("150826101210", "150821104209"),
        ("150821100207", "150821402202"),
        ("150821100208", "150821402201"),
        ("150821100209", "150821402200"),
        ("150821100210", "150821402203"),
        ("150821100215", "150821402204"),
        ("150821100216", "150821402205"),
    ],
)
def test_a_village_is_found_under_its_other_code_on_either_day(old: str, new: str) -> None:
    assert counterpart(old, NOW.codes) == new
    assert counterpart(new, THEN.codes) == old
    assert counterpart(old, THEN.codes) == old


def test_a_code_may_change_more_than_once() -> None:
    first = edition(date(2016, 7, 31)).codes
    assert counterpart("150802200209", NOW.codes) == "150802200001"
    assert counterpart("150802402003", NOW.codes) == "150802013003"
    assert counterpart("150802013003", first) == "150802402003"


def test_a_code_that_ends_without_a_successor_is_not_given_one() -> None:
    assert counterpart("150826101209", NOW.codes) is None
    assert counterpart("150821999999", NOW.codes) is None


def test_a_renamed_village_keeps_its_code() -> None:
    assert edition(date(2016, 7, 31)).village_name("150823100001") == "北环第一居民委员会"
    assert edition(date(2017, 10, 31)).village_name("150823100001") == "振兴社区居民委员会"
    assert counterpart("150823100001", NOW.codes) == "150823100001"
    assert "150823100001" not in {one.old_code for one in recodings()}


def test_names_of_old_codes_are_those_of_the_newest_edition_that_knows_them() -> None:
    assert village_name("150826101209") == "巴市原种场村委会"
    assert village_name("150802001001") == "今日社区"
    assert township_name("150802402") == "金川办事处"
    assert township_name("150802001") == NOW.township_name("150802001")
    assert (village_name("150821999999"), township_name("150821999")) == (None, None)


def test_what_an_official_reads_of_a_code_that_is_not_in_force() -> None:
    assert described("150826101210", NOW.codes) == "150826101210→150821104209（巴市果树场村委会）"
    assert described("150826101209", NOW.codes) == "150826101209（巴市原种场村委会）"
    assert described("150821999999", NOW.codes) == "150821999999"
