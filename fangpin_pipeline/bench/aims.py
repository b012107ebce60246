"""The targets of a benchmark and whether they were reached, size by size. What was measured stands in `figures`."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from fangpin_pipeline.bench.figures import UNCHANGED, Said, Sizes, a_household, cpu, dagster_overhead, ratio, whole
from fangpin_pipeline.bench.place import Told

# Cost a household is compared with that of a whole city, and memory is allowed more above it.
_CITY = 275_000
_CITY_MEMORY, _REGION_MEMORY = 3_000, 6_000


@dataclass(frozen=True)
class Reached:
    """What a size has to do with a target: the value as text, and whether it is kept; both None where not measured."""

    value: str | None
    kept: bool | None


@dataclass(frozen=True)
class Aim:
    """A target: its name, its bound in words, and each size's value."""

    label: Said
    bound: Said
    sizes: tuple[Reached, ...]


def aims(sizes: Sizes) -> list[Aim]:
    """Every target with each size's value."""
    return [
        Aim(label, bound, tuple(_reached(value(told), shown, keeps) for told in sizes.values()))
        for label, bound, value, shown, keeps in _targets(sizes)
    ]


def _reached(value: float | None, shown: str, keeps: Callable[[float], bool]) -> Reached:
    return Reached(None, None) if value is None else Reached(shown.format(value), keeps(value))


_Target = tuple[Said, Said, Callable[[Told], float | None], str, Callable[[float], bool]]


def _targets(sizes: Sizes) -> Iterator[_Target]:
    yield from _against_the_bound(sizes)
    yield from _against_peers()
    yield from _days()
    for zh, en, most, counts in (
        ("275,000户以内", "up to 275,000 households", _CITY_MEMORY, lambda told: told["households"] <= _CITY),
        ("275,000户以上", "above 275,000 households", _REGION_MEMORY, lambda told: told["households"] > _CITY),
    ):
        yield (
            Said(f"一日的峰值内存（MB），{zh}", f"peak memory of a day (MB), {en}"),
            Said(f"低于{most:,}", f"under {most:,}"),
            _memory(counts),
            "{:,.0f}",
            _under(most),
        )


def _against_the_bound(sizes: Sizes) -> Iterator[_Target]:
    ten = Said("至多10", "at most 10")
    both = (("all rules", "bound", "全部规则", "all rules"), ("nine", "bound of nine", "九条规则", "nine rules"))
    for part, bound, zh, en in both:
        yield (
            Said(f"指标与{zh}是其扫描下限的倍数（CPU）", f"facts and {en}, times their scan bound (CPU)"),
            ten,
            _quotient(part, bound),
            "{:.1f}",
            lambda times: times <= 10,
        )
    yield (
        Said("指标与全部规则每户微秒", "facts and all rules, µs a household (CPU)"),
        Said("至多15", "at most 15"),
        lambda told: a_household(told, cpu(told, "all rules")),
        "{:.1f}",
        lambda micros: micros <= 15,
    )
    yield (
        Said("指标与全部规则每户耗用，与全市规模（275,000户起最小者）之比", "the same, times that of the whole city"),
        Said("至多1.2", "at most 1.2 from 275,000 households on"),
        _flatness(sizes),
        "{:.2f}",
        lambda times: times <= 1.2,
    )


def _against_peers() -> Iterator[_Target]:
    for part, name, least in (("polars", "Polars", 1.2), ("pandas", "pandas", 2.0)):
        yield (
            Said(f"九条规则：{name} 的 CPU 是本系统的倍数", f"nine rules: CPU of {name}, times fangpin's"),
            Said(f"至少{least:g}", f"at least {least:g}"),
            _quotient(part, "nine"),
            "{:.2f}",
            _at_least(least),
        )
    yield (
        Said("九条规则：pandas 的用时是本系统的倍数", "nine rules: wall time of pandas, times fangpin's"),
        Said("至少3", "at least 3"),
        lambda told: ratio(_wall(told, "pandas"), _wall(told, "nine")),
        "{:.2f}",
        _at_least(3),
    )


def _days() -> Iterator[_Target]:
    yield (
        Said("一日全程是单纯读取文件（按类型）的倍数（CPU）", "whole day, times the bare reading by types (CPU)"),
        Said("至多3", "at most 3"),
        lambda told: ratio(whole(told, "day"), whole(told, "bare types")),
        "{:.2f}",
        lambda times: times <= 3,
    )
    yield (
        Said("读取是单纯读取（按类型）的倍数（CPU）", "reading alone, times the bare reading by types (CPU)"),
        Said("至多2", "at most 2"),
        _quotient("reading", "bare types"),
        "{:.2f}",
        lambda times: times <= 2,
    )
    for part, label in UNCHANGED.items():
        yield (
            Said(f"{label.zh}，占一日全程（CPU）", f"{label.en}, of a full day (CPU)"),
            Said("至多15%", "at most 15 %"),
            _share_of_a_day(part),
            "{:.0%}",
            lambda share: share <= 0.15,
        )
    yield (
        Said("Great Expectations 占一日全程（CPU）", "Great Expectations, of a full day (CPU)"),
        Said("至多50%", "at most 50 %"),
        lambda told: ratio(told["parts"]["day"]["gate"], whole(told, "day")) if "day" in told["parts"] else None,
        "{:.0%}",
        lambda share: share <= 0.5,
    )
    yield (
        Said("Dagster 的开销（用时，秒）", "Dagster's overhead (wall s)"),
        Said("至多10", "at most 10"),
        lambda told: found[1] if (found := dagster_overhead(told)) else None,
        "{:.1f}",
        lambda seconds: seconds <= 10,
    )


def _quotient(above: str, below: str) -> Callable[[Told], float | None]:
    return lambda told: ratio(cpu(told, above), cpu(told, below))


def _share_of_a_day(part: str) -> Callable[[Told], float | None]:
    return lambda told: ratio(whole(told, part), whole(told, "day"))


def _at_least(least: float) -> Callable[[float], bool]:
    return lambda times: times >= least


def _wall(told: Told, part: str) -> float | None:
    found = told["parts"].get(part)
    return None if found is None else float(found["wall"])


def _flatness(sizes: Sizes) -> Callable[[Told], float | None]:
    """Cost a household against that of the smallest size from the whole city on."""
    large = [told for asked, told in sorted(sizes.items()) if asked >= _CITY]
    base = a_household(large[0], cpu(large[0], "all rules")) if large else None
    return lambda told: ratio(a_household(told, cpu(told, "all rules")), base) if told in large[1:] else None


def _memory(counts: Callable[[Told], bool]) -> Callable[[Told], float | None]:
    return lambda told: float(told["parts"]["day"]["peak"]) if "day" in told["parts"] and counts(told) else None


def _under(most: float) -> Callable[[float], bool]:
    return lambda value: value < most
