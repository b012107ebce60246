"""The words in which a label is declared: a rule's, and from when until when its guidance is followed."""

from dataclasses import dataclass

from fangpin_pipeline.rules.declare import Rule


@dataclass(frozen=True, kw_only=True)
class Label(Rule):
    """A label: hit when any of its cases is, on days from the parameter `since` until before the parameter `until`.

    `guidance` names the document; without `until` the label is still in use. Severity means nothing for it.
    """

    guidance: str
    since: str
    until: str = ""

    @property
    def in_use(self) -> str:
        """Condition for the label being in use in a county on D."""
        return f"as_of >= {self.since}" + (f" AND as_of < {self.until}" if self.until else "")
