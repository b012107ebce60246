"""Checks on households and their members between the registers X01 and X02, and on their helpers."""

from fangpin_pipeline.quality.bounds import HELPER_HOUSEHOLDS
from fangpin_pipeline.quality.declare import CrossCheck

_BASIS = "十一条意见4.06：扶贫平台数据准确；数据问题目录第12项"
_BOTH = ("X01", "X02")

# A row without a relation may be the head: such a household without one is not judged.
_HEADS = """
SELECT MIN(county_code) AS county_code,
    CASE WHEN SUM(CASE WHEN relation = '户主' THEN 1 ELSE 0 END) > 1 THEN TRUE
        WHEN SUM(CASE WHEN relation = '户主' THEN 1 ELSE 0 END) = 1 THEN FALSE
        WHEN COUNT(relation) = COUNT(*) THEN TRUE END AS wrong
FROM member GROUP BY household_no"""

_SPOUSES = """
SELECT s.county_code, s.male = h.male AS wrong
FROM member s JOIN member h ON h.h = s.h AND h.relation = '户主'
WHERE s.relation = '配偶'"""

_COUNTED = """
SELECT r.county_code, r.member_count <> COALESCE(m.members, 0) AS wrong
FROM registered r
JOIN (SELECT DISTINCT household_no FROM person_change) l ON l.household_no = r.household_no
LEFT JOIN (SELECT household_no, COUNT(*) AS members FROM registered_membership GROUP BY household_no) m
    ON m.household_no = r.household_no"""

_WITHOUT_PERSONS = """
SELECT r.county_code, l.household_no IS NULL AS wrong
FROM registered r
LEFT JOIN (SELECT DISTINCT household_no FROM person_change) l ON l.household_no = r.household_no"""

# Who is in no household lies where the household register has him.
_WITHOUT_HOUSEHOLD = """
SELECT COALESCE(x.county_code, l.county_code) AS county_code,
    CASE WHEN x.household_no IS NOT NULL THEN FALSE WHEN q.household_no IS NULL THEN TRUE END AS wrong
FROM (
    SELECT c.household_no, MIN(SUBSTR(p.village_code, 1, 6)) AS county_code
    FROM person_change c LEFT JOIN register_person p ON p.id_no = c.id_no
    GROUP BY c.household_no
) l
LEFT JOIN (SELECT household_no, SUBSTR(village_code, 1, 6) AS county_code FROM x01) x ON x.household_no = l.household_no
LEFT JOIN (SELECT DISTINCT household_no FROM x01_doubt) q ON q.household_no = l.household_no"""

_TWICE = """
SELECT r.county_code, m.places > 1 AS wrong
FROM registered_membership m JOIN registered r ON r.household_no = m.household_no
WHERE m.choice = 1"""


def _telephones(wrong: str) -> str:
    return (
        f"SELECT SUBSTR(village_code, 1, 6) AS county_code, {wrong} AS wrong FROM x01 "
        "WHERE helper_phone IS NOT NULL AND household_type <> '注销' "
        "GROUP BY SUBSTR(village_code, 1, 6), helper_phone"
    )


CHECKS = (
    CrossCheck("household_head", "建档立卡户没有户主或户主多于一人", "X02", _BASIS, ("X02",), _HEADS),
    CrossCheck("spouse_same_sex", "户主与配偶身份证号性别相同", "X02", _BASIS, ("X02",), _SPOUSES),
    CrossCheck("member_count", "家庭人口数与建档立卡人口信息的人数不一致", "X01", _BASIS, _BOTH, _COUNTED),
    CrossCheck("household_without_persons", "建档立卡户在人口信息中没有成员", "X02", _BASIS, _BOTH, _WITHOUT_PERSONS),
    CrossCheck(
        "persons_without_household", "人口信息中的户编号不在建档立卡户中", "X02", _BASIS, _BOTH, _WITHOUT_HOUSEHOLD
    ),
    CrossCheck(
        "sex_against_id",
        "性别与身份证号不一致",
        "X02",
        "数据问题目录第9项：性别与身份证号冲突",
        ("X02",),
        "SELECT county_code, (sex = '男') <> male AS wrong FROM member",
    ),
    CrossCheck(
        "person_in_two_households",
        "同一人在多个建档立卡户中",
        "X02",
        "十一条意见11.07：防止重复享受；数据问题目录第10项",
        _BOTH,
        _TWICE,
    ),
    CrossCheck(
        "helper_telephone_names",
        "同一帮扶责任人电话对应多个姓名",
        "X01",
        "数据问题目录第29项：电话重复",
        ("X01",),
        _telephones("COUNT(DISTINCT helper_name) > 1"),
    ),
    CrossCheck(
        "helper_telephone_households",
        f"同一帮扶责任人电话对应超过{HELPER_HOUSEHOLDS}户",
        "X01",
        "数据问题目录第29项：电话重复",
        ("X01",),
        _telephones(f"COUNT(*) > {HELPER_HOUSEHOLDS}"),
    ),
)
