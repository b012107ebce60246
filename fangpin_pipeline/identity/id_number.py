"""Resident identity numbers by GB 11643: normal form, 15 to 18 characters, check character, date of birth.

A number is accepted or not, never repaired. The address digits are not checked: they name the county that issued the
number, often one that no longer exists. Who a person is stands elsewhere in `identity`.
"""

import re
from datetime import date
from operator import mul

import numpy as np
import numpy.typing as npt
import pyarrow as pa

from fangpin_pipeline.arrow_text import Mask, lengths, own_bytes

WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
CHECK_CHARACTERS = "10X98765432"
PLACEHOLDERS = ("000000", "999999")
EARLIEST_BIRTH = date(1900, 1, 1)

_IGNORED = re.compile(r"[\s\u200b\u200c\u200d\u2060\ufeff'‘’ʼ]")
_EIGHTEEN = re.compile(r"[0-9]{17}[0-9X]")
_FIFTEEN = re.compile(r"[0-9]{15}")
_LENGTH = 18
# The check character that belongs to a sum of weighted characters, of digits or of any others.
_CHECK_OF_SUM = np.resize(np.frombuffer(CHECK_CHARACTERS.encode(), dtype=np.uint8), 255 * sum(WEIGHTS) + 1)
_MONTH_DAYS = np.array([0, 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31], dtype=np.int64)


def normal_form(text: str) -> str:
    """`text` (already NFKC) without white space, zero-width characters, apostrophes; upper case; × at place 18 is X."""
    if text.isascii() and text.isalnum():
        return text.upper()
    bare = _IGNORED.sub("", text).upper()
    return bare[:17] + "X" if len(bare) == 18 and bare[17] == "×" else bare


def check_character(first17: str) -> str:
    """Character 18 that belongs to the first 17 digits."""
    return CHECK_CHARACTERS[sum(map(mul, WEIGHTS, map(int, first17))) % len(CHECK_CHARACTERS)]


def upgraded(fifteen: str) -> str:
    """The 18-character form of an old 15-digit number: the century 19 and a check character."""
    first17 = f"{fifteen[:6]}19{fifteen[6:]}"
    return first17 + check_character(first17)


def birth_date(number: str) -> date | None:
    """Date of birth in an 18-character number, None where the calendar has no such day."""
    try:
        return date(int(number[6:10]), int(number[10:12]), int(number[12:14]))
    except ValueError:
        return None


def accepted(text: str, latest_birth: date) -> str | None:
    """The 18-character number that `text` (already NFKC) states, or None when it is no valid number.

    `latest_birth` is the day on which the number was received: nobody is born later.
    """
    return accepted_form(normal_form(text), latest_birth)


def accepted_form(number: str, latest_birth: date) -> str | None:
    """`accepted` for a number in normal form."""
    if _FIFTEEN.fullmatch(number):
        number = upgraded(number)
    if not _EIGHTEEN.fullmatch(number) or number.startswith(PLACEHOLDERS):
        return None
    born = birth_date(number)
    if born is None or not EARLIEST_BIRTH <= born <= latest_birth:
        return None
    return number if number[17] == check_character(number[:17]) else None


def is_plainly_valid(texts: pa.StringArray, latest_birth: date) -> Mask:
    """For a whole column: which texts are valid 18-character numbers exactly as they stand.

    What is false here may still be accepted by `accepted` (15 digits, lower-case x, apostrophes). NULL is false.
    """
    verdict: Mask = (lengths(texts) == _LENGTH) & np.array(texts.is_valid(), dtype=bool)
    chosen = texts if verdict.all() else texts.filter(pa.array(verdict))
    verdict[verdict] = _valid_cells(own_bytes(chosen).reshape(-1, _LENGTH), latest_birth)
    return verdict


def _valid_cells(cells: npt.NDArray[np.uint8], latest_birth: date) -> Mask:
    """Which rows of an (n, 18) matrix of characters are valid numbers."""
    # Place by place: each is one row of memory then, and small numbers are quick. What is no digit wraps to above 9.
    places = np.ascontiguousarray(cells.T)
    digits = places[:17] - np.uint8(ord("0"))
    is_number = (digits <= 9).all(axis=0)
    right_check = _CHECK_OF_SUM[_number(digits, WEIGHTS)] == places[17]
    year = _number(digits[6:10], (1000, 100, 10, 1))
    month = _number(digits[10:12], (10, 1))
    day = _number(digits[12:14], (10, 1))
    leap = (year % 4 == 0) & ((year % 100 != 0) | (year % 400 == 0))
    in_year = (month >= 1) & (month <= 12)
    last_day = _MONTH_DAYS[np.where(in_year, month, 0)] + ((month == 2) & leap)
    latest = latest_birth.year * 10000 + latest_birth.month * 100 + latest_birth.day
    in_time = (year >= EARLIEST_BIRTH.year) & (year * 10000 + month * 100 + day <= latest)
    born = in_year & (day >= 1) & (day <= last_day) & in_time
    is_real = (digits[:6] != 0).any(axis=0) & (digits[:6] != 9).any(axis=0)
    valid: Mask = is_number & right_check & born & is_real
    return valid


def _number(digits: npt.NDArray[np.uint8], weights: tuple[int, ...]) -> npt.NDArray[np.int32]:
    """Sum of weighted digits, for each column of a matrix."""
    total = np.zeros(digits.shape[1], dtype=np.int32)
    for digit, weight in zip(digits, weights, strict=True):
        total += digit * np.int32(weight)
    return total
