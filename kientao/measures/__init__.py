"""Questions over facts: what a target asks, declared once, answered alike by every engine, for any past moment.

`measure.py` says what a question is made of, `catalogue/` which there are, `checks.py` what is wrong with one,
`reference.py` answers in plain Python and is the judge of all other engines. `matching.py` knows which question the
words of a plan ask, `aim.py` what a target wants of the answer by when, `needed.py` what is still to be done for it;
`service_index.py` gives points.
"""
