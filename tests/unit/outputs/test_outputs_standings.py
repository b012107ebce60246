"""In which state an extract stands in a county: in time, in part, late, never received."""

from datetime import date

import pytest

from fangpin_pipeline.outputs.standings import State, standings
from tests.spec.world import COUNTY, OTHER


def received(name: str, county: str, status: str = "accepted") -> dict[str, object]:
    day = date.fromisoformat(name[:10])
    return {
        "delivery": name,
        "extract": "dibao",
        "county_code": county,
        "received_on": day,
        "status": status,
        "message": "列不全",
    }


def covered(delivery: str | None, age: int | None, fresh: bool) -> dict[str, object]:
    day = date.fromisoformat(delivery[:10]) if delivery else None
    told = {"extract": "X07", "county_code": COUNTY, "max_age": 45}
    return told | {"delivery": delivery, "received_on": day, "age_days": age, "fresh": fresh}


@pytest.mark.parametrize(
    ("row", "deliveries", "state", "words", "unused"),
    [
        (covered("2020-03-10/a", 6, True), [received("2020-03-10/a", "150800")], State.IN_TIME, "正常", None),
        (covered("2020-01-30/a", 46, False), [received("2020-01-30/a", "150800")], State.STALE, "过期1天", None),
        (covered(None, None, False), [], State.MISSING, "未报", None),
        (
            covered(None, None, False),
            [received("2020-03-10/a", COUNTY, "refused")],
            State.MISSING,
            "未报",
            "2020-03-10/a",
        ),
        (
            covered("2020-03-10/a", 6, True),
            [received("2020-03-11/b", COUNTY, "refused"), received("2020-03-10/a", "150800")],
            State.PARTIAL,
            "部分",
            "2020-03-11/b",
        ),
        (
            covered("2020-03-10/a", 6, True),
            [received("2020-03-11/b", "150800"), received("2020-03-10/a", "150800")],
            State.PARTIAL,
            "部分",
            "2020-03-11/b",
        ),
        (
            covered("2020-03-10/a", 6, True),
            [received("2020-03-11/b", OTHER, "refused"), received("2020-03-10/a", "150800")],
            State.IN_TIME,
            "正常",
            None,
        ),
        (
            covered("2020-03-10/a", 6, True),
            [received("2020-03-11/a", "150800", "duplicate"), received("2020-03-10/a", "150800")],
            State.IN_TIME,
            "正常",
            None,
        ),
    ],
    ids=[
        "fresh",
        "late",
        "never",
        "only refused",
        "refused since",
        "not believed",
        "another county's",
        "the same again",
    ],
)
def test_states(row, deliveries, state, words, unused) -> None:  # type: ignore[no-untyped-def]
    (found,) = standings([row], deliveries)
    assert (found.state, found.words, found.unused) == (state, words, unused)
    assert bool(found.why) is bool(unused)
