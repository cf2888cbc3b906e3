"""The words that registers and measures share: what a fact is, and which there are. Pure: no framework, no database.

A register knows dossiers, inspections, answers of citizens; a measure asks how many, of what, where, when. Between them
stands the fact: a narrow row for each thing that happened or holds, on whose day, at which agency, with the class that
the register's own rule gave it. `kind.py` says what a fact is made of, the other files which facts there are, by field.
"""
