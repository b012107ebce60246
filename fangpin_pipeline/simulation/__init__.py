"""What would be: a published day judged again with another rulebook or other deliveries, and who moves by it.

Everything happens in a private workspace that is gone afterwards; nothing is published. How a day is computed stands in
`screening`, what a value may be in `rulebook`.
"""
