"""Extracts of 组织: village teams and the tenure of county leaders. Declarations only."""

from fangpin_pipeline.contracts import Column, Department, Extract, Kind, Mode
from fangpin_pipeline.extracts import codes

DEPARTMENT = Department("组织")

X32 = Extract(
    number="X32",
    name="village_team",
    title="驻村工作队",
    department=DEPARTMENT,
    grain="village x member",
    mode=Mode.SNAPSHOT,
    key=("village_code", "member_name"),
    max_age=45,
    columns=(
        Column("village_code", "行政村代码", Kind.AREA12, required=True),
        Column("member_name", "姓名", required=True, personal=True),
        Column("role", "职务", Kind.CODE, required=True, codes=codes.TEAM_ROLE),
        Column("started_on", "任职日期", Kind.DATE, required=True),
        Column("ended_on", "离任日期", Kind.DATE),
        Column("days_present", "上月驻村天数", Kind.COUNT),
        Column("trained_this_year", "本年是否培训", Kind.FLAG),
        Column("weak_organisation", "是否软弱涣散党组织", Kind.FLAG),
    ),
)

X32B = Extract(
    number="X32b",
    name="leader_tenure",
    title="旗县区党政正职任职",
    department=DEPARTMENT,
    grain="county x post",
    mode=Mode.SNAPSHOT,
    key=("county_code", "post", "started_on"),
    max_age=400,
    columns=(
        Column("county_code", "旗县区代码", Kind.AREA6, required=True),
        Column("post", "职务", Kind.CODE, required=True, codes=codes.LEADER_POST),
        Column("started_on", "任职日期", Kind.DATE, required=True),
        Column("ended_on", "离任日期", Kind.DATE),
    ),
)
