"""What an explanation says of the national labels: those in use on the day, their guidance, line, what is missing."""

from datetime import date

from fangpin_pipeline.labels import all_labels
from fangpin_pipeline.outputs.explain_inputs import Known
from fangpin_pipeline.outputs.explain_labels import label_lines, labels_told
from fangpin_pipeline.rulebook import Rulebook

HIT = {"label": "monitored_exit", "verdict": "hit", "missing": None}
UNKNOWN = {"label": "edge", "verdict": "unknown", "missing": "无有效期内的收入记录"}


def told(on: date, *rows: dict[str, str | None]) -> list[str]:
    nothing = Known({}, {}, {}, None)
    return list(
        label_lines(labels_told(all_labels().values(), rows, nothing, on, Rulebook.load().settings("150821", on)))
    )


def test_each_label_in_use_has_its_verdict_guidance_and_line() -> None:
    line = "监测范围 5000元（国开发〔2020〕6号，暂定值）"
    assert told(date(2020, 3, 16), HIT, UNKNOWN) == [
        "",
        "国家监测对象标签（只作参考，不列入预警名单）",
        f"  【符合】脱贫监测户　依据 国开发〔2020〕6号　{line}",
        f"  【无法判断】边缘户　依据 国开发〔2020〕6号　{line}",
        "    缺失：无有效期内的收入记录",
    ]


def test_a_label_without_a_row_is_clear_and_others_follow_later_guidance() -> None:
    lines = told(date(2021, 6, 29))
    assert [line.split("　")[0] for line in lines[2:]] == [
        "  【不符合】脱贫不稳定户",
        "  【不符合】边缘易致贫户",
        "  【不符合】突发严重困难户",
    ]


def test_before_any_guidance_nothing_is_said() -> None:
    assert told(date(2019, 12, 31)) == []
