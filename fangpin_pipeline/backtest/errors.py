"""What stops a back-test, said in Chinese to whoever asked."""


class BacktestError(Exception):
    """A table of outcomes or a period that cannot be used; the message names file, row, column and remedy."""
