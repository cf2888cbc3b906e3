"""Decisions that publish procedures: flow → columns and parts → procedures and processes → checks."""
