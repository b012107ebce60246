-- Classes that hit a household, with their severity and sentence.
SELECT f.household_no, f.rule, f.severity, f.sentence
FROM finding f
WHERE f.verdict = 'hit' AND NOT EXISTS (SELECT 1 FROM rule_name n WHERE n.rule = f.rule)
