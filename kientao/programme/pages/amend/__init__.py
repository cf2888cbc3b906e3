"""A later decision on its way to changing a plan in force."""
