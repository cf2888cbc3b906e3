"""The one-stop shop of the practice province: its decision, its counters, and three months of dossiers."""
