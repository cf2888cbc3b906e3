"""What the ledger of facts costs at a province's size: `bench/areas/measures.py` says what of it is measured."""
