"""Unknown is never silent and never turned into an answer, over a whole city with real defects."""

from sample_city import City


def test_every_unknown_names_what_is_missing(city: City) -> None:
    unknown = [row for row in city.rows("flag") if row["verdict"] == "unknown"]
    assert len({row["rule"] for row in unknown}) > 5
    assert not [row for row in unknown if not row["missing"]]
    verification = city.rows("verification")
    assert verification and not [row for row in verification if not row["missing"]]


def test_a_hit_has_all_it_needs_and_an_unknown_has_no_severity(city: City) -> None:
    for row in city.rows("flag"):
        told = [bool(row[name]) for name in ("severity", "value", "threshold", "sentence")]
        assert told == [row["verdict"] == "hit"] * 4


def test_every_household_is_judged_once(city: City) -> None:
    households = [row["household_no"] for row in city.rows("household_fact")]
    assert len(set(households)) == len(households)
    assert sorted(row["household_no"] for row in city.rows("household_class")) == sorted(households)
    assert {row["household_no"] for row in city.rows("flag")} <= set(households)


def test_every_hit_on_the_list_has_source_rows(city: City) -> None:
    """But for a person whom no insurance row names: there is none to show."""
    listed = {
        (row["household_no"], rule)
        for row in city.rows("warning")
        if row["state"] != "cleared"
        for rule in row["rules"].split(";")
    }
    without = listed - {(row["household_no"], row["rule"]) for row in city.rows("evidence")}
    assert len(listed) > 30
    assert {rule for _, rule in without} <= {"insurance_gap"}
