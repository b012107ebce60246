"""One picture of a benchmark: what a household costs by stage group, and the nine rules beside bound and peers."""

from typing import Any

from fangpin_pipeline.bench.figures import GROUPS, SIDES, Sizes, a_household, cpu

_RULES = ("bound of nine", "nine", "polars", "pandas")
_COLOURS = ["#b8c4d0", "#23476b", "#c98b2b", "#8a5a83"]


def svg(sizes: Sizes) -> str:
    """The picture; sizes without a part are left out of its half."""
    import vl_convert

    alt = _altair()
    day = [
        {"size": f"{size:,}", "group": GROUPS[group].en if group in GROUPS else group, "cost": cost, "order": order}
        for size, told in sizes.items()
        for order, (group, seconds) in enumerate(told["parts"].get("day", {}).get("groups", {}).items())
        if (cost := a_household(told, seconds)) is not None
    ]
    sides = [
        {"size": f"{size:,}", "side": SIDES[side].en.removeprefix("nine rules: "), "cost": cost}
        for size, told in sizes.items()
        for side in _RULES
        if (cost := a_household(told, cpu(told, side))) is not None
    ]
    order = [f"{size:,}" for size in sizes]
    names = [SIDES[side].en.removeprefix("nine rules: ") for side in _RULES]
    left = (
        alt.Chart(alt.Data(values=day), title="A day by stage group")
        .mark_bar()
        .encode(
            x=alt.X("size:N", sort=order, title="households"),
            y=alt.Y("sum(cost):Q", title="CPU µs a household"),
            color=alt.Color("group:N", title=None, sort=alt.EncodingSortField("order")),
            order=alt.Order("order:Q"),
        )
        .properties(width=60 + 70 * len(order), height=280)
    )
    right = (
        alt.Chart(alt.Data(values=sides), title="The nine rules")
        .mark_bar()
        .encode(
            x=alt.X("size:N", sort=order, title="households"),
            xOffset=alt.XOffset("side:N", sort=names),
            y=alt.Y("cost:Q", title="CPU µs a household"),
            color=alt.Color("side:N", title=None, sort=names, scale=alt.Scale(domain=names, range=_COLOURS)),
        )
        .properties(width=60 + 110 * len(order), height=280)
    )
    spec: dict[str, Any] = (
        alt.hconcat(left, right)
        .resolve_scale(color="independent")
        .configure(background="white")
        .configure_legend(labelLimit=300)
        .configure_axisX(labelAngle=0)
        .configure_view(stroke=None)
        .to_dict(validate=False)
    )
    return str(vl_convert.vegalite_to_svg(spec))


def _altair() -> Any:
    import altair

    return altair
