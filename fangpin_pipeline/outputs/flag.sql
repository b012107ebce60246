-- Hits and unknowns of the rules, with the household's place.
SELECT
    d.as_of,
    f.household_no,
    h.county_code,
    h.township_code,
    h.village_code,
    f.rule,
    f.verdict,
    NULLIF(f.severity, '') AS severity,
    NULLIF(f.value, '') AS value,
    NULLIF(f.threshold, '') AS threshold,
    NULLIF(f.missing, '') AS missing,
    NULLIF(f.sentence, '') AS sentence
FROM finding f
JOIN rule_name n ON n.rule = f.rule
JOIN household h ON h.household_no = f.household_no
CROSS JOIN day d
