"""Plans that nobody has seen: printed at random in every layout, and written by hand with their gold reading."""
