"""Disability certificates and subsidies: what the declaration cannot say about one row."""

from expectations.checks import advice, fen
from expectations.hand_kept.reasons import ID_RULE, IN_TIME, LARGE_EXPENSE, MAGNITUDE, already, not_before_birth
from expectations.usual import Usual

_USUAL = Usual("X22")
_CERTIFICATE = "残疾人证编号规则：公民身份号码之后为残疾类别、残疾等级各一位"
_CATEGORY = (
    "CASE category WHEN '视力' THEN '1' WHEN '听力' THEN '2' WHEN '言语' THEN '3' WHEN '肢体' THEN '4' "
    "WHEN '智力' THEN '5' WHEN '精神' THEN '6' WHEN '多重' THEN '7' END"
)
_GRADE = "CASE grade WHEN '一级' THEN '1' WHEN '二级' THEN '2' WHEN '三级' THEN '3' WHEN '四级' THEN '4' END"

CHECKS = (
    advice(
        "certificate_holds_id_no",
        "残疾人证号以本人身份证号开头",
        "certificate_no",
        "substr(upper(certificate_no), 1, 18) = id_no",
        _CERTIFICATE,
    ),
    advice(
        "certificate_holds_category",
        "残疾人证号第19位与残疾类别一致",
        "certificate_no",
        f"substr(certificate_no, 19, 1) = {_CATEGORY}",
        _CERTIFICATE,
    ),
    advice(
        "certificate_holds_grade",
        "残疾人证号第20位与残疾等级一致",
        "certificate_no",
        f"substr(certificate_no, 20, 1) = {_GRADE}",
        _CERTIFICATE,
    ),
    advice("issued_on_in_time", "发证日期不晚于接收日期", "issued_on", already("issued_on"), IN_TIME),
    advice("issued_after_birth", "发证日期不早于出生日期", "issued_on", not_before_birth("issued_on"), ID_RULE),
    advice(
        "living_subsidy_plausible",
        "困难残疾人生活补贴在0至1万元之间",
        "living_subsidy",
        f"living_subsidy BETWEEN 0 AND {fen(10_000)}",
        MAGNITUDE,
    ),
    advice(
        "care_subsidy_plausible",
        "重度残疾人护理补贴在0至1万元之间",
        "care_subsidy",
        f"care_subsidy BETWEEN 0 AND {fen(10_000)}",
        MAGNITUDE,
    ),
    advice(
        "care_subsidy_of_severe",
        "享受重度残疾人护理补贴的残疾等级为一级或二级",
        "care_subsidy",
        "care_subsidy = 0 OR grade IN ('一级', '二级')",
        "两项补贴制度：护理补贴发给残疾等级被评定为一级、二级的残疾人",
    ),
    advice(
        "care_cost_plausible",
        "近一年康复护理自付费用在0至100万元之间",
        "care_cost",
        f"care_cost BETWEEN 0 AND {LARGE_EXPENSE}",
        MAGNITUDE,
    ),
    *_USUAL.named("name"),
)
