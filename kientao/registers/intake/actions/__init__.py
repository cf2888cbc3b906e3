"""What people and other systems do with facts kept elsewhere: one verb, one function."""
