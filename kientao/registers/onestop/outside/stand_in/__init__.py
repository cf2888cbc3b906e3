"""Servers in the place of those outside, for practice and tests: they check what they are sent."""
