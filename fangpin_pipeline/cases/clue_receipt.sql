-- What came back from visits (R01, the clue machine), each with what forbids to apply it; NULL: it is applied.
-- `weight` orders the events of one day: of two findings the one in the household's favour holds.
SELECT
    x.event_no,
    x.household_no,
    x.event,
    x.occurred_on,
    x.reason,
    x.delivery,
    x.row,
    CASE x.event WHEN '核实属实' THEN 4 WHEN '核实不属实' THEN 3 WHEN '暂缓' THEN 2 ELSE 1 END AS weight,
    CASE
        WHEN x.occurred_on > d.as_of THEN 'future'
        WHEN l.household_no IS NULL THEN 'never_listed'
        WHEN x.occurred_on < l.first_opened_on THEN 'before_listed'
    END AS problem,
    COALESCE(l.county_code, h.county_code) AS county_code
FROM r01 x
CROSS JOIN day d
LEFT JOIN clue_ledger l ON l.household_no = x.household_no
LEFT JOIN household h ON h.household_no = x.household_no
WHERE x.machine = '线索核查'
