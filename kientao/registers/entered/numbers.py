"""By which number the ledger knows the answers of this register."""

ANSWERS = 5
