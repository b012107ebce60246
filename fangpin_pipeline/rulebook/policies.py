"""Subsidy policies of a rulebook file: what a code of X03.policy_code means, when it pays, by what document."""

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from fangpin_pipeline.rulebook.errors import Findings
from fangpin_pipeline.rulebook.keys import NOTHING, check_keys, day_of, text_of

_REQUIRED = ("title", "ends_on", "adjusted")
_KEYS = (*_REQUIRED, "starts_on", "document")
_TRUTH = {"true": True, "false": False}


@dataclass(frozen=True)
class Policy:
    """A subsidy policy of X03.policy_code: the last day it pays (None: no end set) and whether it is being adjusted.

    `starts_on` is the first day it pays and `document` what says so, where the office wrote them.
    """

    code: str
    authority: str
    title: str
    ends_on: date | None
    adjusted: bool
    starts_on: date | None = None
    document: str = ""


def read_policies(raw: Any, authority: str, findings: Findings) -> Iterator[Policy]:
    """The policies of a file, as far as they can be used; what cannot is noted in `findings`."""
    if not isinstance(raw, dict):
        findings.add(
            "不是“政策代码: 内容”的形式", "写成 BZ2020: {title: …, ends_on: 2020-12-31, adjusted: false}", "policies"
        )
        return
    for code, item in raw.items():
        if code != unicodedata.normalize("NFKC", code).strip() or not code:
            findings.add("补贴政策代码为空、含全角字符或首尾有空格", "代码用半角字符书写，与收入台账一致", code)
        if not isinstance(item, dict):
            findings.add("补贴政策不是“键: 值”的形式", "写明 title、ends_on、adjusted", code)
            continue
        yield _policy(code, item, authority, findings)


def _policy(code: str, raw: dict[str, Any], authority: str, findings: Findings) -> Policy:
    check_keys(raw, _KEYS, _REQUIRED, findings, within=code)
    title, document = (text_of(raw, key, findings, within=code) for key in ("title", "document"))
    starts_on = day_of(raw, "starts_on", findings, within=code)
    ends_on = None if raw.get("ends_on", "") in NOTHING else day_of(raw, "ends_on", findings, within=code)
    if starts_on and ends_on and ends_on < starts_on:
        findings.add(f"{ends_on} 到期，早于开始日期 {starts_on}", "核对两个日期", f"{code}.ends_on")
    adjusted = raw.get("adjusted", "false")
    if not isinstance(adjusted, str) or adjusted not in _TRUTH:
        findings.add(f"“{adjusted}”不是 true 或 false", "正在作中长期调整的写 true，否则写 false", f"{code}.adjusted")
    return Policy(code, authority, title, ends_on, adjusted == "true", starts_on, document)
