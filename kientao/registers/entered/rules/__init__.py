"""Decisions about entered figures: values in, values out."""
