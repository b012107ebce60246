"""Names for invented people, Han and Mongolian. A name is chance: it says nothing about anybody."""

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from fangpin_pipeline.sample.chance import Ints, happens, pick, words

_SURNAMES = (
    "王李张刘陈杨赵高郭白马田贾武任苗韩孙吴周徐胡朱林何罗梁宋郑谢唐许邓冯曹彭曾萧蔡潘袁于董余叶杜苏魏吕丁沈姚卢姜崔钟谭"
)
_MALE = "伟强军平明刚勇峰磊涛斌杰辉鹏飞建国华文志海波龙生福财贵根旺喜荣二三小长永德林柱栓河山"
_FEMALE = "芳娟敏静丽艳霞秀英梅兰红玲燕萍桂花莲香云凤珍琴翠美玉婷雪丹娜荣喜小春秋果叶改存"
_MONGOLIAN_MALE = (
    "巴特尔", "苏和", "宝音", "朝鲁", "哈斯巴根", "额尔敦", "那顺", "阿拉腾", "毕力格", "达来", "呼和", "吉日嘎拉",
    "孟和", "敖特根", "青格勒", "特木尔", "乌力吉", "布和", "斯琴巴特", "格日勒图", "乌恩其", "满达", "巴音",
)  # fmt: skip
_MONGOLIAN_FEMALE = (
    "其其格", "萨如拉", "乌云", "娜仁", "高娃", "斯琴", "托娅", "乌兰", "通拉嘎", "萨仁", "阿茹娜", "塔娜", "苏日娜",
    "乌日娜", "阿拉坦", "娜仁花", "乌云其木格", "乌云其其格", "格根", "哈斯", "敖登", "琪琪格", "奥云",
)  # fmt: skip
_CLANS = ("孛儿只斤", "奇渥温", "克烈", "乌梁海")
_CLAN_SHARE = 0.06


def han_names(rng: np.random.Generator, surname: Ints, female: Ints) -> pa.Array:
    """Surname of the household line and one or two given characters."""
    size = len(female)
    first = _given(rng, female)
    second = pc.if_else(pa.array(happens(rng, 0.72, size)), _given(rng, female), "")
    return pc.binary_join_element_wise(words(_SURNAMES, surname), first, second, "")


def mongolian_names(rng: np.random.Generator, female: Ints) -> pa.Array:
    """A given name, for a few with the clan before it and a dot between."""
    size = len(female)
    male_name = words(_MONGOLIAN_MALE, rng.integers(0, len(_MONGOLIAN_MALE), size))
    female_name = words(_MONGOLIAN_FEMALE, rng.integers(0, len(_MONGOLIAN_FEMALE), size))
    name = pc.if_else(pa.array(female == 1), female_name, male_name)
    clan = words(_CLANS, rng.integers(0, len(_CLANS), size))
    long_name = pc.binary_join_element_wise(clan, name, "·")
    return pc.if_else(pa.array(happens(rng, _CLAN_SHARE, size)), long_name, name)


def surnames(rng: np.random.Generator, size: int) -> Ints:
    """Surnames as indices; frequent ones come first in the list."""
    return pick(rng, [1.0 / (place + 6) for place in range(len(_SURNAMES))], size)


def some_names(rng: np.random.Generator, size: int) -> pa.Array:
    """Names for officials and doctors."""
    return han_names(rng, surnames(rng, size), rng.integers(0, 2, size))


def _given(rng: np.random.Generator, female: Ints) -> pa.Array:
    size = len(female)
    male_character = words(_MALE, rng.integers(0, len(_MALE), size))
    female_character = words(_FEMALE, rng.integers(0, len(_FEMALE), size))
    return pc.if_else(pa.array(female == 1), female_character, male_character)
