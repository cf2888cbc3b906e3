"""Blocks become an outline: which line is a heading, which an item of a list, and what stands under what."""
