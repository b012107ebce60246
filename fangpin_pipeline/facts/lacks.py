"""Why an area's facts are unknown, taken out of its table: one row where it applies, which is seldom."""

from collections.abc import Sequence

_STALE, _GAP = "_stale", "_gap"


def lacks_only(area: str, columns: Sequence[str]) -> str:
    """Statement for (h, fact, stale, gap) of the unknown facts of an area's table."""
    facts = [name.removesuffix(_GAP) for name in columns if name.endswith(_GAP)]
    parts = []
    for fact in facts:
        stale = f"{fact}{_STALE}" if f"{fact}{_STALE}" in columns else "CAST(NULL AS STRING)"
        known = f"{fact} IS NOT NULL" if fact in columns else "FALSE"
        parts.append(
            f"SELECT h, '{fact}' AS fact, {stale} AS stale, {fact}{_GAP} AS gap FROM {area} "
            f"WHERE NOT ({known}) AND ({stale} IS NOT NULL OR {fact}{_GAP} IS NOT NULL)"
        )
    return " UNION ALL ".join(parts)
