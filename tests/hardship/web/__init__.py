"""Whoever means harm by what is asked for and filled in."""
