"""Which step of a day is under way, told to whoever listens (the command line does). Nothing here prints."""

import logging

PROGRESS = logging.getLogger("fangpin.progress")


def announce(number: int, of: int, title: str) -> None:
    """Say that step `number` of `of` begins."""
    PROGRESS.info("%d/%d %s", number, of, title, extra={"number": number, "of": of, "title": title})
