"""Extracts of 纪委监委: findings of inspections and their rectification. Declarations only."""

from fangpin_pipeline.contracts import Column, Department, Extract, Kind, Mode
from fangpin_pipeline.extracts import codes

DEPARTMENT = Department("纪委监委")

X33 = Extract(
    number="X33",
    name="rectification",
    title="问题整改台账",
    department=DEPARTMENT,
    grain="issue",
    mode=Mode.SNAPSHOT,
    key=("issue_no",),
    max_age=45,
    columns=(
        Column("issue_no", "问题编号", required=True),
        Column("source", "问题来源", Kind.CODE, required=True, codes=codes.ISSUE_SOURCE),
        Column("county_code", "旗县区代码", Kind.AREA6, required=True),
        Column("kind", "问题类别"),
        Column("department", "责任单位"),
        Column("found_on", "发现日期", Kind.DATE, required=True),
        Column("due_on", "整改时限", Kind.DATE, required=True),
        Column("closed_on", "销号日期", Kind.DATE, empty_means="未销号"),
        Column("reopened", "是否反弹", Kind.FLAG),
    ),
)
