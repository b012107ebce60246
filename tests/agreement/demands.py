"""What must have happened in the random cities before their agreement counts. How it is counted: `situations`."""

from fangpin_pipeline.extracts import extract

from .situations import READ

SEVERITIES = {
    "rigid_spending": "yellow orange red",
    "illness": "yellow orange red",
    "schooling": "yellow orange",
    "disability": "yellow orange",
    "disaster": "orange",
    "accident": "orange",
    "production_failure": "yellow orange",
    "job_loss": "orange",
    "unsafe_housing": "orange red",
    "unsafe_water": "orange",
    "dropout": "orange red",
    "insurance_gap": "red",
    "visit_difficulty": "yellow",
    "aid_application": "yellow",
    "dibao_gap": "orange",
    "floor_gap": "red",
    "dibao_early_stop": "orange",
    "pension_gap": "yellow orange",
    "development_gap": "orange",
    "no_income_project": "yellow",
    "student_aid_gap": "orange",
    "chronic_uncontracted": "yellow orange",
    "loan_misuse": "yellow orange red",
    "relocation_follow_up": "orange",
    "policy_break": "orange",
    "no_helper": "orange",
    "c1_unstable_exit": "orange",
    "c2_low_income": "orange",
    "c3_subsidy_dependent": "orange",
    "c4_rigid_spending": "orange",
}
# What the sentences distinguish in the cells of a row.
CELLS = {
    "X04": {
        "measure_group": "产业帮扶 就业帮扶 金融帮扶 公益性岗位 资产收益 教育帮扶",
        "ended_on": "filled empty",
    },
    "X06": {"difficulty": "True False empty"},
    "X07": {"ended_on": "filled empty"},
    "X09": {"decision": "同意 不同意 办理中 empty absent"},
    "X11": {
        "status": "在读 休学 转学 退学 辍学 毕业 送教上门 延缓入学 死亡",
        "stage": "学前 小学 初中 高中 中职 高职 大学",
        "absent_days": "filled empty absent",
        "annual_cost": "filled empty",
    },
    "X14": {
        "kind": "慢性病 大病",
        "contracted": "True False empty absent",
        "last_followup_on": "filled empty absent",
        "diagnosed_on": "filled empty",
    },
    "X16": {"resident_basic": "True False empty", "employee_basic": "False empty"},
    "X17": {"visit_kind": "住院 门诊", "injury": "True False empty", "compliant_self_paid": "filled empty"},
    "X18": {"grade": "A C D empty", "occupied": "True False empty", "finished_on": "filled empty absent"},
    "X19": {
        **dict.fromkeys(("quantity", "quality", "convenience", "reliability"), "True False empty"),
        "outage_days": "filled empty absent",
    },
    "X20": {"kind": "外出务工 未就业", "monthly_wage": "filled empty"},
    "X21": {
        **dict.fromkeys(("resident_scheme", "employee_scheme"), "True False empty"),
        "last_paid_on": "filled empty absent",
    },
    "X22": {"grade": "一级 二级 三级", "issued_on": "filled empty", "living_subsidy": "filled empty"},
    "X23a": {"status": "正常 异常 注销"},
    "X23c": {"ended_on": "filled empty"},
    "X27": {"vacant_since": "filled empty absent"},
    "X29": {
        "use": "户用生产 户用其他 企业使用",
        "payee_id_no": "filled empty",
        "overdue_days": "filled empty",
    },
    "X31": {"kind": "意外事故 生产失败 雪灾", "house_damaged": "True False empty"},
}
HOUSEHOLDS = {
    *("general", "general, members unknown"),
    *("registered", "registered, members unknown", "registered, members unknown, n unknown"),
}


def _whose(x: str) -> set[str]:
    """Whom the rows of an extract must have named, the accepted and the quarantined ones."""
    kinds = ("registered", "general")
    if extract(x).household:
        rows = {f"a row of {whose}" for whose in (*(f"a {kind} household" for kind in kinds), "no household")}
        return rows | {f"a quarantined row of a {kind} household" for kind in kinds}
    if not extract(x).person:
        return {"a row of nobody", "a quarantined row of nobody"}
    members = {f"{row} of a member of a {kind} household" for row in ("a row", "a quarantined row") for kind in kinds}
    return members | {"a row of somebody who died in the months that count", "a row of somebody who is no member"}


SITUATIONS = {
    *(f"{name}: {severity}" for name, hit in SEVERITIES.items() for severity in ("clear", "unknown", *hit.split())),
    *(f"household: {kind}" for kind in HOUSEHOLDS),
    *(f"{x}: {state}" for x in READ for state in ("fresh", "not fresh", "rows replaced", *_whose(x))),
    *(
        f"{x}: {column} {state}"
        for x, columns in CELLS.items()
        for column, states in columns.items()
        for state in states.split()
    ),
}
EVENTS = {
    *(f"row: {kind}" for kind in ["required empty", "invalid", "id", "conflict", "optional", "duplicate", "both keys"]),
    *(
        f"file: {kind}"
        for kind in ["again", "bad header", "two counties", "destroyed", "empty", "no extract", "nothing good"]
    ),
    *(f"line: {kind}" for kind in ["title", "subtotal", "note", "single cell", "blank line", "repeated header"]),
    *(f"round by {kind}" for kind in ("city", "counties", "mixed")),
    *(f"x02 {change}" for change in ("死亡", "迁出", "婚出", "失联", "服刑", "参军")),
    *(f"x10 {status}" for status in ("死亡", "迁出", "注销")),
    *(f"work {pattern}" for pattern in ("wii", "wi-", "w-i", "w--", "wwi", "wiw", "w-w", "iii", "-ii", "www", "--w")),
    *(f"payee {payee}" for payee in ("same", "in small letters", "15 digits", "somebody", "a name", "empty")),
    *(f"overdue {days}" for days in (None, 0, 1, 30, 31, 90, 91)),
    *(f"water stopped {days}" for days in (None, 35, 36, 37)),
    *(f"child absent {days}" for days in (None, 0, 4, 5, 6)),
    *(f"business: {kind}" for kind in ("none", "loss", "gain")),
    "15 digits",
    "age at the edge",
    "amount corrected",
    "append in two parts",
    "birthday at an edge",
    "business did not fall by half",
    "business fell by half",
    "child not in the roll",
    "code of another county",
    "column absent",
    "cost of a student empty",
    "delivered again, corrected",
    "dibao ended",
    "extract absent",
    "extract absent in a county",
    "extract stale",
    "house lived in",
    "house of another place",
    "instruments of the office",
    "link to an entity that no row speaks of",
    "member_count without persons",
    "money in other clothes",
    "newborn",
    "no house",
    "no income of the previous year",
    "no insurance row",
    "no pension row",
    "no water row",
    "person in two households",
    "person in two 户号",
    "previous income not above 0",
    "pupil without aid",
    "refund",
    "roll lost half a county",
    "row gone in the next delivery",
    "self paid empty",
    "status takes effect later",
    "unit in the header",
    "vacant house",
    "wage empty",
    "work in the month of the day",
    "户号 equal to 户编号",
    "注销",
}
