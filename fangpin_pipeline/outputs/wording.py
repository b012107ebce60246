"""How the lists word what the tables hold: one function a cell, from a row to the text an official reads.

An unknown value is …, one that does not apply —; a cell is never left blank except where a visitor writes.
"""

from collections.abc import Iterable, Sequence
from decimal import Decimal
from functools import cache

from fangpin_pipeline.contracts import Extract
from fangpin_pipeline.extracts import all_extracts
from fangpin_pipeline.outputs.labels import NOT_APPLICABLE, SEVERITIES, UNKNOWN, Imprint
from fangpin_pipeline.outputs.lists import Age, Doubt, Hit, Household, Warned
from fangpin_pipeline.privacy import mask_id

_CIRCLED = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳"
_BAND = 1000
_OPEN_BAND = 10


def or_unknown(text: str | None) -> str:
    """The text, or the sign for unknown."""
    return text or UNKNOWN


def head_id(household: Household) -> str:
    """The head's id number with only its last four places."""
    return mask_id(household.head_id_no) if household.head_id_no else UNKNOWN


def size(household: Household) -> int | str:
    """Number of members."""
    return UNKNOWN if household.n is None else household.n


def household_type(household: Household) -> str:
    """脱贫户, 监测户 or 一般户, as a clerk sorts households; other registered types keep their own name."""
    if household.kind is None:
        return UNKNOWN
    if household.kind == "general":
        return "一般户"
    if household.monitored_class:
        return "监测户"
    return "脱贫户" if household.household_type == "已脱贫" else or_unknown(household.household_type)


def income_band(household: Household) -> str:
    """Net income a head as a band of 1,000 yuan: a list that many hands hold does not need the exact amount."""
    if household.ni is None or not household.n:
        return UNKNOWN
    if household.ni < 0:
        return "0元以下"
    band = int(household.ni // (_BAND * Decimal(household.n)))
    if band >= _OPEN_BAND:
        return f"{_OPEN_BAND * _BAND}元以上"
    return f"{band * _BAND}（含）—{(band + 1) * _BAND}元"


def enjoyed(household: Household) -> str:
    """Policies the household enjoys already."""
    if household.kind is None:
        return UNKNOWN
    safety_net = ((household.dibao, "低保"), (household.tekun, "特困供养"))
    named = [name for enjoys, name in safety_net if enjoys]
    if household.measures:
        named.append(household.measures)
    if not named and None in (household.dibao, household.tekun):
        return UNKNOWN
    return "；".join(named) or "未见记录"


def helper(household: Household) -> str:
    """Who helps the household, with a telephone number."""
    if household.kind == "general":
        return NOT_APPLICABLE
    if not household.helper_name:
        return UNKNOWN if household.kind is None else "未落实"
    return f"{household.helper_name}\n{household.helper_phone or UNKNOWN}"


def severity(value: str) -> str:
    """红色, 橙色 or 黄色."""
    return SEVERITIES.get(value, value)


def titles(rules: Iterable[str], imprint: Imprint) -> str:
    """Names of rules and classes; one that an earlier run knew and this one does not keeps its id."""
    return "；".join(imprint.rules[rule].title if rule in imprint.rules else rule for rule in rules)


def distinct(texts: Iterable[str]) -> str:
    """Texts without repetition, in their order."""
    return "、".join(dict.fromkeys(text for text in texts if text)) or UNKNOWN


def numbered(texts: Sequence[str]) -> str:
    """Texts with circled numbers when there are several."""
    if len(texts) == 1:
        return texts[0]
    signs = [_CIRCLED[place] if place < len(_CIRCLED) else f"({place + 1})" for place in range(len(texts))]
    return "\n".join(f"{sign}{text}" for sign, text in zip(signs, texts, strict=True))


def basis(hits: Sequence[Hit]) -> str:
    """First clause of each hit's sentence: the numbers and the limit. Whole sentences stand on the sheet of hits."""
    return numbered([hit.sentence.split("。", 1)[0] for hit in hits])


def missing(row: Warned | Doubt) -> str:
    """Data that could not be had for this household, each named once."""
    parts = dict.fromkeys(part for text in row.missing for part in text.split("；"))
    return "；".join(parts) or NOT_APPLICABLE


def monitoring_line(row: Warned, imprint: Imprint) -> str:
    """The county's monitoring line in yuan."""
    return f"{imprint.setting(row.household.county_code, 'monitoring_line').value}元"


def rule_versions(row: Warned, imprint: Imprint) -> str:
    """Ids and clauses of the hits and the rulebook they were judged by."""
    named = "；".join(f"{hit.rule}（第{imprint.rules[hit.rule].clause}条）" for hit in row.hits)
    return f"{named}\n规则库 {imprint.rulebook_version}"


def source_departments(hits: Iterable[Hit]) -> str:
    """Departments whose data the hits rest on."""
    return distinct(str(extract_named(extract).department) for hit in hits for extract in hit.extracts)


def data_age(row: Warned, ages: Sequence[Age], imprint: Imprint) -> str:
    """As-of date and age of the oldest data that the hits rest on."""
    used = {extract_named(extract).number for hit in row.hits for extract in hit.extracts}
    days = [age.age_days for age in ages if age.extract in used and age.age_days is not None]
    oldest = f"{max(days)}天" if days else UNKNOWN
    return f"{imprint.as_of.isoformat()}／{oldest}"


@cache
def _by_number_and_name() -> dict[str, Extract]:
    extracts = all_extracts()
    return extracts | {extract.name: extract for extract in extracts.values()}


def extract_named(text: str) -> Extract:
    """An extract by its number, as the evidence names it, or by its name, as a delivery does."""
    return _by_number_and_name()[text]
