"""Pages of the intake: sources, how each is read, what was sent."""
