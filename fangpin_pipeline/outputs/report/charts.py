"""The charts of a report, each one Vega-Lite specification for all formats. Numbers come from the parts."""

from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any

from fangpin_pipeline.outputs.report.declare import Chart, Figure

FONT = "Noto Sans SC"
FONTS = Path(__file__).parent / "fonts"
# Where a county lies in the schematic map (column, row); no border of any kind is drawn.
TILES: Mapping[str, tuple[int, int]] = {
    "150825": (0, 0),
    "150824": (1, 0),
    "150826": (0, 1),
    "150802": (1, 1),
    "150821": (2, 1),
    "150823": (3, 1),
    "150822": (0, 2),
}
_WIDTH, _RED, _BLUE, _GREY = 460, "#9c2a2a", "#2f5d8a", "#8a8a8a"


def trend(title: str, points: Sequence[tuple[str, Figure]]) -> Chart:
    """The course of a number over runs."""
    rows = [{"x": day, "y": _whole(one), "order": place} for place, (day, one) in enumerate(_known(points))]
    alt = _altair()
    line = alt.Chart(alt.Data(values=rows)).encode(
        x=alt.X("x:N", sort=None, title=None, axis=alt.Axis(labelAngle=-40)),
        y=alt.Y("y:Q", title="户", scale=alt.Scale(zero=True), axis=alt.Axis(tickMinStep=1)),
        order="order:Q",
    )
    spec = alt.layer(
        line.mark_line(color=_RED, point=alt.OverlayMarkDef(color=_RED)),
        line.mark_text(dy=-9, fontSize=9).encode(text="y:Q"),
    )
    return _chart(title, spec, points)


def bars(title: str, points: Sequence[tuple[str, Figure]]) -> Chart:
    """Bars by place, longest first; a hidden number has a sign instead of a bar."""
    ordered = sorted(points, key=lambda point: (-_whole(point[1]), point[0]))
    rows = [{"name": name, "value": _whole(one), "shown": one.shown} for name, one in ordered]
    alt = _altair()
    base = alt.Chart(alt.Data(values=rows)).encode(
        x=alt.X("value:Q", title="户", axis=alt.Axis(tickMinStep=1)),
        y=alt.Y("name:N", sort=None, title=None, axis=alt.Axis(labelLimit=190)),
    )
    spec = alt.layer(
        base.mark_bar(color=_BLUE, height=11), base.mark_text(align="left", dx=3, fontSize=9).encode(text="shown:N")
    )
    return _chart(title, spec, points, height=max(60, 17 * len(rows)))


def waterfall(title: str, before: Figure, new: Figure, cleared: Figure, now: Figure) -> Chart:
    """How the list came from its last state to this one."""
    start, up, down, end = (_whole(figure) for figure in (before, new, cleared, now))
    steps = [
        ("上期在册", 0, start, start, _GREY),
        ("本期新增", start, start + up, up, _RED),
        ("本期退出", start + up, start + up - down, down, _BLUE),
        ("本期在册", 0, end, end, _GREY),
    ]
    rows = [
        {"x": x, "low": min(a, b), "high": max(a, b), "shown": str(number), "color": color}
        for x, a, b, number, color in steps
    ]
    alt = _altair()
    base = alt.Chart(alt.Data(values=rows)).encode(x=alt.X("x:N", sort=None, title=None, axis=alt.Axis(labelAngle=0)))
    spec = alt.layer(
        base.mark_bar(size=46).encode(
            y=alt.Y("low:Q", title="户", axis=alt.Axis(tickMinStep=1)),
            y2="high:Q",
            color=alt.Color("color:N", scale=None),
        ),
        base.mark_text(dy=-8, fontSize=10).encode(y="high:Q", text="shown:N"),
    )
    points = list(zip((step[0] for step in steps), (before, new, cleared, now), strict=True))
    return _chart(title, spec, points)


def funnel(title: str, points: Sequence[tuple[str, Figure]]) -> Chart:
    """How many of the clues reach each step of the work; the numbers stand with the names."""
    rows = [{"name": f"{name}　{one.shown}", "value": _whole(one)} for name, one in _known(points)]
    alt = _altair()
    base = alt.Chart(alt.Data(values=rows)).encode(
        y=alt.Y("name:N", sort=None, title=None, axis=alt.Axis(labelFontSize=11, labelLimit=200, ticks=False))
    )
    spec = (
        base.mark_bar(color=_BLUE, height=22)
        .transform_calculate(left="-datum.value/2", right="datum.value/2")
        .encode(x=alt.X("left:Q", axis=None), x2="right:Q")
    )
    return _chart(title, spec, points, height=36 * max(1, len(rows)), width=340)


def tiles(title: str, points: Sequence[tuple[str, str, Figure]], chosen: str = "") -> Chart:
    """A schematic map: one square a county (code, name, number), darker for more; `chosen` has a frame."""
    rows = [
        {
            "x": TILES[code][0],
            "y": TILES[code][1],
            "name": name,
            "shown": one.shown,
            "value": float(one.value) if one.value is not None else None,
            "frame": 3 if code == chosen else 0,
        }
        for code, name, one in points
    ]
    alt = _altair()
    base = alt.Chart(alt.Data(values=rows)).encode(x=alt.X("x:O", axis=None), y=alt.Y("y:O", axis=None))
    most = max((float(one.value) for _, _, one in points if one.value is not None), default=0.0)
    dark = f"datum.value !== null && datum.value > {most * 0.55}"
    ink = alt.condition(dark, alt.value("white"), alt.value("#111"))
    spec = alt.layer(
        base.mark_rect(stroke="#333").encode(
            color=alt.Color("value:Q", scale=alt.Scale(range=["#eef2f6", "#23476b"], domainMin=0), legend=None),
            strokeWidth=alt.StrokeWidth("frame:Q", scale=None),
        ),
        base.mark_text(dy=-8, fontSize=12).encode(text="name:N", color=ink),
        base.mark_text(dy=10, fontSize=12).encode(text="shown:N", color=ink),
    )
    return _chart(title, spec, [(name, one) for _, name, one in points], height=210, width=360)


@cache
def _altair() -> Any:
    import altair

    return altair


def _chart(
    title: str, spec: Any, points: Iterable[tuple[str, Figure]], height: int = 170, width: int = _WIDTH
) -> Chart:
    settled = (
        spec.properties(width=width, height=height)
        .configure(font=FONT, background="white")
        .configure_view(stroke=None)
        .configure_axis(labelFontSize=10, titleFontSize=10, grid=False)
        .to_dict(validate=False)
    )
    told = "，".join(f"{name}{one.shown}" for name, one in points)
    return Chart(title, settled, told, tuple(one for _, one in points))


def _whole(one: Figure) -> int:
    return 0 if one.value is None else int(one.value)


def _known(points: Sequence[tuple[str, Figure]]) -> list[tuple[str, Figure]]:
    return [(name, one) for name, one in points if one.value is not None]
