"""The static site of aggregates for leaders and analysts: opens from a folder, runs no script, holds no household.

What a page says stands in the module of its subject, how a page looks in `templates/site/`, how all become one folder
in `write`. Numbers come from the report's evidence and are hidden by the report's rule.
"""
