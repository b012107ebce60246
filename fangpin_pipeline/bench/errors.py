"""What goes wrong with a benchmark. Nothing but errors belongs here."""


class BenchError(RuntimeError):
    """The benchmark cannot be run, or its sides do not agree; the message is for the person who asked."""
