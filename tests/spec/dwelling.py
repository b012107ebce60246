"""The setting of a case about households: its own household numbers and register pages, and what is expected."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from tests.spec.world import World

NO_HOUSEHOLD = None
TOMORROW, TODAY = "2020-03-17", "2020-03-16"


@dataclass
class Place:
    """Where a case happens: a world, and numbers of its own for households (A, B) and register pages (Q)."""

    world: World
    key: str
    ids: list[str] = field(default_factory=list)

    def number(self, name: str) -> str:
        """The household's number in this case; numbers order as the names do."""
        return f"{self.key}-{name}"

    def registered(self, name: str, members: int = 1, **register: Any) -> list[str]:
        """A registered household."""
        return self.world.household(self.number(name), members=members, **register)

    def page(self, name: str, members: int = 1) -> list[str]:
        """A page of the household register."""
        return self.world.page(self.number(name), members=members)

    def member(self, name: str, id_no: str, **cells: Any) -> None:
        """A further row in X02."""
        self.world.member(self.number(name), id_no, **cells)

    def listed(self, name: str, id_no: str, **cells: Any) -> None:
        """A further row in X10."""
        self.world.listed(self.number(name), id_no, **cells)

    def lost_member(self, name: str, id_no: str | None = None) -> None:
        """An X02 row in quarantine."""
        self.world.add("X02", {"household_no": self.number(name), "id_no": id_no}, accepted=False)

    def lost_listed(self, name: str, id_no: str | None = None) -> None:
        """An X10 row in quarantine."""
        self.world.add("X10", {"hukou_no": self.number(name), "id_no": id_no}, accepted=False)

    def lost_register(self, name: str, members: int = 1) -> list[str]:
        """A registered household whose X01 row is in quarantine."""
        ids = [self.world.person() for _ in range(members)]
        self.world.add("X01", {"household_no": self.number(name)}, accepted=False)
        for one in ids:
            self.member(name, one)
        return ids

    def changed(self, id_no: str, change: str | None, on: str | None = None) -> None:
        """What X02 says of a person's change, in all his rows."""
        self.world.revise("X02", {"id_no": id_no}, change=change, changed_on=on)


@dataclass(frozen=True)
class Case:
    """What is delivered, and the size of each household on D.

    Of households in `doubted` some member is not identified, so that sums over members are unknown; `size` None of a
    household stands for no household, `?` for an unknown size. `conflicts` are the households listed for a conflict.
    """

    title: str
    build: Callable[[Place], Any]
    size: dict[str, int | str | None]
    doubted: str = ""
    general: str = ""
    conflicts: str = ""
