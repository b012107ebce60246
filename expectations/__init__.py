"""Great Expectations: the suites that judge data lines, and the gate that runs them. What is done with a failing row
stands in `fangpin_pipeline.reading`. Importing this package or its suites does not import Great Expectations."""
