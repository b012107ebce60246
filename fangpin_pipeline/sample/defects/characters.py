"""Defects of characters: encodings, rare ones, the dots in names, names written down by ear."""

from collections.abc import Sequence
from functools import partial

import numpy as np

from fangpin_pipeline.sample.defects.declare import (
    Defect,
    Struck,
    Told,
    Treatment,
    changed,
    filled,
    respell,
    some,
)
from fangpin_pipeline.sample.schedule import PlannedFile

_ENCODINGS = {
    "X01": "gb18030",
    "X02": "utf-8-sig",
    "X07": "gb18030",
    "X10": "gb18030",
    "X14": "utf-8",
    "X16": "utf-8-sig",
}
_MIXED = "编码混杂"
_RARE = "生僻字"
_RARE_CHARACTERS = "䶮㛃𬱖"
"""Characters of GB18030 that GBK lacks."""
_DOTS = "•‧・．"
_CLAN = "孛儿只斤"
_BY_EAR = {
    "其木格": "其其格", "萨如拉": "沙如拉", "乌日娜": "乌如娜", "苏日娜": "苏如娜", "呼和": "胡和", "巴音": "巴彦",
    "苏和": "苏赫", "布和": "宝和", "斯琴": "斯钦", "乌力吉": "乌勒吉", "青格勒": "庆格勒", "朝鲁": "楚鲁",
    "娜仁": "娜任", "托娅": "陶雅", "高娃": "高瓦", "孟和": "蒙和", "特木尔": "特穆尔", "那顺": "纳顺", "萨仁": "沙仁",
}  # fmt: skip


def _mix(planned: Sequence[PlannedFile]) -> list[PlannedFile]:
    mixed = list(planned)
    for number, encoding in _ENCODINGS.items():
        mixed = changed(mixed, number, _MIXED, encoding=encoding)
    return mixed


def _as_utf16(file: PlannedFile, content: bytes) -> bytes:
    """One office saves as "Unicode text"; little-endian on every machine."""
    return b"\xff\xfe" + content.decode().encode("utf-16-le") if file.extract == "X14" else content


def _rare(told: Told) -> Struck:
    rows = some(told, filled(told, "name"), 3)
    return respell(told, "name", rows, *(partial(_first, character) for character in _RARE_CHARACTERS))


def _first(character: str, name: str) -> str:
    return character + name[1:]


def _dotted(told: Told) -> Struck:
    plain = np.array(["·" not in name for name in told.cells("name")], np.bool_)
    rows = some(told, filled(told, "name") & plain, len(_DOTS))
    return respell(told, "name", rows, *(partial(_with_clan, dot) for dot in _DOTS))


def _with_clan(dot: str, name: str) -> str:
    return f"{_CLAN}{dot}{name}"


def _by_ear(told: Told) -> Struck:
    return respell(told, "name", range(len(told.household)), _heard)


def _heard(name: str) -> str:
    for word, other in _BY_EAR.items():
        if word in name:
            return name.replace(word, other)
    return name


DEFECTS = (
    Defect(
        1,
        "encodings",
        _MIXED,
        "六份全市文件分别用GB18030、带BOM的UTF-8、UTF-8和UTF-16编码",
        Treatment.HARMLESS,
        plan=_mix,
        rewrite=_as_utf16,
    ),
    Defect(
        2,
        "rare_characters",
        _RARE,
        "户籍人口文件用GB18030编码，部分姓名含GBK没有的字（䶮、㛃、𬱖）",
        Treatment.HARMLESS,
        {"X10": _rare},
        partial(changed, number="X10", title=_RARE, encoding="gb18030"),
    ),
    Defect(
        3, "name_dots", "姓名间隔点不一", "户籍人口姓名中的间隔点写成•、‧、・、．", Treatment.HARMLESS, {"X10": _dotted}
    ),
    Defect(
        4,
        "transliteration",
        "姓名译写不一",
        "参保信息中同一人的蒙古族姓名用另一种译写",
        Treatment.HARMLESS,
        {"X16": _by_ear},
    ),
)
