"""From a delivered file to typed rows: read, dropped, quarantined, staged. Whose a row is stands in `identity`."""
