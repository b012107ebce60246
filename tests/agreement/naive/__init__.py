"""A second, independent implementation of the screening's contract in plain Python, to compare the pipeline with.

It shares nothing with the pipeline but the declarations of the extracts: no SQL, no engine, no tuning. It is
slow on purpose and read beside the contract. Random cities stand in `cities`, the comparison in the tests.
"""

from .book import Book, Instrument
from .screen import screen

__all__ = ["Book", "Instrument", "screen"]
