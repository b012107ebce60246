"""Lint of the rule base: what makes a rule unsound is found before a day is judged by it.

`run` puts the checks together, one module a kind of check; `known` says what a rule may lean on, `finding` how a
finding is told. A rule without findings may still be wrong about the policy: that is what worked cases are for.
"""
