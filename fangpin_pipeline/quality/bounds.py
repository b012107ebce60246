"""How much may differ before a cross-table expectation fails, each with its reason. All are provisional (暂定).

No document of the policy gives these numbers; they stand in one place so that an office can see and question them.
"""

# Percent of units that may be wrong. Registers of two departments are never taken on one day, so a few differ always.
OTHER_DAY = 5
# Persons of X02 whose household register lies outside the countryside of the city (married in, students).
OTHER_REGISTER = 2
# Treatment outside the city may be missing from the settlements, so many chronic patients without any is a sign of it.
UNTREATED = 50
# A wage in whole thousands: about one in ten is by chance, more than half is an estimate written as an amount.
ROUND_WAGES = 50
# A household whose every amount is the same as a year before; more than a fifth of a county is a copied ledger.
UNCHANGED = 20
# Villages whose population differs between two frames; some have moved boundaries.
FRAMES = 10

# Amounts of one year from two departments: 5 % for months paid late.
AMOUNT_PERCENT = 5
# Registered population against the village report.
POPULATION_PERCENT = 10
# Rows of a roll against the delivery before it.
ROLL_FALL_PERCENT = 20

# Households of one village with one and the same income record, to the fen.
SAME_RECORD_HOUSEHOLDS = 5
# Households that one helper's telephone may stand for.
HELPER_HOUSEHOLDS = 5
# A township with fewer households may really have nobody in a roll.
TOWNSHIP_HOUSEHOLDS = 20
# Completed years that nobody in the register is likely to have passed.
OLDEST = 110
# Fen of a wage that counts as round.
ROUND_WAGE = 100_000
