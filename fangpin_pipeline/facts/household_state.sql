-- Everything the rules may read of a household: one row a household, facts of all areas side by side.
SELECT
    p.h,
    p.household_no,
    p.county_code,
    p.township_code,
    p.village_code,
    p.kind,
    p.kind = 'registered' AS registered,
    p.n,
    COALESCE(c.monitoring_line * p.n, 0) AS reference,
    CASE WHEN p.kind = 'general' THEN FALSE WHEN c.fresh_x01 THEN p.household_type = '已脱贫' END AS exited,
    CASE WHEN p.kind = 'general' THEN FALSE WHEN c.fresh_x01 THEN p.without_helper END AS without_helper,
    i.no_income_record,
    i.ni,
    i.ni_py,
    i.production,
    i.production_before,
    i.subsidy,
    i.ending_low,
    i.ending_high,
    CASE WHEN i.ending_low = i.ending_high THEN i.ending_low END AS ending,
    h.oop,
    h.oop_low,
    h.uninsured_stay,
    h.uninsured,
    h.serious_disease,
    g.uncontracted,
    g.unfollowed,
    e.edu,
    e.edu_low,
    e.advanced,
    e.advanced_low,
    e.students,
    e.students_low,
    a.dropped_out,
    a.absent_pupil,
    a.off_roll,
    t.unaided_pupil,
    d.dis,
    d.dis_low,
    d.acc,
    d.acc_low,
    d.biz,
    d.biz_low,
    d.house_damaged,
    d.accident,
    d.failed,
    d.injured,
    b.dsb,
    b.dsb_low,
    b.new_disability,
    b.unsubsidised,
    u.lives_in_grade_c,
    u.lives_in_grade_d,
    w.water_failing,
    s.supported,
    s.dibao_active,
    s.dibao_stopped,
    s.able,
    o.unpensioned,
    o.pension_unpaid,
    m.assisted,
    m.developed,
    m.assisted_in_w,
    m.income_project,
    q.in_difficulty,
    q.applied,
    l.linked_defunct,
    z.loan_for_firm,
    z.loan_elsewhere,
    z.largest_loan,
    z.largest_loan_low,
    z.overdue_days,
    z.overdue_days_low,
    k.lost_wages,
    k.lost_wages_low,
    k.employed,
    k.relocated,
    k.vacant,
    h.oop + e.edu + d.dis + d.acc + d.biz + b.dsb AS rx,
    h.oop_low + e.edu_low + d.dis_low + d.acc_low + d.biz_low + b.dsb_low AS rx_low,
    GREATEST(h.oop_low, e.edu_low, d.dis_low, d.acc_low, d.biz_low, b.dsb_low) AS largest_low
FROM household p
JOIN county_day c ON c.county_code = p.county_code
JOIN income i ON i.h = p.h
JOIN health h ON h.h = p.h
JOIN chronic g ON g.h = p.h
JOIN schooling e ON e.h = p.h
JOIN attendance a ON a.h = p.h
JOIN student_aid t ON t.h = p.h
JOIN disability b ON b.h = p.h
JOIN disaster d ON d.h = p.h
JOIN housing u ON u.h = p.h
JOIN water w ON w.h = p.h
JOIN support s ON s.h = p.h
JOIN pension o ON o.h = p.h
JOIN measures m ON m.h = p.h
JOIN appeal q ON q.h = p.h
JOIN business l ON l.h = p.h
JOIN loan z ON z.h = p.h
JOIN work k ON k.h = p.h
