"""Pages on which keys for other systems are made and ended."""
