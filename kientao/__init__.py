"""Kiến Tạo runs a province's administrative reform: from the decision on paper to numbers anyone can check."""

__version__ = "0.1.0"
