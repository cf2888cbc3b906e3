"""Reads of entered figures."""
