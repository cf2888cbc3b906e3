"""Figures that were reported or published (số đã chốt): kept as they were, with the rule and the rows they came from.

`rule.py` says a measure's declaration as JSON and back, `hashing.py` makes one number of all rows that were counted,
`actions.py` freezes, `checking.py` asks the ledger again, `comparing.py` says what came of it.
"""
