"""Tỉnh Kiến An, invented: its organisations and people, as data."""
