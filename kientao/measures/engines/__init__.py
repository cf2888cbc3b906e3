"""Whoever counts: one definition, written once as an Ibis expression, in the words of each database.

`live.py` asks the database the program stands on, `parquet.py` exported files through DuckDB, `spark.py` a cluster.
"""
