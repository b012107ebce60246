"""Faults of single cells and lines, as real files have them: harmless spellings, and damage that costs a cell or row.

Which columns can have which fault follows from their declared kind. Faults of whole files stand in `schedule`.
"""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from fangpin_pipeline.contracts import Column, Extract, Kind
from fangpin_pipeline.sample.chance import Ints
from fangpin_pipeline.sample.render import Manner, Texts, columns_of

_WIDE = str.maketrans("0123456789X.,-", "０１２３４５６７８９Ｘ．，－")


@dataclass(frozen=True)
class Fault:
    """One way in which a cell goes wrong: its share of rows (assumed), the kinds it strikes, what becomes of the text.

    A harmless fault reads back to the same value; any other costs the cell or the row. `required` says that required
    columns can have it, `on_empty` that it strikes empty cells instead of filled ones, `in_yuan` that it is
    harmless only where money is written in yuan.
    """

    name: str
    share: float
    kinds: tuple[Kind, ...]
    spoil: Callable[[str], str]
    harmless: bool = True
    required: bool = True
    on_empty: bool = False
    in_yuan: bool = False


def widened(text: str) -> str:
    """Digits and X as full-width characters."""
    return text.translate(_WIDE)


def old_number(text: str) -> str:
    """The fifteen digits of an identity number issued before 1999."""
    return text[:6] + text[8:17] if text[6:8] == "19" else text


def _wrong_check(text: str) -> str:
    return text[:-1] + ("1" if text[-1:] != "1" else "2")


FAULTS = (
    Fault("小写x", 0.03, (Kind.ID_NO,), str.lower),
    Fault("全角字符", 0.002, (Kind.ID_NO, Kind.MONEY), widened),
    Fault("多余空格", 0.002, (Kind.ID_NO, Kind.AREA12), lambda text: f" {text} "),
    Fault("前置撇号", 0.001, (Kind.ID_NO,), lambda text: f"'{text}"),
    Fault("15位旧号", 0.001, (Kind.ID_NO,), old_number),
    Fault("金额带单位", 0.001, (Kind.MONEY,), lambda text: f"{text}元", in_yuan=True),
    Fault("间隔点不一", 0.02, (Kind.TEXT,), lambda text: text.replace("·", "•")),
    Fault(
        "空值写法", 0.01, (Kind.TEXT, Kind.DATE, Kind.MONEY, Kind.CODE), lambda _: "/", required=False, on_empty=True
    ),
    Fault("校验码错误", 0.0005, (Kind.ID_NO,), _wrong_check, harmless=False),
    Fault("证件号缺位", 0.0002, (Kind.ID_NO,), lambda text: text[:17], harmless=False),
    Fault("待办证件号", 0.0001, (Kind.ID_NO,), lambda _: "户口簿待办", harmless=False),
    Fault("日期不存在", 0.0003, (Kind.DATE,), lambda _: "2019-02-30", harmless=False),
    Fault("金额为文字", 0.0003, (Kind.MONEY,), lambda _: "约三千", harmless=False),
    Fault("代码不在清单", 0.0005, (Kind.CODE,), lambda _: "待核实", harmless=False, required=False),
    Fault("必填代码错误", 0.0001, (Kind.CODE,), lambda _: "待核实", harmless=False),
    Fault("是否项错误", 0.0003, (Kind.FLAG,), lambda _: "不清楚", harmless=False, required=False),
    Fault("区划代码缺位", 0.0002, (Kind.AREA12,), lambda text: text[:11], harmless=False),
    Fault("必填缺失", 0.0001, (Kind.DATE, Kind.MONEY, Kind.CODE, Kind.ID_NO), lambda _: "", harmless=False),
    Fault("外盟市区划", 0.0001, (Kind.AREA12,), lambda text: "150625" + text[6:], harmless=False),
)
_REPEATED = 0.001
_CONTRADICTED = 0.0005
_TWO_HOMES = 0.0007


@dataclass(frozen=True)
class Spoilt:
    """Rows with faults: the texts, the household of each row, and the households that lost something, by fault."""

    texts: Texts
    household: Ints
    damaged: dict[str, Ints]


def spoil(rng: np.random.Generator, extract: Extract, texts: Texts, household: Ints, manner: Manner) -> Spoilt:
    """The rows with all faults of cells and lines; damage is recorded, harmless spellings are not."""
    damaged: dict[str, Ints] = {}
    texts = dict(texts)
    for fault in FAULTS:
        if column := _struck(rng, extract, fault, manner):
            rows = _apply(rng, fault, texts, column.name)
            if not fault.harmless and len(rows):
                damaged[fault.name] = household[rows]
    return _with_lines(rng, extract, texts, household, damaged, manner)


def destroy_ids(extract: Extract, texts: Texts) -> Texts:
    """Identity numbers as a spreadsheet leaves them when it takes them for numbers."""
    destroyed = dict(texts)
    for column in extract.columns:
        if column.kind is Kind.ID_NO and column.name in texts:
            short = pc.utf8_slice_codeunits(texts[column.name], 1, 6)
            first = pc.utf8_slice_codeunits(texts[column.name], 0, 1)
            destroyed[column.name] = pc.binary_join_element_wise(first, ".", short, "E+17", "")
    return destroyed


def _struck(rng: np.random.Generator, extract: Extract, fault: Fault, manner: Manner) -> Column | None:
    """One of the columns that the fault can strike; where an empty or lost cell would tell a lie, none."""
    if fault.in_yuan and manner.money_unit not in ("", "元"):
        return None
    able = [
        column
        for column in columns_of(extract, manner)
        if column.kind in fault.kinds
        and (fault.required or not column.required)
        and not column.empty_means
        and (column.kind is not Kind.TEXT or column.personal or fault.on_empty)
    ]
    return able[int(rng.integers(0, len(able)))] if able else None


def _apply(rng: np.random.Generator, fault: Fault, texts: Texts, name: str) -> Ints:
    cells = texts[name]
    rows = np.sort(_some(rng, fault.share, len(cells)))
    if not len(rows):
        return rows
    before = cells.take(pa.array(rows)).to_pylist()
    after = [text if bool(text) == fault.on_empty else fault.spoil(text) for text in before]
    changed = np.array([was != now for was, now in zip(before, after, strict=True)])
    mask = np.zeros(len(cells), np.bool_)
    mask[rows] = True
    texts[name] = pc.replace_with_mask(cells, pa.array(mask), pa.array(after, pa.string()))
    struck: Ints = rows[changed]
    return struck


def _with_lines(
    rng: np.random.Generator, extract: Extract, texts: Texts, household: Ints, damaged: dict[str, Ints], manner: Manner
) -> Spoilt:
    """Lines that stand twice, lines of one key that contradict each other, and persons listed in two households."""
    size = len(household)
    spare = [column.name for column in columns_of(extract, manner) if column.kind is Kind.TEXT and not column.required]
    spare = [name for name in spare if name not in extract.key]
    lists_members = extract.household is not None and extract.key == (extract.household, extract.person)
    twice = _some(rng, _REPEATED, size)
    against = _some(rng, _CONTRADICTED if spare else 0.0, size)
    elsewhere = _some(rng, _TWO_HOMES if lists_members else 0.0, size)
    rows = np.concatenate((np.arange(size), twice, against, elsewhere))
    more = {name: cells.take(pa.array(rows)) for name, cells in texts.items()}
    if len(against):
        other = pc.binary_join_element_wise(texts[spare[-1]].take(pa.array(against)), "（更正）", "")
        more[spare[-1]] = _overwrite(more[spare[-1]], size + len(twice), other)
        damaged["同键不同内容"] = household[against]
    if len(elsewhere) and extract.household:
        hosts = (elsewhere + size // 2) % size
        host_no = texts[extract.household].take(pa.array(hosts))
        more[extract.household] = _overwrite(more[extract.household], len(rows) - len(elsewhere), host_no)
        damaged["一人两户"] = household[np.concatenate((elsewhere, hosts))]
    return Spoilt(more, household[rows], damaged)


def _overwrite(cells: pa.Array, start: int, new: pa.Array) -> pa.Array:
    return pa.concat_arrays([cells.slice(0, start), new, cells.slice(start + len(new))])


def _some(rng: np.random.Generator, share: float, size: int) -> Ints:
    """Different rows, as many as the share asks for on average."""
    many = min(int(share * size + rng.random()), size)
    return np.asarray(rng.choice(size, many, replace=False), np.int64) if many else np.zeros(0, np.int64)
