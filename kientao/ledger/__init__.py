"""The ledger of facts (sổ dữ kiện): what registers say happened or holds, in narrow rows, counted as they are written.

Registers mark which of their records changed (`waiting.py`); a moment later the ledger asks them what those records
come to as facts, keeps what was said before as ended, and adds the difference to its tallies (`catching_up.py`).
"""
