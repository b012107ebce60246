"""Houses, their appraisal and repair: what the declaration cannot say about one row."""

from expectations.checks import advice
from expectations.hand_kept.reasons import PRACTICE
from expectations.usual import Usual

_USUAL = Usual("X18")

CHECKS = (
    *_USUAL.in_time("appraised_on", "started_on", "finished_on"),
    *_USUAL.in_order("started_on", "finished_on"),
    _USUAL.told("appraised_on", "grade", basis="危房动态核查：等级须有鉴定日期"),
    _USUAL.told("remedy", "grade", "grade IN ('C', 'D')", "C级、D级住房的", "危房动态清零：危房须有处置方式"),
    _USUAL.told("started_on", "finished_on"),
    _USUAL.sized("subsidy", 0, 200_000),
    advice(
        "subsidy_of_repair",
        "有补助的填写处置方式或开工日期",
        "subsidy",
        "subsidy = 0 OR remedy IS NOT NULL OR started_on IS NOT NULL",
        PRACTICE,
    ),
)
