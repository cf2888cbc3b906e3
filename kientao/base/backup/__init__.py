"""The whole installation in one file, and back, on the same kind of database or the other.

A backup is a tar: `manifest.json`, one gzipped JSON-lines file a table, and the stored files. It names the migrations
that were applied, so a newer program restores an older backup: it loads the rows as they were and then migrates.
"""
