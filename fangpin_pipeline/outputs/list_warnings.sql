-- The warning list with its cleared rows, by severity and place. A household that is gone has no name any more.
SELECT
    w.household_no,
    w.county_code,
    w.township_code,
    w.village_code,
    w.severity,
    w.state,
    w.reason,
    w.first_seen,
    w.due_on,
    w.rules,
    h.kind,
    h.household_type,
    h.monitored_class,
    h.head_name,
    h.head_id_no,
    h.helper_name,
    h.helper_phone,
    h.dibao,
    h.tekun,
    h.measures,
    h.n,
    h.ni
FROM warning w
LEFT JOIN named h ON h.household_no = w.household_no
ORDER BY
    CASE w.severity WHEN 'red' THEN 1 WHEN 'orange' THEN 2 ELSE 3 END,
    w.township_code,
    w.village_code,
    w.household_no
