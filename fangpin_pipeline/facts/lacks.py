"""An area's facts apart from why they are unknown: the latter is stored only where it applies, which is seldom."""

from collections.abc import Sequence

_STALE, _GAP = "_stale", "_gap"


def facts_only(area: str, columns: Sequence[str]) -> str:
    """Statement for the facts of an area's table, without its columns that say what is missing."""
    kept = [name for name in columns if not name.endswith((_STALE, _GAP))]
    return f"SELECT {', '.join(kept)} FROM {area}"


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
