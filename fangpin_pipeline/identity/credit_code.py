"""Unified social credit codes of organisations by GB 32100-2015: normal form and check character.

A code is accepted or not, never repaired. Which organisation it names stands in the extracts.
"""

import re

from fangpin_pipeline.identity.id_number import normal_form

ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY"
WEIGHTS = (1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28)

_EIGHTEEN = re.compile(rf"[{ALPHABET}]{{2}}[0-9]{{6}}[{ALPHABET}]{{10}}")


def check_character(first17: str) -> str:
    """Character 18 that belongs to the first 17."""
    total = sum(weight * ALPHABET.index(character) for weight, character in zip(WEIGHTS, first17, strict=True))
    return ALPHABET[-total % 31]


def accepted(text: str) -> str | None:
    """The 18-character code that `text` (already NFKC) states, or None when it is no valid code."""
    code = normal_form(text)
    if _EIGHTEEN.fullmatch(code) and check_character(code[:17]) == code[17]:
        return code
    return None
