"""By which number the ledger knows the rows of this register."""

ROWS = 3
