"""Schools and teachers: what the declaration cannot say about one row."""

from expectations.checks import advice
from expectations.hand_kept.reasons import PRACTICE
from expectations.usual import Usual

_USUAL = Usual("X13")

CHECKS = (
    _USUAL.sized("students", 0, 10_000),
    _USUAL.sized("teachers", 1, 1_000),
    *_USUAL.within("teachers", "degree_teachers"),
    advice("students_per_teacher", "每名专任教师的学生不超过50人", "students", "students <= teachers * 50", PRACTICE),
)
