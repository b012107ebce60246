"""The areas of facts: of each its extracts and statements. What a statement computes stands in its file."""

from dataclasses import dataclass

from fangpin_pipeline.contracts import Extract
from fangpin_pipeline.extracts import extract as extract_of
from fangpin_pipeline.identity.whose import REGISTERS


@dataclass(frozen=True)
class Area:
    """One area. The last of `statements` is the area's fact table; they read the rows of the extracts in `reads`.

    `theme` names the step of the day that computes it together with its neighbours.
    """

    theme: str
    reads: tuple[str, ...]
    statements: tuple[str, ...]

    @property
    def extracts(self) -> tuple[Extract, ...]:
        """The extracts whose rows the area reads."""
        return tuple(extract_of(number) for number in self.reads)


THEMES: dict[str, str] = {
    "livelihood": "生计：收入与补贴、经营主体、小额信贷、就业与搬迁",
    "health": "医疗：合规自付、参保、大病、慢性病",
    "school": "教育：费用与资助、失学辍学",
    "dwelling": "住房与饮水：危房、四项指标与停水",
    "disaster": "灾害事故：损失与事件",
    "support": "保障：残疾补贴、低保特困、养老、帮扶措施、求助",
}

AREAS: dict[str, Area] = {
    "income": Area("livelihood", ("X03",), ("income",)),
    "health": Area("health", ("X14", "X16", "X17"), ("insured_year", "insurance", "hospital_stay", "health")),
    "chronic": Area("health", ("X14",), ("chronic",)),
    "schooling": Area("school", ("X11", "X12"), ("schooling",)),
    "attendance": Area("school", ("X11",), ("attendance",)),
    "student_aid": Area("school", ("X11", "X12"), ("student_aid",)),
    "disability": Area("support", ("X22",), ("disability",)),
    "disaster": Area("disaster", ("X17", "X31"), ("disaster",)),
    "housing": Area("dwelling", ("X18",), ("housing",)),
    "water": Area("dwelling", ("X19",), ("water",)),
    "support": Area("support", ("X07", "X08"), ("support",)),
    "pension": Area("support", ("X11", "X21"), ("pension",)),
    "measures": Area("support", ("X04",), ("measures",)),
    "appeal": Area("support", ("X06", "X09"), ("appeal",)),
    "business": Area("livelihood", ("X23a", "X23c"), ("business",)),
    "loan": Area("livelihood", ("X29",), ("loan",)),
    "work": Area("livelihood", ("X20", "X27"), ("work",)),
}


def judged_extracts() -> frozenset[str]:
    """Numbers of the extracts that rules rest on: those facts are computed from, and the registers."""
    return frozenset((*REGISTERS, *(extract.number for extract in owned_extracts())))


def owned_extracts() -> tuple[Extract, ...]:
    """Extracts whose rows facts are computed from, and which therefore need to know whose each row is."""
    numbers = sorted({number for area in AREAS.values() for number in area.reads})
    return tuple(extract_of(number) for number in numbers)
