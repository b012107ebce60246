"""Facts of health in lazy Polars: claims, insurance, hospital stays, serious diseases. Others: `polars_facts`."""

import polars as pl

from fangpin_pipeline.bench.polars_frame import Town, may_lie_within, state, within


def claims(town: Town) -> pl.LazyFrame:
    """`oop` with its lower bound, and `injured`."""
    day = town.day
    rest = (
        pl.col("total") - pl.col("basic_paid") - pl.col("critical_paid").fill_null(0) - pl.col("aid_paid").fill_null(0)
    )
    in_w = pl.col("settled_on") <= day.w_last
    rows = (
        town.scan("own_x17")
        .filter(within("settled_on", day.w_first, day.as_of))
        .group_by("h")
        .agg(
            pl.coalesce("compliant_self_paid", rest).filter(in_w).sum().clip(0).alias("oop_low"),
            pl.col("injury").any().alias("hurt"),
            pl.col("injury").is_null().any().alias("untold"),
        )
    )
    doubts = (
        town.scan("own_x17_doubt")
        .filter(may_lie_within("settled_on", day.w_first, day.as_of))
        .group_by("h")
        .agg((pl.col("settled_on").is_null() | in_w).any().alias("doubt_in_w"))
        .with_columns(doubt=True)
    )
    told = pl.col("fresh_x17") & pl.col("members")
    return (
        town.homes.join(rows, on="h", how="left")
        .join(doubts, on="h", how="left")
        .with_columns(pl.col("hurt", "untold", "doubt", "doubt_in_w").fill_null(False), pl.col("oop_low").fill_null(0))
        .select(
            "h",
            "oop_low",
            pl.when(told & ~pl.col("doubt_in_w")).then("oop_low").alias("oop"),
            state(pl.col("hurt"), told & ~pl.col("untold") & ~pl.col("doubt")).alias("injured"),
        )
    )


def serious_disease(town: Town) -> pl.LazyFrame:
    """`serious_disease`."""
    since = "serious_disease_since"
    dated = pl.col("diagnosed_on").is_between(pl.col(since), town.day.as_of)
    rows = (
        town.rows("own_x14", since)
        .filter(pl.col("alive") & (pl.col("kind") == "大病"))
        .group_by("h")
        .agg(dated.any().alias("new"), pl.col("diagnosed_on").is_null().any().alias("undated"))
    )
    doubts = (
        town.rows("own_x14_doubt", since)
        .filter(pl.col("alive") & (pl.col("diagnosed_on").is_null() | dated))
        .select("h")
        .unique()
        .with_columns(doubt=True)
    )
    told = pl.col("fresh_x14") & pl.col("members") & ~pl.col("undated") & ~pl.col("doubt")
    return (
        town.homes.join(rows, on="h", how="left")
        .join(doubts, on="h", how="left")
        .with_columns(pl.col("new", "undated", "doubt").fill_null(False))
        .select("h", state(pl.col("new"), told).alias("serious_disease"))
    )


def insurance(town: Town) -> pl.LazyFrame:
    """`insurance_gap` and `uninsured_stay`."""
    persons = _persons(town)
    members = (
        persons.filter("alive")
        .group_by("h")
        .agg(pl.col("uninsured").any().alias("hit"), pl.col("uninsured").is_null().any().alias("open"))
    )
    stays = (
        _judged_stays(town, persons)
        .group_by("h")
        .agg(
            (pl.col("certain") & pl.col("stayed")).any().alias("stay_hit"),
            (pl.col("stayed").is_null() | (pl.col("stayed") & ~pl.col("certain"))).any().alias("stay_open"),
        )
    )
    return (
        town.homes.join(members, on="h", how="left")
        .join(stays, on="h", how="left")
        .with_columns(pl.col("hit", "open", "stay_hit", "stay_open").fill_null(False))
        .select(
            "h",
            state(pl.col("hit"), pl.col("members") & ~pl.col("open")).alias("insurance_gap"),
            state(pl.col("stay_hit"), pl.col("members") & pl.col("fresh_x17") & ~pl.col("stay_open")).alias(
                "uninsured_stay"
            ),
        )
    )


def _persons(town: Town) -> pl.LazyFrame:
    """Every spending person with `uninsured` this year (null where unknown) and `excused`."""
    this_year = town.as_of.year
    covered = pl.col("resident_basic") | pl.col("employee_basic")
    told = (
        town.scan("own_x16")
        .filter(pl.col("alive") & (pl.col("year") == this_year))
        .select("p", covered=covered, told=True)
    )
    doubts = (
        town.scan("own_x16_doubt")
        .filter(pl.col("year").is_null() | (pl.col("year") == this_year))
        .select("p")
        .unique()
        .with_columns(doubtful=True)
    )
    homes = town.homes.select("h", "newborn_since", "fresh_x16")
    excused = (pl.col("birth") >= pl.col("newborn_since")) | pl.col("away")
    return (
        town.scan("resident")
        .select("h", "p", "county_code", "alive", "birth", "away")
        .join(homes, on="h")
        .join(_counties_of_the_year(town), on="county_code", how="left")
        .join(told, on="p", how="left")
        .join(doubts, on="p", how="left")
        .with_columns(excused=excused.fill_null(False))
        .select(
            "h",
            "p",
            "alive",
            "excused",
            "fresh_x16",
            uninsured=pl.when("excused")
            .then(False)
            .when(~pl.col("fresh_x16"))
            .then(None)
            .when(~pl.col("covered"))
            .then(True)
            .when("doubtful")
            .then(None)
            .when("told")
            .then(~pl.col("covered"))
            .when("listed")
            .then(True),
        )
    )


def _counties_of_the_year(town: Town) -> pl.LazyFrame:
    """Counties whose X16 delivery in force holds rows of this year."""
    held = town.scan("x16").filter(pl.col("year") == town.as_of.year).select("delivery").unique()
    coverage = town.scan("coverage").filter(pl.col("extract") == "X16")
    return coverage.join(held, on="delivery").select("county_code", listed=True)


def _judged_stays(town: Town, persons: pl.LazyFrame) -> pl.LazyFrame:
    """Certain and possible hospital stays with `stayed`: uninsured in the year of the stay, null where unknown."""
    this_year, doubts = town.as_of.year, town.scan("own_x16_doubt").select("p", "year")
    refused = ~(pl.col("resident_basic") | pl.col("employee_basic"))
    said_no = town.scan("own_x16").filter(refused).select("p", "year").unique().with_columns(refused=True)
    dated = doubts.drop_nulls().unique().with_columns(doubted=True)
    undated = doubts.filter(pl.col("year").is_null()).select("p").unique().with_columns(always_doubted=True)
    now = pl.col("alive") & (pl.col("year") == this_year)
    return (
        _stays(town)
        .join(persons, on="p")
        .join(said_no, on=["p", "year"], how="left")
        .join(dated, on=["p", "year"], how="left")
        .join(undated, on="p", how="left")
        .with_columns(
            stayed=pl.when("excused")
            .then(False)
            .when(now)
            .then("uninsured")
            .when(~pl.col("fresh_x16"))
            .then(None)
            .when("refused")
            .then(True)
            .when(pl.col("doubted").fill_null(False) | pl.col("always_doubted").fill_null(False))
            .then(None)
            .otherwise(False)
        )
    )


def _stays(town: Town) -> pl.LazyFrame:
    day, year = town.day, pl.col("settled_on").dt.year()
    in_time = within("settled_on", day.w_first, day.as_of)
    unclear = town.scan("own_x17_doubt")
    undated = unclear.filter(pl.col("settled_on").is_null())
    return pl.concat(
        [
            town.scan("own_x17")
            .filter(in_time & (pl.col("visit_kind") == "住院"))
            .select("p", year=year, certain=True),
            unclear.filter(in_time).select("p", year=year, certain=False),
            *(undated.select("p", year=pl.lit(town.as_of.year - back, pl.Int32), certain=False) for back in (0, 1)),
        ]
    ).unique()
