"""Who is one person, which rows count on D, and who lives in which household. No amount and no judgement here."""
