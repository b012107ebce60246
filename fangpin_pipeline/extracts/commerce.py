"""Extracts of 商务: sales of produce from poor villages. Declarations only."""

from fangpin_pipeline.contracts import Column, Department, Extract, Kind, Mode

DEPARTMENT = Department("商务")

X35 = Extract(
    number="X35",
    name="trade",
    title="消费扶贫",
    department=DEPARTMENT,
    grain="order",
    mode=Mode.APPEND,
    key=("order_no",),
    max_age=100,
    columns=(
        Column("order_no", "订单号", required=True),
        Column("credit_code", "供货主体信用代码", Kind.CREDIT_CODE),
        Column("village_code", "产地村代码", Kind.AREA12),
        Column("product", "产品", required=True),
        Column("buyer_kind", "采购方类别"),
        Column("amount", "金额", Kind.MONEY, required=True),
        Column("paid_poor", "贫困户所得金额", Kind.MONEY),
        Column("sold_on", "销售日期", Kind.DATE, required=True),
    ),
)
