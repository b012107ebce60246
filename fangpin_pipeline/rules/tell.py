"""Every hit and unknown of a day as one row: the verdict, its number and standard, its sentence, what is missing."""

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import compress
from typing import Any

import pyarrow as pa

from fangpin_pipeline.engine.protocol import Engine
from fangpin_pipeline.extracts import extract as extract_of
from fangpin_pipeline.facts.amounts import PER_HEAD, PER_HEAD_FROM, with_per_heads
from fangpin_pipeline.rules import Rule, all_judgements, classes, rules
from fangpin_pipeline.rules.declare import Severity
from fangpin_pipeline.rules.judge import case_columns, hit_households, unknowns
from fangpin_pipeline.rules.sentence import Alike, facts_named, grounds, worth_telling

# What `identity.household` says is missing of a household's members and size.
MEMBER_LACKS = ("建档立卡人口信息中无该户人口", "有身份不明的家庭成员")
SIZE_LACK = "家庭人口"
UNTOLD = "原因未能说明"
# Facts name an extract by its number.
_NUMBERED = re.compile(r"X\d{2}[a-z]?")

# Words that one column of bits holds: a 64-bit integer less its sign.
_WORDS_A_COLUMN = 63
_FOR_PER_HEAD = frozenset(PER_HEAD_FROM)
# What households that are told alike have in common, or what one of them has of its own.
_Key = tuple[Any, ...]
_LACK = [("stale", pa.string()), ("gap", pa.string())]
_WORDED_SCHEMA = pa.schema(
    [
        ("late_members", pa.bool_()),
        ("late_size", pa.bool_()),
        ("missing", pa.string()),
        ("listed", pa.bool_()),
    ]
)

FINDING_SCHEMA = pa.schema(
    [
        ("household_no", pa.string()),
        ("county_code", pa.string()),
        ("rule", pa.string()),
        ("verdict", pa.string()),
        ("severity", pa.string()),
        ("value", pa.string()),
        ("threshold", pa.string()),
        ("missing", pa.string()),
        ("listed", pa.bool_()),
        ("sentence", pa.string()),
    ]
)


def tell_findings(engine: Engine, documents: Mapping[str, Mapping[str, str]], facts: Collection[str]) -> pa.Table:
    """Hits and unknowns of all rules and classes (`FINDING_SCHEMA`).

    `engine` reads `household_state`, `county_day`, both judgements and what they miss; `documents` names by county
    and parameter the document it comes from; `facts` are the columns of `household_state`. `listed` is false where all
    that is missing are extracts not fresh in the county: such an unknown stands in the status, not on the verification
    list (rules.md §7).
    """
    texts = [_texts(rule, facts) for rule in all_judgements().values()]
    households = engine.fetch(_hit_together(texts))
    counties = {row["county_code"]: row for row in engine.fetch("SELECT * FROM county_day").to_pylist()}
    hits = [_hits(households, of_rule, documents, counties) for of_rule in texts]
    engine.materialise("missing", "SELECT * FROM rule_missing UNION ALL SELECT * FROM class_missing")
    every = f"{unknowns(rules(), 'rule_judgement')} UNION ALL {unknowns(classes(), 'class_judgement')}"
    return pa.concat_tables([tell_unknown(engine, every), *hits])


def tell_unknown(engine: Engine, every: str) -> pa.Table:
    """Unknown verdicts in words (`FINDING_SCHEMA`): `every` selects them, the table `missing` says what they lack.

    What is lacking is added up as bits, one a word, because few combinations of words occur.
    """
    lacks = engine.fetch("SELECT DISTINCT COALESCE(stale, '') AS stale, COALESCE(gap, '') AS gap FROM missing")
    words, masked = _as_bits(lacks.to_pylist())
    columns = [f"bits_{column}" for column in range(len(words) // _WORDS_A_COLUMN + 1)]
    bits = pa.schema([(column, pa.int64()) for column in columns])
    engine.register("lack_bits", pa.Table.from_pylist(masked, schema=pa.schema([*_LACK, *bits])))
    engine.materialise(
        "unknown",
        f"SELECT s.household_no, s.county_code, u.rule, {_each('COALESCE(m.{0}, 0) AS {0}', columns)}, "
        "CASE WHEN s.registered THEN NOT c.fresh_x02 ELSE NOT c.fresh_x10 END AS late_members, "
        "NOT c.fresh_x01 AND NOT c.fresh_x02 AS late_size "
        f"FROM ({every}) u JOIN household_state s ON s.h = u.h "
        "JOIN county_day c ON c.county_code = s.county_code LEFT JOIN ("
        f"SELECT m.h, m.rule, {_each('BIT_OR(b.{0}) AS {0}', columns)} FROM missing m "
        "JOIN lack_bits b ON b.stale = COALESCE(m.stale, '') AND b.gap = COALESCE(m.gap, '') GROUP BY m.h, m.rule"
        ") m ON m.h = u.h AND m.rule = u.rule",
    )
    found = engine.fetch(f"SELECT DISTINCT {_each('{0}', columns)}, late_members, late_size FROM unknown").to_pylist()
    worded = [
        row | _lack(_said(words, [row[column] for column in columns]), row["late_members"], row["late_size"])
        for row in found
    ]
    engine.register("worded", pa.Table.from_pylist(worded, schema=pa.schema([*bits, *_WORDED_SCHEMA])))
    return engine.fetch(
        "SELECT u.household_no, u.county_code, u.rule, 'unknown' AS verdict, '' AS severity, '' AS value, "
        "'' AS threshold, w.missing, w.listed, '' AS sentence FROM unknown u JOIN worded w "
        f"ON w.late_members = u.late_members AND w.late_size = u.late_size "
        f"AND {' AND '.join(f'w.{column} = u.{column}' for column in columns)}"
    ).cast(FINDING_SCHEMA)


def _each(text: str, columns: Sequence[str]) -> str:
    return ", ".join(text.format(column) for column in columns)


def _as_bits(lacks: list[dict[str, str]]) -> tuple[list[tuple[str, bool]], list[dict[str, str | int]]]:
    """The words of all lacks, sorted, with whether each is a late extract; and each lack as the bits of its words.

    A bit a word, `_WORDS_A_COLUMN` of them in each of `bits_0`, `bits_1` and so on.
    """
    said = [set(_words(lack)) for lack in lacks]
    words = sorted(set().union(*said))
    masked: list[dict[str, str | int]] = []
    for lack, some in zip(lacks, said, strict=True):
        bits = sum(1 << place for place, word in enumerate(words) if word in some)
        row: dict[str, str | int] = {**lack}
        for column in range(len(words) // _WORDS_A_COLUMN + 1):
            row[f"bits_{column}"] = bits >> column * _WORDS_A_COLUMN & (1 << _WORDS_A_COLUMN) - 1
        masked.append(row)
    return words, masked


def _said(words: list[tuple[str, bool]], columns: Sequence[int]) -> list[tuple[str, bool]]:
    """The words whose bits are set."""
    bits = sum(value << column * _WORDS_A_COLUMN for column, value in enumerate(columns))
    return [word for place, word in enumerate(words) if bits >> place & 1]


def _words(lack: Mapping[str, str]) -> list[tuple[str, bool]]:
    return [(word, name == "stale") for name in ("stale", "gap") for word in lack[name].split("；") if word]


def _lack(said: list[tuple[str, bool]], late_members: bool, late_size: bool) -> dict[str, str | bool]:
    """What is `missing` in words, and whether anything of it is more than an extract that is not fresh (`listed`).

    Members and household size come from the registers: where these are late themselves, so is what they lack. An
    unknown that nothing explains is listed too: nobody may get lost for want of a word.
    """
    if not said:
        return {"missing": UNTOLD, "listed": True}
    late = [f"{titled(word)}（数据过期或未报）" for word, is_late in said if is_late]
    rest = [word for word, is_late in said if not is_late]
    excused = (set(MEMBER_LACKS) if late_members else set()) | ({SIZE_LACK} if late_size else set())
    return {"missing": "；".join([*late, *map(titled, rest)]), "listed": bool(set(rest) - excused)}


def titled(word: str) -> str:
    """A lack with the title of the extract whose number it begins with."""
    numbered = _NUMBERED.match(word)
    return word if numbered is None else extract_of(numbered[0]).title + word[numbered.end() :]


@dataclass(frozen=True)
class _Texts:
    """What one rule's texts speak of: columns of `hit` that are `of_household`, and parameters and days `of_county`."""

    rule: Rule
    of_household: tuple[str, ...]
    of_county: tuple[str, ...]


def _texts(rule: Rule, facts: Collection[str]) -> _Texts:
    named = facts_named(rule)
    wanted = [name for name in named if name not in PER_HEAD]
    wanted = list(dict.fromkeys([*wanted, *(PER_HEAD_FROM if len(wanted) < len(named) else ())]))
    return _Texts(
        rule,
        tuple(name for name in wanted if name in facts),
        tuple(name for name in wanted if name not in facts),
    )


def _hit_together(texts: Sequence[_Texts]) -> str:
    """Statement for the households that any rule or class hits, with their verdicts and the facts that texts name."""
    named = dict.fromkeys(name for one in texts for name in one.of_household if name != "county_code")
    verdicts = [
        column
        for side, judged in (("r", rules()), ("c", classes()))
        for rule in judged
        for column in (
            f"{side}.{rule.name} AS {_hit(rule)}",
            f"{side}.{rule.name}_severity",
            *(f"{side}.{case}" for case in case_columns(rule)),
        )
    ]
    columns = ["s.household_no", "s.county_code", *(f"s.{name}" for name in named), *verdicts]
    return (
        f"SELECT {', '.join(columns)} FROM ({hit_households(rules(), classes())}) hit "
        "JOIN household_state s ON s.h = hit.h "
        "JOIN rule_judgement r ON r.h = hit.h JOIN class_judgement c ON c.h = hit.h"
    )


def _hit(rule: Rule) -> str:
    """The column of a verdict beside facts: a rule and a fact may share a name."""
    return f"{rule.name}__hit"


def _hits(
    households: pa.Table,
    texts: _Texts,
    documents: Mapping[str, Mapping[str, str]],
    counties: Mapping[str, Mapping[str, Any]],
) -> pa.Table:
    """Hits of one rule among the households of `_hit_together`. Equal facts of a county are told in equal words.

    What the texts say of the county, by its row in `counties`, is not fetched with every household.
    """
    shared = ["county_code", f"{texts.rule.name}_severity", *case_columns(texts.rule)]
    told_by = [*shared, *texts.of_household]
    rows = households.select(["household_no", *dict.fromkeys(told_by)]).filter(households[_hit(texts.rule)])
    alike = list(zip(*(rows[name].to_pylist() for name in told_by), strict=True))
    groups: dict[_Key, list[_Key]] = {}
    for key in dict.fromkeys(alike):
        groups.setdefault(key[: len(shared)], []).append(key[len(shared) :])
    place = {(*group, *own): number for number, (group, own) in enumerate(_each_of(groups))}
    told = _told_once(texts, groups, documents, counties)
    hits = told.take(pa.array([place[key] for key in alike], pa.int64()))
    return hits.set_column(0, FINDING_SCHEMA.field("household_no"), rows["household_no"])


def _told_once(
    texts: _Texts,
    groups: Mapping[_Key, Sequence[_Key]],
    documents: Mapping[str, Mapping[str, str]],
    counties: Mapping[str, Mapping[str, Any]],
) -> pa.Table:
    """Hits by county, severity and cases that hit, each told without its household."""
    told: dict[str, list[str]] = {name: [] for name in ("county_code", "severity", "value", "threshold", "sentence")}
    for (county, severity, *cases), own in groups.items():
        facts = dict(zip(texts.of_household, zip(*own, strict=True), strict=True))
        shown = with_per_heads(facts) if facts.keys() >= _FOR_PER_HEAD else facts
        some = Alike({name: counties[county][name] for name in texts.of_county}, shown, len(own))
        hit = worth_telling(list(compress(texts.rule.cases, cases)))
        told["county_code"] += [county] * len(own)
        told["severity"] += [Severity(severity).code] * len(own)
        told["value"] += some.listed([case.value for case in hit])
        told["threshold"] += some.listed([case.limit for case in hit])
        told["sentence"] += some.sentences(hit, grounds(texts.rule, hit, documents[county]))
    same = {"household_no": "", "rule": texts.rule.name, "verdict": "hit", "missing": "", "listed": True}
    columns: dict[str, list[Any]] = {name: [value] * len(told["severity"]) for name, value in same.items()} | told
    return pa.Table.from_pydict({name: columns[name] for name in FINDING_SCHEMA.names}, schema=FINDING_SCHEMA)


def _each_of(groups: Mapping[_Key, Sequence[_Key]]) -> Iterator[tuple[_Key, _Key]]:
    for group, members in groups.items():
        for own in members:
            yield group, own
