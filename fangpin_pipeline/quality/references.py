"""Checks on rows that name what another department keeps: entities, projects, borrowers."""

from fangpin_pipeline.quality.declare import CrossCheck

_BASIS = "十一条意见4.08：对象衔接"

CHECKS = (
    CrossCheck(
        "link_without_entity",
        "利益联结合同的经营主体不在新型经营主体名录中",
        "X23c",
        _BASIS,
        ("X23a", "X23c"),
        "SELECT h.county_code, e.credit_code IS NULL AS wrong FROM x23c x "
        "JOIN household h ON h.household_no = x.household_no LEFT JOIN x23a e ON e.credit_code = x.credit_code",
    ),
    CrossCheck(
        "asset_without_project",
        "扶贫资产的项目编号不在资金项目中",
        "X26",
        "十一条意见2.01：资产与资金项目对应",
        ("X25a", "X26"),
        "SELECT SUBSTR(x.village_code, 1, 6) AS county_code, "
        "CASE WHEN x.project_no IS NOT NULL THEN p.project_no IS NULL END AS wrong FROM x26 x "
        "LEFT JOIN x25a p ON p.project_no = x.project_no",
    ),
    CrossCheck(
        "borrower_not_registered",
        "扶贫小额信贷借款人不是建档立卡户成员",
        "X29",
        "十一条意见1.11：扶贫小额信贷对象为建档立卡户",
        ("X02", "X29"),
        "SELECT r.county_code, h.kind <> 'registered' AS wrong FROM x29 x "
        "JOIN resident r ON r.id_no = x.borrower_id_no JOIN household h ON h.h = r.h",
    ),
)
