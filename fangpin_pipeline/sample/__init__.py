"""A synthetic Bayannur with a known truth: `fangpin sample`. Real microdata is closed; nothing here is a real person.

Households are born, earn, learn, fall ill and get help (`people` … `lives`), departments write down what they would
see of it (`departments`), and files are delivered on their days with the faults of real files (`schedule`, `dirt`,
`files`). Outcomes follow from simulated lives: no module here knows a rule or a parameter of the screening.
"""

from fangpin_pipeline.sample.write import SampleError, SampleSummary, write_sample

__all__ = ["SampleError", "SampleSummary", "write_sample"]
