"""How good published lists were, seen from what happened afterwards: precision, recall and lead time.

Reads published days and a table of confirmed events, always forward in time: what counts is what was published before
an event. Nothing is judged again here; what would be under another rulebook stands in `simulation`.
"""
