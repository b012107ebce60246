"""The words in which a cross-table expectation is declared. Checks stand in the modules beside, one an area."""

from dataclasses import dataclass

ROWS, PASSED, FAILED, INSUFFICIENT = "units", "passed", "failed", "insufficient"


@dataclass(frozen=True)
class CrossCheck:
    """One expectation of tier T4: what one department says must agree with what another says.

    `units` is a SELECT with `county_code` and `wrong` of every unit that is checked (a person, a household, a village);
    `wrong` NULL means that the unit cannot be judged and is not counted. `needs` names the extracts without which
    nothing is known in a county. `extract` is the number of the extract whose department must act, `basis` the
    clause that asks for it. It fails when more than `percent` of a hundred checked units are wrong.
    `information` marks a check whose agreeing units count as information link (clause 4.08) of that department.
    """

    id: str
    title: str
    extract: str
    basis: str
    needs: tuple[str, ...]
    units: str
    percent: int = 0
    information: bool = False

    @property
    def statement(self) -> str:
        """County, units checked and units wrong; counts only."""
        return (
            "SELECT county_code, CAST(COUNT(wrong) AS BIGINT) AS checked, "
            "CAST(SUM(CASE WHEN wrong THEN 1 ELSE 0 END) AS BIGINT) AS failing "
            f"FROM ({self.units}) {ROWS} GROUP BY county_code"
        )

    def fails(self, checked: int, failing: int) -> bool:
        """Whether so many wrong units are more than the bound allows."""
        return failing * 100 > checked * self.percent
