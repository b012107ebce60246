"""The areas of facts: of each its extracts and statements. What a statement computes stands in its file."""

from dataclasses import dataclass

from fangpin_pipeline.contracts import Extract
from fangpin_pipeline.extracts import extract as extract_of
from fangpin_pipeline.identity.whose import REGISTERS


@dataclass(frozen=True)
class Area:
    """One area. The last of `statements` is the area's fact table; they read the rows of the extracts in `reads`."""

    title: str
    reads: tuple[str, ...]
    statements: tuple[str, ...]

    @property
    def extracts(self) -> tuple[Extract, ...]:
        """The extracts whose rows the area reads."""
        return tuple(extract_of(number) for number in self.reads)


AREAS: dict[str, Area] = {
    "income": Area("收入：本期与上年家庭纯收入、补贴", ("X03",), ("income",)),
    "health": Area(
        "医疗：合规自付、参保、大病", ("X14", "X16", "X17"), ("insured_year", "insurance", "hospital_stay", "health")
    ),
    "chronic": Area("慢性病：签约与随访", ("X14",), ("chronic",)),
    "schooling": Area("教育：学习生活费用与资助", ("X11", "X12"), ("schooling",)),
    "attendance": Area("义务教育：辍学、缺勤、未入学", ("X11",), ("attendance",)),
    "student_aid": Area("教育：在读成员未获资助", ("X11", "X12"), ("student_aid",)),
    "disability": Area("残疾：康复护理支出与两项补贴", ("X22",), ("disability",)),
    "disaster": Area("灾害事故：损失与事件", ("X17", "X31"), ("disaster",)),
    "housing": Area("住房：C级、D级危房居住", ("X18",), ("housing",)),
    "water": Area("饮水：四项指标与停水", ("X19",), ("water",)),
    "support": Area("已享保障：低保、特困、劳动能力", ("X07", "X08"), ("support",)),
    "pension": Area("养老：参保与发放", ("X11", "X21"), ("pension",)),
    "measures": Area("帮扶措施", ("X04",), ("measures",)),
    "appeal": Area("求助：走访发现的困难、救助申请", ("X06", "X09"), ("appeal",)),
    "business": Area("联结主体：经营异常或注销", ("X23a", "X23c"), ("business",)),
    "loan": Area("小额信贷：用途、用款人、金额、逾期", ("X29",), ("loan",)),
    "work": Area("就业与搬迁：失去的工资、务工、空置", ("X20", "X27"), ("work",)),
}


def judged_extracts() -> frozenset[str]:
    """Numbers of the extracts that rules rest on: those facts are computed from, and the registers."""
    return frozenset((*REGISTERS, *(extract.number for extract in owned_extracts())))


def owned_extracts() -> tuple[Extract, ...]:
    """Extracts whose rows facts are computed from, and which therefore need to know whose each row is."""
    numbers = sorted({number for area in AREAS.values() for number in area.reads})
    return tuple(extract_of(number) for number in numbers)
