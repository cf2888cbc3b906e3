"""Whoever means harm at the one-stop shop by what is asked for, named and filled in."""
