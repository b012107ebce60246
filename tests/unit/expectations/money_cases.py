"""Worked rows of the hand-kept checks of extracts about money: funds, assets, entities, loans, insurance, trade."""

from datetime import date
from decimal import Decimal

from usual_cases import TODAY, Cases, in_order, in_time, in_yuan, sized, told, within

BOY, MAN, ELDER = "150821201003170013", "152824197006150011", "152824194003150010"
LONG_AGO = date(1950, 1, 1)
SMALL = Decimal("0.0001")
RIGHTS = dict.fromkeys(("owner", "operator", "beneficiary", "supervisor", "disposer"), "嘎查村集体")
USES = ("reserve", "paid_public_post", "paid_public_works", "paid_reward", "paid_dividend")

AGRICULTURE: Cases = {
    ("X23a", "profit_plausible"): (
        [{"profit": -10_000_000_000}, {"profit": 10_000_000_000}],
        [{"profit": -10_000_000_001}, {"profit": 10_000_000_001}],
    ),
    **sized("X23a", "revenue_growth", -1, 10, SMALL),
    **in_time("X23b", "started_on"),
    **told("X23b", "started_on", TODAY, {"status": "运行"}, {"status": "停滞"}),
    **sized("X23b", "price_change_3m", -1, 5, SMALL),
    **in_time("X23c", "started_on"),
    **in_order("X23c", "started_on", "ended_on", "due_on"),
    **in_yuan("X23c", "promised", 0, 1_000_000),
    **in_yuan("X23c", "paid", 0, 1_000_000),
    **within("X23c", "promised", "paid"),
    **told("X23c", "due_on", TODAY, {"promised": 1}, {"promised": 0}),
    ("X24", "year_in_time"): ([{"year": 2020}], [{"year": 2021}]),
    **{
        key: case
        for name in ("operating_income", "transfer_income", *USES)
        for key, case in in_yuan("X24", name, 0, 50_000_000).items()
    },
    ("X24", "uses_within_income"): (
        [
            {"operating_income": 10, "transfer_income": 5, "reserve": 5, "paid_dividend": 10},
            {"operating_income": 0},
        ],
        [
            {"operating_income": 10, "transfer_income": 5, "reserve": 6, "paid_dividend": 10},
            {"operating_income": 10, "paid_reward": 11},
        ],
    ),
    ("X24", "poor_within_payouts"): (
        [{"paid_poor": 3, "paid_public_post": 1, "paid_dividend": 2}, {"paid_poor": 0}],
        [
            {"paid_poor": 4, "paid_public_post": 1, "paid_dividend": 2},
            {"paid_poor": 1, "reserve": 1},
            {"paid_poor": -1},
        ],
    ),
    ("X24", "households_of_payout"): (
        [{"paid_households": 1, "paid_poor": 1}, {"paid_households": 0, "paid_poor": 0}],
        [{"paid_households": 0, "paid_poor": 1}],
    ),
    **sized("X24", "paid_households", 0, 5_000),
    **sized("X24", "payout_cv", 0, 10, SMALL),
}

FINANCE: Cases = {
    **in_yuan("X25a", "allocated", 1, 1_000_000_000),
    ("X25a", "paid_not_negative"): ([{"paid": 0}], [{"paid": -1}]),
    **within("X25a", "allocated", "arrived", "paid"),
    **within("X25a", "arrived", "paid"),
    **in_time("X25a", "allocated_on", "completed_on", "announced_on"),
    **in_order("X25a", "allocated_on", "planned_completion_on", "completed_on"),
    **told("X25a", "document_no", "财农〔2020〕1号", {"source": "中央"}, {"source": "社会"}),
    **told("X25a", "forms_asset", False, {"completed_on": TODAY}),
    **told("X25a", "announced_on", TODAY, {"completed_on": TODAY}),
    **in_yuan("X25b", "amount", 0, 100_000),
    ("X25b", "amount_above_zero"): ([{"amount": 1}], [{"amount": 0}, {"amount": -1}]),
    ("X25b", "account_tail_digits"): (
        [{"account_tail": "0042"}],
        [{"account_tail": "42"}, {"account_tail": "6217000000000042"}, {"account_tail": "004X"}],
    ),
    **in_time("X25b", "paid_on"),
    ("X25b", "paid_after_birth"): ([{"id_no": MAN, "paid_on": TODAY}], [{"id_no": MAN, "paid_on": LONG_AGO}]),
    **in_yuan("X25c", "amount", 0, 100_000_000),
    ("X25c", "balance_not_negative"): ([{"balance": 0}], [{"balance": -1}]),
    ("X25c", "balance_after_income"): (
        [{"direction": "收入", "amount": 5, "balance": 5}, {"direction": "支出", "amount": 5, "balance": 0}],
        [{"direction": "收入", "amount": 5, "balance": 4}],
    ),
    **in_time("X25c", "booked_on"),
    **told("X25c", "case_no", "J1", {"direction": "支出"}, {"direction": "收入"}),
    **told("X25c", "source", "旗县财政", {"direction": "收入"}, {"direction": "支出"}),
    ("X25c", "not_in_cash"): ([{"cash": False}], [{"cash": True}]),
    **in_yuan("X26", "original_value", 1, 1_000_000_000),
    ("X26", "net_value_not_negative"): ([{"net_value": 0}], [{"net_value": -1}]),
    **within("X26", "original_value", "net_value", "contract_yield"),
    **within("X26", "income_due", "income_paid"),
    **told("X26", "project_no", "P1", {"asset_no": "1"}),
    ("X26", "five_rights_told"): (
        [{"asset_no": "1", **RIGHTS}],
        [{"asset_no": "1", **RIGHTS, right: None} for right in RIGHTS],
    ),
    **told("X26", "idle_since", TODAY, {"state": "闲置"}, {"state": "正常"}),
    **in_time("X26", "idle_since", "checked_on"),
    **told("X26", "income_due", 0, {"kind": "经营性"}, {"kind": "公益性"}),
}

CREDIT_AND_TRADE: Cases = {
    **in_yuan("X29", "amount", 1, 500_000),
    ("X29", "balance_within_amount"): (
        [{"amount": 5, "balance": 0}, {"amount": 5, "balance": 5}],
        [{"amount": 5, "balance": 6}, {"amount": 5, "balance": -1}],
    ),
    **in_time("X29", "granted_on"),
    **in_order("X29", "granted_on", "due_on"),
    **sized("X29", "overdue_days", 0, 3_650),
    ("X29", "overdue_owes"): (
        [{"overdue_days": 1, "balance": 1}, {"overdue_days": 0, "balance": 0}],
        [{"overdue_days": 1, "balance": 0}],
    ),
    ("X29", "borrower_of_age"): ([{"borrower_id_no": MAN}], [{"borrower_id_no": BOY}, {"borrower_id_no": ELDER}]),
    **in_order("X30", "valid_from", "valid_to", "reported_on"),
    **in_order("X30", "reported_on", "paid_on"),
    **in_time("X30", "reported_on", "paid_on"),
    **in_yuan("X30", "premium", 0, 100_000),
    ("X30", "premium_shared"): (
        [
            {"premium": 6, "premium_household": 1, "premium_government": 2, "premium_society": 3},
            {"premium": 6, "premium_household": 1},
        ],
        [{"premium": 7, "premium_household": 1, "premium_government": 2, "premium_society": 3}],
    ),
    **within("X30", "premium", "premium_household", "premium_government", "premium_society"),
    **in_yuan("X30", "paid_amount", 0, 1_000_000),
    **told("X30", "paid_amount", 1, {"paid_on": TODAY}),
    **told("X30", "consent", True, {"policy_no": "1"}),
    **in_yuan("X35", "amount", 1, 10_000_000),
    ("X35", "paid_poor_not_negative"): ([{"paid_poor": 0}], [{"paid_poor": -1}]),
    **within("X35", "amount", "paid_poor"),
    **in_time("X35", "sold_on"),
    ("X35", "origin_told"): (
        [{"order_no": "1", "credit_code": "C"}, {"order_no": "1", "village_code": "150821100200"}],
        [{"order_no": "1"}],
    ),
}

MONEY: Cases = {**AGRICULTURE, **FINANCE, **CREDIT_AND_TRADE}
