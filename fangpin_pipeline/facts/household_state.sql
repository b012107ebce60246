-- Everything the rules may read of a household: one row a household, facts of all areas side by side.
WITH spending AS (
    SELECT
        h.h,
        h.oop + e.edu + d.dis + d.acc + d.biz + b.dsb AS rx,
        h.oop_low + e.edu_low + d.dis_low + d.acc_low + d.biz_low + b.dsb_low AS rx_low,
        GREATEST(h.oop_low, e.edu_low, d.dis_low, d.acc_low, d.biz_low, b.dsb_low) AS largest_low,
        NULLIF(CONCAT_WS('；', h.oop_stale, e.edu_stale, d.dis_stale, b.dsb_stale), '') AS rx_stale,
        NULLIF(CONCAT_WS('；', h.oop_gap, e.edu_gap, d.dis_gap, b.dsb_gap), '') AS rx_gap
    FROM health h
    JOIN schooling e ON e.h = h.h
    JOIN disaster d ON d.h = h.h
    JOIN disability b ON b.h = h.h
)
SELECT
    p.h,
    p.household_no,
    p.county_code,
    p.township_code,
    p.village_code,
    p.kind,
    p.kind = 'registered' AS registered,
    p.n,
    CAST(NULL AS STRING) AS n_stale,
    p.n_gap,
    COALESCE(c.monitoring_line * p.n, 0) AS reference,
    CASE WHEN p.kind = 'general' THEN FALSE WHEN c.fresh_x01 THEN p.household_type = '已脱贫' END AS exited,
    CASE WHEN p.kind = 'registered' AND NOT c.fresh_x01 THEN '建档立卡户信息' END AS exited_stale,
    CAST(NULL AS STRING) AS exited_gap,
    i.no_income_record,
    i.ni, i.ni_stale, i.ni_gap,
    i.ni_py, i.ni_py_stale, i.ni_py_gap,
    i.subsidy,
    i.ending_low, i.ending_high,
    CASE WHEN i.ending_low = i.ending_high THEN i.ending_low END AS ending,
    CAST(NULL AS STRING) AS ending_stale,
    i.ending_gap,
    h.oop, h.oop_low, h.oop_stale, h.oop_gap,
    h.uninsured_stay, h.uninsured_stay_stale, h.uninsured_stay_gap,
    h.uninsured, h.uninsured_stale, h.uninsured_gap,
    h.serious_disease, h.serious_disease_stale, h.serious_disease_gap,
    e.edu, e.edu_low, e.edu_stale, e.edu_gap,
    e.advanced, e.advanced_low, e.advanced_stale, e.advanced_gap,
    e.students, e.students_low, e.students_stale, e.students_gap,
    d.dis, d.dis_low, d.dis_stale, d.dis_gap,
    d.acc, d.acc_low, d.biz, d.biz_low,
    d.house_damaged, d.house_damaged_stale, d.house_damaged_gap,
    d.accident, d.accident_stale, d.accident_gap,
    d.injured, d.injured_stale, d.injured_gap,
    b.dsb, b.dsb_low, b.dsb_stale, b.dsb_gap,
    b.new_disability, b.new_disability_stale, b.new_disability_gap,
    b.unsubsidised, b.unsubsidised_stale, b.unsubsidised_gap,
    s.supported, s.supported_stale, s.supported_gap,
    s.assisted, s.assisted_stale, s.assisted_gap,
    s.able, s.able_stale, s.able_gap,
    x.rx, x.rx_low, x.largest_low, x.rx_stale, x.rx_gap
FROM household p
JOIN county_day c ON c.county_code = p.county_code
JOIN income i ON i.h = p.h
JOIN health h ON h.h = p.h
JOIN schooling e ON e.h = p.h
JOIN disability b ON b.h = p.h
JOIN disaster d ON d.h = p.h
JOIN support s ON s.h = p.h
JOIN spending x ON x.h = p.h
