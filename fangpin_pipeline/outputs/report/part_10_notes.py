"""Part ten, 编制说明: the rulebook, how missing data are treated, what the report rests on and does not say."""

from fangpin_pipeline.outputs.report.declare import Block, Cell, Heading, Table, figures_of, text
from fangpin_pipeline.outputs.report.evidence import Evidence

_TREATMENT = (
    "缺失处理：数据未报、过期或单元格不清的，判断为“无法判断”，指标为“未报”或“数据不足”，均不按零计；"
    "能判断的对象占比低于最低覆盖率的，不公布指标值；没有对象的比例写“无对象”。“—”为不适用，“…”为不详。"
)
_LIMITS = (
    "本报告由系统依据部门数据生成，供审阅修改，标明“初稿”，不含红头、文号和印章；预警是入户核查的线索，"
    "不是认定结论；脱贫、返贫以旗县区按程序认定为准。会商、约谈、认定程序等没有数据来源的内容，由编制单位补充。"
)
_SAMPLING = (
    "抽样误差：不愁吃、不愁穿、群众认可度、政策知晓率来自入户抽样，按抽样权重推算；报送的数据不含抽样的分层和分群，"
    "抽样误差不能计算，有效问卷不足30份的认可度和知晓率不列。其余数字来自全部已报数据，误差来自未报和登记不准，见第一部分。"
)
_SENSITIVITY = (
    "敏感性：标准变动对名单的影响见第六部分的试算；评估得分的敏感性见得分表的最低、最高可能得分（有得分时）。"
)


def blocks(evidence: Evidence, before: list[Block]) -> list[Block]:
    """Notes on the whole report; `before` are the blocks of the parts before, whose sources are listed."""
    return [
        Heading("（一）规则与口径", 2),
        *_rulebook(evidence),
        text(_TREATMENT),
        text(_small(evidence)),
        text(_SENSITIVITY),
        text(_SAMPLING),
        text(_LIMITS),
        Heading("（二）数据来源表", 2),
        _sources(before),
    ]


def without_run(evidence: Evidence) -> list[Block]:
    """What can be said of a period without any published screening."""
    days = "、".join(run.as_of.isoformat() for run in evidence.runs[-12:]) or "无"
    return [
        text(f"本期没有发布的筛查，报告没有数字。数据目录中最近发布的筛查日期：{days}。"),
        text(_TREATMENT),
        text(_LIMITS),
    ]


def _rulebook(evidence: Evidence) -> list[Block]:
    manifest = evidence.run.manifest()
    settings = evidence.book.settings(evidence.unit, evidence.run.as_of).values()
    provisional = sum(bool(one.assumption) for one in settings)
    return [
        text(
            f"规则库版本 {evidence.book.fingerprint()[:12]}，共{len(settings)}个参数，其中{provisional}个为暂定值"
            f"（文件没有给出，待规定）；数据运行编号 {evidence.run.id}，程序版本 {manifest.inputs.code['fangpin']}。"
            "运行编号由全部输入文件、规则库和程序的指纹算出，输入文件有留存，可随时重算核对，考核和离任审计以此为据。"
        ),
        *([text("本次筛查的预警户数突增，经确认放行，理由见运行记录。")] if manifest.confirmed else []),
    ]


def _small(evidence: Evidence) -> str:
    limit = int(evidence.setting("small_cell"))
    return (
        f"小数处理：分苏木乡镇的表中，1至{limit - 1}户写作“<{limit}”，并另隐去若干数，使之不能由合计推算；"
        f"嘎查村只列不少于{limit}户的。"
    )


def _sources(before: list[Block]) -> Table:
    """Which tables of which runs the numbers come from, and how many numbers each gave."""
    counted: dict[tuple[str, str, str], int] = {}
    for block in before:
        for figure in figures_of(block):
            for source in figure.of:
                key = (source.table, source.run_id, source.as_of.isoformat())
                counted[key] = counted.get(key, 0) + 1
    rows: list[tuple[Cell, ...]] = [
        (table, run, day, str(number))
        for (table, run, day), number in sorted(counted.items(), key=lambda one: (one[0][0], one[0][2], one[0][1]))
    ]
    head = ("结果表", "运行编号", "数据截止日期", "引用次数")
    return Table("数据来源表", head, tuple(rows), (30, 26, 26, 18), texts=2)
