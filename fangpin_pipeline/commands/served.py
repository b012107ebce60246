"""Every declaration that says which clause or mechanism of the policy it serves, gathered for the coverage page.

Rules, labels, indicators, checks and tables say it themselves. What else serves the policy, a function or what a system
of others sends, is named here with the object that does it, so that nothing is claimed that is not there.
"""

import re
from collections.abc import Callable, Iterator
from typing import Any

from fangpin_pipeline.contracts import Extract
from fangpin_pipeline.extracts import extract
from fangpin_pipeline.indicators import all_indicators
from fangpin_pipeline.labels import all_labels
from fangpin_pipeline.outputs.coverage import Means, Served
from fangpin_pipeline.outputs.mart import build_mart
from fangpin_pipeline.outputs.outbox import write_outbox
from fangpin_pipeline.outputs.report.write import write_report
from fangpin_pipeline.quality import all_checks
from fangpin_pipeline.rulebook import Rulebook
from fangpin_pipeline.rules import all_judgements
from fangpin_pipeline.rules.clauses import clauses
from fangpin_pipeline.simulation.simulate import simulate
from fangpin_pipeline.tables import OUTPUT_TABLES

_CLAUSE = re.compile(r"十一条意见(\d+\.\d+)")
# What does it → its title and the clauses and mechanisms it serves.
_FUNCTIONS: tuple[tuple[Callable[..., Any], str, tuple[str, ...]], ...] = (
    (build_mart, "分析库", ("4.07", "防返贫致贫数据平台")),
    (write_outbox, "各级名单和反馈单工作簿", ("4.07", "4.20", "防返贫致贫数据平台")),
    (write_report, "评估报告和两页简报（初稿）", ("1.15", "9.05", "11.09")),
    (Rulebook.load, "市、旗县区规则库", ("9.03",)),
    (simulate, "规则调整的试算", ("5.09",)),
)
# Why a clause is open: what would have to be delivered, or done here, before anything can honestly serve it.
OPEN_BECAUSE = {
    "1.13": "各部门报送的数据中没有特聘农技员的名册和服务记录",
    "1.14": "各部门报送的数据中没有产业发展规划的登记（名称、版本、批准机关、日期）；主导产业的实际情况见1.01",
    "4.22": "提名、入户调查、评议、研判、录入在系统外办理，核查回执只有下发、核实属实、核实不属实、暂缓四种事件，"
    "看不出各步是否办理；六步中只有数据比对由本系统完成（见4.09、4.18）",
    "5.08": "各部门报送的数据中没有信用评价结果，只有失信决定（见6.02、6.03）；信用评价也不得作为认定和救助的依据",
    "7.02": "学籍和驻村数据中没有教育线、政府线责任人；失学辍学台账留有这两栏，没有数据时写作不详",
}
# What the two systems of the autonomous region send.
_SYSTEMS = {
    "自治区扶贫开发大数据平台": ("X01", "X02", "X03", "X04", "X05"),
    "社会救助信息管理系统": ("X07", "X08", "X09"),
}


def all_served() -> Iterator[Served]:
    """Every declaration with the clauses and mechanisms that it serves."""
    for judgement in (*all_judgements().values(), *all_labels().values()):
        yield Served(Means.RULE, judgement.name, judgement.title, (judgement.clause,))
    for indicator in all_indicators().values():
        yield Served(Means.INDICATOR, indicator.id, indicator.title, (indicator.clause,))
    for check in all_checks().values():
        if asked := tuple(number for number in _CLAUSE.findall(check.basis) if number in clauses()):
            yield Served(Means.CHECK, check.id, check.title, asked)
    for table in OUTPUT_TABLES.values():
        if table.serves:
            yield Served(Means.TABLE, table.name, table.title, table.serves)
    for function, title, serves in _FUNCTIONS:
        yield Served(Means.FUNCTION, function.__qualname__, title, serves)
    for system, numbers in _SYSTEMS.items():
        for number in numbers:
            yield _sent(extract(number), system)


def _sent(sent: Extract, system: str) -> Served:
    return Served(Means.FUNCTION, sent.number, f"接收{sent.title}", ("4.06", system))
