"""Small cells of tables by township: a count from 1 to below the limit is not shown, nor what would let it be reckoned.

Totals are known to every reader. Hidden cells are therefore added until none can be found from the others by
subtraction, alone or in a chain, nor by what bounds leave. Decides on numbers; where cells come from is not known here.
"""

from collections.abc import Iterable, Sequence

Place = tuple[int, int]
Line = tuple[Place, ...]
_MANY = 10**12


def hidden_cells(
    cells: Sequence[Sequence[int | None]], groups: Sequence[str], additive: Iterable[Sequence[int]], limit: int
) -> set[Place]:
    """Places (row, column) to hide.

    Every column of every group of rows (the townships of a county) has a known total. `additive` names columns that
    add up to another, the sum last: (red, orange, yellow, all). Unknown cells (None) count as nothing. Groups do not
    touch each other, so that a county's report and the city's hide the same cells.
    """
    known = [[value or 0 for value in row] for row in cells]
    hidden = {(row, column) for row, line in enumerate(known) for column, value in enumerate(line) if 0 < value < limit}
    lines = _lines(known, groups, additive)
    while weak := _first_weak(known, lines, hidden, limit):
        if not (extra := _cheapest(known, weak, hidden)):
            extra_rows = {row for row, group in enumerate(groups) if group == groups[weak[0][0]]}
            hidden |= {(row, column) for row in extra_rows for column in range(len(known[row]))}
            lines = [line for line in lines if line[0][0] not in extra_rows]
            continue
        hidden.add(extra)
    return hidden


def _lines(known: Sequence[Sequence[int]], groups: Sequence[str], additive: Iterable[Sequence[int]]) -> list[Line]:
    width = len(known[0]) if known else 0
    members = {group: [row for row, of in enumerate(groups) if of == group] for group in dict.fromkeys(groups)}
    columns = [tuple((row, column) for row in rows) for rows in members.values() for column in range(width)]
    rows = [tuple((row, column) for column in sums) for sums in additive for row in range(len(known))]
    return [*columns, *rows]


def _first_weak(known: Sequence[Sequence[int]], lines: Sequence[Line], hidden: set[Place], limit: int) -> Line | None:
    """A line through which some hidden cell can be found; None when every one keeps at least two possible values."""
    bounds = {place: (0, limit - 1) if known[place[0]][place[1]] < limit else (limit, _MANY) for place in hidden}
    for line in lines:
        inside = [place for place in line if place in hidden]
        if len(inside) == 1:
            return line
    return next(iter(_tightened(known, lines, bounds)), None) or _bridge(lines, hidden)


def _tightened(
    known: Sequence[Sequence[int]], lines: Sequence[Line], bounds: dict[Place, tuple[int, int]]
) -> Iterable[Line]:
    """Narrow the bounds by every line until nothing changes; yields a line that leaves one value to a cell."""
    sums = [(line, _signs(line, lines)) for line in lines]
    for _ in range(_ROUNDS):
        changed = False
        for line, signs in sums:
            inside = [(place, sign) for place, sign in zip(line, signs, strict=True) if place in bounds]
            rest = sum(sign * known[place[0]][place[1]] for place, sign in inside)
            for place, sign in inside:
                others = [(bounds[other], mark) for other, mark in inside if other != place]
                least = sum(low if mark > 0 else -high for (low, high), mark in others)
                most = sum(high if mark > 0 else -low for (low, high), mark in others)
                low, high = (rest - most, rest - least) if sign > 0 else (least - rest, most - rest)
                was = bounds[place]
                bounds[place] = (max(was[0], low), min(was[1], high))
                changed = changed or bounds[place] != was
                if bounds[place][0] == bounds[place][1]:
                    yield line
        if not changed:
            return


_ROUNDS = 50


def _signs(line: Line, lines: Sequence[Line]) -> tuple[int, ...]:
    """A column adds up to its total outside of the table; in a row the last cell is the sum of the others."""
    in_a_row = len({row for row, _ in line}) == 1 and len({column for _, column in line}) > 1
    return (*(1 for _ in line[:-1]), -1) if in_a_row else tuple(1 for _ in line)


def _bridge(lines: Sequence[Line], hidden: set[Place]) -> Line | None:
    """A line through a hidden cell that the others determine: without it, the lines it joins are no longer joined."""
    ends = {place: [number for number, line in enumerate(lines) if place in line] for place in hidden}
    for place, touched in ends.items():
        if len(touched) < 2:
            continue
        reached, waiting = {touched[0]}, [touched[0]]
        while waiting:
            at = waiting.pop()
            for other, others in ends.items():
                if other != place and at in others:
                    waiting += [number for number in others if number not in reached]
                    reached.update(others)
        if touched[1] not in reached:
            return lines[touched[0]]
    return None


def _cheapest(known: Sequence[Sequence[int]], line: Line, hidden: set[Place]) -> Place | None:
    """The smallest cell of a line that is still shown, a zero last because it protects least."""
    shown = [place for place in line if place not in hidden]
    return min(
        shown, key=lambda place: (known[place[0]][place[1]] == 0, known[place[0]][place[1]], place), default=None
    )
