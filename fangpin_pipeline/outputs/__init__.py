"""What leaves the pipeline: output tables, mart, workbooks, explanations. Nothing is decided here."""
