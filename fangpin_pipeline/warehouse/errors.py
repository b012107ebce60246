"""What can go wrong in the store, in words for the office. `PublicationStopped` is raised by the day's own gates."""


class WarehouseError(Exception):
    """The store cannot do what was asked; the message is one Chinese sentence with the remedy."""


class HomeBusyError(WarehouseError):
    """Another screening of this home is under way."""


class PublicationStopped(Exception):  # noqa: N818 - a decision, not an error: the day before stays current
    """A quality gate stopped this day from being published; the message says which and what to do."""
