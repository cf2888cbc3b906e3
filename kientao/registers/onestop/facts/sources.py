"""By which numbers the ledger knows the records of this register."""

DOSSIERS, PROCEDURES = 1, 2
