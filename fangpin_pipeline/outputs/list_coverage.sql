-- Age of each extract in each county.
SELECT extract, county_code, delivery, received_on, age_days, max_age, fresh
FROM coverage
ORDER BY county_code, extract
