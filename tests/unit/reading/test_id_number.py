"""GB 11643: the published vectors, the normal form, and agreement with python-stdnum and between both versions."""

from datetime import date

import pyarrow as pa
import pytest
from hypothesis import given
from hypothesis import strategies as st
from reading_toys import person
from stdnum.cn import ric

from fangpin_pipeline.identity.id_number import accepted, check_character, is_plainly_valid, upgraded
from fangpin_pipeline.reading.text import normal_text

TODAY = date(2020, 3, 16)

# From the tests of id-validator.py and of id-validator 1.0.20 (`upgrade_id`); address digits are not checked here.
VECTORS = [
    ("440308199901101512", "440308199901101512"),
    ("610104620927690", "610104196209276908"),
    ("152801700615002", "152801197006150023"),
    ("810000199408230021", "810000199408230021"),
    ("411082198901010002", "411082198901010002"),
    ("500154199301135886", "500154199301135886"),
    ("500154199804106120", "500154199804106120"),
    ("44040119580101000X", "44040119580101000X"),
    ("140120197901010008", "140120197901010008"),
    ("440308199901101513", None),
    ("44030819990110", None),
    ("440308199902301512", None),
    ("610104620932690", None),
]


@pytest.mark.parametrize(("text", "number"), VECTORS)
def test_published_vectors(text: str, number: str | None) -> None:
    assert accepted(text, date(2023, 1, 1)) == number


@pytest.mark.parametrize(
    "written",
    [
        "44040119580101000x",
        "44040119580101000×",
        "44040119580101000Ｘ",
        "４４０４０１１９５８０１０１０００X",
        "'44040119580101000X",
        "’44040119580101000X",
        " 440401 19580101 000X ",
        "44040119580101000X\u200b",
        "\ufeff44040119580101000X",
        "44040119580101000X\t",
    ],
)
def test_normal_form(written: str) -> None:
    assert accepted(normal_text(written), TODAY) == "44040119580101000X"


def test_bounds_of_birth() -> None:
    assert accepted(person(1, "19000101"), TODAY)
    assert accepted(person(1, "18991231"), TODAY) is None
    assert accepted(person(1, "20200316"), TODAY)
    assert accepted(person(1, "20200317"), TODAY) is None
    assert accepted(person(1, "20010229"), TODAY) is None


@pytest.mark.parametrize("prefix", ["000000", "999999"])
def test_placeholders(prefix: str) -> None:
    assert accepted(person(1, prefix=prefix), TODAY) is None


def test_never_repaired() -> None:
    good = person(1)
    wrong = good[:17] + ("1" if good[17] != "1" else "2")
    assert accepted(wrong, TODAY) is None
    assert accepted(good + "0", TODAY) is None
    assert accepted("X" + good[1:], TODAY) is None


@given(st.integers(0, 999999), st.dates(date(1900, 1, 1), TODAY), st.integers(0, 999))
def test_check_character_agrees_with_stdnum(address: int, born: date, serial: int) -> None:
    first17 = f"{address:06d}{born:%Y%m%d}{serial:03d}"
    assert check_character(first17) == ric.calc_check_digit(first17 + "0")


@given(st.integers(100000, 899999), st.dates(date(1900, 1, 1), date(1999, 12, 31)), st.integers(0, 999))
def test_fifteen_digits_become_the_eighteen_of_the_same_person(address: int, born: date, serial: int) -> None:
    assert upgraded(f"{address}{born:%y%m%d}{serial:03d}") == person(serial, f"{born:%Y%m%d}", str(address))


digits = st.text("0123456789X ", min_size=15, max_size=19)
plausible = st.builds(
    person,
    st.integers(0, 999),
    st.sampled_from(["19700615", "20000229", "19990229", "20200317", "18990101", "19701301", "00000000"]),
    st.sampled_from(["152824", "000000", "999999", "000001"]),
)


@given(
    st.lists(st.one_of(digits, plausible, st.just(""), st.just("五原县十八个字节"), st.none()), max_size=30),
    st.integers(0, 5),
)
def test_whole_columns_agree_with_single_numbers(texts: list[str | None], skipped: int) -> None:
    column = pa.array(texts, pa.string()).slice(skipped)
    for text, plain in zip(texts[skipped:], is_plainly_valid(column, TODAY), strict=True):
        assert not plain or (text is not None and accepted(text, TODAY) == text)
        if text is not None and len(text) == 18 and accepted(text, TODAY) == text:
            assert plain
