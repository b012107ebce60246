"""Whether the severities that documents of the rulebook change are those of rules that exist."""

from difflib import get_close_matches

from fangpin_pipeline.rulebook import Rulebook
from fangpin_pipeline.rulebook.errors import Problem
from fangpin_pipeline.rulebook.parameters import SEVERITIES
from fangpin_pipeline.rules import rules


def misgraded(book: Rulebook) -> list[Problem]:
    """A rule that does not exist, or has no hit of the severity that a document changes, with file, key and date."""
    known = {rule.name: {case.severity.code for case in rule.cases if case.severity} for rule in rules()}
    found = []
    for document in book.office:
        for name, changes in document.grades.items():
            place = (f"grades.{name}", document.effective.isoformat())
            if name not in known:
                near = get_close_matches(name, known, n=1)
                remedy = f"是不是“{near[0]}”？改正或删去" if near else "用 fangpin rules list 查规则的编号"
                found.append(Problem(f"{document.authority}.yaml", "没有这条规则", remedy, *place))
                continue
            for severity in changes.keys() - known[name]:
                has = "、".join(SEVERITIES[one] for one in sorted(known[name]))
                what = f"这条规则没有{SEVERITIES[severity]}的情形"
                found.append(Problem(f"{document.authority}.yaml", what, f"它只有{has}；改正或删去", *place))
    return found
