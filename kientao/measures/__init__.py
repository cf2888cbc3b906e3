"""Questions over facts: what a target asks, declared once, answered alike by every engine, for any past moment.

`measure.py` says what a question is made of, `catalogue/` which there are, `checks.py` what is wrong with one,
`reference.py` answers in plain Python and is the judge of all other engines. `matching.py` knows which question the words
of a plan ask; `service_index.py` gives points for answers.
"""
