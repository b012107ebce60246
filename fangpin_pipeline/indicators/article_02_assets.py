"""Indicators of article two about assets of relief funds: ledger, rights, value, use, income (2.01–2.04, 2.10)."""

from fangpin_pipeline.extracts import finance
from fangpin_pipeline.indicators.declare import Better, Indicator, Measure, Period

_PLACE = "SUBSTR(x.village_code, 1, 6) AS county_code, x.village_code"
_MANAGED = "FROM x26 x JOIN county_day c ON c.county_code = SUBSTR(x.village_code, 1, 6) CROSS JOIN day d"


# Cells of the ledger: five that no row may lack, eight of every asset, three more of those that are to earn.
_ALWAYS = 5
_CELLS = ("project_no", "net_value", "owner", "operator", "beneficiary", "supervisor", "disposer", "checked_on")
_EARNING_CELLS = ("contract_yield", "income_due", "income_paid")
_FILLED = ", ".join(f"x.{cell} IS NOT NULL AS told{place}" for place, cell in enumerate(_CELLS + _EARNING_CELLS))


def _told(cells: range) -> str:
    return " + ".join(f"CASE WHEN told{place} THEN 1 ELSE 0 END" for place in cells)


_EVERY, _EARNING = range(len(_CELLS)), range(len(_CELLS), len(_CELLS + _EARNING_CELLS))

LEDGER_COMPLETENESS = Indicator(
    "a02_ledger_completeness",
    "扶贫资产台账完整率",
    clause="2.01",
    measure=Measure.MEAN,
    unit="%",
    numerator="已填的必填项",
    denominator="必填项（经营性资产另含合同约定收益、应收、实收三项）",
    by_village=True,
    needs=("X26",),
    owner=finance.DEPARTMENT,
    better=Better.HIGHER,
    share=True,
    units=f"""
        SELECT
            county_code,
            village_code,
            {_ALWAYS} + {_told(_EVERY)} + CASE WHEN earns THEN {_told(_EARNING)} ELSE 0 END AS part,
            {_ALWAYS + len(_EVERY)} + CASE WHEN earns THEN {len(_EARNING)} ELSE 0 END AS whole
        FROM (SELECT {_PLACE}, x.kind = '经营性' AS earns, {_FILLED} FROM x26 x) asset
    """,
    note="必填项：名称、类别、坐落村、原值、状态、项目编号、净值、五权主体、盘点日期。整行被隔离的资产不在其中。",
)

ASSETS = Indicator(
    "a02_assets",
    "扶贫资产数",
    clause="2.01",
    measure=Measure.COUNT,
    unit="项",
    numerator="台账中的扶贫资产",
    by_village=True,
    needs=("X26",),
    owner=finance.DEPARTMENT,
    units=f"SELECT {_PLACE}, TRUE AS part FROM x26 x",
)

ASSET_VALUE = Indicator(
    "a02_asset_value",
    "扶贫资产原值",
    clause="2.01",
    measure=Measure.SUM,
    unit="元",
    numerator="扶贫资产原值合计",
    by_village=True,
    needs=("X26",),
    owner=finance.DEPARTMENT,
    fen=True,
    units=f"SELECT {_PLACE}, x.original_value AS part FROM x26 x",
)


_RIGHTS = ("owner", "operator", "beneficiary", "supervisor", "disposer")
_CONFIRMED = [
    f"CASE WHEN x.{right} IS NOT NULL THEN TRUE WHEN x.{right}__delivered THEN FALSE END" for right in _RIGHTS
]


def _confirmed(name: str, kind: str, among: str) -> Indicator:
    return Indicator(
        name,
        f"{kind}五权明确占比",
        clause="2.02",
        measure=Measure.RATIO,
        unit="%",
        numerator="所有权、经营权、收益权、监督权、处置权主体都已填写的资产",
        denominator=kind,
        by_village=True,
        needs=("X26",),
        owner=finance.DEPARTMENT,
        better=Better.HIGHER,
        units=f"""
            SELECT
                {_PLACE},
                {" AND ".join(_CONFIRMED)} AS part
            FROM x26 x
            WHERE {among}
        """,
        note="缺任何一权即为未明确，报送的文件没有这一栏的无法判断；主体是否真实存在、何时确认，不在现有数据中。",
    )


RIGHTS_CONFIRMED = (
    _confirmed("a02_rights_confirmed_assets", "扶贫资产", "TRUE"),
    _confirmed("a02_rights_confirmed_earning_assets", "经营性资产", "x.kind = '经营性'"),
    _confirmed("a02_rights_confirmed_public_assets", "公益性资产", "x.kind = '公益性'"),
    _confirmed("a02_rights_confirmed_household_assets", "到户类资产", "x.kind = '到户类'"),
)

ASSETS_CHECKED = Indicator(
    "a02_assets_checked",
    "按期盘点的扶贫资产占比",
    clause="2.03",
    measure=Measure.RATIO,
    unit="%",
    numerator="盘点日期在有效期内的资产",
    denominator="扶贫资产",
    by_village=True,
    needs=("X26",),
    owner=finance.DEPARTMENT,
    better=Better.HIGHER,
    units=f"SELECT {_PLACE}, x.checked_on >= c.asset_checked_since AS part {_MANAGED}",
    note="盘点日期未填的资产无法判断；有效期见规则库参数 asset_check_days。",
)

LONG_IDLE_ASSETS = Indicator(
    "a02_long_idle_assets",
    "长期闲置的扶贫资产占比",
    clause="2.04",
    measure=Measure.RATIO,
    unit="%",
    numerator="闲置达到规定天数的资产",
    denominator="扶贫资产",
    by_village=True,
    needs=("X26",),
    owner=finance.DEPARTMENT,
    better=Better.LOWER,
    units=f"""
        SELECT {_PLACE}, CASE WHEN x.state = '闲置' THEN x.idle_since <= c.asset_idle_by ELSE FALSE END AS part
        {_MANAGED}
    """,
    note="闲置起始日期未填的闲置资产无法判断；天数见规则库参数 asset_idle_days。",
)

ASSETS_IN_TROUBLE = Indicator(
    "a02_assets_in_trouble",
    "状态不正常的扶贫资产占比",
    clause="2.04",
    measure=Measure.RATIO,
    unit="%",
    numerator="闲置、低效、流失或待处置的资产",
    denominator="扶贫资产",
    by_village=True,
    needs=("X26",),
    owner=finance.DEPARTMENT,
    better=Better.LOWER,
    units=f"SELECT {_PLACE}, x.state <> '正常' AS part FROM x26 x",
)

NET_VALUE_KEPT = Indicator(
    "a02_net_value_kept",
    "扶贫资产净值率",
    clause="2.04",
    measure=Measure.MEAN,
    unit="%",
    numerator="净值",
    denominator="原值",
    by_village=True,
    needs=("X26",),
    owner=finance.DEPARTMENT,
    better=Better.HIGHER,
    fen=True,
    fen_whole=True,
    units=f"SELECT {_PLACE}, x.net_value AS part, x.original_value AS whole FROM x26 x",
    note="净值未填的资产不在分子分母中；没有折旧计划，不判断净值下降是否合理。",
)

INCOME_COLLECTED = Indicator(
    "a02_income_collected",
    "扶贫资产收益收缴率",
    clause="2.04",
    measure=Measure.MEAN,
    unit="%",
    numerator="当年实收收益",
    denominator="当年应收收益",
    by_village=True,
    period=Period.YEAR,
    needs=("X26",),
    owner=finance.DEPARTMENT,
    better=Better.HIGHER,
    share=True,
    fen=True,
    fen_whole=True,
    units=f"""
        SELECT {_PLACE}, x.income_paid AS part, x.income_due AS whole
        FROM x26 x
        WHERE x.kind = '经营性' AND COALESCE(x.income_due, 1) > 0
    """,
    note="只含经营性资产；应收或实收未填的不当作零，不在分子分母中，只降低覆盖率。",
)

ASSETS_PAID_SHORT = Indicator(
    "a02_assets_paid_short",
    "收益未收足的经营性资产占比",
    clause="2.04",
    measure=Measure.RATIO,
    unit="%",
    numerator="当年实收低于当年应收的资产",
    denominator="经营性资产",
    by_village=True,
    period=Period.YEAR,
    needs=("X26",),
    owner=finance.DEPARTMENT,
    better=Better.LOWER,
    units=f"SELECT {_PLACE}, x.income_paid < x.income_due AS part FROM x26 x WHERE x.kind = '经营性'",
    note="应收或实收未填的资产无法判断。",
)

YIELD_BELOW_CONTRACT = Indicator(
    "a02_yield_below_contract",
    "应收低于合同约定收益的经营性资产占比",
    clause="2.04",
    measure=Measure.RATIO,
    unit="%",
    numerator="当年应收低于合同约定年收益的资产",
    denominator="经营性资产",
    by_village=True,
    period=Period.YEAR,
    needs=("X26",),
    owner=finance.DEPARTMENT,
    better=Better.LOWER,
    units=f"SELECT {_PLACE}, x.income_due < x.contract_yield AS part FROM x26 x WHERE x.kind = '经营性'",
    note="应收或合同约定收益未填的资产无法判断。",
)

LEASES_LAPSED = Indicator(
    "a02_leases_lapsed",
    "租赁已到期未续的资产占比",
    clause="2.04",
    measure=Measure.RATIO,
    unit="%",
    numerator="租赁到期日已过的资产",
    denominator="填有租赁到期日的资产",
    by_village=True,
    needs=("X26",),
    owner=finance.DEPARTMENT,
    better=Better.LOWER,
    units=f"SELECT {_PLACE}, x.lease_ended_on < d.as_of AS part {_MANAGED} WHERE x.lease_ended_on IS NOT NULL",
)

ASSET_YIELD = Indicator(
    "a02_asset_yield",
    "资产收益项目收益率",
    clause="2.10",
    measure=Measure.MEAN,
    unit="%",
    numerator="当年实收收益",
    denominator="经营性资产净值",
    by_village=True,
    period=Period.YEAR,
    needs=("X26",),
    owner=finance.DEPARTMENT,
    better=Better.HIGHER,
    fen=True,
    fen_whole=True,
    units=f"SELECT {_PLACE}, x.income_paid AS part, x.net_value AS whole FROM x26 x WHERE x.kind = '经营性'",
    note="光伏发电量、结算日期和逐月收益不在现有数据中。",
)
