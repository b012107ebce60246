"""Indicators of article two about what relief funds became: projects and contracts (2.03, 2.09, 2.10)."""

from fangpin_pipeline.extracts import agriculture, finance
from fangpin_pipeline.indicators.declare import Better, Indicator, Measure, Period

# Finished projects that leave assets behind against the assets booked, `formed` being TRUE. It is NULL for those of
# which nobody said whether they do or when they were finished.
_FINISHED = """
    SELECT
        p.county_code,
        CASE WHEN p.completed_on IS NOT NULL THEN p.forms_asset END AS formed,
        p.paid,
        c.asset_gap_share,
        a.project_no IS NOT NULL AS booked,
        COALESCE(a.original_value, 0) AS original_value
    FROM x25a p
    JOIN county_day c ON c.county_code = p.county_code
    LEFT JOIN (
        SELECT project_no, CAST(SUM(original_value) AS BIGINT) AS original_value
        FROM x26
        WHERE project_no IS NOT NULL
        GROUP BY project_no
    ) a ON a.project_no = p.project_no
    WHERE COALESCE(p.completed_on < c.asset_booked_by, NOT p.completed_on__delivered) AND COALESCE(p.forms_asset, TRUE)
"""
_SHARING = "x.mode IN ('股份合作', '订单帮扶', '土地流转', '牲畜托养')"

PROJECTS_RECONCILED = Indicator(
    "a02_projects_reconciled",
    "资金与资产账实相符的项目占比",
    clause="2.03",
    measure=Measure.RATIO,
    unit="%",
    numerator="支付金额与形成资产原值之差不超过规定比例的项目",
    denominator="完工超过登记期限、形成资产的项目",
    needs=("X25a", "X26"),
    owner=finance.DEPARTMENT,
    better=Better.HIGHER,
    units=f"""
        SELECT
            county_code,
            CASE
                WHEN formed THEN
                    booked AND original_value - paid <= asset_gap_share * paid
                    AND paid - original_value <= asset_gap_share * paid
            END AS part
        FROM ({_FINISHED}) p
    """,
    note="消费性项目（不形成资产）不在其中，是否形成资产未填的无法判断；比例见规则库参数 asset_gap_share。",
)

PROJECTS_WITHOUT_ASSET = Indicator(
    "a02_projects_without_asset",
    "完工后未登记资产的项目占比",
    clause="2.03",
    measure=Measure.RATIO,
    unit="%",
    numerator="台账中没有对应资产的项目",
    denominator="完工超过登记期限、形成资产的项目",
    needs=("X25a", "X26"),
    owner=finance.DEPARTMENT,
    better=Better.LOWER,
    units=f"SELECT county_code, CASE WHEN formed THEN NOT booked END AS part FROM ({_FINISHED}) p",
    note="资产与项目按项目编号对应；期限见规则库参数 asset_booking_days。",
)

BOOKED_AGAINST_PAID = Indicator(
    "a02_booked_against_paid",
    "形成资产原值占支付资金比例",
    clause="2.03",
    measure=Measure.MEAN,
    unit="%",
    numerator="登记的资产原值",
    denominator="完工超过登记期限、形成资产的项目支付金额",
    needs=("X25a", "X26"),
    owner=finance.DEPARTMENT,
    fen=True,
    fen_whole=True,
    units=f"""
        SELECT county_code, CASE WHEN formed THEN original_value END AS part, paid AS whole FROM ({_FINISHED}) p
    """,
    note="越接近100%越好；高于100%说明资产登记大于支付的资金。",
)

EARNING_PROJECTS = Indicator(
    "a02_earning_projects",
    "已产生收益的资产收益项目占比",
    clause="2.10",
    measure=Measure.RATIO,
    unit="%",
    numerator="当年实收收益大于零的项目",
    denominator="形成经营性资产的资金项目",
    period=Period.YEAR,
    needs=("X25a", "X26"),
    owner=finance.DEPARTMENT,
    better=Better.HIGHER,
    units="""
        SELECT
            p.county_code,
            CASE WHEN BOOL_OR(a.income_paid > 0) THEN TRUE
                WHEN BOOL_OR(a.income_paid IS NULL) THEN CAST(NULL AS BOOLEAN)
                ELSE FALSE
            END AS part
        FROM x25a p
        JOIN x26 a ON a.project_no = p.project_no
        WHERE a.kind = '经营性'
        GROUP BY p.county_code, p.project_no
    """,
    note="实收未填的项目无法判断，不算没有收益。",
)

CONTRACT_HOUSEHOLDS = Indicator(
    "a02_contract_households",
    "入股、订单、土地流转和牲畜托养带动的户占比",
    clause="2.09",
    measure=Measure.RATIO,
    unit="%",
    numerator="有有效股份合作、订单帮扶、土地流转或牲畜托养合同的户",
    denominator="建档立卡户",
    by_village=True,
    needs=("X01", "X23c"),
    owner=agriculture.DEPARTMENT,
    better=Better.HIGHER,
    units=f"""
        SELECT
            h.county_code, h.village_code, CASE WHEN l.h IS NOT NULL THEN TRUE WHEN u.h IS NULL THEN FALSE END AS part
        FROM household h
        LEFT JOIN (
            SELECT DISTINCT x.h
            FROM own_x23c x CROSS JOIN day d
            WHERE {_SHARING} AND x.started_on <= d.as_of AND (x.ended_on IS NULL OR x.ended_on >= d.as_of)
        ) l ON l.h = h.h
        LEFT JOIN (
            SELECT DISTINCT x.h
            FROM own_x23c_doubt x CROSS JOIN day d
            WHERE (x.started_on IS NULL OR x.started_on <= d.as_of) AND (x.ended_on IS NULL OR x.ended_on >= d.as_of)
        ) u ON u.h = h.h
        WHERE h.kind = 'registered'
    """,
    note="没有查到合同、但有隔离的联结合同的户无法判断。",
)

CONTRACTS_IN_ARREARS = Indicator(
    "a02_contracts_in_arrears",
    "拖欠租金、分红的合同占比",
    clause="2.09",
    measure=Measure.RATIO,
    unit="%",
    numerator="过了宽限期仍未付清的合同",
    denominator="过了宽限期的股份合作、订单帮扶、土地流转和牲畜托养合同",
    by_village=True,
    needs=("X01", "X23c"),
    owner=agriculture.DEPARTMENT,
    better=Better.LOWER,
    units=f"""
        SELECT h.county_code, h.village_code, CASE WHEN x.due_on IS NOT NULL THEN x.paid < x.promised END AS part
        FROM own_x23c x
        JOIN household h ON h.h = x.h
        JOIN county_day c ON c.county_code = h.county_code
        WHERE {_SHARING} AND x.promised > 0 AND (x.due_on IS NULL OR x.due_on < c.link_due_by)
    """,
    note="应兑现日期未填的合同无法判断；托养牲畜的头数不在现有数据中。",
)
