"""What goes wrong when results leave the pipeline, said in Chinese to whoever asked for them."""


class OutputError(Exception):
    """An output that cannot be made; the message names the table or file and the remedy."""
