"""Statements of the scorecard (clause 4.08): how well a department's rows link to the households of D.

对象衔接: rows whose person or household is found among the households. 信息衔接: names that agree, and the units of the
checks marked `information`. 政策衔接: who is entitled by a rule, and of them who receives. Sums stand in `scorecard`.
"""

from dataclasses import dataclass

from fangpin_pipeline.contracts import Extract
from fangpin_pipeline.identity.divisions import CITY
from fangpin_pipeline.identity.whose import REGISTERS


@dataclass(frozen=True)
class PolicyLink:
    """Units of a county with `receiving`: who is entitled, TRUE when he receives, NULL when that is not known."""

    extract: str
    needs: tuple[str, ...]
    units: str

    @property
    def statement(self) -> str:
        """County, units entitled of whom it is known, and those of them who receive."""
        return (
            "SELECT county_code, CAST(SUM(CASE WHEN receiving THEN 1 ELSE 0 END) AS BIGINT) AS numerator, "
            f"CAST(COUNT(receiving) AS BIGINT) AS denominator FROM ({self.units}) units GROUP BY county_code"
        )


def linkable(extract: Extract) -> bool:
    """Whether rows of an extract name somebody whom a household may hold; households are made of the registers."""
    return extract.number not in REGISTERS and bool(extract.person or extract.household)


def linking(extract: Extract) -> str:
    """County, rows in force, those found in a household, names compared and names that agree.

    A row lies in its person's or household's county, else in that of a county's own file, else in none (NULL).
    """
    if extract.person:
        join, key = "known_person", f"k.id_no = x.{extract.person}"
    else:
        join, key = "known_household", f"k.household_no = x.{extract.household}"
    named = extract.person is not None and "name" in extract.by_name
    known_name = "x.name IS NOT NULL AND k.name IS NOT NULL"
    same = "x.name = k.name OR x.name = k.other_name OR x.name = k.registered_name"
    compared = f"CAST(SUM(CASE WHEN {known_name} THEN 1 ELSE 0 END) AS BIGINT)" if named else "0"
    agreeing = f"CAST(SUM(CASE WHEN {same} THEN 1 ELSE 0 END) AS BIGINT)" if named else "0"
    county = f"COALESCE(k.county_code, CASE WHEN a.county_code <> '{CITY}' THEN a.county_code END)"
    return (
        f"SELECT {county} AS county_code, COUNT(*) AS named, "
        "CAST(SUM(CASE WHEN k.found THEN 1 ELSE 0 END) AS BIGINT) AS found, "
        f"{compared} AS compared, {agreeing} AS agreeing "
        f"FROM {extract.view} x LEFT JOIN {join} k ON {key} "
        f"LEFT JOIN {extract.view}_arrival a ON a.seq = x.seq GROUP BY {county}"
    )


_DIBAO = """
SELECT s.county_code, s.supported AS receiving
FROM household_state s JOIN county_day c ON c.county_code = s.county_code
WHERE s.registered AND s.ni < c.dibao_line * s.n"""

_DISABLED = """
SELECT r.county_code,
    CASE WHEN x.living_subsidy > 0 OR x.care_subsidy > 0 THEN TRUE
        WHEN (x.living_subsidy = 0 OR x.living_subsidy__delivered) AND (x.care_subsidy = 0 OR x.care_subsidy__delivered)
            THEN FALSE END AS receiving
FROM own_x22 x JOIN resident r ON r.p = x.p
WHERE x.alive AND x.severe"""

_INSURED = """
SELECT m.county_code, CASE WHEN x.p IS NULL THEN FALSE ELSE x.insured END AS receiving
FROM member m
JOIN resident r ON r.p = m.p AND NOT r.away
JOIN county_day c ON c.county_code = m.county_code
LEFT JOIN (
    SELECT x.p, BOOL_OR(x.resident_basic OR x.employee_basic) AS insured FROM own_x16 x CROSS JOIN day d
    WHERE x.year = d.year_now GROUP BY x.p
) x ON x.p = m.p
WHERE c.fresh_x16"""

_AIDED = """
SELECT m.county_code, a.p IS NOT NULL AS receiving
FROM own_x11 x
JOIN member m ON m.p = x.p
LEFT JOIN (
    SELECT DISTINCT x.p FROM own_x12 x CROSS JOIN day d WHERE x.paid_on BETWEEN d.w_first AND d.w_last
) a ON a.p = x.p
WHERE x.status = '在读'"""

POLICIES = (
    PolicyLink("X07", ("X03", "X07", "X08"), _DIBAO),
    PolicyLink("X22", ("X22",), _DISABLED),
    PolicyLink("X16", ("X02", "X16"), _INSURED),
    PolicyLink("X12", ("X11", "X12"), _AIDED),
)
