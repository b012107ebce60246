"""What may be said about an error. Messages of libraries quote cells, so a name could stand between the quotes."""

import re
import traceback

from fangpin_pipeline.privacy import redact

_QUOTED = re.compile(r"'[^']*'|\"[^\"]*\"|“[^”]*”")


def describe_error(error: BaseException) -> str:
    """What went wrong without personal data. Our own messages hold none but ids; of others the first line is kept,
    without anything quoted."""
    text = str(error)
    if not is_ours(error):
        text = f"{type(error).__name__}: {_QUOTED.sub('‘…’', (text.splitlines() or [''])[0])}"
    return redact(text)


def is_ours(error: BaseException) -> bool:
    """Whether an error was raised for the office to read, and not by a library or a mistake of ours."""
    return type(error).__module__.startswith("fangpin_pipeline")


def whereabouts(error: BaseException) -> str:
    """The calls that led to an error, one a line, without the values they were called with."""
    frames = traceback.extract_tb(error.__traceback__)
    return "\n".join(f"{frame.filename}:{frame.lineno} {frame.name}" for frame in frames)
