"""Decisions that publish procedures on their way into the catalogue: sent, compiled, reviewed, adopted."""
