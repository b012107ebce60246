"""The whole day, start to end, without an orchestrator: the stages in their order.

A stage names what it needs and makes one call; computation stands in the rooms it calls. Assets are derived from these
stages, and `screen_day` runs them one after another.
"""

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from functools import partial
from pathlib import Path

from fangpin_pipeline.contracts import Department, Extract
from fangpin_pipeline.day import Day
from fangpin_pipeline.engine.cluster import Cluster
from fangpin_pipeline.extracts import all_extracts
from fangpin_pipeline.facts.areas import THEMES
from fangpin_pipeline.identity.whose import REGISTERS
from fangpin_pipeline.reading.gate import Gate
from fangpin_pipeline.stages.answers import list_problems
from fangpin_pipeline.stages.assessment import assess
from fangpin_pipeline.stages.clues import keep_clues
from fangpin_pipeline.stages.deprivation import measure_deprivation
from fangpin_pipeline.stages.facts import assign_rows, compute_theme, join_areas, lay_out_counties
from fangpin_pipeline.stages.identity import (
    bring_into_force,
    bring_others_into_force,
    form_households,
    register_households,
    register_members,
)
from fangpin_pipeline.stages.indicators import measure
from fangpin_pipeline.stages.labels import judge_labels
from fangpin_pipeline.stages.ledgers import keep_ledgers
from fangpin_pipeline.stages.lists import list_households
from fangpin_pipeline.stages.poverty import measure_poverty
from fangpin_pipeline.stages.publication import build_marts, fill_outbox, publish_day
from fangpin_pipeline.stages.quality import compare
from fangpin_pipeline.stages.reading import collect_quality, read_extract, receive
from fangpin_pipeline.stages.restatement import tell_restatements
from fangpin_pipeline.stages.rulebook import lay_open_rulebook
from fangpin_pipeline.stages.rules import judge_classes, judge_rules, tell, tell_evidence
from fangpin_pipeline.stages.tables import shape_facts, shape_verdicts, write_cards
from fangpin_pipeline.steps import perform
from fangpin_pipeline.warehouse import Home
from fangpin_pipeline.warehouse.results import open_results
from fangpin_pipeline.warehouse.session import Session, open_session


@dataclass(frozen=True)
class Stage:
    """One step of the day. `run` writes tables into the day's workspace and returns their row counts.

    `needs` names the stages that must have run before; `group` is the part of the data flow that shows it.
    """

    name: str
    title: str
    group: str
    needs: tuple[str, ...]
    run: Callable[[Day], Mapping[str, int]]
    department: Department | None = None


def _reading(extract: Extract) -> Stage:
    return Stage(
        extract.name,
        f"读取并检查 {extract.number} {extract.title}",
        "extracts",
        ("landing",),
        partial(read_extract, extract=extract),
        extract.department,
    )


def _register_in_force(extract: Extract, *needs: str) -> Stage:
    return Stage(
        extract.view,
        f"生效名册 {extract.number} {extract.title}",
        "in_force",
        (extract.name, *needs),
        partial(bring_into_force, extract=extract),
        extract.department,
    )


def _stages() -> Iterator[Stage]:
    extracts = all_extracts()
    yield Stage("landing", "接收登记：截至当日各部门交付的文件", "landing", (), receive)
    yield from (_reading(extract) for extract in extracts.values())
    names = tuple(extract.name for extract in extracts.values())
    yield Stage("expectation_result", "数据质量：接收登记、隔离明细和检查结果", "quality", names, collect_quality)
    yield Stage("rulebook", "规则库：当日各旗县区有效的参数与补贴政策", "rulebook", (), lay_open_rulebook)
    yield from (_register_in_force(extracts[number]) for number in ("X01", "X10"))
    yield Stage("registers", "名册：建档立卡户、户籍人口", "identity", ("x01", "x10"), register_households)
    # X01 and X10 carry division codes of their own; a row of X02 lies where its household does.
    yield _register_in_force(extracts["X02"], "registers")
    yield Stage("registered_members", "建档立卡户成员", "identity", ("x02", "registers"), register_members)
    others = tuple(extract.name for number, extract in extracts.items() if number not in REGISTERS)
    yield Stage(
        "in_force",
        "生效数据：各部门数据中当日有效的行",
        "in_force",
        (*others, "registered_members"),
        bring_others_into_force,
    )
    yield Stage("household", "家庭：当日的户、人口、所在地", "identity", ("registered_members",), form_households)
    yield Stage(
        "problem",
        "数据问题：待部门答复的文件、行和单元格",
        "quality",
        ("expectation_result", "in_force"),
        list_problems,
    )
    yield Stage("coverage", "数据覆盖与时效", "in_force", ("rulebook", "in_force"), lay_out_counties)
    yield Stage("own_rows", "各户的数据行：每一行属于哪一户", "identity", ("household", "coverage"), assign_rows)
    for theme, title in THEMES.items():
        yield Stage(f"{theme}_facts", title, "facts", ("own_rows",), partial(compute_theme, theme=theme))
    yield Stage("household_state", "家庭指标汇总", "facts", tuple(f"{theme}_facts" for theme in THEMES), join_areas)
    yield Stage("rule_judgement", "规则判断", "rules", ("household_state",), judge_rules)
    yield Stage("class_judgement", "四类对象判断", "rules", ("rule_judgement",), judge_classes)
    yield Stage("household_label", "国家监测对象标签", "rules", ("class_judgement",), judge_labels)
    yield Stage("finding", "触发依据与缺失数据", "rules", ("class_judgement",), tell)
    yield Stage("evidence", "触发依据的来源行", "rules", ("class_judgement",), tell_evidence)
    yield Stage("warning", "预警名单与待核实名单", "lists", ("finding",), list_households)
    yield Stage("clue", "线索台账：核查回执、冷却、并入与入户先后", "lists", ("warning", "in_force"), keep_clues)
    yield Stage("household_card", "走访所需的家庭信息", "lists", ("warning",), write_cards)
    yield Stage("ledger", "工作台账", "lists", ("coverage", "household"), keep_ledgers)
    yield Stage("cross_check", "跨部门数据核对与三衔接", "quality", ("household_state",), compare)
    yield Stage("indicator_value", "指标值", "indicators", ("clue", "household_label", "cross_check"), measure)
    yield Stage("household_fact", "家庭指标表", "publication", ("household_state",), shape_facts)
    yield Stage("household_class", "四类对象表与风险标记表", "publication", ("finding",), shape_verdicts)
    yield Stage("restatement", "历史数据更改及其影响", "publication", ("household_class",), tell_restatements)
    yield Stage("assessment_score", "考核评分", "indicators", ("indicator_value",), assess)
    yield Stage("poverty_measure", "贫困与不平等", "indicators", ("household_state",), measure_poverty)
    yield Stage("deprivation", "多维贫困", "indicators", ("rule_judgement",), measure_deprivation)
    judged = ("household_fact", "household_class", "household_label", "evidence")
    measured = ("indicator_value", "assessment_score", "poverty_measure", "deprivation")
    shown = (*judged, "household_card", "clue", "ledger", *measured)
    made = (*shown, "problem", "cross_check", "restatement")
    yield Stage("run", "发布：名单与各表一次生效", "publication", made, publish_day)
    yield Stage("mart", "分析库 mart.duckdb", "publication", ("run",), build_marts)
    yield Stage(
        "outbox", "苏木乡镇预警工作簿、旗县区汇总、部门反馈单和数据质量页", "publication", ("run",), fill_outbox
    )


STAGES: tuple[Stage, ...] = tuple(_stages())


@contextmanager
def begin_day(
    home: Home,
    as_of: date,
    landing: Path,
    gate: Gate,
    confirm: str | None = None,
    *,
    fresh: bool = False,
    spark: Cluster | None = None,
) -> Iterator[tuple[Session, Day]]:
    """A day to be screened, with its session: the home is locked and the workspace fresh until the block ends."""
    with open_session(home, as_of) as session, open_results(home, fresh) as results:
        taken_over = session.taken_over
        yield (
            session,
            Day(as_of, home, landing, session.workspace, gate, confirm, spark, results=results, taken_over=taken_over),
        )


def screen_day(
    home: Home,
    as_of: date,
    landing: Path,
    gate: Gate,
    confirm: str | None = None,
    progress: Callable[[int, int, str], None] = lambda number, total, title: None,
    *,
    fresh: bool = False,
    spark: Cluster | None = None,
) -> None:
    """Screen one day from files to lists. `confirm` is the reason for publishing in spite of a jump in warnings.

    Stages whose result of an earlier screening holds are not computed again, unless `fresh`. `spark` computes the day,
    or DuckDB in this process: the result is the same.
    Raises PublicationStopped when a gate stops the day; what was published before stays current.
    """
    with begin_day(home, as_of, landing, gate, confirm, fresh=fresh, spark=spark) as (_, day):
        for number, stage in enumerate(STAGES, start=1):
            progress(number, len(STAGES), stage.title)
            perform(day, stage.name, stage.run)
