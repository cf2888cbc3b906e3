"""What people do with entered figures: one verb, one function."""
