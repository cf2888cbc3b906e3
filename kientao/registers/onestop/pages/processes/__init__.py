"""Processes: drawn, edited step by step, checked, published; who does which post."""
