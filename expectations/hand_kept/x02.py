"""Registered persons: what the declaration cannot say about one row."""

from expectations.candidates import AGE
from expectations.checks import advice
from expectations.hand_kept.reasons import (
    ID_RULE,
    IN_TIME,
    OLDEST,
    PRACTICE,
    STAGE_AGES,
    YOUNGEST_LABOUR,
    aged,
    already,
)
from expectations.usual import Usual

_USUAL = Usual("X02")
_SEX_OF_ID = "CASE WHEN substr(id_no, 17, 1) IN ('1', '3', '5', '7', '9') THEN '男' ELSE '女' END"
_MALE = "'之子', '之女婿', '之孙子', '之父', '之岳父', '之公公'"
_FEMALE = "'之女', '之儿媳', '之孙女', '之母', '之岳母', '之婆婆'"

CHECKS = (
    advice("sex_matches_id_no", "性别与证件号码一致", "sex", f"sex = {_SEX_OF_ID}", ID_RULE),
    advice(
        "relation_matches_sex",
        "与户主关系和证件号码的性别一致",
        "relation",
        f"CASE WHEN relation IN ({_MALE}) THEN {_SEX_OF_ID} = '男' "
        f"WHEN relation IN ({_FEMALE}) THEN {_SEX_OF_ID} = '女' ELSE TRUE END",
        ID_RULE,
    ),
    advice(
        "age_plausible",
        f"未死亡人员不超过{OLDEST}岁",
        "id_no",
        f"change = '死亡' OR {AGE} <= {OLDEST}",
        PRACTICE,
    ),
    advice(
        "school_status_matches_age",
        "在校生状况与年龄相符",
        "school_status",
        f"CASE school_status WHEN '小学' THEN {aged(6, 14)} WHEN '初中' THEN {aged(12, 17)} "
        f"WHEN '高中' THEN {aged(15, 20)} WHEN '中职' THEN {aged(15, 20)} "
        f"WHEN '硕士及以上' THEN {AGE} >= 20 ELSE TRUE END",
        STAGE_AGES,
    ),
    advice(
        "labour_old_enough",
        f"不满{YOUNGEST_LABOUR}岁的不登记为劳动力",
        "labour",
        f"labour IN ('丧失劳动力', '无劳动力') OR {AGE} >= {YOUNGEST_LABOUR}",
        PRACTICE,
    ),
    advice(
        "healthy_adult_has_labour",
        "16至59岁身体健康的非在校生不登记为无劳动力、丧失劳动力或弱劳动力",
        "labour",
        "labour IN ('技能劳动力', '普通劳动力') "
        f"OR NOT ({aged(16, 59)} AND health = '健康' AND school_status = '非在校生')",
        PRACTICE,
    ),
    advice("change_dated", "人员变动有变动日期", "change", "change = '正常' OR changed_on IS NOT NULL", PRACTICE),
    advice("changed_on_in_time", "变动日期不晚于接收日期", "changed_on", already("changed_on"), IN_TIME),
    *(
        advice(f"{column}_filled", f"{label}已填写", "id_no", f"{column} IS NOT NULL", PRACTICE)
        for column, label in (
            ("relation", "与户主关系"),
            ("ethnicity", "民族"),
            ("health", "健康状况"),
            ("labour", "劳动技能"),
            ("medical_insured", "是否参加城乡居民基本医疗保险"),
        )
    ),
    *_USUAL.named("name"),
)
