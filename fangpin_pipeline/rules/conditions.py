"""Conditions that several rules share, as SQL in three-valued logic (rules.md §4). No rule stands here."""

from fangpin_pipeline.rules.declare import Bound, PerHead, Test

_WORDS = {"<": "低于", "<=": "不高于", ">": "超过", ">=": "达到"}


def holds(state: str) -> Test:
    """A state of the household is true."""
    return Test(state, (state,), says=_told(state))


def fails(state: str) -> Test:
    """A state of the household is false."""
    return Test(f"NOT {state}", (state,), says=_told(f"NOT {state}"))


def always(condition: str) -> Test:
    """A condition that is never unknown."""
    return Test(condition, says=_told(condition))


def reaches(amount: str, limit: str) -> Test:
    """An amount is at least a parameter: hit by its lower bound already, unknown when only that is known."""
    return Test(
        f"CASE WHEN COALESCE({amount}, {amount}_low) >= {limit} THEN TRUE WHEN {amount} IS NOT NULL THEN FALSE END",
        (amount,),
        says=f"{_of(amount)}达到{_of(limit)}（金额不全时，已知部分达到即符合）",
        measure=Bound(amount, ">=", limit),
    )


def exceeds(amount: str, limit: str) -> Test:
    """An amount is above a parameter: hit by its lower bound already, unknown when only that is known."""
    return Test(
        f"CASE WHEN COALESCE({amount}, {amount}_low) > {limit} THEN TRUE WHEN {amount} IS NOT NULL THEN FALSE END",
        (amount,),
        says=f"{_of(amount)}超过{_of(limit) if limit.isidentifier() else limit}（数额不全时，已知部分超过即符合）",
        measure=Bound(amount, ">", limit),
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
        says=f"{_of(amount)}{_WORDS[comparison]}{_of(income)}的{_of(share)}"
        "（收入为零或负数时，有支出即符合；收入未知时，以参照收入比较，不超过的判为不符合）",
        measure=Bound(amount, comparison, share, income),
    )


def per_capita_income(comparison: str, line: str, without_record: str = "unknown") -> Test:
    """Net income per head against a line, without division.

    `without_record="clear for general"` makes a general household without an income record clear.
    """
    compared = f"ni {comparison} {line} * n"
    says = f"人均纯收入{_WORDS[comparison]}{_of(line)}"
    if without_record == "clear for general":
        compared = f"CASE WHEN no_income_record AND NOT registered THEN FALSE ELSE {compared} END"
        says += "（一般农牧户没有收入记录的，判为不符合）"
    return Test(compared, ("ni",), then=("n", line), says=says, measure=PerHead(comparison, line))


def _told(condition: str) -> str:
    """A state, or its negation, in words; anything longer is left to the sentence of the case."""
    negated = condition.startswith("NOT ")
    state = condition.removeprefix("NOT ")
    if not state.isidentifier():
        return ""
    return f"不符合“{_of(state)}”" if negated else _of(state)


def _of(name: str) -> str:
    """The place of a fact or parameter in a text."""
    return "{" + name + "}"
