"""Worked cases of rules.md: threshold − 1, at, + 1, each input unknown. Read beside the page they are the manual."""
