"""Defects of single cells: units of money, forms of dates, words for nothing, yes and no, free text for a code."""

from collections.abc import Callable, Sequence
from datetime import date
from functools import partial

import numpy as np

from fangpin_pipeline.sample.defects.declare import (
    Defect,
    Struck,
    Told,
    Treatment,
    changed,
    day_before,
    filled,
    newest,
    respell,
    some,
)
from fangpin_pipeline.sample.render import write_day
from fangpin_pipeline.sample.schedule import PlannedFile

_UNIT = "金额单位错误"
_FORMS = ("2020.3.16", "2020/3/16", "20200316", "2020年3月16日", "43906", "2020-03-16 00:00:00")
_NOTHING = ("空", "/", "—", "不详", "未知", "未填", "无")
_YES_NO = (("1", "0"), ("Y", "N"), ("有", "无"), ("√", "×"), ("y", "n"))
_FREE_TEXT = "家里老人常年看病"


def _wrong_unit(planned: Sequence[PlannedFile]) -> list[PlannedFile]:
    """The right file the day before, then the same amounts under a header that says 万元."""
    return [*changed(planned, "X07", _UNIT), day_before(newest(planned, "X07"))]


def _in_wan(file: PlannedFile, content: bytes) -> bytes:
    label, with_unit = (word.encode(file.manner.encoding) for word in ("月补差金额", "月补差金额(万元)"))
    return content.replace(label, with_unit, 1)


def _dates(told: Told) -> Struck:
    """Every day in one of the forms, one after the other; a spell that has not ended is 长期."""
    started = respell(told, "started_on", range(len(told.household)), *(partial(_in_form, form) for form in _FORMS))
    again = Told(told.lives, told.file, told.extract, started.texts, told.household, told.rng)
    open_ended = np.flatnonzero(~filled(told, "ended_on")).tolist()
    ended = respell(again, "ended_on", open_ended, lambda _: "长期")
    return Struck(ended.texts, told.household, started.rows)


def _in_form(form: str, day: str) -> str:
    return write_day(date.fromisoformat(day), form)


def _nothing(told: Told) -> Struck:
    rows = some(told, ~filled(told, "changed_on"), len(_NOTHING))
    return respell(told, "changed_on", rows, *(partial(_always, word) for word in _NOTHING))


def _always(word: str, _: str) -> str:
    return word


def _flags(told: Told) -> Struck:
    spellings: list[Callable[[str], str]] = [partial(_flag, yes, no) for yes, no in _YES_NO]
    return respell(told, "resident_basic", range(len(told.household)), *spellings)


def _flag(yes: str, no: str, text: str) -> str:
    return {"是": yes, "否": no}.get(text, text)


def _free_text(told: Told) -> Struck:
    return respell(told, "cause_main", some(told, filled(told, "cause_main"), 2), lambda _: _FREE_TEXT)


DEFECTS = (
    Defect(
        15,
        "money_unit",
        _UNIT,
        "低保名册前一日正确报送，当日金额仍以元填写而表头写万元",
        Treatment.REFUSED,
        plan=_wrong_unit,
        rewrite=_in_wan,
    ),
    Defect(
        16,
        "date_forms",
        "日期写法不一",
        "低保开始日期用六种写法（含Excel序列号），未结束的填长期",
        Treatment.HARMLESS,
        {"X07": _dates},
    ),
    Defect(
        17,
        "empty_words",
        "空值写法不一",
        "户籍人口的变动日期用空、/、—、不详、未知、未填、无表示没有",
        Treatment.HARMLESS,
        {"X10": _nothing},
    ),
    Defect(
        18,
        "flag_words",
        "是否写法不一",
        "参保信息的是否项用1/0、Y/N、有/无、√/×填写",
        Treatment.HARMLESS,
        {"X16": _flags},
    ),
    Defect(
        30,
        "free_text_cause",
        "致贫原因为自由文字",
        "建档立卡户主要致贫原因填自由文字",
        Treatment.CELL,
        {"X01": _free_text},
    ),
)
