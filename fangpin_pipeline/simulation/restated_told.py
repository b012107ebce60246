"""A past day judged again, as rows for people: what is different today, what each change does, who moved and why."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from fangpin_pipeline.identity.divisions import edition
from fangpin_pipeline.outputs.labels import Imprint
from fangpin_pipeline.rulebook.parameters import PARAMETERS
from fangpin_pipeline.rulebook.supposed import GRADES, POLICIES
from fangpin_pipeline.rules import all_judgements
from fangpin_pipeline.simulation.compare import COUNTED, Row, total
from fangpin_pipeline.simulation.restate import Change, Moved, Restated
from fangpin_pipeline.simulation.told import household_row, settings_rows

_HOW = {"added": "新收到", "replaced": "内容已更换", "removed": "已撤回"}
_TOGETHER = "几项更改合在一起才引起"

HEADS: dict[str, dict[str, str]] = {
    "settings": {
        "name": "参数",
        "label": "名称",
        "county": "旗县区",
        "before": "当时",
        "after": "今天",
        "document": "当时依据",
        "document_after": "今天依据",
    },
    "changes": {
        "title": "更改",
        "added": "增加",
        "removed": "减少",
        "raised": "等级升高",
        "lowered": "等级降低",
        "rules": "仅依据变化",
    },
    "households": {
        "county": "旗县区",
        "township": "苏木乡镇",
        "household_no": "户编号",
        "change_name": "变动",
        "before": "当时等级",
        "after": "今天等级",
        "gained_titles": "新触发",
        "lost_titles": "不再触发",
        "reason": "原因",
    },
}


@dataclass(frozen=True)
class RestatedTold:
    """Every table of `HEADS` as rows, and the households listed and moved in the whole city."""

    head: Mapping[str, Any]
    notes: tuple[str, ...]
    city: Row
    settings: list[Row]
    changes: list[Row]
    households: list[Row]

    def as_json(self) -> dict[str, Any]:
        """Plain values, the tables under their names."""
        return {**self.head, "notes": self.notes, "city": self.city, **{name: getattr(self, name) for name in HEADS}}


def tell_restated(restated: Restated) -> RestatedTold:
    """A restated day as rows. Households stand in it by their numbers, never by names."""
    run = restated.run
    imprint = Imprint(run.as_of, run.id, "", all_judgements(), {}, edition(run.as_of), restated.book)
    head = {"as_of": run.as_of, "run": run.id, "inputs_of": restated.newest.as_of, "inputs_run": restated.newest.id}
    return RestatedTold(
        head,
        restated.notes,
        total(restated.comparison.places, (), COUNTED)[0],
        settings_rows(restated.changed, restated.amended, imprint),
        [_change(change, found.households) for change, found in restated.alone.items()],
        [_household(moved, imprint) for moved in restated.moved],
    )


def _change(change: Change, households: Iterable[Row]) -> Row:
    counts = Counter(row["change"] for row in households)
    moved = {name: counts[name] for name in HEADS["changes"] if name != "title"}
    return {"kind": change.kind, "key": change.key, "how": change.how, "title": _titled(change), **moved}


def _titled(change: Change) -> str:
    if change.kind == "delivery":
        return f"{change.key}（{_HOW[change.how]}）"
    if change.key.startswith(GRADES):
        return f"{all_judgements()[change.key.split('.')[1]].title}的等级"
    return "补贴政策" if change.key == POLICIES else PARAMETERS[change.key].label


def _household(moved: Moved, imprint: Imprint) -> Row:
    row = household_row(moved.row, imprint)
    reasons = dict.fromkeys((*moved.listing, *(change for found in moved.rules.values() for change in found)))
    return {
        **row,
        "reasons": [change.key for change in moved.listing],
        "rule_reasons": {rule: [change.key for change in found] for rule, found in moved.rules.items()},
        "together": not moved.listing,
        "reason": "；".join([*map(_titled, reasons), *([] if moved.listing else [_TOGETHER])]),
    }
