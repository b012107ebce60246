"""What the lint finds, in words somebody can act on. Nothing is judged here."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Finding:
    """One thing that is wrong: which check saw it, in which rule (empty: in none) and where, what, and the remedy."""

    check: str
    rule: str
    place: str
    what: str
    remedy: str

    def __str__(self) -> str:
        where = "，".join(part for part in (self.rule and f"规则 {self.rule}", self.place) if part)
        return f"{where}：{self.what}。处理办法：{self.remedy}。"


def case_place(number: int, test: int | None = None) -> str:
    """第1种情形, or 第1种情形第2个条件."""
    return f"第{number}种情形" if test is None else f"第{number}种情形第{test}个条件"
