"""The labels of the guidance of 2020 (脱贫监测户, 边缘户) and of 2021 (脱贫不稳定户, 边缘易致贫户, 突发严重困难户).

What of them the guidance says and what is our reading stands in docs/adr/0010. How they become SQL stands in `judge`.
"""

from fangpin_pipeline.extracts import poverty_alleviation
from fangpin_pipeline.labels.declare import Label
from fangpin_pipeline.rules.conditions import always, holds, per_capita_income, share_of_income
from fangpin_pipeline.rules.declare import Case, Test

_OF_2020 = "国开发〔2020〕6号"
_OF_2021 = "中农组发〔2021〕7号"

_EXITED = (always("registered"), holds("exited"))
_GENERAL = (always("NOT registered"),)
# A registered household that has not left poverty is no object of monitoring: it is being helped as poor.
_EXITED_OR_GENERAL = (Test("CASE WHEN NOT registered THEN TRUE ELSE exited END", ("exited",)),)

_INSIDE = per_capita_income("<", "label_line", without_record="clear for general")
_ABOVE = per_capita_income(">=", "label_line")
_RIGID = share_of_income("rx", ">", "label_rigid_k", "ni_py")
_FALLEN = Test(
    "CASE WHEN no_income_record AND NOT registered THEN FALSE "
    "WHEN ni_py <= 0 THEN FALSE "
    "ELSE ni <= ni_py - label_income_fall * ni_py END",
    ("ni", "ni_py"),
)

_BY_INCOME = "人均纯收入{nipc:yuan}；标准：低于国家监测范围{label_line:yuan}"
_BY_SPENDING = "近12个月刚性支出{rx:yuan}，上年家庭纯收入{ni_py:yuan}；标准：超过上年收入的{label_rigid_k:times}"
_BY_FALL = "家庭纯收入{ni:yuan}，上年{ni_py:yuan}；标准：减少{label_income_fall:percent}以上"


def _label(name: str, title: str, guidance: str, since: str, *cases: Case, until: str = "") -> Label:
    return Label(
        name,
        title,
        clause="4.05",
        owner=poverty_alleviation.DEPARTMENT,
        cause="其他",
        category="国家监测对象",
        cases=cases,
        clears_when="收入稳定超过监测范围且风险消除，按规定程序退出",
        guidance=guidance,
        since=since,
        until=until,
    )


def _of_2020(name: str, title: str, objects: tuple[Test, ...]) -> Label:
    """Inside the income range, or rigid spending clearly above last year's income, or income sharply reduced."""
    cases = (Case(None, (*objects, test), sentence) for test, sentence in zip(_RANGE, _RANGE_TOLD, strict=True))
    return _label(name, title, _OF_2020, "labels_2020_since", *cases, until="labels_2021_since")


_RANGE = (_INSIDE, _RIGID, _FALLEN)
_RANGE_TOLD = (_BY_INCOME, _BY_SPENDING, _BY_FALL)

LABELS: tuple[Label, ...] = (
    _of_2020("monitored_exit", "脱贫监测户", _EXITED),
    _of_2020("edge", "边缘户", _GENERAL),
    _label(
        "unstable_exit",
        "脱贫不稳定户",
        _OF_2021,
        "labels_2021_since",
        Case(None, (*_EXITED, _INSIDE), _BY_INCOME),
    ),
    _label(
        "edge_at_risk",
        "边缘易致贫户",
        _OF_2021,
        "labels_2021_since",
        Case(None, (*_GENERAL, _INSIDE), _BY_INCOME),
    ),
    _label(
        "sudden_hardship",
        "突发严重困难户",
        _OF_2021,
        "labels_2021_since",
        Case(
            None,
            (*_EXITED_OR_GENERAL, holds("shock"), _ABOVE),
            "人均纯收入{nipc:yuan}，高于国家监测范围{label_line:yuan}，但遇有刚性支出、疾病、灾害、事故、失业或生产失败等严重困难",
        ),
    ),
)
