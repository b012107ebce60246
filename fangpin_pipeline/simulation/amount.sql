-- Amounts a year, in whole fen, that a hit itself speaks of: what is missing up to the dibao and the monitoring line.
SELECT s.household_no, s.county_code, s.township_code, 'dibao_gap' AS amount, c.dibao_line * s.n - s.ni AS fen
FROM household_state s
JOIN county_day c ON c.county_code = s.county_code
JOIN rule_judgement r ON r.h = s.h
WHERE r.dibao_gap
UNION ALL
SELECT s.household_no, s.county_code, s.township_code, 'monitoring_gap', c.monitoring_line * s.n - s.ni
FROM household_state s
JOIN county_day c ON c.county_code = s.county_code
JOIN class_judgement k ON k.h = s.h
WHERE k.c1_unstable_exit OR k.c2_low_income
