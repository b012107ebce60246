"""Subsidy policies with their optional start and document."""

from pathlib import Path

import pytest

from fangpin_pipeline.rulebook import Rulebook, RulebookError

HEAD = "authority: '150821'\npolicies:\n"


def load(folder: Path, policy: str) -> Rulebook:
    (folder / "150821.yaml").write_text(f"{HEAD}  BZ1: {{{policy}}}\n", encoding="utf-8")
    return Rulebook.load(folder)


def test_a_policy_may_say_when_it_began_and_by_what_document(tmp_path: Path) -> None:
    policy = load(
        tmp_path, "title: 补贴, starts_on: 2018-01-01, ends_on: 2018-01-01, adjusted: false, document: 内〔2018〕1号"
    ).policies("150821")["BZ1"]
    assert policy.starts_on == policy.ends_on
    assert policy.document == "内〔2018〕1号"


@pytest.mark.parametrize(
    ("policy", "key", "fault"),
    [
        ("title: 补贴, starts_on: 2018-01-02, ends_on: 2018-01-01, adjusted: false", "BZ1.ends_on", "早于开始日期"),
        ("title: 补贴, starts_on: 年初, ends_on: 2018-01-01, adjusted: false", "BZ1.starts_on", "“年初”不是日期"),
        ("title: 补贴, ends_on: 2018-01-01, adjusted: false, document: ", "BZ1.document", "是空的"),
    ],
)
def test_a_policy_that_cannot_be_is_refused(tmp_path: Path, policy: str, key: str, fault: str) -> None:
    with pytest.raises(RulebookError, match=f"150821.yaml，键“{key}”：.*{fault}"):
        load(tmp_path, policy)
