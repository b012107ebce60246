"""What a day costs, beside a bound and beside others: parts that are measured, each in a process of its own.

`part` runs one of them and `plan` says which run at a size, `city` keeps the cities, `figures` and `chart` show what
came out. Nothing here decides anything of a day; only the command imports it.
"""
