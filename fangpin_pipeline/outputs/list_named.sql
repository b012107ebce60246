-- Households on D as the lists name them. Only listed households have a card.
SELECT
    f.household_no,
    f.kind,
    c.household_type,
    c.monitored_class,
    c.head_name,
    c.head_id_no,
    c.helper_name,
    c.helper_phone,
    c.dibao,
    c.tekun,
    c.measures,
    f.n,
    f.ni
FROM household_fact f
LEFT JOIN household_card c ON c.household_no = f.household_no
