"""What stops measuring, said in Chinese to whoever asked."""


class MeasureError(Exception):
    """A file or column that cannot be measured; the message names it and the remedy."""
