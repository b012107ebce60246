-- Counties whose X16 delivery in force holds accepted rows of year(D).
WITH held AS (
    SELECT DISTINCT x.delivery FROM x16 x CROSS JOIN day d WHERE x.year = d.year_now
)
SELECT c.county_code
FROM coverage c
JOIN held h ON h.delivery = c.delivery
WHERE c.extract = 'X16'
