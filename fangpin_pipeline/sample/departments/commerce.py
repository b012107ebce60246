"""What 商务 writes down: sales of produce, and what poor households got of them."""

from datetime import date

import numpy as np
import pyarrow as pa

from fangpin_pipeline.sample.chance import after, amount, days_before, numbered, skewed, when, whole_yuan, words
from fangpin_pipeline.sample.lives import Lives

_PRODUCTS = ("葵花籽", "河套面粉", "巴美羊肉", "番茄制品", "驼奶", "小杂粮")
_BUYERS = ("机关单位", "企业", "电商平台", "学校食堂")
_ORDERS = 6


def tell_trade(lives: Lives, on: date) -> pa.Table:
    """Orders of the last year from businesses that do business, known within the week."""
    del on  # every order has its own day
    rng, firms = lives.chance("X35"), lives.organisations
    firm = np.repeat(np.flatnonzero(firms.normal), _ORDERS)
    size = len(firm)
    sold = days_before(rng, lives.this_day, 1, 365, size)
    worth = whole_yuan(skewed(rng, 3_000.0, 0.8, size))
    return pa.table(
        {
            "order_no": numbered(f"DD{lives.places.code}", 6, np.arange(size)),
            "credit_code": firms.code.take(pa.array(firm)),
            "village_code": words(lives.places.codes, firms.village[firm]),
            "product": words(_PRODUCTS, rng.integers(0, len(_PRODUCTS), size)),
            "buyer_kind": words(_BUYERS, rng.integers(0, len(_BUYERS), size)),
            "amount": amount(worth),
            "paid_poor": amount(worth // 100_00 * rng.integers(15, 45, size) * 100),
            "sold_on": when(sold),
            "household": np.full(size, -1),
            "known_on": when(after(sold, 5)),
        }
    )


TELLS = {"X35": tell_trade}
