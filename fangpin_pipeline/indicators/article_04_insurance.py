"""Indicators of article four about insurance against poverty: who pays, who is covered, how claims are met."""

from fangpin_pipeline.extracts import insurance_regulator
from fangpin_pipeline.indicators.declare import Better, Indicator, Measure

_PRODUCTS = {"poverty": "防贫保", "industry": "产业保", "injury": "伤残保", "study": "助学保"}
_IN_FORCE = "x.valid_from <= d.as_of AND x.valid_to >= d.as_of"

PREMIUM_ADDS_UP = Indicator(
    "a04_premium_adds_up",
    "保费分担相符的保单占比",
    clause="4.27",
    measure=Measure.RATIO,
    unit="%",
    numerator="农户缴费、政府补贴、社会资助之和等于保费的保单",
    denominator="当日有效的保单",
    needs=("X30",),
    owner=insurance_regulator.DEPARTMENT,
    better=Better.HIGHER,
    units=f"""
        SELECT r.county_code, x.premium_household + x.premium_government + x.premium_society = x.premium AS part
        FROM x30 x
        JOIN resident r ON r.id_no = x.insured_id_no
        CROSS JOIN day d
        WHERE {_IN_FORCE}
    """,
)

CONSENTED = Indicator(
    "a04_policies_consented",
    "农户自愿投保的保单占比",
    clause="4.27",
    measure=Measure.RATIO,
    unit="%",
    numerator="记录为自愿投保的保单",
    denominator="当日有效的保单",
    needs=("X30",),
    owner=insurance_regulator.DEPARTMENT,
    better=Better.HIGHER,
    units=f"""
        SELECT r.county_code, x.consent AS part
        FROM x30 x
        JOIN resident r ON r.id_no = x.insured_id_no
        CROSS JOIN day d
        WHERE {_IN_FORCE}
    """,
)

PREMIUM_SHARES = tuple(
    Indicator(
        f"a04_premium_by_{payer}",
        f"保费中{title}占比",
        clause="4.27",
        measure=Measure.MEAN,
        unit="%",
        numerator=title,
        denominator="当日有效保单的保费",
        fen=True,
        fen_whole=True,
        needs=("X30",),
        owner=insurance_regulator.DEPARTMENT,
        units=f"""
            SELECT r.county_code, x.premium_{payer} AS part, x.premium AS whole
            FROM x30 x
            JOIN resident r ON r.id_no = x.insured_id_no
            CROSS JOIN day d
            WHERE {_IN_FORCE}
        """,
    )
    for payer, title in (("household", "农户缴费"), ("government", "政府补贴"), ("society", "社会资助"))
)


def _insured(product: str, among: str) -> str:
    """Living members of the households among which is asked; `part`: under a policy in force on D."""
    chosen = f"AND x.product = '{product}'" if product else ""
    return f"""
        SELECT h.county_code, h.village_code, p.id_no IS NOT NULL AS part
        FROM resident r
        JOIN household h ON h.h = r.h
        JOIN household_state s ON s.h = h.h
        JOIN county_day c ON c.county_code = h.county_code
        LEFT JOIN (
            SELECT DISTINCT x.insured_id_no AS id_no FROM x30 x CROSS JOIN day d WHERE {_IN_FORCE} {chosen}
        ) p ON p.id_no = r.id_no
        WHERE r.alive AND {among}
    """


_EDGE = "h.kind = 'general' AND s.ni > c.poverty_line * s.n AND s.ni <= c.poverty_line * s.n * c.edge_factor"


def _cover(name: str, title: str, product: str, who: str, among: str) -> Indicator:
    return Indicator(
        f"a04_{name}",
        title,
        clause="4.28",
        measure=Measure.RATIO,
        unit="%",
        numerator="有当日有效保单的人",
        denominator=who,
        by_village=True,
        needs=("X03", "X30") if among == _EDGE else ("X30",),
        owner=insurance_regulator.DEPARTMENT,
        better=Better.HIGHER,
        units=_insured(product, among),
    )


COVERS = (
    *(
        _cover(f"insured_{key}", f"建档立卡人口{product}覆盖率", product, "建档立卡人口", "h.kind = 'registered'")
        for key, product in _PRODUCTS.items()
    ),
    _cover("insured_any", "建档立卡人口防贫类保险覆盖率", "", "建档立卡人口", "h.kind = 'registered'"),
    _cover("insured_edge", "收入略高群体防贫类保险覆盖率", "", "已知收入略高于建档立卡户的一般农牧户人口", _EDGE),
)

LOSS_RATIO = Indicator(
    "a04_insurance_loss_ratio",
    "防贫类保险赔付率",
    clause="4.28",
    measure=Measure.MEAN,
    unit="%",
    numerator="已赔付金额",
    denominator="当日有效保单的保费",
    fen=True,
    fen_whole=True,
    needs=("X30",),
    owner=insurance_regulator.DEPARTMENT,
    units=f"""
        SELECT r.county_code, CASE WHEN x.reported_on IS NULL THEN 0 ELSE x.paid_amount END AS part, x.premium AS whole
        FROM x30 x
        JOIN resident r ON r.id_no = x.insured_id_no
        CROSS JOIN day d
        WHERE {_IN_FORCE}
    """,
    note="没有报案的保单赔付为零；报案而赔付金额未填的不计入。",
)

CLAIM_DAYS = Indicator(
    "a04_claim_days",
    "保险理赔平均天数",
    clause="4.28",
    measure=Measure.MEAN,
    unit="天",
    numerator="从报案到赔付的天数",
    denominator="已赔付的保单",
    needs=("X30",),
    owner=insurance_regulator.DEPARTMENT,
    better=Better.LOWER,
    units="""
        SELECT r.county_code, CASE WHEN e.number >= s.number THEN e.number - s.number END AS part, 1 AS whole
        FROM x30 x
        JOIN resident r ON r.id_no = x.insured_id_no
        JOIN timeline s ON s.on_day = x.reported_on
        JOIN timeline e ON e.on_day = x.paid_on
    """,
)
