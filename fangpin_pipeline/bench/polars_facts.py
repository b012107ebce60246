"""Facts of the nine rules in lazy Polars, a frame a subject by household; unknown is null. Health: `polars_health`."""

import polars as pl

from fangpin_pipeline.bench.polars_frame import Town, may_lie_within, state, within

_REQUIRED = pl.col("wage") + pl.col("business") - pl.col("business_cost") + pl.col("property")
_OPTIONAL = ("pension", "dibao", "tekun", "family_planning", "ecological", "policy_subsidy", "other_transfer")


def incomes(town: Town) -> pl.LazyFrame:
    """`ni`, `ni_py` and `no_income_record`."""
    day, end = town.day, pl.col("period_end")
    net = _REQUIRED + sum(pl.col(name).fill_null(0) for name in _OPTIONAL)
    windows = {
        "ni": end.is_between(pl.col("income_oldest"), day.m),
        "ni_py": end.is_between(day.row()["py_first"], day.row()["py_last"]),
    }
    rows = town.rows("own_x03", "income_oldest").with_columns(net=net)
    told = rows.group_by("h").agg(
        *(
            pl.col("net").filter(window).get(end.filter(window).arg_max(), null_on_oob=True).alias(name)
            for name, window in windows.items()
        ),
        windows["ni"].any().alias("recorded"),
    )
    doubts = (
        town.rows("own_x03_doubt", "income_oldest")
        .group_by("h")
        .agg((end.is_null() | window).any().alias(f"{name}_doubt") for name, window in windows.items())
    )
    clean = {name: pl.col("fresh_x03") & pl.col(f"{name}_doubt").not_() for name in windows}
    return (
        town.homes.join(told, on="h", how="left")
        .join(doubts, on="h", how="left")
        .with_columns(pl.col("recorded", *(f"{name}_doubt" for name in windows)).fill_null(False))
        .select(
            "h",
            *(pl.when(clean[name]).then(name).alias(name) for name in windows),
            (clean["ni"] & ~pl.col("recorded")).alias("no_income_record"),
        )
    )


def schooling(town: Town) -> pl.LazyFrame:
    """`edu`, `advanced` and their lower bounds, `students` beyond compulsory school."""
    day = town.day
    aid = (
        town.scan("own_x12")
        .filter(within("paid_on", day.w_first, day.w_last))
        .group_by("p")
        .agg(pl.col("amount").sum())
    )
    unclear = (
        town.scan("own_x12_doubt")
        .filter(may_lie_within("paid_on", day.w_first, day.w_last))
        .select("p")
        .unique()
        .with_columns(unaided=True)
    )
    pupils = (
        town.scan("own_x11")
        .filter(pl.col("alive") & (pl.col("status") == "在读"))
        .join(aid, on="p", how="left")
        .join(unclear, on="p", how="left")
        .with_columns(
            cost=pl.col("annual_cost").fill_null(0) - pl.col("amount").fill_null(0),
            unpriced=pl.col("annual_cost").is_null(),
            unaided=pl.col("unaided").fill_null(False),
        )
    )
    kinds = {"edu": pl.lit(True), "advanced": pl.col("advanced")}
    summed = pupils.group_by("h").agg(
        aggregate
        for kind, chosen in kinds.items()
        for aggregate in (
            pl.col("cost").filter(chosen).sum().alias(f"{kind}_cost"),
            chosen.sum().alias(f"{kind}_pupils") if kind == "advanced" else pl.len().alias(f"{kind}_pupils"),
            pl.col("unpriced").filter(chosen).any().alias(f"{kind}_unpriced"),
            pl.col("unaided").filter(chosen).any().alias(f"{kind}_unaided"),
        )
    )
    doubts = (
        town.scan("own_x11_doubt")
        .filter("alive")
        .join(unclear, on="p", how="left")
        .group_by("h")
        .agg(pl.col("unaided").any().alias("doubtful_aid"))
        .with_columns(doubtful=True)
    )
    marks = [f"{kind}_{mark}" for kind in kinds for mark in ("unpriced", "unaided")]
    numbers = [f"{kind}_{number}" for kind in kinds for number in ("cost", "pupils")]
    told = pl.col("fresh_x11") & pl.col("members") & ~pl.col("doubtful")
    columns = []
    for kind in kinds:
        cost, payments = pl.col(f"{kind}_cost"), pl.col("fresh_x12")
        unaided = pl.col(f"{kind}_unaided") | pl.col("doubtful_aid")
        known = (
            told & ~pl.col(f"{kind}_unpriced") & ~(unaided & payments) & (payments | (pl.col(f"{kind}_pupils") == 0))
        )
        amount = cost.clip(0) if kind == "edu" else cost
        columns += [
            pl.when(known).then(amount).alias(kind),
            pl.when(payments & ~unaided).then(cost.clip(0)).otherwise(0).alias(f"{kind}_low"),
        ]
    return (
        town.homes.join(summed, on="h", how="left")
        .join(doubts, on="h", how="left")
        .with_columns(pl.col(*marks, "doubtful", "doubtful_aid").fill_null(False), pl.col(*numbers).fill_null(0))
        .select(
            "h",
            *columns,
            pl.when(told).then("advanced_pupils").alias("students"),
            pl.col("advanced_pupils").alias("students_low"),
        )
    )


def disability(town: Town) -> pl.LazyFrame:
    """`dsb` with its lower bound, and the rule `disability`."""
    since, as_of = "disability_since", town.day.as_of
    recent = pl.col("issued_on").is_between(pl.col(since), as_of)

    def without(subsidy: str) -> pl.Expr:
        empty = pl.when(pl.col(f"{subsidy}__delivered")).then(True)
        return pl.when(pl.col(subsidy).is_null()).then(empty).otherwise(pl.col(subsidy) == 0)

    severe = pl.col("alive") & pl.col("severe")
    unsubsidised = without("living_subsidy") & without("care_subsidy")
    rows = (
        town.rows("own_x22", since)
        .group_by("h")
        .agg(
            pl.col("care_cost").sum().alias("dsb_low"),
            recent.filter(severe).any().alias("recent"),
            recent.filter(severe).is_null().any().alias("undated"),
            unsubsidised.filter(severe).any().alias("unsubsidised"),
            unsubsidised.filter(severe).is_null().any().alias("untold"),
        )
    )
    doubts = (
        town.rows("own_x22_doubt", since)
        .group_by("h")
        .agg(
            pl.lit(True).first().alias("care_doubt"),
            pl.col("alive").any().alias("member_doubt"),
            (pl.col("alive") & (pl.col("issued_on").is_null() | recent)).any().alias("recent_doubt"),
        )
    )
    told = pl.col("fresh_x22") & pl.col("members")
    marks = ("recent", "undated", "unsubsidised", "untold", "care_doubt", "member_doubt", "recent_doubt")
    return (
        town.homes.join(rows, on="h", how="left")
        .join(doubts, on="h", how="left")
        .with_columns(pl.col(*marks).fill_null(False), pl.col("dsb_low").fill_null(0))
        .select(
            "h",
            "dsb_low",
            pl.when(told & ~pl.col("care_doubt")).then("dsb_low").alias("dsb"),
            (
                state(pl.col("recent"), told & ~pl.col("recent_doubt") & ~pl.col("undated"))
                | state(pl.col("unsubsidised"), told & ~pl.col("member_doubt") & ~pl.col("untold"))
            ).alias("disability"),
        )
    )


def losses(town: Town) -> pl.LazyFrame:
    """`dis` and `lost` (all losses) with lower bounds, `house_damaged`, and the rule `accident` without injuries."""
    day = town.day
    in_w = pl.col("occurred_on") <= day.w_last
    rows = (
        town.scan("own_x31")
        .filter(within("occurred_on", day.w_first, day.as_of))
        .group_by("h")
        .agg(
            pl.col("loss").filter(in_w & pl.col("calamity")).sum().alias("dis_low"),
            pl.sum_horizontal(
                pl.col("loss").filter(in_w & pl.col(kind)).sum() for kind in ("calamity", "accident", "failure")
            ).alias("lost_low"),
            pl.col("house_damaged").any().alias("damaged"),
            pl.col("house_damaged").is_null().any().alias("untold"),
            pl.col("accident").any(),
        )
    )
    doubts = (
        town.scan("own_x31_doubt")
        .filter(may_lie_within("occurred_on", day.w_first, day.as_of))
        .group_by("h")
        .agg((pl.col("occurred_on").is_null() | in_w).any().alias("doubt_in_w"))
        .with_columns(doubt=True)
    )
    told = pl.col("fresh_x31") & pl.col("members")
    events = told & ~pl.col("doubt")
    known = told & ~pl.col("doubt_in_w")
    return (
        town.homes.join(rows, on="h", how="left")
        .join(doubts, on="h", how="left")
        .with_columns(
            pl.col("damaged", "untold", "accident", "doubt", "doubt_in_w").fill_null(False),
            pl.col("dis_low", "lost_low").fill_null(0),
        )
        .select(
            "h",
            "dis_low",
            "lost_low",
            pl.when(known).then("dis_low").alias("dis"),
            pl.when(known).then("lost_low").alias("lost"),
            state(pl.col("damaged"), events & ~pl.col("untold")).alias("house_damaged"),
            state(pl.col("accident"), events).alias("accident"),
        )
    )


def support(town: Town) -> pl.LazyFrame:
    """`supported` and `able`."""
    as_of = town.day.as_of
    begun, lasting = pl.col("started_on") <= as_of, pl.col("ended_on").is_null() | (pl.col("ended_on") >= as_of)
    running = pl.concat(
        town.scan(f"own_{extract}").filter(pl.col("alive") & begun & lasting).select("h") for extract in ("x07", "x08")
    )
    doubts = pl.concat(
        town.scan(f"own_{extract}_doubt")
        .filter(pl.col("alive") & (pl.col("started_on").is_null() | begun) & lasting)
        .select("h")
        for extract in ("x07", "x08")
    )
    persons = (
        town.scan("resident")
        .filter("alive")
        .group_by("h")
        .agg(pl.col("able").any().alias("someone"), pl.col("able").is_null().any().alias("untold"))
    )
    registered = pl.col("kind") == "registered"
    someone = pl.col("fresh_x02") & registered & pl.col("someone")
    return (
        town.homes.join(running.unique().with_columns(running=True), on="h", how="left")
        .join(doubts.unique().with_columns(doubt=True), on="h", how="left")
        .join(persons, on="h", how="left")
        .with_columns(pl.col("running", "doubt", "someone", "untold").fill_null(False))
        .select(
            "h",
            state(
                pl.col("running"), pl.col("fresh_x07") & pl.col("fresh_x08") & pl.col("members") & ~pl.col("doubt")
            ).alias("supported"),
            state(someone, pl.col("fresh_x02") & registered & pl.col("members") & ~pl.col("untold")).alias("able"),
        )
    )
