"""Conditions that several rules share, as SQL in three-valued logic (rules.md §4). No rule stands here."""

from fangpin_pipeline.rules.declare import Test


def holds(state: str) -> Test:
    """A state of the household is true."""
    return Test(state, (state,))


def fails(state: str) -> Test:
    """A state of the household is false."""
    return Test(f"NOT {state}", (state,))


def always(condition: str) -> Test:
    """A condition that is never unknown."""
    return Test(condition)


def reaches(amount: str, limit: str) -> Test:
    """An amount is at least a parameter: hit by its lower bound already, unknown when only that is known."""
    return Test(
        f"CASE WHEN COALESCE({amount}, {amount}_low) >= {limit} THEN TRUE WHEN {amount} IS NOT NULL THEN FALSE END",
        (amount,),
    )


def exceeds(amount: str, limit: str) -> Test:
    """An amount is above a parameter: hit by its lower bound already, unknown when only that is known."""
    return Test(
        f"CASE WHEN COALESCE({amount}, {amount}_low) > {limit} THEN TRUE WHEN {amount} IS NOT NULL THEN FALSE END",
        (amount,),
    )


def share_of_income(amount: str, comparison: str, share: str, income: str) -> Test:
    """An amount against a share of an income, `comparison` being `>` or `>=` ("An amount against a share", §4)."""
    known = f"COALESCE({amount}, {amount}_low)"
    against_reference = f"CASE WHEN reference > 0 THEN {amount} {comparison} {share} * reference ELSE {amount} > 0 END"
    return Test(
        "CASE "
        f"WHEN {income} IS NULL THEN CASE WHEN {amount} IS NOT NULL AND NOT {against_reference} THEN FALSE END "
        f"WHEN {income} > 0 AND {known} {comparison} {share} * {income} THEN TRUE "
        f"WHEN {income} <= 0 AND {known} > 0 THEN TRUE "
        f"WHEN {amount} IS NOT NULL THEN FALSE END",
        (amount, income),
    )


def per_capita_income(comparison: str, line: str, without_record: str = "unknown") -> Test:
    """Net income per head against a line, without division.

    `without_record="clear for general"` makes a general household without an income record clear.
    """
    compared = f"ni {comparison} {line} * n"
    if without_record == "clear for general":
        compared = f"CASE WHEN no_income_record AND NOT registered THEN FALSE ELSE {compared} END"
    return Test(compared, ("ni",), then=("n", line))
