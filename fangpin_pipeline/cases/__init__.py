"""What becomes of a hit: the warning list with its states, the verification list. Judgement stands in `rules`."""
