"""Which section of the assessment an indicator counts in (clause 11.09), by the clause it measures.

An indicator counts as soon as it is declared with a good direction and bounds; how it is scored stands in `score`.
Some clauses never count: households found at risk and clues for verification are what good watching brings to light,
and whoever lost points for them would stop looking.
"""

from enum import StrEnum

from fangpin_pipeline.indicators.declare import Indicator


class Section(StrEnum):
    """The parts of the assessment, each named as its column value; the weights are parameters `assess_…`."""

    DUTY = "duty"
    POLICY = "policy"
    WORK = "work"
    OUTCOME = "outcome"

    @property
    def label(self) -> str:
        """What an official calls this section."""
        return _LABEL[self]

    @property
    def parameter(self) -> str:
        """The parameter of the rulebook that holds its weight."""
        return _WEIGHT[self]


_WEIGHT = {
    Section.DUTY: "assess_duty",
    Section.POLICY: "assess_policy",
    Section.WORK: "assess_work",
    Section.OUTCOME: "assess_outcome",
}
_LABEL = {
    Section.DUTY: "责任落实",
    Section.POLICY: "政策落实",
    Section.WORK: "工作落实",
    Section.OUTCOME: "巩固成效",
}

# The section of an article's clauses but for those named below.
_OF_ARTICLE = {
    "1": Section.WORK,
    "2": Section.WORK,
    "3": Section.POLICY,
    "4": Section.WORK,
    "5": Section.POLICY,
    "6": Section.WORK,
    "7": Section.POLICY,
    "8": Section.OUTCOME,
    "9": Section.DUTY,
    "10": Section.DUTY,
    "11": Section.WORK,
}
_OF_CLAUSE = {
    Section.DUTY: ("4.19", "4.20", "4.25", "4.29", "5.03", "5.04", "5.06", "7.02", "7.17"),
    Section.POLICY: ("4.05", "4.24", "4.27", "4.28", "8.08"),
    Section.WORK: ("5.05", "7.05", "7.06", "7.12", "7.16", "10.05", "10.06"),
    Section.OUTCOME: ("1.07", "2.08", "5.01", "5.09", "7.01", "7.03", "7.11", "7.13", "7.15", "7.18", "10.04"),
}
_SECTION = {clause: section for section, clauses in _OF_CLAUSE.items() for clause in clauses}
# Households at risk, the estimate of those at the edge, and suspicions of misuse.
NEVER_SCORED = frozenset(
    (*(f"4.{number:02d}" for number in (1, 2, 3, 4, *range(9, 18))), "4.30", "11.07"),
)
# Indicators of other clauses that count what watching finds: households that lost their wages or whose firm is failing,
# markets that fell.
FINDINGS = frozenset(
    {
        "a04_warned_households",
        "a03_job_loss_households",
        "a01_exposed_households",
        "a01_industries_with_falling_price",
    }
)


def section_of(indicator: Indicator) -> Section | None:
    """The section in which an indicator is scored; None for one without bounds, and for one that counts findings."""
    if indicator.bounds is None or indicator.clause in NEVER_SCORED or indicator.id in FINDINGS:
        return None
    return _SECTION.get(indicator.clause) or _OF_ARTICLE[indicator.article]
