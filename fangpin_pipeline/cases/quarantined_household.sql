-- Households that rows of the registers in quarantine name: whether they are there is not known on D.
SELECT household_no FROM x01_doubt WHERE household_no IS NOT NULL
UNION
SELECT hukou_no FROM x10_doubt WHERE hukou_no IS NOT NULL
