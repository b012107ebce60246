"""Ledgers of persons: children out of school, public posts, chronic disease. Ledgers of households stand in `homes`."""

from fangpin_pipeline.contracts import Kind
from fangpin_pipeline.ledgers.declare import HOUSEHOLD, VILLAGE, Ledger, id_mask, item, personal, unheld

_OF_PERSON = """
    JOIN resident r ON r.id_no = x.id_no
    JOIN household h ON h.h = r.h
    JOIN reporting c ON c.county_code = h.county_code
    LEFT JOIN person_named n ON n.id_no = r.id_no
"""
_SEX = item(
    "sex", "性别", "CASE WHEN SUBSTR(r.id_no, 17, 1) IN ('1', '3', '5', '7', '9') THEN '男' ELSE '女' END", width=5
)
_KIND = item("kind", "户别", "CASE WHEN h.kind = 'registered' THEN '建档立卡户' ELSE '一般农牧户' END")

DROPOUT = Ledger(
    "dropout",
    "失学辍学台账",
    clause="7.01",
    serves="失学辍学儿童少年信息台账",
    also=("失学辍学台账",),
    needs=("X11",),
    helped=("X12",),
    note="对象为学年初满6至15周岁的家庭成员。学籍为辍学、退学的为确认；在读而连续缺勤达到标准、没有学籍的为疑似；"
    "转学等去向不明、学籍行被隔离的为待核；送教上门、延缓入学的为排除。缺勤天数未填的在读学生不列入，不等于没有缺勤。",
    rows="""
        FROM resident r
        JOIN household h ON h.h = r.h
        JOIN reporting c ON c.county_code = h.county_code
        LEFT JOIN x11 x ON x.id_no = r.id_no
        LEFT JOIN (SELECT DISTINCT id_no FROM x11_doubt) u ON u.id_no = r.id_no
        LEFT JOIN person_named n ON n.id_no = r.id_no
        LEFT JOIN household_head e ON e.h = h.h
        LEFT JOIN (
            SELECT y.id_no, SUM(y.amount) AS amount
            FROM x12 y CROSS JOIN day d
            WHERE y.paid_on >= d.w_first AND y.paid_on <= d.as_of
            GROUP BY y.id_no
        ) a ON a.id_no = r.id_no
        WHERE r.alive AND r.birth >= c.school_born_first AND r.birth <= c.school_born_last AND (
            x.id_no IS NULL OR u.id_no IS NOT NULL OR x.dropped OR x.untraced
            OR (x.studying AND x.absent_days >= c.absent_days) OR x.status IN ('送教上门', '延缓入学')
        )
    """,
    order="h.village_code, h.household_no, r.id_no",
    items=(
        HOUSEHOLD,
        personal("name", "姓名", "COALESCE(x.name, n.name)"),
        id_mask("r.id_no"),
        _SEX,
        item("ethnicity", "民族", "n.ethnicity", width=7),
        item("village_code", "户籍地", "h.village_code", Kind.AREA12, width=13, note="家庭所在嘎查村"),
        *unheld("居住地", "监护人", "监护人电话"),
        personal("head_name", "户主", "e.head_name"),
        item("stage", "学段", "x.stage", width=7, note="学籍所在学段"),
        item("grade", "年级", "x.grade", width=7),
        item("school", "原学校", "x.school", width=16, look="left"),
        personal("student_no", "学籍号", "x.student_no", masked=True, width=19, look="shrunk"),
        item(
            "status",
            "状态",
            "CASE WHEN x.dropped THEN '确认' WHEN u.id_no IS NOT NULL OR x.untraced THEN '待核' "
            "WHEN x.id_no IS NULL OR x.studying THEN '疑似' ELSE '排除' END",
            width=6,
        ),
        item(
            "found_by",
            "发现方式",
            "CASE WHEN x.dropped THEN '学籍状态' WHEN u.id_no IS NOT NULL THEN '学籍行被隔离' "
            "WHEN x.untraced THEN '学籍去向不明' WHEN x.id_no IS NULL THEN '户籍比对无学籍' "
            "WHEN x.studying THEN '连续缺勤' ELSE '学籍状态' END",
            width=10,
        ),
        item(
            "roll_status",
            "在籍状态",
            "CASE WHEN x.id_no IS NOT NULL THEN x.status WHEN u.id_no IS NULL THEN '无学籍' END",
            width=8,
        ),
        item("absent_days", "连续缺勤天数", "x.absent_days", Kind.COUNT, width=7),
        *unheld("原因码"),
        item(
            "excluded_as",
            "排除码",
            "CASE WHEN x.status IN ('送教上门', '延缓入学') THEN x.status END",
            width=8,
            blank="—",
        ),
        *unheld("教育线责任人", "政府线责任人", "劝返记录", "复学日期/学校"),
        item(
            "aid",
            "近12个月资助",
            "CASE WHEN c.fresh_x12 THEN CAST(COALESCE(a.amount, 0) AS BIGINT) END",
            Kind.MONEY,
            total=True,
            note="上月末之前12个月的第一天至数据截止日；学生资助过期的为空",
        ),
        *unheld("稳定情况", "销号日期"),
    ),
    unit="人、元",
)

PUBLIC_POST = Ledger(
    "public_post",
    "公益岗台账",
    clause="2.05",
    serves="公益岗位等贫困户帮扶",
    also=("3.05",),
    needs=("X20",),
    note="对象为旗县区最近所报月份就业类型为公益岗的人员；不在任何家庭的人员不列入。",
    rows=f"FROM x20 x {_OF_PERSON} WHERE r.alive AND x.kind = '公益岗' AND x.month = c.employment_month",
    order="h.village_code, h.household_no, r.id_no",
    items=(
        HOUSEHOLD,
        personal("name", "姓名", "COALESCE(x.name, n.name)"),
        id_mask("r.id_no"),
        _SEX,
        VILLAGE,
        _KIND,
        *unheld("岗位名称"),
        item("employer", "用人单位", "x.employer", width=18, look="left"),
        item("place", "工作地点", "x.place", width=14, look="left"),
        item("month", "所属月份", "x.month", Kind.MONTH, note="旗县区最近所报的月份"),
        item("monthly_wage", "月收入", "x.monthly_wage", Kind.MONEY, total=True),
        item("training_on", "最近培训日期", "x.training_on", Kind.DATE, width=11),
        *unheld("聘期起止", "协议编号", "资金来源", "考勤", "管理责任人"),
    ),
    unit="人、元",
)

CHRONIC = Ledger(
    "chronic",
    "慢病签约台账",
    clause="7.10",
    serves="慢性病签约服务全覆盖、签约信息化管理、经常性服务",
    also=("慢性病签约",),
    needs=("X14",),
    note="对象为建档立卡户成员，一人一病一行，病种类别为慢性病；随访间隔标准见规则库参数 followup_days。",
    rows=f"FROM x14 x {_OF_PERSON} WHERE r.alive AND h.kind = 'registered' AND x.kind = '慢性病'",
    order="h.village_code, h.household_no, r.id_no, x.disease",
    items=(
        HOUSEHOLD,
        personal("name", "姓名", "COALESCE(x.name, n.name)"),
        id_mask("r.id_no"),
        VILLAGE,
        item("household_type", "户类型", "h.household_type"),
        item("disease", "病种", "x.disease", width=12),
        item("diagnosed_on", "确诊日期", "x.diagnosed_on", Kind.DATE, width=11),
        item("contracted", "是否签约", "x.contracted", Kind.FLAG, width=6),
        personal("doctor", "签约医生", "x.doctor"),
        item("last_followup_on", "最近随访日期", "x.last_followup_on", Kind.DATE, width=11),
        item(
            "standing",
            "状态",
            "CASE WHEN NOT x.contracted THEN '未签约' WHEN x.contracted AND x.last_followup_on IS NULL "
            "THEN '随访日期未填' WHEN x.contracted AND x.last_followup_on < c.followed_up_since THEN '随访超期' "
            "WHEN x.contracted THEN '按期随访' END",
            width=12,
        ),
        *unheld("签约机构", "协议起止", "联系电话", "服务内容"),
    ),
    unit="人次",
)
